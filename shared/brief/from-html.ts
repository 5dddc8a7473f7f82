import type { CalendarDate, Instant } from '../ids.ts';
import type { Body } from './body.ts';
import { footnotesOf } from './html/footnotes.ts';
import type { DomElement, DomNode, DomParent } from './html/parse.ts';
import { attribute, isElement, nodesUnder, parseHtmlDocument, parseHtmlFragment, textOf } from './html/parse.ts';
import { webAddress } from './html/address.ts';
import { reduce } from './html/reduce.ts';
import type { PostText } from './from-text.ts';
import { normaliseBody } from './normalise.ts';
import { isPersonName, splitNames } from './person.ts';
import type { Declared } from './post-from-body.ts';
import { postFromBody } from './post-from-body.ts';
import { dateOf, printedDate } from './printed-date.ts';
import { promoteHeadings } from './promote-headings.ts';
import { isLanguage } from './properties.ts';
import { bodyText } from './text.ts';
import { plainLine } from './white-space.ts';

/**
 * A body from hostile HTML (a WordPress post's content, a feed entry's). Never throws, runs nothing, fetches nothing, keeps
 * every visible word. `base` is the address that relative links are read against.
 */
export function htmlToBody(html: string, { base = null }: { base?: string | null } = {}): Body {
  return bodyFromDom(parseHtmlFragment(html), base, isNothing);
}

/** A brief from a whole HTML file or fragment with its title, dates and names; null when it has no words. */
export function documentToPost(html: string, { base = null, vocabulary = [] }: { base?: string | null; vocabulary?: readonly string[] } = {}): PostText | null {
  const page = parseHtmlDocument(html);
  const elements = [...nodesUnder(page)].filter(isElement);
  const meta = metaOf(elements);
  const url = canonicalOf(elements, base);
  const baseHref = elements.find(({ tagName }) => tagName === 'base');
  const top = mainOf(elements) ?? page;
  const body = bodyFromDom(top, webAddress(baseHref === undefined ? null : attribute(baseHref, 'href'), url) ?? url, top === page ? isPageFurniture : isNothing);
  const { title, isLoose } = titleOf(elements, top, meta);
  const declared: Declared = { ...declaredBy(meta, elements), url, ...(title === null ? {} : { title, isTitleLoose: isLoose }) };
  const post = postFromBody(body, declared, vocabulary);
  return title === null && bodyText(body) === '' ? null : post;
}

function bodyFromDom(top: DomParent, base: string | null, isFurniture: (element: DomElement) => boolean): Body {
  return promoteHeadings(normaliseBody(reduce(top.childNodes, { base, footnotes: footnotesOf(top), isFurniture })));
}

/** The part of a page that is the text: the only article, else main; a page without either is taken whole. */
function mainOf(elements: readonly DomElement[]): DomElement | null {
  const articles = elements.filter(({ tagName }) => tagName === 'article');
  const main = elements.find((element) => element.tagName === 'main' || attribute(element, 'role') === 'main');
  const inMain = main === undefined ? articles : articles.filter((article) => isUnder(article, main));
  return (inMain.length === 1 ? inMain[0] : undefined) ?? main ?? (articles.length === 1 ? articles[0] : undefined) ?? null;
}

/** Around the text of a page that does not mark its main part. */
function isPageFurniture(element: DomElement): boolean {
  const role = attribute(element, 'role');
  return element.tagName === 'nav' || role === 'navigation' || role === 'banner' || role === 'contentinfo' || role === 'search';
}

function isNothing(): boolean {
  return false;
}

function metaOf(elements: readonly DomElement[]): Map<string, string[]> {
  const meta = new Map<string, string[]>();
  for (const element of elements) {
    const name = element.tagName === 'meta' ? attribute(element, 'property') ?? attribute(element, 'name') ?? attribute(element, 'itemprop') : null;
    const content = name === null ? '' : plainLine(attribute(element, 'content') ?? '');
    if (name === null || content === '') continue;
    const key = name.trim().toLowerCase();
    meta.set(key, [...(meta.get(key) ?? []), content]);
  }
  return meta;
}

function titleOf(elements: readonly DomElement[], top: DomParent, meta: Map<string, string[]>): { title: string | null; isLoose: boolean } {
  const headings = elements.filter(({ tagName }) => tagName === 'h1').map((element) => ({ element, text: plainLine(textOf(element)) })).filter(({ text }) => text !== '');
  const inText = headings.filter(({ element }) => isUnder(element, top));
  const [heading] = inText.length > 0 ? inText : headings;
  const element = elements.find(({ tagName }) => tagName === 'title');
  if (heading !== undefined) return { title: heading.text, isLoose: false };
  const shown = [meta.get('og:title')?.[0], meta.get('twitter:title')?.[0], element === undefined ? '' : plainLine(textOf(element))];
  return { title: shown.find((title) => title !== undefined && title !== '') ?? null, isLoose: true };
}

function declaredBy(meta: Map<string, string[]>, elements: readonly DomElement[]): Declared {
  const first = (...names: string[]): string | null => names.map((name) => meta.get(name)?.[0]).find((value) => value !== undefined) ?? null;
  const time = elements.find((element) => element.tagName === 'time' && attribute(element, 'datetime') !== null);
  const published = first('article:published_time', 'datepublished', 'citation_publication_date', 'dc.date.issued', 'dcterms.date', 'dc.date', 'parsely-pub-date', 'pubdate', 'date')
    ?? (time === undefined ? null : attribute(time, 'datetime'));
  const names = [...(meta.get('author') ?? []), ...(meta.get('citation_author') ?? []), ...(meta.get('article:author') ?? [])].filter((name) => !/^https?:|^@/.test(name));
  const topics = [...(meta.get('article:tag') ?? []), ...(meta.get('keywords') ?? meta.get('news_keywords') ?? []).flatMap((row) => row.split(','))].map(plainLine).filter((name) => name !== '');
  const html = elements.find(({ tagName }) => tagName === 'html');
  const language = (html === undefined ? null : attribute(html, 'lang'))?.trim() ?? null;
  return {
    date: calendarDate(published),
    publishedAt: instant(published),
    modifiedAt: instant(first('article:modified_time', 'datemodified', 'og:updated_time')),
    authors: [...new Set(names.flatMap((name) => (splitNames(name).every(isPersonName) ? splitNames(name) : [name])))],
    topics: topics.map((name) => ({ name, known: true })),
    language: isLanguage(language) ? language : null,
  };
}

function canonicalOf(elements: readonly DomElement[], base: string | null): string | null {
  const link = elements.find((element) => element.tagName === 'link' && attribute(element, 'rel')?.toLowerCase() === 'canonical');
  const graph = elements.find((element) => element.tagName === 'meta' && attribute(element, 'property') === 'og:url');
  return webAddress(link === undefined ? null : attribute(link, 'href'), base) ?? webAddress(graph === undefined ? null : attribute(graph, 'content'), base) ?? base;
}

/** The day that the publisher wrote, in the publisher's own zone. */
function calendarDate(value: string | null): CalendarDate | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})(?:$|[T ])/.exec(value ?? '') ?? [];
  return year === undefined ? printedDate(value ?? '') : dateOf(year, Number(month), day);
}

function instant(value: string | null): Instant | null {
  if (value === null || !/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}.*(?:Z|[+-]\d{2}:?\d{2})$/.test(value)) return null;
  const time = new Date(value.replace(' ', 'T'));
  return Number.isNaN(time.getTime()) ? null : time.toISOString() as Instant;
}

function isUnder(element: DomNode, top: DomParent): boolean {
  for (let node: DomParent | null = element.parentNode; node !== null; node = 'parentNode' in node ? node.parentNode : null) {
    if (node === top) return true;
  }
  return false;
}

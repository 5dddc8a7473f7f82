import type { Body } from '../body.ts';
import type { PostText } from './from-text.ts';
import { webAddress } from './html/address.ts';
import { footnotesOf } from './html/footnotes.ts';
import { setNotesApart } from './html/inline-notes.ts';
import type { Meta } from './html/meta.ts';
import { canonicalOf, declaredBy, metaOf } from './html/meta.ts';
import type { DomElement, DomNode, DomParent } from './html/parse.ts';
import { attribute, isElement, nodesUnder, parseHtmlDocument, parseHtmlFragment, textOf } from './html/parse.ts';
import { reduce } from './html/reduce.ts';
import { normaliseBody } from '../normal/normalise.ts';
import type { Declared } from './post-from-body.ts';
import { postFromBody } from './post-from-body.ts';
import { promoteHeadings } from './promote-headings.ts';
import { bodyText } from '../text.ts';
import { plainLine } from '../normal/white-space.ts';

/**
 * A body from hostile HTML (a WordPress post's content, a feed entry's). Never throws, runs nothing, fetches nothing,
 * keeps every visible word. `base` is the address that relative links are read against.
 */
export function htmlToBody(html: string, { base = null }: { base?: string | null } = {}): Body {
  return bodyFromDom(parseHtmlFragment(html), base, isNothing);
}

/** A brief from a whole HTML file or a piece of one, with its title, dates and names; null when it has no words. */
export function documentToPost(
  html: string,
  { base = null, vocabulary = [] }: { base?: string | null; vocabulary?: readonly string[] } = {},
): PostText | null {
  const page = parseHtmlDocument(html);
  const elements = [...nodesUnder(page)].filter(isElement);
  const meta = metaOf(elements);
  const url = canonicalOf(elements, meta, base);
  const top = mainOf(elements) ?? page;
  const body = bodyFromDom(top, baseOf(elements, url), top === page ? isPageFurniture : isNothing);
  const title = titleOf(elements, top, meta);
  if (title === null && bodyText(body) === '') return null;
  const declared: Declared = { ...declaredBy(meta, elements), url, ...title };
  return postFromBody(body, declared, vocabulary);
}

function bodyFromDom(top: DomParent, base: string | null, isFurniture: (element: DomElement) => boolean): Body {
  setNotesApart(top);
  return promoteHeadings(normaliseBody(reduce(top.childNodes, { base, footnotes: footnotesOf(top), isFurniture })));
}

/** What relative addresses are read against: the page's <base>, or its own address. */
function baseOf(elements: readonly DomElement[], url: string | null): string | null {
  const base = elements.find(({ tagName }) => tagName === 'base');
  return webAddress(base === undefined ? null : attribute(base, 'href'), url) ?? url;
}

/** The part of a page that is the text: the only article, else main; a page without either is taken whole. */
function mainOf(elements: readonly DomElement[]): DomElement | null {
  const articles = elements.filter(({ tagName }) => tagName === 'article');
  const main = elements.find((element) => element.tagName === 'main' || attribute(element, 'role') === 'main');
  const inMain = main === undefined ? articles : articles.filter((article) => isUnder(article, main));
  if (inMain.length === 1) return inMain[0] ?? null;
  return main ?? (articles.length === 1 ? articles[0] ?? null : null);
}

/** Around the text of a page that does not mark its main part. */
function isPageFurniture(element: DomElement): boolean {
  const role = attribute(element, 'role');
  return element.tagName === 'nav' || (role !== null && /^(?:navigation|banner|contentinfo|search)$/.test(role));
}

function isNothing(): boolean {
  return false;
}

/**
 * The heading of the first rank, in the text if it can be; without one the title that the window shows, which is
 * loose.
 */
function titleOf(elements: readonly DomElement[], top: DomParent, meta: Meta): { title: string; isTitleLoose: boolean } | null {
  const headings = elements.filter((element) => element.tagName === 'h1' && textOf(element).trim() !== '');
  const heading = headings.find((element) => isUnder(element, top)) ?? headings[0];
  if (heading !== undefined) return { title: plainLine(textOf(heading)), isTitleLoose: false };
  const element = elements.find(({ tagName }) => tagName === 'title');
  const shown = [meta.get('og:title')?.[0], meta.get('twitter:title')?.[0], element && plainLine(textOf(element))];
  const title = shown.find((one) => one !== undefined && one !== '');
  return title === undefined ? null : { title, isTitleLoose: true };
}

function isUnder(element: DomNode, top: DomParent): boolean {
  let node: DomParent | null = element.parentNode;
  while (node !== null && node !== top) node = 'parentNode' in node ? node.parentNode : null;
  return node !== null;
}

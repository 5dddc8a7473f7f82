import { Readability } from '@mozilla/readability';
import { Parser } from 'htmlparser2';
import { parseHTML } from 'linkedom';
import type { Post } from '../../../shared/brief/brief.ts';
import { readByline, readDateline, sameLine } from '../../../shared/brief/read/dateline.ts';
import type { Body } from '../../../shared/brief/body.ts';
import { htmlToBody } from '../../../shared/brief/read/from-html.ts';
import { bodyText } from '../../../shared/brief/text.ts';
import { plainLine } from '../../../shared/brief/normal/white-space.ts';
import { readDateField, type FeedDate } from '../../../shared/feed/dates.ts';
import type { CalendarDate } from '../../../shared/ids.ts';
import { firstWords } from '../../../shared/feed/plain-text.ts';
import { decodeText } from '../feeds/decode.ts';
import type { Answer } from '../http/limited-fetch.ts';
import { failed, got, type NetResult } from '../http/net.ts';
import { shownAddress } from '../http/address.ts';
import { withoutFurniture } from './page-furniture.ts';
import { AUTHOR_LABEL, linesOf, printedHeader, type PrintedHeader } from './page-header.ts';
import { numberedBlocks, restoreMissing } from './page-missing.ts';
import { bringNotes } from './page-notes.ts';
import { showImages } from './page-images.ts';
import { showPanels } from './page-panels.ts';
import type { Page, PageElement } from './page-document.ts';
import { saidBy, type Said } from './page-said.ts';
import { titleOf, withOwnSeparators, withPlainSeparators } from './page-title.ts';

/** What was found on a web page. */
export interface Article extends Said {
  /** As the page calls itself, often with the name of the site. */
  title: string;
  byline: string | null;
  printed: PrintedHeader;
  /** HTML of the article alone: hostile still, as everything from outside. */
  html: string;
}

/** A page with more than this is no article, and would take minutes: both libraries need time with the square of the depth. */
const MOST_ELEMENTS = 60_000;
/** Every entity begins a text of its own: a page of nothing else keeps both libraries busy for minutes as well. */
const MOST_TEXTS = 300_000;
const DEEPEST = 300;

/** The article on a page; null when there is none. Total. */
export function extractArticle(html: string, address: string): Article | null {
  if (!isOfHumanSize(html)) return null;
  // What a page says of itself in JSON-LD can be so odd that Readability gives up; then it has to do without.
  return extract(html, address, true) ?? extract(html, address, false);
}

function isOfHumanSize(html: string): boolean {
  let depth = 0;
  let deepest = 0;
  let elements = 0;
  let texts = 0;
  const parser = new Parser({
    onopentag() {
      depth += 1;
      elements += 1;
      deepest = Math.max(deepest, depth);
    },
    onclosetag() {
      depth -= 1;
    },
    ontext() {
      texts += 1;
    },
  });
  const isStillHuman = () => deepest <= DEEPEST && elements <= MOST_ELEMENTS && texts <= MOST_TEXTS;
  for (let i = 0; i < html.length && isStillHuman(); i += 65_536) parser.write(html.slice(i, i + 65_536));
  return isStillHuman();
}

function extract(html: string, address: string, believesJsonLd: boolean): Article | null {
  const { document } = parseHTML(html) as unknown as { document: Page };
  // Text without a single element makes no document.
  if (!document.documentElement) return null;
  const said = saidBy(document);
  const lines = linesOf(document);
  const shown = withPlainSeparators(document);
  showPanels(document);
  showImages(document);
  const blocks = numberedBlocks(document);
  withoutFurniture(document.body);
  const found = parsed(new Readability<PageElement>(document as never, { disableJSONLD: !believesJsonLd, keepClasses: true, serializer: (node: unknown) => node as PageElement }));
  if (found === null || !found.content) return null;
  restoreMissing(found.content, blocks);
  bringNotes(found.content, blocks);
  if (said.base !== null) resolveAgainst(found.content, said.base, address);
  const title = withOwnSeparators(found.title ?? '', shown);
  return {
    title,
    ...said,
    byline: found.byline ?? null,
    printed: printedHeader(lines, titleOf({ title, ...said }), said.logos),
    published: found.publishedTime ?? said.published,
    language: found.lang ?? said.language,
    html: found.content.innerHTML,
  };
}

function parsed(readability: Readability<PageElement>): ReturnType<Readability<PageElement>['parse']> {
  try {
    return readability.parse();
  } catch {
    // A page that the library cannot take apart is a page without an article.
    return null;
  }
}

/** Readability leaves relative addresses alone when a document has none of its own; a base element of the page is kept for them. */
function resolveAgainst(article: PageElement, base: string, address: string): void {
  if (!URL.canParse(base, address)) return;
  const root = new URL(base, address).href;
  for (const [selector, attribute] of [['a[href]', 'href'], ['img[src]', 'src'], ['blockquote[cite]', 'cite']] as const) {
    for (const element of article.querySelectorAll(selector)) {
      const value = element.getAttribute(attribute) ?? '';
      if (URL.canParse(value, root)) element.setAttribute(attribute, new URL(value, root).href);
    }
  }
}

/** A page as a post: for a source that shows only excerpts, and for an address on its own. */
export function pagePost(answer: Answer): NetResult<Post> {
  const html = decodeText(answer.body, answer.headers.get('content-type')).text;
  const article = extractArticle(html, answer.url);
  if (article === null) return failed({ code: 'no-article', detail: shownAddress(answer.url) });
  const whole = htmlToBody(article.html, { base: answer.url });
  const words = firstWords(bodyText(whole));
  if (words === '') return failed({ code: 'no-article', detail: shownAddress(answer.url) });
  const title = titleOf(article);
  const published = wholeDate(article.published) ?? wholeDate(article.printed.date);
  const authors = authorsOf(article);
  return got({
    key: answer.url,
    url: answer.url,
    title: title || words,
    titleGuessed: title === '',
    date: published?.day ?? null,
    publishedAt: published?.instant ?? null,
    modifiedAt: wholeDate(article.modified)?.instant ?? null,
    series: null,
    authors,
    topics: [],
    language: article.language,
    body: withoutHeader(whole, { title, day: published?.day ?? null, authors }),
  });
}

/** A page that says only a year or a month says no day. */
function wholeDate(text: string | null): FeedDate | null {
  return /^\s*\d{4}(?:-\d{1,2})?\s*$/.test(text ?? '') ? null : readDateField(text);
}

/** The text without the lines above it that only say its title, day and authors again. Its last line always stays. */
function withoutHeader(body: Body, { title, day, authors }: { title: string; day: CalendarDate | null; authors: readonly string[] }): Body {
  const isKnown = (block: Body['children'][number]): boolean => {
    if (!/^(?:p|h[2-6])$/.test(block.tagName)) return false;
    const line = bodyText({ type: 'root', children: [block] });
    const [dated, byline] = [readDateline(line), readByline(line)];
    if (dated !== null) return dated.isComplete && dated.series === null && dated.date === day && dated.authors.every((name) => authors.includes(name));
    return sameLine(line, title) || (byline !== null && byline.isComplete && byline.authors.every((name) => authors.includes(name)));
  };
  const first = body.children.findIndex((block) => !isKnown(block));
  return first <= 0 ? body : { ...body, children: body.children.slice(first) };
}

/**
 * What the page says of its authors in its data; else what is printed around the title; else what Readability found. A page that names
 * only itself is asked for a person first.
 */
export function authorsOf({ authors, printed, byline, siteNames }: Pick<Article, 'authors' | 'printed' | 'byline' | 'siteNames'>): string[] {
  const said = [authors.flatMap(namesIn), printed.authors, namesIn(byline)].map((names) => [...new Set(names)]);
  const isSite = (name: string): boolean => siteNames.some((site) => site.toLowerCase().startsWith(name.toLowerCase()));
  return said.find((names) => names.length > 0 && !names.every(isSite)) ?? said.find((names) => names.length > 0) ?? [];
}

/** "By Jane Doe and John Roe" as two names. What is too long for names is left whole out: a sentence is no author. */
export function namesIn(byline: string | null): string[] {
  const line = plainLine((byline ?? '').replace(/\([^()]*[/@][^()]*\)/g, '').replace(/\s*\((?:with|avec|mit|con)\s+([^()]*)\)/i, ', $1')).replace(AUTHOR_LABEL, '');
  if (line === '' || line.length > 200 || /\s(?:is|was|are|has|writes)\s/.test(line)) return [];
  // "Roe, Jane": one name, the last part first.
  if (/^[^\s,]+,\s[^,;|&]+$/.test(line) && !/\s(?:and|und|et)\s/.test(line)) return [line];
  return [...new Set(line.split(BETWEEN).map((name) => name.trim()))].filter((name) => name !== '' && name.length <= 100);
}

const BETWEEN = /\s*(?:,(?!\s*(?:jr|sr|ph\.?d|m\.?d|esq|ii+|iv)\b)|;|\||、|，|\s(?:and|und|et|y|и|و)\s|&)\s*/iu;

import { Readability } from '@mozilla/readability';
import { Parser } from 'htmlparser2';
import { parseHTML } from 'linkedom';
import type { Post } from '../../shared/brief/brief.ts';
import { htmlToBody } from '../../shared/brief/from-html.ts';
import { bodyText } from '../../shared/brief/text.ts';
import { plainLine } from '../../shared/brief/white-space.ts';
import { readDate } from '../../shared/feed/dates.ts';
import { firstWords } from '../../shared/feed/plain-text.ts';
import { decodeText } from './feeds/decode.ts';
import type { Answer } from './http/limited-fetch.ts';
import { failed, got, type NetResult } from './http/net.ts';
import { shownAddress } from './http/address.ts';

/** What was found on a web page. */
export interface Article {
  /** As the page calls itself, often with the name of the site. */
  title: string;
  /** The page's main headings, as plain lines. */
  headings: string[];
  byline: string | null;
  /** As printed in the page's own data; null when it says nothing. */
  published: string | null;
  modified: string | null;
  language: string | null;
  siteName: string | null;
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
  const { document } = parseHTML(html);
  // Text without a single element makes no document.
  if (!document.documentElement) return null;
  const said = metaOf(document);
  const found = parsed(new Readability(document, { disableJSONLD: !believesJsonLd }));
  if (found === null || !found.content) return null;
  return {
    headings: said.headings,
    title: found.title ?? '',
    byline: found.byline ?? null,
    published: found.publishedTime ?? said.published,
    modified: said.modified,
    language: found.lang ?? said.language,
    siteName: found.siteName ?? null,
    html: withBase(found.content, said.base, address),
  };
}

function parsed(readability: Readability): ReturnType<Readability['parse']> {
  try {
    return readability.parse();
  } catch {
    // A page that the library cannot take apart is a page without an article.
    return null;
  }
}

interface Said {
  headings: string[];
  published: string | null;
  modified: string | null;
  language: string | null;
  base: string | null;
}

type Page = ReturnType<typeof parseHTML>['document'];

/** What the page says of itself outside the article. Read before Readability takes the page apart. */
function metaOf(document: Page): Said {
  const first = (selector: string, attribute: string): string | null => document.querySelector(selector)?.getAttribute(attribute)?.trim() || null;
  const meta = (...names: string[]): string | null => {
    for (const name of names) {
      const value = first(`meta[property="${name}"]`, 'content') ?? first(`meta[name="${name}"]`, 'content') ?? first(`meta[itemprop="${name}"]`, 'content');
      if (value !== null) return value;
    }
    return null;
  };
  return {
    headings: [...document.querySelectorAll('h1')].map((heading) => plainLine(heading.textContent ?? '')),
    published: meta('article:published_time', 'datePublished', 'date', 'dc.date', 'DC.date.issued', 'dcterms.created', 'parsely-pub-date', 'citation_publication_date', 'sailthru.date')
      ?? first('time[itemprop="datePublished"]', 'datetime') ?? first('time.entry-date, time.published, article time[datetime], header time[datetime]', 'datetime'),
    modified: meta('article:modified_time', 'dateModified', 'og:updated_time', 'dcterms.modified'),
    language: first('html', 'lang'),
    base: first('base[href]', 'href'),
  };
}

/** Readability leaves relative addresses alone when a document has none of its own; a base element of the page is kept for them. */
function withBase(content: string, base: string | null, address: string): string {
  if (base === null || !URL.canParse(base, address)) return content;
  const root = new URL(base, address).href;
  const { document } = parseHTML(`<!doctype html><html><body>${content}</body></html>`);
  for (const [selector, attribute] of [['a[href]', 'href'], ['img[src]', 'src'], ['blockquote[cite]', 'cite']] as const) {
    for (const element of document.querySelectorAll(selector)) {
      const value = element.getAttribute(attribute) ?? '';
      if (URL.canParse(value, root)) element.setAttribute(attribute, new URL(value, root).href);
    }
  }
  return document.body.innerHTML;
}

/** A page as a post: for a source that shows only excerpts, and for an address on its own. */
export function pagePost(answer: Answer): NetResult<Post> {
  const html = decodeText(answer.body, answer.headers.get('content-type')).text;
  const article = extractArticle(html, answer.url);
  if (article === null) return failed({ code: 'no-article', detail: shownAddress(answer.url) });
  const body = htmlToBody(article.html, { base: answer.url });
  const words = firstWords(bodyText(body));
  if (words === '') return failed({ code: 'no-article', detail: shownAddress(answer.url) });
  const title = titleOf(article);
  const published = readDate(article.published);
  return got({
    key: answer.url,
    url: answer.url,
    title: title || words,
    titleGuessed: title === '',
    date: published?.day ?? null,
    publishedAt: published?.instant ?? null,
    modifiedAt: readDate(article.modified)?.instant ?? null,
    series: null,
    authors: authorsOf(article.byline),
    topics: [],
    language: article.language,
    body,
  });
}

/** The title without the name of the site: what is left of it when one of the page's own headings is the rest. */
export function titleOf({ title, headings }: Pick<Article, 'title' | 'headings'>): string {
  const line = plainLine(title);
  const parts = line.split(/\s+[|\-–—»«·:/]+\s+/);
  return headings.find((heading) => heading !== '' && parts.length > 1 && (line.startsWith(`${heading} `) || line.endsWith(` ${heading}`))) ?? line;
}

/** "By Jane Doe and John Roe" as two names. What is too long for names is left whole out: a sentence is no author. */
export function authorsOf(byline: string | null): string[] {
  const line = plainLine(byline ?? '').replace(/^(?:(?:written|posted|published) )?(?:by|von|par|por|di|door)[: ]\s*/i, '');
  if (line === '' || line.length > 200) return [];
  return [...new Set(line.split(/\s*(?:,(?!\s*(?:jr|sr|ph\.?d|m\.?d|esq|ii+|iv)\b)|;|\||\band\b|&|\bund\b|\bet\b)\s*/i).map((name) => name.trim()))].filter((name) => name !== '' && name.length <= 100);
}

import { plainLine } from '../../../shared/brief/normal/white-space.ts';
import type { Page, PageElement } from './page-document.ts';
import { jsonLdOf } from './page-json-ld.ts';

/** What a page says of itself outside the article. Everything as printed; null and empty when it says nothing. */
export interface Said {
  /** Headings of the first and second rank, the first before the second, as plain lines. */
  headings: string[];
  /** Of these, the ones that are a link to the home page. */
  logos: string[];
  authors: string[];
  published: string | null;
  modified: string | null;
  language: string | null;
  base: string | null;
  siteNames: string[];
}

/** Read before Readability takes the page apart. */
export function saidBy(document: Page): Said {
  const first = (selector: string, attribute: string): string | null => document.querySelector(selector)?.getAttribute(attribute)?.trim() || null;
  const all = (...names: string[]): string[] => names.flatMap((name) => (
    [...document.querySelectorAll(`meta[property="${name}"], meta[name="${name}"], meta[itemprop="${name}"]`)].map((found) => plainLine(found.getAttribute('content') ?? '')).filter((value) => value !== '')
  ));
  const meta = (...names: string[]): string | null => all(...names)[0] ?? null;
  const data = jsonLdOf(document);
  const headings = [...document.querySelectorAll('h1, h2')].slice(0, 60);
  return {
    headings: headings.toSorted((a, b) => a.tagName.localeCompare(b.tagName)).map(lineOf),
    logos: headings.filter((heading) => isLogo(heading)).map(lineOf),
    authors: data.authors.length > 0 ? data.authors : all('dc:creator', 'dcterm:creator', 'author', 'citation_author', 'article:author', 'dc.creator', 'parsely-author', 'sailthru.author').filter((name) => !/^(?:https?:|@)/.test(name)),
    published: meta('article:published_time', 'datePublished', 'date', 'dc.date', 'DC.date.issued', 'dcterms.created', 'dcterms.date', 'dcterms.issued', 'parsely-pub-date', 'citation_publication_date', 'sailthru.date')
      ?? data.published ?? first('time[itemprop="datePublished"]', 'datetime') ?? first('time.entry-date, time.published', 'datetime'),
    modified: meta('article:modified_time', 'dateModified', 'og:updated_time', 'dcterms.modified') ?? data.modified,
    language: first('html', 'lang'),
    base: first('base[href]', 'href'),
    siteNames: [...new Set([...all('og:site_name', 'application-name'), ...data.siteNames])],
  };
}

export function lineOf(element: PageElement): string {
  return plainLine(element.textContent ?? '');
}

function isLogo(heading: PageElement): boolean {
  const href = heading.querySelector('a')?.getAttribute('href') ?? heading.closest('a')?.getAttribute('href') ?? '';
  return /^(?:\/|\.\/|https?:\/\/[^/]+\/?)$/.test(href);
}

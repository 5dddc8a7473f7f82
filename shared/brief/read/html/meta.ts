import type { CalendarDate, Instant } from '../../../ids.ts';
import { isPersonName, splitNames } from '../../../language/person.ts';
import type { Declared } from '../post-from-body.ts';
import { dateOf, printedDate } from '../../../language/printed-date.ts';
import { isLanguage } from '../../normal/properties.ts';
import { plainLine } from '../../normal/white-space.ts';
import { webAddress } from './address.ts';
import type { DomElement } from './parse.ts';
import { attribute } from './parse.ts';

/** Meta elements by lower-case name, their contents in order. */
export type Meta = ReadonlyMap<string, readonly string[]>;

/** Names under which publishers declare the day of publication, the surest first. */
const PUBLISHED = [
  'article:published_time', 'datepublished', 'citation_publication_date', 'dc.date.issued', 'dcterms.date', 'dc.date',
  'parsely-pub-date', 'pubdate', 'date',
];
const MODIFIED = ['article:modified_time', 'datemodified', 'og:updated_time'];

export function metaOf(elements: readonly DomElement[]): Meta {
  const meta = new Map<string, string[]>();
  for (const element of elements) {
    if (element.tagName !== 'meta') continue;
    const name = attribute(element, 'property') ?? attribute(element, 'name') ?? attribute(element, 'itemprop');
    const content = plainLine(attribute(element, 'content') ?? '');
    if (name === null || content === '') continue;
    const key = name.trim().toLowerCase();
    const contents = meta.get(key);
    if (contents === undefined) meta.set(key, [content]);
    else contents.push(content);
  }
  return meta;
}

/** What a page says about its text without showing it. */
export function declaredBy(meta: Meta, elements: readonly DomElement[]): Declared {
  const all = (...names: string[]): string[] => names.flatMap((name) => meta.get(name) ?? []);
  const time = elements.find((element) => element.tagName === 'time' && attribute(element, 'datetime') !== null);
  const published = all(...PUBLISHED)[0] ?? (time === undefined ? null : attribute(time, 'datetime'));
  const keywords = (meta.get('keywords') ?? meta.get('news_keywords') ?? []).flatMap((row) => row.split(','));
  const topics = [...all('article:tag'), ...keywords].map(plainLine).filter((name) => name !== '');
  const html = elements.find(({ tagName }) => tagName === 'html');
  const language = (html === undefined ? null : attribute(html, 'lang'))?.trim() ?? null;
  return {
    date: calendarDate(published),
    publishedAt: instant(published),
    modifiedAt: instant(all(...MODIFIED)[0] ?? null),
    authors: authorsIn(all('author', 'citation_author', 'article:author')),
    topics: topics.map((name) => ({ name, known: true })),
    language: isLanguage(language) ? language : null,
  };
}

/** The page's own address: its canonical one, what it gives to others, or where it was found. */
export function canonicalOf(elements: readonly DomElement[], meta: Meta, base: string | null): string | null {
  const isCanonical = (element: DomElement): boolean => attribute(element, 'rel')?.toLowerCase() === 'canonical';
  const link = elements.find((element) => element.tagName === 'link' && isCanonical(element));
  const declared = link === undefined ? null : attribute(link, 'href');
  return webAddress(declared, base) ?? webAddress(meta.get('og:url')?.[0] ?? null, base) ?? base;
}

/** Each name once; addresses of profiles are no names. */
function authorsIn(rows: readonly string[]): string[] {
  const names = rows.filter((row) => !/^https?:|^@/.test(row)).flatMap((row) => {
    const parts = splitNames(row);
    return parts.every(isPersonName) ? parts : [row];
  });
  return [...new Set(names)];
}

/** The day that the publisher wrote, in the publisher's own zone. */
function calendarDate(value: string | null): CalendarDate | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})(?:$|[T ])/.exec(value ?? '') ?? [];
  return year === undefined ? printedDate(value ?? '') : dateOf(year, Number(month), day);
}

/** Only what names its zone is an instant. */
function instant(value: string | null): Instant | null {
  if (value === null || !/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}.*(?:Z|[+-]\d{2}:?\d{2})$/.test(value)) return null;
  const time = new Date(value.replace(' ', 'T'));
  return Number.isNaN(time.getTime()) ? null : time.toISOString() as Instant;
}

import type { Body } from '../../../shared/brief/body.ts';
import type { Post, PostTopic } from '../../../shared/brief/brief.ts';
import { htmlToBody } from '../../../shared/brief/read/from-html.ts';
import { bodyText } from '../../../shared/brief/text.ts';
import { firstWords, plainTitle } from '../../../shared/feed/plain-text.ts';
import { withWesternMarks } from '../../../shared/encoding/windows-1252.ts';
import type { CalendarDate, Instant } from '../../../shared/ids.ts';
import { idOf, isRecord, listOf, mapOf } from './api.ts';
import { AUTHOR_FIELDS, namedAuthors, personsIn } from './post-authors.ts';
import type { WpNames } from './names.ts';
import { roleOf, type WpSource, type WpTaxonomy, type WpType } from './source.ts';

/** What to ask of a list for `toPost` to read. A site that hides its users is asked to name the author in each post. `more`: other fields that are wanted. */
export function postQuery(taxonomies: readonly WpTaxonomy[], names: WpNames, more: readonly string[] = []): Record<string, string> {
  const fields = [...more, 'id', 'date', 'date_gmt', 'modified_gmt', 'link', 'title', 'content', 'author', 'authors', 'lang', ...taxonomies.map(({ restBase }) => restBase)];
  const isHidden = names.authors === null;
  return { ...(isHidden ? { _embed: 'author' } : {}), _fields: [...new Set(isHidden ? [...fields, ...AUTHOR_FIELDS] : fields)].join(',') };
}

export interface WpPost {
  post: Post;
  /** WordPress shows the post but holds its text back. */
  isProtected: boolean;
  /** Nobody said why there is no text: the next answer may have one. */
  isBroken: boolean;
}

/** A post of the REST API; null when it has no id, or nothing else. */
export function toPost(raw: unknown, source: WpSource, type: WpType, names: WpNames): WpPost | null {
  const row = mapOf(raw);
  const id = idOf(row['id']);
  const text = htmlOf(row['content']);
  const url = webAddress(row['link']);
  const date = calendarDate(row['date']);
  // An id alone is no brief, but what a broken plugin left of one.
  if (id === 0 || (text === null && htmlOf(row['title']) === null && url === null && date === null)) return null;
  // A protected post is empty here; should a plugin put its password form there, that is not the brief's text either. A text
  // that is missing, and not just empty, was held back.
  const isProtected = text === null || mapOf(row['content'])['protected'] === true;
  const body: Body = isProtected ? { type: 'root', children: [] } : htmlToBody(text, { base: url ?? source.root });
  const title = plainTitle(htmlOf(row['title']) ?? '');
  return {
    isProtected,
    isBroken: text === null,
    post: {
      key: String(id),
      url,
      title: title || firstWords(bodyText(body)) || `Untitled (${id})`,
      titleGuessed: title === '',
      date,
      publishedAt: instant(row['date_gmt']),
      modifiedAt: instant(row['modified_gmt']),
      series: series(row, source, type, names),
      authors: authors(row, source, names),
      topics: namesIn(row, source, names, 'topic').map((name): PostTopic => ({ name, known: true })),
      language: languageTag(row['lang']) ?? source.language,
      body,
    },
  };
}

/** A field that is HTML: {rendered: "…"}, or already a string. null: there is no such thing in it. */
function htmlOf(field: unknown): string | null {
  const value = isRecord(field) ? field['rendered'] : field;
  return typeof value === 'string' ? withWesternMarks(value) : typeof value === 'number' ? String(value) : null;
}

/** The experts that the publisher names; then whom the post itself names; without any, the account that posted it. */
function authors(row: Record<string, unknown>, source: WpSource, names: WpNames): string[] {
  const experts = namesIn(row, source, names, 'author');
  const account = names.authors?.get(idOf(row['author']));
  const said = [experts, personsIn(row['authors']), account === undefined || account === '' ? [] : [account], names.authors === null ? namedAuthors(row) : []];
  return said.find((some) => some.length > 0) ?? [];
}

function series(row: Record<string, unknown>, source: WpSource, type: WpType, names: WpNames): string | null {
  const named = namesIn(row, source, names, 'series')[0];
  return named ?? (type.slug === 'post' ? null : type.name);
}

function namesIn(row: Record<string, unknown>, source: WpSource, names: WpNames, role: ReturnType<typeof roleOf>): string[] {
  const all = source.taxonomies.filter((taxonomy) => roleOf(taxonomy) === role).flatMap(({ restBase }) =>
    listOf(row[restBase]).map((id) => names.terms.get(restBase)?.get(idOf(id))?.name ?? ''));
  return [...new Set(all)].filter((name) => name !== '');
}

/** "2024-03-02T10:00:00" in the site's own time: the day that the site prints. */
function calendarDate(value: unknown): CalendarDate | null {
  const day = typeof value === 'string' ? /^(\d{4}-\d{2}-\d{2})T/.exec(value)?.[1] : undefined;
  return day === undefined || Number.isNaN(Date.parse(day)) ? null : (day as CalendarDate);
}

/** UTC, which WordPress writes without its Z. Never-published posts say "0000-00-00T00:00:00" or a year below zero. */
function instant(value: unknown): Instant | null {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}T/.test(value)) return null;
  const time = Date.parse(`${value.replace(/Z$/, '')}Z`);
  return Number.isNaN(time) ? null : (new Date(time).toISOString() as Instant);
}

function webAddress(value: unknown): string | null {
  if (typeof value !== 'string' || !URL.canParse(value)) return null;
  const url = new URL(value);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
}

function languageTag(value: unknown): string | null {
  return typeof value === 'string' && /^[a-z]{2,3}(?:[-_][A-Za-z0-9]+)*$/.test(value) ? value.replace(/_/g, '-') : null;
}

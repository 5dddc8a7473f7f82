import type { Feed, FeedCategory, FeedEntry, FeedLink, FeedPerson, FeedText } from './model.ts';
import { languageTag, resolved, type XmlContext } from './xml.ts';

/** JSON Feed 1.0 and 1.1; null when the value is none. */
export function readJsonFeed(value: unknown, context: XmlContext): Feed | null {
  if (!isRecord(value) || !Array.isArray(value['items'])) return null;
  const version = /jsonfeed\.org\/version\/([\d.]+)/.exec(string(value['version']) ?? '')?.[1];
  if (version === undefined) return null;
  const base = string(value['home_page_url']) ?? context.base;
  const language = languageOf(value) ?? context.language;
  const link = address(value['home_page_url'], context.base);
  const next = address(value['next_url'], context.base);
  return {
    version: `json${version.replace('.', '')}`,
    complete: true,
    title: plain(value['title'], base, language),
    subtitle: plain(value['description'], base, language),
    rights: null,
    info: plain(value['user_comment'], base, language),
    id: string(value['feed_url']) ?? null,
    link,
    links: [...linkOf(link, 'alternate', 'text/html'), ...linkOf(address(value['feed_url'], context.base), 'self', 'application/feed+json'), ...linkOf(next, 'next', 'application/feed+json')],
    authors: authorsOf(value, base),
    contributors: [],
    categories: [],
    dates: { published: null, updated: null, created: null },
    language,
    generator: null,
    entries: value['items'].filter(isRecord).map((item) => entryOf(item, base, language)),
  };
}

function entryOf(item: Record<string, unknown>, base: string | null, feedLanguage: string | null): FeedEntry {
  const language = languageOf(item) ?? feedLanguage;
  const link = address(item['url'], base) ?? address(item['external_url'], base);
  const home = link ?? base;
  // An id is a string; numbers are met as well and mean the same.
  const id = string(item['id']) ?? (typeof item['id'] === 'number' ? String(item['id']) : null);
  const html = string(item['content_html']);
  const text = plain(item['content_text'], home, language);
  return {
    complete: true,
    id,
    idAddress: id !== null && URL.canParse(id) ? id : null,
    title: plain(item['title'], home, language),
    link,
    links: linkOf(link, 'alternate', 'text/html'),
    authors: authorsOf(item, base),
    contributors: [],
    categories: Array.isArray(item['tags']) ? item['tags'].flatMap((tag): FeedCategory[] => (string(tag) === null ? [] : [{ term: string(tag)!, label: null, scheme: null }])) : [],
    dates: { published: string(item['date_published']), updated: string(item['date_modified']), created: null },
    rights: null,
    summary: plain(item['summary'], home, language),
    contents: [...(html === null ? [] : [{ value: html, type: 'text/html', base: home, language }]), ...(text === null ? [] : [text])],
    language,
    source: null,
  };
}

/** `authors` since 1.1, `author` before. */
function authorsOf(record: Record<string, unknown>, base: string | null): FeedPerson[] {
  const said = Array.isArray(record['authors']) ? record['authors'] : [record['author']];
  return said.filter(isRecord).flatMap((author): FeedPerson[] => {
    const person = { name: string(author['name']), email: null, url: address(author['url'], base) };
    return person.name === null && person.url === null ? [] : [person];
  });
}

function languageOf(record: Record<string, unknown>): string | null {
  const said = string(record['language']);
  return said === null ? null : languageTag(said);
}

function plain(value: unknown, base: string | null, language: string | null): FeedText | null {
  const text = string(value);
  return text === null ? null : { value: text, type: 'text/plain', base, language };
}

function address(value: unknown, base: string | null): string | null {
  const text = string(value);
  return text === null ? null : resolved(text, base);
}

function linkOf(href: string | null, rel: string, type: string): FeedLink[] {
  return href === null ? [] : [{ href, rel, type, title: null, length: null }];
}

function string(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

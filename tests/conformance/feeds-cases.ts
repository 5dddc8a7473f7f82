import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeText, type Decoded } from '../../electron/fetcher/feeds/decode.ts';
import { htmlToBody } from '../../shared/brief/read/from-html.ts';
import { readDate } from '../../shared/feed/dates.ts';
import { isHtml, type Feed, type FeedCategory, type FeedEntry, type FeedLink, type FeedPerson, type FeedSource, type FeedText } from '../../shared/feed/model.ts';
import { plainText } from '../../shared/feed/plain-text.ts';
import { readFeed } from '../../shared/feed/read-feed.ts';
import type { SuiteResult } from './suite.ts';

/*
 * cases.json: a file, how it was served, and what one parser of another language says of it. Judged are the assertions about
 * titles, links, ids, dates, authors, texts, bases, languages and encodings, as far as a reader would see a difference: HTML is
 * compared after it has been reduced to a body, dates as instants.
 */

interface Assertion {
  path: (string | number)[];
  op: 'eq' | 'ne' | 'is' | 'truthy' | 'falsy' | 'len_eq';
  value?: unknown;
}

const TEXTS = ['title', 'subtitle', 'tagline', 'description', 'summary', 'content', 'info', 'rights', 'copyright'];
const DATES = ['updated', 'published', 'created', 'issued', 'modified', 'date'];
const OTHERS = ['id', 'guid', 'link', 'links', 'author', 'author_detail', 'authors', 'contributors', 'tags', 'category', 'language'];
/** Longest time for one feed, in milliseconds. */
const MOST_MS = 2000;

export function runFeedCases(folder: string, cases: Record<string, unknown>[]): SuiteResult {
  const failures: SuiteResult['failures'] = [];
  let passed = 0;
  let outOfScope = 0;
  let accidents = 0;
  for (const one of cases) {
    const { file, assert, document_url: url, http_headers: headers, reference_check: check } = one as {
      file: string; assert: Assertion[]; document_url?: string; http_headers?: Record<string, string>; reference_check?: string;
    };
    const asked = assert.filter(({ path }) => isInScope(path));
    try {
      const began = performance.now();
      const { feed, decoded } = read(readFileSync(join(folder, file)), url ?? null, headers ?? {});
      if (performance.now() - began > MOST_MS) throw new Error('took too long');
      // Cases that the reference itself fails, or that ask nothing of ours, still must not crash or hang.
      if (check !== 'pass' || asked.length === 0) outOfScope += 1;
      else {
        const wrong = asked.find((assertion) => !holds(assertion, feed, decoded));
        if (wrong === undefined) passed += 1;
        else failures.push({ case: file, reason: `${wrong.path.join('.')} ${wrong.op} ${JSON.stringify(wrong.value)}, found ${JSON.stringify(shown(at(feed, decoded, wrong.path)))}` });
      }
    } catch (error) {
      accidents += 1;
      failures.push({ case: file, reason: String(error) });
    }
  }
  const judged = passed + failures.length;
  const share = judged === 0 ? 0 : passed / judged;
  return {
    passed,
    failed: failures.length,
    failures,
    figures: { 'cases judged': judged, 'cases out of scope (read without accident)': outOfScope, 'crashes and hangs': accidents, 'share of cases right': `${(share * 100).toFixed(2)} %` },
    ok: accidents === 0 && share >= 0.99,
  };
}

function read(bytes: Uint8Array, url: string | null, headers: Record<string, string>): { feed: Feed | null; decoded: Decoded } {
  const header = (name: string): string | undefined => Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
  const location = header('content-location');
  const base = location !== undefined && URL.canParse(location, url ?? undefined) ? new URL(location, url ?? undefined).href : url;
  const decoded = decodeText(bytes, header('content-type'));
  return { decoded, feed: readFeed(decoded.text, { base, language: header('content-language') ?? null }) };
}

function isInScope([first, second, third, fourth]: (string | number)[]): boolean {
  if (first === 'encoding') return true;
  const name = first === 'feed' ? second : first === 'entries' ? (third === 'source' ? fourth : third) : undefined;
  return typeof name === 'string' && [...TEXTS, ...DATES, ...OTHERS].includes(name.replace(/_(?:detail|parsed)$/, ''));
}

// ── Finding what is meant

type Found = FeedText | FeedLink | FeedPerson | FeedCategory | string | null | undefined | unknown[];

function at(feed: Feed | null, { encoding }: Decoded, path: (string | number)[]): Found {
  if (path[0] === 'encoding') return encoding;
  if (feed === null) return undefined;
  if (path[0] === 'feed') return inElement({ ...feed, summary: feed.subtitle, contents: [] }, path.slice(1));
  const entry = feed.entries[Number(path[1])];
  if (entry === undefined) return undefined;
  return path[2] === 'source' ? (entry.source === null ? undefined : inElement({ ...entry.source, summary: entry.source.subtitle, contents: [] }, path.slice(3))) : inElement(entry, path.slice(2));
}

type Element = FeedSource & Partial<Feed> & Partial<FeedEntry>;

function inElement(element: Partial<Element>, [name, ...rest]: (string | number)[]): Found {
  const key = String(name).replace(/_detail$/, '');
  const dates = element.dates;
  switch (key) {
    case 'title': return inText(element.title, rest);
    case 'subtitle': case 'tagline': return inText(element.subtitle, rest);
    case 'summary': case 'description': return inText(element.summary ?? element.contents?.[0] ?? null, rest);
    case 'content': return inText(element.contents?.[Number(rest[0])], rest.slice(1));
    case 'info': return inText(element.info, rest);
    case 'rights': case 'copyright': return inText(element.rights, rest);
    case 'id': case 'guid': return element.idAddress ?? element.id;
    case 'link': return element.link;
    case 'links': return rest.length === 0 ? element.links : inRecord(element.links?.[Number(rest[0])], rest[1]);
    case 'author': return rest.length === 0 && name === 'author' ? written(element.authors?.[0]) : inRecord(element.authors?.[0], rest[0]);
    case 'authors': return inRecord(element.authors?.[Number(rest[0])], rest[1]);
    case 'contributors': return inRecord(element.contributors?.[Number(rest[0])], rest[1]);
    case 'category': return element.categories?.[0]?.term;
    case 'tags': return rest.length === 0 ? element.categories : inRecord(element.categories?.[Number(rest[0])], rest[1]);
    case 'language': return element.language;
    case 'updated': case 'updated_parsed': return dates?.updated ?? dates?.published;
    case 'published': case 'published_parsed': return dates?.published;
    case 'created': case 'created_parsed': return dates?.created;
    default: return undefined;
  }
}

function inText(text: FeedText | null | undefined, [part]: (string | number)[]): Found {
  if (text === null || text === undefined || part === undefined || part === 'value') return text;
  return part === 'base' || part === 'language' || part === 'type' ? text[part] : undefined;
}

function inRecord(record: FeedLink | FeedPerson | FeedCategory | undefined, part: string | number | undefined): Found {
  if (record === undefined || part === undefined) return record;
  const name = part === 'url' && 'href' in record ? 'href' : part === 'href' && 'url' in record ? 'url' : part;
  return (record as unknown as Record<string, string | null>)[name];
}

function written(person: FeedPerson | undefined): string | undefined {
  if (person === undefined) return undefined;
  return person.name !== null && person.email !== null ? `${person.name} (${person.email})` : (person.name ?? person.email ?? undefined);
}

// ── Comparing

function holds({ path, op, value }: Assertion, feed: Feed | null, decoded: Decoded): boolean {
  const found = at(feed, decoded, path);
  if (op === 'len_eq') return (Array.isArray(found) ? found.length : 0) === value;
  if (op === 'truthy') return Boolean(shown(found));
  if (op === 'falsy') return !shown(found);
  const same = equal(found, value, path);
  return op === 'ne' ? !same : same;
}

function equal(found: Found, value: unknown, path: (string | number)[]): boolean {
  if (path[0] === 'encoding') return typeof found === 'string' && sameEncoding(found, String(value));
  if (found === null || found === undefined) return value === null || value === '' || value === undefined;
  if (isText(found)) return typeof value === 'string' && sameText(found, value);
  const name = path.findLast((part) => typeof part === 'string') as string;
  if (DATES.includes(name.replace(/_parsed$/, ''))) return typeof found === 'string' && sameDate(found, value);
  if (typeof found === 'string') return typeof value === 'string' && (found === value || sameAddress(found, value));
  if (typeof value !== 'object' || value === null || Array.isArray(found)) return false;
  return Object.entries(value).every(([key, expected]) => equal(inRecord(found as FeedLink, key), expected, [key]));
}

function sameText(text: FeedText, value: string): boolean {
  if (line(text.value) === line(value)) return true;
  // The reference writes plain text as HTML wherever it cannot be sure; a reader sees the same characters.
  if (!isHtml(text)) return line(text.value) === plainText(value);
  return body(withoutFrames(text.value), text.base) === body(value, null);
}

/** Briefcase keeps what an embed or a frame showed as a link, on purpose; the reference drops it. */
function withoutFrames(html: string): string {
  return html.replace(/<\/?(?:iframe|embed)\b[^>]*>/gi, '');
}

function body(html: string, base: string | null): string {
  return JSON.stringify(htmlToBody(html, { base }));
}

function sameDate(found: string, value: unknown): boolean {
  const ours = readDate(found)?.instant;
  if (ours === undefined) return false;
  if (!Array.isArray(value)) return readDate(String(value))?.instant === ours;
  const [year, month, day, hour, minute, second] = value as number[];
  return Date.UTC(year!, month! - 1, day, hour, minute, second) === Date.parse(ours);
}

function sameAddress(a: string, b: string): boolean {
  return URL.canParse(a) && URL.canParse(b) && new URL(a).href === new URL(b).href;
}

/** Encodings under two names: the Encoding standard reads Latin-1 as windows-1252 and every GB as gb18030's family. */
function sameEncoding(a: string, b: string): boolean {
  const name = (label: string): string => {
    try {
      return new TextDecoder(label).encoding.replace(/^gbk$/, 'gb18030');
    } catch {
      return label.toLowerCase();
    }
  };
  return name(a) === name(b);
}

/** The names lang and rang meant other characters in HTML 4, which the reference goes by. */
function line(text: string): string {
  return text.replace(/\u2329/g, '\u27e8').replace(/\u232a/g, '\u27e9').replace(/\s+/g, ' ').trim();
}

function isText(found: Found): found is FeedText {
  return typeof found === 'object' && found !== null && 'value' in found && 'base' in found;
}

function shown(found: Found): unknown {
  return isText(found) ? found.value : found;
}

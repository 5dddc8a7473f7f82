import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeText } from '../../electron/fetcher/feeds/decode.ts';
import { feedPosts, titleOf } from '../../electron/fetcher/feeds/to-posts.ts';
import { htmlToBody } from '../../shared/brief/read/from-html.ts';
import { readDate } from '../../shared/feed/dates.ts';
import { isHtml, type Feed, type FeedEntry } from '../../shared/feed/model.ts';
import { plainText } from '../../shared/feed/plain-text.ts';
import { readFeed } from '../../shared/feed/read-feed.ts';
import type { SuiteResult } from './suite.ts';

interface Golden {
  title?: string;
  link?: string;
  items?: GoldenItem[];
}
type GoldenItem = Partial<Record<'title' | 'link' | 'guid' | 'id' | 'isoDate' | 'creator' | 'author' | 'content' | 'content:encoded' | 'summary', unknown>> & { categories?: unknown[] };

/** Real feeds against the output of another parser: the same entries, and in each the same title, link, id, date, author, topics and text. */
export function runRealFeeds(folder: string, cases: Record<string, unknown>[]): SuiteResult {
  const failures: SuiteResult['failures'] = [];
  let entries = 0;
  for (const one of cases) {
    const { input, expected, expect_error: mustFail, rss_parser_options: options } = one as { input: string; expected: string | null; expect_error?: unknown; rss_parser_options?: { served_as?: string; xml2js?: { emptyTag?: string } } | null };
    const servedAs = options?.served_as;
    try {
      const feed = readFeed(decodeText(readFileSync(join(folder, input)), servedAs).text, { base: null, language: null });
      if (feed !== null) feedPosts(feed, 'https://feed.example/');
      if (mustFail) {
        if (feed !== null) failures.push({ case: input, reason: 'is no feed, and was read as one' });
        continue;
      }
      if (feed === null) failures.push({ case: input, reason: 'was not read' });
      if (feed === null || expected === null || expected === undefined) continue;
      // Some golden files are themselves not UTF-8.
      const golden = JSON.parse(decodeText(readFileSync(join(folder, expected)), servedAs).text) as Golden | { feed: Golden };
      const wrong = difference(feed, withoutEmpty('feed' in golden ? golden.feed : golden, options?.xml2js?.emptyTag));
      entries += feed.entries.length;
      if (wrong !== null) failures.push({ case: input, reason: wrong });
    } catch (error) {
      failures.push({ case: input, reason: String(error) });
    }
  }
  return { passed: cases.length - failures.length, failed: failures.length, failures, figures: { 'real feeds': cases.length, 'entries in them': entries }, ok: failures.length === 0 };
}

/** The golden output of one case marks empty elements with a word. */
function withoutEmpty(golden: Golden, mark: string | undefined): Golden {
  return mark === undefined ? golden : (JSON.parse(JSON.stringify(golden, (_, value: unknown) => (value === mark ? '' : value))) as Golden);
}

function difference(feed: Feed, golden: Golden): string | null {
  const items = golden.items ?? [];
  if (items.length !== feed.entries.length) return `${feed.entries.length} entries, expected ${items.length}`;
  if (golden.title !== undefined && !sameWords(titleOf(feed.title), golden.title)) return `title ${titleOf(feed.title)}, expected ${golden.title}`;
  if (golden.link !== undefined && !sameLink(feed.link, golden.link)) return `link ${feed.link}, expected ${golden.link}`;
  for (const [i, item] of items.entries()) {
    const wrong = differenceOf(feed.entries[i]!, item);
    if (wrong !== null) return `entry ${i}: ${wrong}`;
  }
  return null;
}

function differenceOf(entry: FeedEntry, item: GoldenItem): string | null {
  const { title, link, isoDate, categories } = item;
  if (typeof title === 'string' && !sameWords(titleOf(entry.title), title)) return `title ${titleOf(entry.title)}, expected ${title}`;
  if (typeof link === 'string' && !sameLink(entry.link, link) && !entry.links.some(({ href }) => sameLink(href, link))) return `link ${entry.link}, expected ${link}`;
  const id = item.guid ?? item.id;
  if (typeof id === 'string' && entry.id !== id.trim()) return `id ${entry.id}, expected ${id}`;
  if (typeof isoDate === 'string') {
    const instants = Object.values(entry.dates).map((date) => readDate(date)?.instant);
    if (!instants.some((instant) => instant !== undefined && Math.abs(Date.parse(instant) - Date.parse(isoDate)) < 1000)) return `date ${JSON.stringify(entry.dates)}, expected ${isoDate}`;
  }
  const author = item.creator ?? item.author;
  if (typeof author === 'string' && author.trim() !== '' && !entry.authors.some(({ name, email }) => author.includes(name ?? email ?? '\u0000'))) return `authors ${JSON.stringify(entry.authors)}, expected ${author}`;
  for (const category of categories ?? []) {
    const term = typeof category === 'string' ? category : ((category as { _?: string; $?: { term?: string } })._ ?? (category as { $?: { term?: string } }).$?.term);
    if (term !== undefined && line(term) !== '' && !entry.categories.some((one) => one.term === line(term) || one.label === line(term))) return `topics ${JSON.stringify(entry.categories)}, expected ${term}`;
  }
  for (const field of ['content', 'content:encoded', 'summary'] as const) {
    const golden = item[field];
    if (typeof golden !== 'string' || golden.trim() === '') continue;
    const texts = [entry.summary, ...entry.contents].flatMap((text) => (text === null ? [] : [isHtml(text) ? body(text.value) : line(text.value)]));
    const isScrambled = [entry.summary, ...entry.contents].some((text) => text?.type === 'application/xhtml+xml' && (holdsLetters(text.value, plainText(golden)) || holdsLetters(text.value, golden)));
    const isLost = golden.includes('\ufffd') && [entry.summary, ...entry.contents].some((text) => text !== null && sameWords(plainText(text.value), golden));
    if (!isScrambled && !isLost && !texts.includes(body(golden)) && !texts.includes(line(golden))) return `${field} differs: expected ${golden.slice(0, 200)}, found ${JSON.stringify([entry.summary, ...entry.contents]).slice(0, 300)}`;
  }
  return null;
}

function sameLink(a: string | null, b: string): boolean {
  return a === b.trim() || (a !== null && URL.canParse(a) && URL.canParse(b) && new URL(a).href === new URL(b).href);
}

function body(html: string): string {
  return JSON.stringify(htmlToBody(html, { base: null }));
}

/**
 * The golden parser loses the order of XHTML ("by <a>x</a> to <a>y</a>" is "by to <a>x</a><a>y</a>" there), and of some the elements
 * too. What it has must be in the text.
 */
function holdsLetters(html: string, words: string): boolean {
  const counts = new Map<string, number>();
  for (const letter of plainText(html).replace(/\s+/g, '')) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return [...words.replace(/\s+/g, '')].every((letter) => {
    const left = counts.get(letter) ?? 0;
    counts.set(letter, left - 1);
    return left > 0;
  });
}

/** Where the golden output lost characters to a wrong encoding, only the others can be compared. */
function sameWords(found: string, golden: string): boolean {
  const expected = words(golden);
  const ascii = (text: string): string => line(text.replace(/[^\x09-\x7e]/g, '\ufffd').replace(/^[\s\ufffd]+|[\s\ufffd]+$/g, ''));
  return line(found) === expected || (expected.includes('\ufffd') && ascii(found) === ascii(expected));
}

/** A golden title is whatever stood in the XML: with tags and character names, or plain. */
function words(title: string): string {
  return line(plainText(title));
}

function line(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

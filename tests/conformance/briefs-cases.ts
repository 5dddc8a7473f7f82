import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Post } from '../../shared/brief/brief.ts';
import { fileKind, parseFile } from '../../shared/brief/read/file-post.ts';
import { partsOf } from '../../shared/brief/brief-parts.ts';
import { leafBlocks } from '../../shared/brief/text.ts';
import { validBody } from '../../shared/brief/normal/valid-body.ts';

/**
 * One case: DIR/source.{txt,md,html} and DIR/expected.json. Only what expected.json names is compared; besides, every
 * case must hold what every brief must.
 */
export interface BriefCase {
  slug: string;
  file: string;
  source: string;
  expected: Expected;
}

/**
 * Sections as "2 Heading", "Heading" or {heading, level}; topics as names or {name, known}; of quotes and related
 * links any part.
 */
interface Expected {
  vocabulary?: string[];
  sections?: (string | object)[];
  quotes?: object[];
  related?: object[];
  topics?: (string | object)[];
  /** The canonical text block by block, each after the name of its element: "p Words". */
  blocks?: string[];
  [field: string]: unknown;
}

export function briefCases(folder: string): BriefCase[] {
  return readdirSync(folder).sort().flatMap((slug) => {
    const expected = join(folder, slug, 'expected.json');
    if (!existsSync(expected)) return [];
    const file = readdirSync(join(folder, slug)).find((name) => name.startsWith('source.'));
    if (file === undefined) return [];
    const source = readFileSync(join(folder, slug, file), 'utf8');
    return [{ slug, file, source, expected: JSON.parse(readFileSync(expected, 'utf8')) as Expected }];
  });
}

/** What is wrong with how the case is read; empty when nothing is. */
export function troubleIn({ file, source, expected }: BriefCase): string[] {
  const kind = fileKind(file, source) ?? 'text';
  const read = (text: string): Post | null => parseFile({ key: file, text, kind, vocabulary: expected.vocabulary ?? [] });
  const post = read(source);
  if (post === null) return expected['title'] === null ? [] : ['has no words'];
  const parts = partsOf(post.body);
  const { text } = parts;
  const found: Record<string, unknown> = {
    ...post,
    sections: parts.sections.map((section, index) => sectionAs(expected.sections?.[index], section)),
    quotes: parts.quotes,
    related: parts.related,
    topics: typeof expected.topics?.[0] === 'string' ? post.topics.map(({ name }) => name) : post.topics,
    blocks: leafBlocks(post.body).map(({ element, start, end }) => `${element.tagName} ${text.slice(start, end)}`),
  };
  return [
    ...Object.keys(expected).filter((field) => field !== 'vocabulary').flatMap((field) => difference(field, expected[field], found[field])),
    ...(JSON.stringify(validBody(post.body)) === JSON.stringify(post.body) ? [] : ['the body is not in normal form']),
    ...parts.quotes.filter(({ start, end, exact }) => text.slice(start, end) !== exact).map(({ exact }) => `not where it says: ${exact}`),
    ...parts.related.filter(({ start, end, title }) => text.slice(start, end) !== title).map(({ title }) => `not where it says: ${title}`),
    ...(kind === 'text' ? lostWords(source, post, text).map((word) => `the word “${word}” is lost`) : []),
    ...(kind === 'text' && JSON.stringify(read(withReturns(source))) !== JSON.stringify(post) ? ['other line ends, other brief'] : []),
  ];
}

function withReturns(text: string): string {
  return text.replace(/\r?\n/g, '\r\n');
}

function sectionAs(wanted: string | object | undefined, section: { heading: string; level: number }): unknown {
  if (typeof wanted !== 'string') return section;
  return /^[2-6] /.test(wanted) ? `${section.level} ${section.heading}` : section.heading;
}

/** Objects are compared by the keys that are wanted, lists by length and place, all else by value. */
function difference(path: string, wanted: unknown, found: unknown): string[] {
  if (Array.isArray(wanted) && Array.isArray(found)) {
    const lengths = wanted.length === found.length ? [] : [`${path}: ${found.length} instead of ${wanted.length}`];
    const both = wanted.slice(0, found.length);
    return [...lengths, ...both.flatMap((value, index) => difference(`${path}[${index}]`, value, found[index]))];
  }
  if (typeof wanted === 'object' && wanted !== null && typeof found === 'object' && found !== null) {
    const values = found as Record<string, unknown>;
    return Object.entries(wanted).flatMap(([key, value]) => difference(`${path}.${key}`, value, values[key]));
  }
  return wanted === found ? [] : [`${path}: ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}`];
}

/** Words that only name what stands beside them, and days and months as the cases write them. */
const LABELS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday يونيو Juni by and posted published on date title author '
  + 'authors source topics tags series';
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/**
 * Words of a plain text that stand nowhere in the post. The words of its date count as kept, and labels like "By" as
 * said.
 */
function lostWords(source: string, post: Post, text: string): string[] {
  const [year = '', month = '', day = ''] = post.date?.split('-') ?? [];
  const monthName = MONTHS[Number(month) - 1] ?? '';
  const kept = [
    post.title, post.series, ...post.authors, ...post.topics.map(({ name }) => name), post.url, text,
    year, month, day, String(Number(day)), monthName, monthName.slice(0, 3), monthName.slice(0, 4),
  ].join(' ');
  const said = new Set(wordsOf(`${kept} ${LABELS}`));
  return [...new Set(wordsOf(source))].filter((word) => !said.has(word) && !/^\d+年/.test(word) && !text.includes(word));
}

function wordsOf(text: string): string[] {
  const joined = text.toLowerCase().normalize('NFC').replace(/(?<=\p{L})-\s+(?=\p{Ll})/gu, '-');
  return joined.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

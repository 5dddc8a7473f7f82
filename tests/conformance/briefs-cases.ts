import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Post } from '../../shared/brief/brief.ts';
import { fileKind, parseFile } from '../../shared/brief/file-post.ts';
import { partsOf } from '../../shared/brief/parts.ts';
import { leafBlocks } from '../../shared/brief/text.ts';
import { validBody } from '../../shared/brief/valid-body.ts';

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
  const found: Record<string, unknown> = {
    ...post,
    sections: (expected.sections ?? []).map((wanted, index) => sectionAs(wanted, parts.sections[index])).concat(parts.sections.slice(expected.sections?.length ?? 0)),
    quotes: parts.quotes,
    related: parts.related,
    topics: typeof expected.topics?.[0] === 'string' ? post.topics.map(({ name }) => name) : post.topics,
    blocks: leafBlocks(post.body).map(({ element, start, end }) => `${element.tagName} ${parts.text.slice(start, end)}`),
  };
  return [
    ...Object.entries(expected).flatMap(([field, wanted]) => (field === 'vocabulary' ? [] : difference(field, wanted, found[field]))),
    ...(JSON.stringify(validBody(post.body)) === JSON.stringify(post.body) ? [] : ['the body is not in normal form']),
    ...parts.quotes.filter(({ start, end, exact }) => parts.text.slice(start, end) !== exact).map(({ exact }) => `a quote does not stand where it says: ${exact}`),
    ...parts.related.filter(({ start, end, title }) => parts.text.slice(start, end) !== title).map(({ title }) => `a related link does not stand where it says: ${title}`),
    ...(kind === 'text' ? lostWords(source, post, parts.text).map((word) => `the word “${word}” is lost`) : []),
    ...(kind === 'text' && JSON.stringify(read(source.replace(/\r?\n/g, '\r\n'))) !== JSON.stringify(post) ? ['other line endings give another brief'] : []),
  ];
}

function sectionAs(wanted: string | object, section: { heading: string; level: number } | undefined): unknown {
  if (section === undefined || typeof wanted !== 'string') return section;
  return /^[2-6] /.test(wanted) ? `${section.level} ${section.heading}` : section.heading;
}

/** Objects are compared by the keys that are wanted, lists by length and place, all else by value. */
function difference(path: string, wanted: unknown, found: unknown): string[] {
  if (Array.isArray(wanted) && Array.isArray(found)) {
    const lengths = wanted.length === found.length ? [] : [`${path}: ${found.length} instead of ${wanted.length}`];
    return [...lengths, ...wanted.flatMap((value, index) => (index < found.length ? difference(`${path}[${index}]`, value, found[index]) : []))];
  }
  if (typeof wanted === 'object' && wanted !== null && typeof found === 'object' && found !== null) {
    return Object.entries(wanted).flatMap(([key, value]) => difference(`${path}.${key}`, value, (found as Record<string, unknown>)[key]));
  }
  return wanted === found ? [] : [`${path}: ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}`];
}

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
  const said = new Set(wordsOf(`${kept} Monday Tuesday Wednesday Thursday Friday Saturday Sunday by and posted published on date title author authors source topics tags series يونيو Juni 年 月 日`));
  return [...new Set(wordsOf(source))].filter((word) => !said.has(word) && !/^\d+年/.test(word) && !text.includes(word));
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().normalize('NFC').replace(/(?<=\p{L})-\s+(?=\p{Ll})/gu, '-').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

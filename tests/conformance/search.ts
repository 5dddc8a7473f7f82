import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { DERIVERS } from '../../electron/store/process/derivers.ts';
import type { Archive } from '../../electron/store/kernel/archive.ts';
import { savePost } from '../../electron/store/briefs/briefs.ts';
import { openArchive } from '../../electron/store/kernel/database.ts';
import { loadVocabulary, search } from '../../electron/store/search/index.ts';
import { deviceOf } from '../../electron/store/kernel/settings.ts';
import { localSource } from '../../electron/store/sources/sources.ts';
import type { Body } from '../../shared/brief/body.ts';
import type { Post } from '../../shared/brief/brief.ts';
import type { BriefId, CalendarDate, Instant } from '../../shared/ids.ts';
import { wordsOf } from '../../shared/search/words.ts';
import { knownItems, type Document, type Kind, type KnownItem } from './search-known-items.ts';
import type { Suite, SuiteResult } from './suite.ts';

/** What each kind must reach: the share found among the first ten, or the mean reciprocal rank among the first twenty. */
const BARS: Partial<Record<Kind, { figure: 'hit@10' | 'MRR@20'; least: number }>> = {
  title: { figure: 'hit@10', least: 0.99 },
  'exact sentence': { figure: 'MRR@20', least: 0.98 },
  '1 typo': { figure: 'MRR@20', least: 0.95 },
  '2 typos': { figure: 'MRR@20', least: 0.9 },
  'one word replaced': { figure: 'MRR@20', least: 0.95 },
};
const LOOKED_AT = 20;
const FIRST = 10;
const CASES_OF_A_KIND = 300;

/**
 * Known items: searches whose answer is known, made from any folder with a briefs.jsonl (id, title, date, text or html,
 * topics, authors or author), or from the folders in it that have one. A case fails when its brief is not among the first ten.
 */
export const suite: Suite = {
  name: 'search',
  bar: Object.entries(BARS).map(([kind, { figure, least }]) => `${kind} ${figure} >= ${least}`).join(', '),
  run: async (folder, { limit }) => {
    const files = corporaIn(folder);
    const results = files.map((file) => runCorpus(file, limit ?? CASES_OF_A_KIND, files.length > 1));
    return {
      passed: sum(results.map((result) => result.passed)),
      failed: sum(results.map((result) => result.failed)),
      failures: results.flatMap((result) => result.failures),
      figures: Object.assign({}, ...results.map((result) => result.figures)) as Record<string, number | string>,
      ok: results.length > 0 && results.every((result) => result.ok),
    };
  },
};

function corporaIn(folder: string): string[] {
  const own = join(folder, 'briefs.jsonl');
  if (existsSync(own)) return [own];
  return readdirSync(folder).map((name) => join(folder, name, 'briefs.jsonl')).filter((file) => existsSync(file));
}

function runCorpus(file: string, limit: number, isOneOfMany: boolean): SuiteResult {
  const documents = readDocuments(file);
  const folder = mkdtempSync(join(tmpdir(), 'briefcase-search-'));
  const opened = openArchive(folder);
  if (!opened.ok) throw new Error(`no archive: ${opened.failure.code}`);
  const { value: db } = opened;
  try {
    const ids = fill(
      { db, folder, device: deviceOf(db, uuidv7), now: () => new Date().toISOString() as Instant, newId: uuidv7, derive: DERIVERS, emit: () => {} }, documents,
    );
    loadVocabulary(db);
    const look = (item: KnownItem): { rank: number; ms: number } => {
      const wanted = new Set(item.documents.map((at) => ids[at]));
      const started = performance.now();
      const { hits } = search(db, { query: item.query, sort: 'relevance', offset: 0, limit: LOOKED_AT, typing: false });
      return { ms: performance.now() - started, rank: hits.findIndex(({ brief }) => wanted.has(brief.id)) + 1 };
    };
    return judged(knownItems(documents, limit), look, isOneOfMany ? `${basename(join(file, '..'))}: ` : '');
  } finally {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function judged(items: readonly KnownItem[], look: (item: KnownItem) => { rank: number; ms: number }, label: string): SuiteResult {
  const failures: SuiteResult['failures'] = [];
  const figures: Record<string, number | string> = {};
  let ok = true;
  for (const kind of new Set(items.map((item) => item.kind))) {
    const looked = items.filter((item) => item.kind === kind).map((item) => ({ item, ...look(item) }));
    const hit = looked.filter(({ rank }) => rank > 0 && rank <= FIRST).length / looked.length;
    const mrr = sum(looked.map(({ rank }) => (rank > 0 ? 1 / rank : 0))) / looked.length;
    const times = looked.map(({ ms }) => ms).sort((a, b) => a - b);
    const bar = BARS[kind];
    const reached = bar === undefined || (bar.figure === 'hit@10' ? hit : mrr) >= bar.least;
    if (!reached) ok = false;
    figures[`${label}${kind}`] = `MRR@20 ${mrr.toFixed(3)}, hit@10 ${(100 * hit).toFixed(1)}%, ${looked.length} cases, `
      + `${percentile(times, 0.5).toFixed(1)} / ${percentile(times, 0.95).toFixed(1)} ms p50/p95${reached ? '' : ' (below the bar)'}`;
    for (const { item, rank } of looked) {
      if (rank === 0 || rank > FIRST) failures.push({ case: `${label}${kind} “${item.query}”`, reason: rank === 0 ? 'not found' : `found at ${rank}` });
    }
  }
  return { passed: items.length - failures.length, failed: failures.length, failures, figures, ok: ok && items.length > 0 };
}

function readDocuments(file: string): Document[] {
  return readFileSync(file, 'utf8').split('\n').filter((line) => line.trim() !== '').map((line) => {
    const read = JSON.parse(line) as { title: string; date?: string; text?: string; html?: string; topics?: string[]; authors?: string[]; author?: string };
    return {
      title: read.title,
      date: read.date ?? null,
      text: read.text ?? (read.html ?? '').replace(/<\/(?:p|li|h\d|div)>/g, '\n').replace(/<[^>]+>/g, ''),
      topics: read.topics ?? [],
      authors: read.authors ?? (read.author === undefined ? [] : [read.author]),
    };
  });
}

/** Saves the documents as briefs, the way an import does. Answers their ids in order; one without words gets none. */
function fill(archive: Archive, documents: readonly Document[]): (BriefId | null)[] {
  const source = localSource(archive, 'files');
  return archive.db.transaction(() => documents.map((document, at) => {
    if (wordsOf(document.text).length === 0) return null;
    const saved = savePost(archive, source, postOf(document, String(at)));
    return saved.ok ? saved.value.id : null;
  }))();
}

function postOf({ title, date, text, topics, authors }: Document, key: string): Post {
  const body: Body = {
    type: 'root',
    children: text.split(/\n+/).map((line) => line.replace(/[ \t\r\f]+/g, ' ').trim()).filter((line) => line !== '')
      .map((value) => ({ type: 'element', tagName: 'p', properties: {}, children: [{ type: 'text', value }] })),
  };
  return {
    key, url: null, title: title.trim() === '' ? 'Untitled' : title, titleGuessed: false, date: date as CalendarDate | null, publishedAt: null,
    modifiedAt: null, series: null, authors: [...authors], topics: topics.map((name) => ({ name, known: true })), language: null, body,
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const percentile = (sorted: readonly number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

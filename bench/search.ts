import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openArchive, type Db } from '../electron/store/database.ts';
import { newest, ranked } from '../electron/store/search/find.ts';
import { hitsOf } from '../electron/store/search/hits.ts';
import { countSteps, loadVocabulary, rebuildSteps, search } from '../electron/store/search/index.ts';
import type { BriefId } from '../shared/ids.ts';
import { withOpenEnd } from '../shared/search/guess.ts';
import { parse } from '../shared/search/parse.ts';
import { planFor } from '../shared/search/plan.ts';
import { indexedText, wordsOf } from '../shared/search/words.ts';
import type { Vocabulary } from '../shared/search/vocabulary.ts';
import { atMost, atMostTimes, quantile, type Figure, type Row } from './row.ts';

/*
 * Search over a made archive. Each figure stands beside raw FTS5 on the same index in the same run, asked in turn with
 * ours so that what else the machine does falls on both; Xapian's stands below it when it is installed.
 */

const CASES = 60;
const SHOWN = 20;

export const rows: Row[] = [
  { name: 'search: engine', run: async ({ archive }) => withArchive(await archive(), engineFigures) },
  { name: 'search: results', run: async ({ archive }) => withArchive(await archive(), resultFigures) },
  { name: 'search: index', run: async ({ archive }) => withArchive(await archive(), indexFigures) },
  { name: 'search: xapian', run: async ({ archive }) => withArchive(await archive(), xapianFigures) },
];

async function withArchive(folder: string, run: (db: Db) => Figure[]): Promise<Figure[]> {
  const opened = openArchive(folder);
  if (!opened.ok) throw new Error(`no archive: ${opened.failure.code}`);
  try {
    return run(opened.value);
  } finally {
    opened.value.close();
  }
}

// ── What is asked

interface Questions {
  rare: string[];
  common: string[];
  both: string[];
  phrase: string[];
  near: string[];
  commonInMonth: string[];
  titleInYear: string[];
  /** Words as they grow letter by letter. */
  keystrokes: string[];
  remembered: string[];
}

/** The same archive always gives the same questions. */
function questionsFor(db: Db, vocabulary: Vocabulary): Questions {
  const total = db.prepare<unknown[], number>('SELECT count(*) FROM brief').pluck().get() ?? 0;
  const texts = db.prepare<unknown[], string>(`
    SELECT text FROM brief JOIN revision ON revision.id = revision_id ORDER BY (brief.id * 7919) % 104729 LIMIT 400`).pluck().all();
  const words = [...new Set(texts.flatMap((text) => wordsOf(text).slice(40, 60)))].map((word) => ({ word, briefs: vocabulary.briefsWith(word) }));
  const near = (share: number) => [...words].sort((a, b) => Math.abs(a.briefs - total * share) - Math.abs(b.briefs - total * share)).map(({ word }) => word);
  const common = near(0.3).slice(0, 12);
  const rare = words.filter(({ briefs, word }) => briefs >= 2 && briefs <= Math.max(20, total / 2_000) && !/^(?:19|20)\d\d$/.test(word)).map(({ word }) => word).slice(0, CASES);
  const pairs = texts.slice(0, CASES).map((text) => wordsOf(text).filter((word) => /^[a-z]+$/.test(word)).slice(50, 53));
  return {
    rare,
    common,
    both: common.map((word, at) => `${word} ${common[(at + 1) % common.length] ?? ''}`),
    phrase: pairs.map(([one, two]) => `"${one} ${two}"`),
    near: pairs.map(([one, , three]) => `NEAR(${one} ${three}, 5)`),
    commonInMonth: Array.from({ length: CASES }, (_, at) => `${common[at % common.length] ?? ''} ${2008 + (at % 17)}-0${1 + (at % 9)}`),
    titleInYear: Array.from({ length: CASES }, (_, at) => `title:${common[at % common.length] ?? ''} ${2008 + (at % 17)}`),
    keystrokes: near(0.05).slice(0, 12).flatMap((word) => Array.from(word, (_, at) => word.slice(0, at + 1))),
    remembered: texts.slice(0, CASES).map((text) => {
      const sentence = wordsOf(text.split('. ')[3] ?? text).slice(0, 14);
      return sentence.map((word, at) => (at === 5 ? 'elsewhere' : at === 8 && word.length > 4 ? `${word.slice(0, 2)}${word.slice(3)}` : word)).join(' ');
    }),
  };
}

// ── Measuring

interface Timed {
  p50: number;
  p95: number;
}

/** How long a figure is measured at most, and how often each question is asked at least and at most. */
const MEASURED_MS = 2_000;
const LEAST_ROUNDS = 3;
const MOST_ROUNDS = 40;

/** Times each question and its floor in turn, round after round; the first quarter warms up and does not count. */
function inTurn(ours: (() => unknown)[], floors: (() => unknown)[]): { ours: Timed; floor: Timed } {
  const rounds: { ours: number[]; floor: number[] }[] = [];
  const started = performance.now();
  while (rounds.length < LEAST_ROUNDS || (rounds.length < MOST_ROUNDS && performance.now() - started < MEASURED_MS)) {
    const round = { ours: [] as number[], floor: [] as number[] };
    ours.forEach((our, at) => {
      const raw = floors[at] ?? (() => {});
      // Whoever asks second finds the pages in the cache: take turns.
      const oursFirst = rounds.length % 2 === 0;
      const first = timed(oursFirst ? our : raw);
      const second = timed(oursFirst ? raw : our);
      round.ours.push(oursFirst ? first : second);
      round.floor.push(oursFirst ? second : first);
    });
    rounds.push(round);
  }
  const counted = rounds.slice(Math.ceil(rounds.length / 4));
  return { ours: summary(counted.flatMap((round) => round.ours)), floor: summary(counted.flatMap((round) => round.floor)) };
}

function timed(run: () => unknown): number {
  const started = performance.now();
  run();
  return performance.now() - started;
}

const summary = (times: readonly number[]): Timed => ({ p50: quantile(times, 0.5), p95: quantile(times, 0.95) });

/** A floor of no work at all is no floor. */
const NOTHING_MS = 0.002;

function figures(name: string, { ours, floor }: { ours: Timed; floor: Timed }, note: string, bound: (p95: number, floor: number) => Figure['bound'] = () => null): Figure[] {
  return [
    { name: `${name}, p50`, value: ours.p50, unit: 'ms', floor: floor.p50 < NOTHING_MS ? null : floor.p50, bound: null, note },
    { name: `${name}, p95`, value: ours.p95, unit: 'ms', floor: floor.p95 < NOTHING_MS ? null : floor.p95, bound: bound(ours.p95, floor.p95), note },
  ];
}

// ── Engine: from text to ids

function engineFigures(db: Db): Figure[] {
  const vocabulary = loadVocabulary(db);
  const asked = questionsFor(db, vocabulary);
  const rawNewest = db.prepare<unknown[], number>(`SELECT rowid FROM brief_search WHERE brief_search MATCH ? ORDER BY rowid DESC LIMIT ${SHOWN}`).pluck();
  const rawRanked = db.prepare<unknown[], number>(`SELECT rowid FROM brief_search WHERE brief_search MATCH ? ORDER BY rank LIMIT ${SHOWN}`).pluck();
  const engine = (find: typeof newest) => (query: string) => () => find(db, planFor(parse(query).query), 0, SHOWN);
  const raw = (statement: typeof rawNewest) => (query: string) => {
    const match = planFor(parse(query).query).match as string;
    return () => statement.all(match);
  };
  type Bound = (p95: number, floor: number) => Figure['bound'];
  const both = (name: string, queries: readonly string[], bound?: Bound, newestBound?: Bound): Figure[] => [
    ...figures(`${name}, newest first`, inTurn(queries.map(engine(newest)), queries.map(raw(rawNewest))), 'floor: FTS5', newestBound),
    ...figures(`${name}, ranked`, inTurn(queries.map(engine(ranked)), queries.map(raw(rawRanked))), 'floor: FTS5', bound),
  ];
  const withinOne = (p95: number) => atMost(p95, 1, 'ms');
  const within = (p95: number, floor: number) => atMostTimes(p95, floor, 1.2);
  const openEnd = (query: string) => () => {
    const parsed = parse(query);
    return newest(db, planFor(parsed.typing === null ? parsed.query : withOpenEnd(parsed.query, parsed.typing, vocabulary)), 0, SHOWN);
  };
  const wholePrefix = (query: string) => () => rawNewest.all(`"${query}" *`);
  return [
    ...both('rare word', asked.rare, within, withinOne),
    ...both('common word (30% of briefs)', asked.common, undefined, withinOne),
    ...both('two common words', asked.both, within),
    ...both('phrase of two words', asked.phrase, within),
    ...both('NEAR', asked.near),
    ...figures('common word in a month, ranked', inTurn(asked.commonInMonth.map(engine(ranked)), asked.commonInMonth.map(raw(rawRanked))),
      'floor: FTS5 without the month', (p95) => atMost(p95, 5, 'ms')),
    ...figures('title word in a year, ranked', inTurn(asked.titleInYear.map(engine(ranked)), asked.titleInYear.map(raw(rawRanked))), 'floor: FTS5 without the year'),
    ...figures('word being typed, each keystroke', inTurn(asked.keystrokes.map(openEnd), asked.keystrokes.map(wholePrefix)), 'floor: FTS5 prefix search'),
  ];
}

// ── Results: from text to what is shown

function resultFigures(db: Db): Figure[] {
  const before = process.memoryUsage().rss;
  const vocabularyTime = timed(() => loadVocabulary(db));
  const vocabulary = loadVocabulary(db);
  const memory = (process.memoryUsage().rss - before) / 2 ** 20;
  const asked = questionsFor(db, vocabulary);
  const whole = (sort: 'newest' | 'relevance') => (query: string) => () => search(db, { query, sort, offset: 0, limit: SHOWN });
  const snippets = (query: string) => {
    const { query: tree } = parse(query);
    const shown = newest(db, planFor(tree), 0, SHOWN).map(({ id }) => ({ id: id as BriefId, recalled: null }));
    return () => hitsOf(db, tree, shown);
  };
  const nothing = (queries: readonly string[]) => queries.map(() => () => {});
  const steps: number[] = [];
  const counting = timed(() => {
    const counted = countSteps(db, asked.common[0] ?? 'the');
    for (let done = false; !done;) steps.push(timed(() => { done = counted.next().done === true; }));
  });
  return [
    ...figures('20 results with passages, newest first, common word', inTurn(asked.common.map(whole('newest')), nothing(asked.common)), '', (p95) => atMost(p95, 50, 'ms')),
    ...figures('20 results with passages, ranked, common word', inTurn(asked.common.map(whole('relevance')), nothing(asked.common)), '', (p95) => atMost(p95, 100, 'ms')),
    ...figures('20 results with passages, ranked, rare word', inTurn(asked.rare.map(whole('relevance')), nothing(asked.rare)), '', (p95) => atMost(p95, 100, 'ms')),
    ...figures('20 passages with marks alone', inTurn(asked.common.map(snippets), nothing(asked.common)), ''),
    ...figures('half-remembered sentence', inTurn(asked.remembered.map(whole('relevance')), nothing(asked.remembered)), 'a wrong word and a typo', (p95) => atMost(p95, 100, 'ms')),
    { name: 'count and facets of a common word, whole', value: counting, unit: 'ms', floor: null, bound: null, note: `${steps.length} steps` },
    { name: 'count and facets, longest step', value: Math.max(...steps), unit: 'ms', floor: null, bound: null, note: '200 briefs a step' },
    { name: 'vocabulary, read in one go', value: vocabularyTime, unit: 'ms', floor: null, bound: null, note: `${vocabulary.size} words` },
    { name: 'vocabulary, memory', value: memory, unit: 'MB', floor: null, bound: null, note: 'growth of the process while reading it' },
  ];
}

// ── Index: size and load

const LOADED = 2_000;

function indexFigures(db: Db): Figure[] {
  const text = db.prepare<unknown[], number>('SELECT sum(octet_length(text)) FROM brief JOIN revision ON revision.id = revision_id').pluck().get() ?? 1;
  const sizeOf = (like: string) => db.prepare<unknown[], number>('SELECT coalesce(sum(pgsize), 0) FROM dbstat WHERE name LIKE ?').pluck().get(like) ?? 0;
  const parts = ['brief_search_%', 'annotation_search_%', 'indexed_%'].map(sizeOf);
  const whole = parts.reduce((sum, size) => sum + size, 0) / text;
  const texts = db.prepare<unknown[], { id: number; text: string }>(`
    SELECT brief.id, text FROM brief JOIN revision ON revision.id = revision_id ORDER BY brief.id LIMIT ${LOADED}`).all();
  const floor = rawLoadRate(texts);
  const steps: number[] = [];
  const started = performance.now();
  let done = 0;
  for (const rebuild = rebuildSteps(db); done < LOADED;) {
    steps.push(timed(() => {
      const step = rebuild.next();
      done = step.done === true ? LOADED : step.value.done;
    }));
  }
  const rate = (done / (performance.now() - started)) * 1_000;
  return [
    { name: 'index, all parts, of the text', value: whole, unit: 'x', floor: null, bound: atMost(whole, 1, 'x'), note: `briefs ${((parts[0] ?? 0) / text).toFixed(2)}` },
    { name: 'briefs indexed a second, all parts', value: rate, unit: 'per s', floor, bound: { says: '>= 3000 per s', holds: rate >= 3_000 }, note: 'floor: raw FTS5, text of briefs alone, in memory' },
    { name: 'rebuild, p95 of a step', value: quantile(steps, 0.95), unit: 'ms', floor: null, bound: null, note: 'a step is one transaction' },
    { name: 'rebuild, longest step', value: Math.max(...steps), unit: 'ms', floor: null, bound: null, note: '' },
  ];
}

function rawLoadRate(texts: readonly { id: number; text: string }[]): number {
  const folder = mkdtempSync(join(tmpdir(), 'briefcase-floor-'));
  const opened = openArchive(folder, { migrations: [] });
  if (!opened.ok) throw new Error(`no floor: ${opened.failure.code}`);
  const { value: db } = opened;
  db.exec(`ATTACH ':memory:' AS floor; CREATE VIRTUAL TABLE floor.raw USING fts5 (text, content = '', tokenize = 'unicode61 remove_diacritics 2')`);
  const insert = db.prepare('INSERT INTO floor.raw (rowid, text) VALUES (?, ?)');
  const time = timed(() => db.transaction(() => { for (const { id, text } of texts) insert.run(id, text); })());
  db.close();
  rmSync(folder, { recursive: true, force: true });
  return (texts.length / time) * 1_000;
}

// ── Xapian, on the same texts and questions

function xapianFigures(db: Db): Figure[] {
  const python = ['/usr/bin/python3', 'python3'].find((name) => spawnSync(name, ['-c', 'import xapian']).status === 0);
  const script = join(process.env['BRIEFCASE_ROOT'] ?? '.', 'bench/search-xapian.py');
  if (python === undefined || !existsSync(script)) return [];
  const asked = questionsFor(db, loadVocabulary(db));
  const folder = mkdtempSync(join(tmpdir(), 'briefcase-xapian-'));
  try {
    const lines = db.prepare<unknown[], { id: number; title: string; text: string }>(`
      SELECT brief.id, brief.title, text FROM brief JOIN revision ON revision.id = revision_id ORDER BY brief.id`).all();
    writeFileSync(join(folder, 'briefs.jsonl'), lines.map(({ id, title, text }) => JSON.stringify([id, indexedText(`${title}\n${text}`)])).join('\n'));
    const questions = { 'rare word': asked.rare, 'common word (30% of briefs)': asked.common, 'two common words': asked.both, 'phrase of two words': asked.phrase };
    writeFileSync(join(folder, 'questions.json'), JSON.stringify(questions));
    const run = spawnSync(python, [script, folder], { encoding: 'utf8', maxBuffer: 2 ** 24 });
    if (run.status !== 0) throw new Error(`Xapian failed: ${run.stderr}`);
    const answer = JSON.parse(run.stdout) as { load: number; size: number; times: Record<string, number[]> };
    const text = lines.reduce((sum, line) => sum + Buffer.byteLength(line.text), 0);
    return [
      ...Object.entries(answer.times).flatMap(([name, times]) => figures(`Xapian: ${name}, ranked`, { ours: summary(times), floor: { p50: 0, p95: 0 } }, 'for comparison')),
      { name: 'Xapian: index, of the text', value: answer.size / text, unit: 'x', floor: null, bound: null, note: 'for comparison' },
      { name: 'Xapian: briefs indexed a second', value: answer.load, unit: 'per s', floor: null, bound: null, note: 'for comparison' },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

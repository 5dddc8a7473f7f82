import { v7 as uuidv7 } from 'uuid';
import { write, type Archive } from '../electron/store/kernel/archive.ts';
import { savePost } from '../electron/store/briefs/briefs.ts';
import { openArchive, type Db } from '../electron/store/kernel/database.ts';
import { newest } from '../electron/store/search/find.ts';
import { hitsOf } from '../electron/store/search/hits.ts';
import { countSteps, loadVocabulary, search } from '../electron/store/search/index.ts';
import { rebuildSteps } from '../electron/store/search-index/rebuild.ts';
import { deviceOf } from '../electron/store/kernel/settings.ts';
import { localSource } from '../electron/store/sources/sources.ts';
import { makePost } from '../scripts/archive/brief.ts';
import { makeVocabulary } from '../scripts/archive/vocabulary.ts';
import type { BriefId, Instant } from '../shared/ids.ts';
import { withOpenEnd } from '../shared/search/guess.ts';
import { parse } from '../shared/search/parse.ts';
import { planFor } from '../shared/search/plan.ts';
import { inFolder } from './in-folder.ts';
import { atMost, atMostTimes, quantile, type Figure, type Row } from './row.ts';
import { best, byDate, questionsFor, SHOWN } from './search-questions.ts';
import { xapianFigures } from './search-xapian.ts';
import { figures, inTurn, timed } from './timed.ts';
import { DERIVERS } from '../electron/store/process/derivers.ts';

/*
 * Search over a made archive. Each figure stands beside raw FTS5 on the same index in the same run, asked in turn with
 * ours so that what else the machine does falls on both; Xapian's stands beside it in a row of its own when it is installed.
 */

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

// ── Engine: from text to ids

function engineFigures(db: Db): Figure[] {
  const vocabulary = loadVocabulary(db);
  const asked = questionsFor(db, vocabulary);
  const rawNewest = db.prepare<unknown[], number>(`SELECT rowid FROM brief_search WHERE brief_search MATCH ? ORDER BY rowid DESC LIMIT ${SHOWN}`).pluck();
  const rawRanked = db.prepare<unknown[], number>(`SELECT rowid FROM brief_search WHERE brief_search MATCH ? ORDER BY rank LIMIT ${SHOWN}`).pluck();
  const raw = (statement: typeof rawNewest) => (query: string) => {
    const match = planFor(parse(query).query).match as string;
    return () => statement.all(match);
  };
  type Bound = (p95: number, floor: number) => Figure['bound'];
  const both = (name: string, queries: readonly string[], bound?: Bound, newestBound?: Bound): Figure[] => [
    ...figures(`${name}, newest first`, inTurn(queries.map(byDate(db)), queries.map(raw(rawNewest))), 'floor: FTS5', newestBound),
    ...figures(`${name}, ranked`, inTurn(queries.map(best(db, vocabulary)), queries.map(raw(rawRanked))), 'floor: FTS5', bound),
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
    ...figures('common word in a month, ranked', inTurn(asked.commonInMonth.map(best(db, vocabulary)), asked.commonInMonth.map(raw(rawRanked))),
      'floor: FTS5 without the month', (p95) => atMost(p95, 5, 'ms')),
    ...figures('title word in a year, ranked', inTurn(asked.titleInYear.map(best(db, vocabulary)), asked.titleInYear.map(raw(rawRanked))), 'floor: FTS5 without the year'),
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
    { name: 'memory of the process after all of this', value: process.memoryUsage().rss / 2 ** 20, unit: 'MB', floor: null, bound: null, note: 'vocabulary, caches and the bench itself' },
    { name: 'vocabulary, memory', value: memory, unit: 'MB', floor: null, bound: null, note: 'growth of the process while reading it' },
  ];
}

// ── Index: size and load

/** Briefs that the figures of loading are taken over. */
const LOADED = 20_000;
const LOADED_GENTLY = 2_000;
/** As many as a rebuild takes in one transaction when nobody waits. */
const AT_ONCE = 4_000;

function indexFigures(db: Db): Figure[] {
  const text = db.prepare<unknown[], number>('SELECT sum(octet_length(text)) FROM brief JOIN revision ON revision.id = revision_id').pluck().get() ?? 1;
  const share = (): number => (db.prepare<unknown[], number>(`
    SELECT coalesce(sum(pgsize), 0) FROM dbstat WHERE name LIKE 'brief_search_%' OR name LIKE 'annotation_search_%' OR name LIKE 'indexed_%'`).pluck().get() ?? 0) / text;
  const asItCame = share();
  const texts = db.prepare<unknown[], { id: number; text: string }>(`
    SELECT brief.id, text FROM brief JOIN revision ON revision.id = revision_id ORDER BY brief.id LIMIT ${LOADED}`).all();
  const floor = rawLoadRate(texts);
  const gently = rebuilt(db, LOADED_GENTLY);
  const bulk = rebuilt(db, LOADED, AT_ONCE);
  const isWhole = texts.length < LOADED;
  return [
    { name: 'index, all parts, of the text, briefs in any order', value: asItCame, unit: 'x', floor: null, bound: atMost(asItCame, 1, 'x'), note: 'as the archive was made' },
    ...(isWhole ? [{ name: 'index, all parts, of the text, rebuilt', value: share(), unit: 'x' as const, floor: null, bound: atMost(share(), 1, 'x'), note: '' }] : []),
    { name: 'briefs indexed a second, all parts', value: bulk.rate, unit: 'per s', floor, bound: { says: '>= 3000 per s', holds: bulk.rate >= 3_000 }, note: `${AT_ONCE} a transaction; floor: raw FTS5, text of briefs alone, held ready` },
    { name: 'the same between other work', value: gently.rate, unit: 'per s', floor, bound: null, note: '20 a transaction' },
    { name: 'rebuild between other work, p95 of a step', value: quantile(gently.steps, 0.95), unit: 'ms', floor: null, bound: null, note: 'a step is one transaction' },
    { name: 'rebuild between other work, longest step', value: Math.max(...gently.steps), unit: 'ms', floor: null, bound: null, note: '' },
    ...importFigures(),
  ];
}

function rebuilt(db: Db, briefs: number, atOnce?: number): { rate: number; steps: number[] } {
  const steps: number[] = [];
  const started = performance.now();
  let done = 0;
  for (const rebuild = rebuildSteps(db, atOnce); done < briefs;) {
    let isDone = false;
    steps.push(timed(() => {
      const step = rebuild.next();
      if (step.done === true) isDone = true;
      else done = step.value.done;
    }));
    if (isDone) break;
  }
  return { rate: (done / (performance.now() - started)) * 1_000, steps };
}

/** Into a file as ours goes, as many at once as ours. */
function rawLoadRate(texts: readonly { id: number; text: string }[]): number {
  return inFolder('floor', (folder) => {
    const opened = openArchive(folder, { migrations: [] });
    if (!opened.ok) throw new Error(`no floor: ${opened.failure.code}`);
    const { value: db } = opened;
    db.pragma('synchronous = NORMAL');
    db.exec(`
      CREATE VIRTUAL TABLE raw USING fts5 (text, content = '', tokenize = 'unicode61 remove_diacritics 2');
      INSERT INTO raw (raw, rank) VALUES ('hashsize', 67108864)`);
    const insert = db.prepare('INSERT INTO raw (rowid, text) VALUES (?, ?)');
    const time = timed(() => {
      for (let from = 0; from < texts.length; from += AT_ONCE) {
        db.transaction(() => { for (const { id, text } of texts.slice(from, from + AT_ONCE)) insert.run(id, text); })();
      }
    });
    db.close();
    return (texts.length / time) * 1_000;
  });
}

const IMPORTED = 2_000;

/** Prepared briefs into an empty archive: revision, sections, quotes, topics, index and all. */
function importFigures(): Figure[] {
  const words = makeVocabulary();
  const posts = Array.from({ length: IMPORTED }, (_, n) => makePost(n, 1, words));
  const rate = (atOnce: number, synchronous: 'FULL' | 'NORMAL') => inFolder('import', (folder) => {
    const opened = openArchive(folder);
    if (!opened.ok) throw new Error(`no archive: ${opened.failure.code}`);
    const { value: db } = opened;
    db.pragma(`synchronous = ${synchronous}`);
    const archive: Archive = { db, folder, device: deviceOf(db, uuidv7), now: () => '2026-01-01T00:00:00.000Z' as Instant, newId: uuidv7, derive: DERIVERS, emit: () => {} };
    const source = localSource(archive, 'files');
    const time = timed(() => {
      for (let from = 0; from < posts.length; from += atOnce) {
        write(db, () => { for (const post of posts.slice(from, from + atOnce)) savePost(archive, source, post); });
      }
    });
    db.close();
    return (posts.length / time) * 1_000;
  });
  const figure = (name: string, value: number, note: string): Figure => ({ name, value, unit: 'per s', floor: null, bound: { says: '>= 500 per s', holds: value >= 500 }, note });
  return [
    figure('prepared briefs saved a second, as a sync saves', rate(32, 'NORMAL'), '32 a transaction'),
    figure('prepared briefs saved a second, as files are imported', rate(1, 'FULL'), 'each on the disk before the next'),
  ];
}

import type { BriefId } from '../../../shared/ids.ts';
import { planFor, type Plan } from '../../../shared/search/plan.ts';
import type { Ranking } from '../../../shared/search/ranking.ts';
import { prepared } from '../kernel/archive.ts';
import type { Db } from '../kernel/database.ts';
import { EVERY, found, newest, selection, type Found } from './find.ts';
import { teachWords } from './functions.ts';
import { idsOfDays, type Ids, type Sql } from './where-clause.ts';

/**
 * How much of an archive one ranking may look at. bm25 reads all the places of every word it ranks by, wherever the briefs are,
 * and then takes each brief of the result in the hand, which costs about eight times as much.
 */
export interface Bounds {
  /** Words and briefs together. */
  readonly reads: number;
  /** Briefs that are weighed. */
  readonly weighed: number;
}

/** About 25 ms on a small machine. An archive of ten thousand briefs is nearly always ranked whole. */
const BOUNDS: Bounds = { reads: 100_000, weighed: 10_000 };

/** Several words stand together in so much fewer briefs than each: it is not worth a walk to find out that they are more. */
const APART = 4;

/** Where few briefs are to be weighed, so many times more may be read. */
const FEW = 2;

/** What a word counts in body, title, topic, speaker, author, yours, label. */
const WEIGHTS = '1, 10, 4, 2, 2, 4, 0';

export interface Ranked {
  found: Found[];
  /** Whether the whole result was weighed; else those with the words in their title come first, then the best of the newest, then the others. */
  isWhole: boolean;
}

const WHOLE: Ranking = { by: null, reads: 0, atMost: 0, together: 1, titles: null };

/** Best first; newest first where nothing ranks. */
export function ranked(db: Db, plan: Plan, offset: number, limit: number, ranking: Ranking = WHOLE, bounds: Bounds = BOUNDS): Ranked {
  if (plan.match === null || ranking === null) return { found: newest(db, plan, offset, limit), isWhole: true };
  if (plan.empty) return { found: [], isWhole: true };
  teachWords(db);
  const areFew = ranking.atMost <= bounds.weighed * (ranking.together > 1 ? APART : 1);
  const mayBeWeighed = ranking.reads <= (areFew ? FEW : 1) * bounds.reads;
  const oldest = !mayBeWeighed || areFew ? null : oldestWeighed(db, plan, bounds);
  if (mayBeWeighed && oldest === null) return { found: weighed(db, plan, ranking.by, offset + limit, EVERY).slice(offset), isWhole: true };
  return { found: inParts(db, plan, offset + limit, ranking, oldest, bounds).slice(offset), isWhole: false };
}

/** The oldest of the newest briefs that may be weighed, by their words alone; null when all may be. */
function oldestWeighed(db: Db, plan: Plan, { weighed: most }: Bounds): BriefId | null {
  const [oldest, next] = newest(db, { ...plan, where: null }, most - 1, 2);
  return oldest === undefined || next === undefined ? null : oldest.id;
}

/** Titles first, newest first; then the briefs from `oldest` on, best first (none when it is null); then the others, newest first. */
function inParts(db: Db, plan: Plan, end: number, ranking: NonNullable<Ranking>, oldest: BriefId | null, bounds: Bounds): Found[] {
  const titles = ranking.titles && planFor(ranking.titles);
  const titled = titles === null ? [] : newest(db, titles, 0, end, titlesWithin(db, titles, ranking.reads, bounds));
  if (titled.length === end) return titled;
  const isTitled = new Set(titled.map(({ id }) => id));
  const untitled = (some: Found[]): Found[] => some.filter(({ id }) => !isTitled.has(id));
  const best = oldest === null ? [] : untitled(weighed(db, plan, ranking.by, end + titled.length, { first: oldest, last: null }));
  if (titled.length + best.length >= end) return [...titled, ...best].slice(0, end);
  const others = untitled(newest(db, plan, 0, end, oldest === null ? EVERY : { first: null, last: oldest - 1 }));
  return [...titled, ...best, ...others].slice(0, end);
}

/** The newest ids in which about as many words stand as may be read: where nothing limits it, a rare title would have all of them read. */
function titlesWithin(db: Db, { from, to }: Plan, reads: number, bounds: Bounds): Ids {
  if (reads <= bounds.reads) return EVERY;
  const last = from === null && to === null ? null : idsOfDays(from, to).last;
  const briefs = prepared<number>(db, 'SELECT count(*) FROM indexed_brief').pluck().get() ?? 0;
  const first = prepared<BriefId>(db, 'SELECT brief_id FROM indexed_brief WHERE brief_id <= ? ORDER BY brief_id DESC LIMIT 1 OFFSET ?').pluck()
    .get(last ?? Number.MAX_SAFE_INTEGER, Math.floor(briefs * (bounds.reads / reads)));
  return { first: first ?? null, last: null };
}

function weighed(db: Db, plan: Plan, by: string | null, end: number, ids: Ids): Found[] {
  return found(db, weighedSql(plan, by, pagesTo(end), ids)).slice(0, end);
}

/** 20, 40, 80 ...: few statements, each for pages up to so many results. */
const pagesTo = (end: number): number => 20 * 2 ** Math.ceil(Math.log2(Math.max(1, end / 20)));

/**
 * Called by name, bm25 sorts a third faster than FTS5's own `rank`, and keeps to a span of ids, which `rank` does not.
 * `by` is what is ranked when it is less than the whole search; the plus sign keeps SQLite from starting anew for each id.
 * `most` is written out: SQLite plans a statement anew each time its limit is given as a value.
 */
export function weighedSql(plan: Plan, by: string | null, most: number, ids: Ids = EVERY): Sql {
  const { text, values } = selection(by === null ? plan : { ...plan, match: by }, ids);
  const whole = by === null ? '' : ' AND +brief_search.rowid IN (SELECT rowid FROM brief_search WHERE brief_search MATCH ?)';
  return {
    text: `SELECT brief_search.rowid AS id ${text}${whole} ORDER BY bm25(brief_search, ${WEIGHTS}), brief_search.rowid DESC LIMIT ${most}`,
    values: by === null ? values : [...values, plan.match as string],
  };
}

import type { BriefId } from '../../../shared/ids.ts';
import type { Plan } from '../../../shared/search/plan.ts';
import type { Ranking } from '../../../shared/search/ranking.ts';
import { prepared } from '../archive.ts';
import type { Db } from '../database.ts';
import { teachWords } from './functions.ts';
import { daysSql, whereSql, type Sql } from './where.ts';

/** A brief that satisfies a search. */
export interface Found {
  id: BriefId;
}

/** What a word counts in body, title, topic, speaker, author, yours, label. */
const WEIGHTS = '1, 10, 4, 2, 2, 4, 0';

/** Newest first. Costs what is asked for, not what is there: the index is walked from its newest brief. */
export function newest(db: Db, plan: Plan, offset: number, limit: number): Found[] {
  if (plan.empty) return [];
  teachWords(db);
  return found(db, newestSql(plan), limit, offset);
}

/** Best first; newest first where nothing ranks. */
export function ranked(db: Db, plan: Plan, offset: number, limit: number, ranking: Ranking = { match: null }): Found[] {
  if (plan.match === null || ranking === null) return newest(db, plan, offset, limit);
  if (plan.empty) return [];
  teachWords(db);
  return found(db, rankedSql(plan, ranking.match, pagesTo(offset + limit))).slice(offset, offset + limit);
}

/** Numbers alone cross from SQLite in half the time that objects take. */
function found(db: Db, { text, values }: Sql, ...more: number[]): Found[] {
  return prepared<BriefId>(db, text).pluck().all(...values, ...more).map((id) => ({ id }));
}

/** 20, 40, 80 ...: few statements, each for pages up to so many results. */
const pagesTo = (end: number): number => 20 * 2 ** Math.ceil(Math.log2(Math.max(1, end / 20)));

/** Ends with LIMIT ? OFFSET ?, whose values are the caller's. */
export function newestSql(plan: Plan): Sql {
  const { text, values } = selection(plan);
  const id = idColumn(plan);
  return { text: `SELECT ${id} AS id ${text} ORDER BY ${id} DESC LIMIT ? OFFSET ?`, values };
}

/**
 * Called by name, bm25 sorts a third faster than FTS5's own `rank`, and keeps to a span of ids, which `rank` does not.
 * `by` is what is ranked when it is less than the whole search; the plus sign keeps SQLite from starting anew for each id.
 * `most` is written out: SQLite plans a statement anew each time its limit is given as a value.
 */
export function rankedSql(plan: Plan, by: string | null, most: number): Sql {
  const { text, values } = selection(by === null ? plan : { ...plan, match: by });
  const whole = by === null ? '' : ' AND +brief_search.rowid IN (SELECT rowid FROM brief_search WHERE brief_search MATCH ?)';
  return {
    text: `SELECT brief_search.rowid AS id ${text}${whole} ORDER BY bm25(brief_search, ${WEIGHTS}) LIMIT ${most}`,
    values: by === null ? values : [...values, plan.match as string],
  };
}

/** How many there are, counted no further than `most`. */
export function countUpTo(db: Db, plan: Plan, most: number): number {
  if (plan.empty) return 0;
  teachWords(db);
  const { text, values } = selection(plan);
  return prepared<number>(db, `SELECT count(*) FROM (SELECT 1 ${text} LIMIT ?)`).pluck().get(...values, most) ?? 0;
}

/** Whether this brief is among them. (An id arrives as a floating-point number, and FTS5 looks at no `rowid = 1.0`: it would answer with them all.) */
export function isResult(db: Db, plan: Plan, id: BriefId): boolean {
  if (plan.empty) return false;
  teachWords(db);
  const { text, values } = selection(plan);
  return prepared(db, `SELECT 1 ${text} AND ${idColumn(plan)} = CAST(? AS INTEGER)`).get(...values, id) !== undefined;
}

/** Some ids of the result, newest first, below `before`: what counting and facets go through in steps. */
export function idsBefore(db: Db, plan: Plan, before: number, limit: number): BriefId[] {
  if (plan.empty) return [];
  teachWords(db);
  const { text, values } = selection(plan);
  const id = idColumn(plan);
  return prepared<BriefId>(db, `SELECT ${id} AS id ${text} AND ${id} < CAST(? AS INTEGER) ORDER BY ${id} DESC LIMIT ?`).pluck().all(...values, before, limit);
}

const idColumn = (plan: Plan): string => (plan.match === null ? 'brief.id' : 'brief_search.rowid');

/** FROM and WHERE. CROSS JOIN keeps the text index outermost: it gives the order. */
function selection({ match, from, to, where }: Plan): Sql {
  const condition = where === null ? null : whereSql(where);
  const parts: Sql[] = [];
  if (match !== null) parts.push({ text: 'brief_search MATCH ?', values: [match] });
  if (from !== null || to !== null) parts.push(daysSql(match === null ? 'brief.id' : 'brief_search.rowid', from, to));
  if (condition !== null) parts.push(condition);
  if (parts.length === 0) parts.push({ text: 'TRUE', values: [] });
  const source =
    match === null ? 'brief' : condition === null ? 'brief_search' : 'brief_search CROSS JOIN brief ON brief.id = brief_search.rowid';
  return { text: `FROM ${source} WHERE ${parts.map(({ text }) => text).join(' AND ')}`, values: parts.flatMap(({ values }) => values) };
}

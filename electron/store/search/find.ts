import type { BriefId } from '../../../shared/ids.ts';
import type { Plan } from '../../../shared/search/plan.ts';
import { prepared } from '../kernel/archive.ts';
import type { Db } from '../kernel/database.ts';
import { teachWords } from './functions.ts';
import { idsOfDays, idsSql, whereSql, type Ids, type Sql } from './where-clause.ts';

/** A brief that satisfies a search. */
export interface Found {
  id: BriefId;
}

export const EVERY: Ids = { first: null, last: null };

/** Newest first, of these ids. Costs what is asked for, not what is there: the index is walked from its newest brief. */
export function newest(db: Db, plan: Plan, offset: number, limit: number, ids: Ids = EVERY): Found[] {
  if (plan.empty) return [];
  teachWords(db);
  return found(db, newestSql(plan, ids), limit, offset);
}

const last = new WeakMap<Db, { key: string; found: Found[] }>();

/** The newest `most`. What was found last is kept: the newest and the best of one search are asked for one after the other, and both count it. */
export function newestUpTo(db: Db, plan: Plan, most: number): Found[] {
  const key = JSON.stringify([plan, most, versionOf(db)]);
  const known = last.get(db);
  if (known?.key === key) return known.found;
  const all = newest(db, plan, 0, most);
  last.set(db, { key, found: all });
  return all;
}

/** Changes with every change of the archive, whichever connection makes it. */
function versionOf(db: Db): string {
  return `${String(db.pragma('data_version', { simple: true }))} ${prepared<number>(db, 'SELECT total_changes()').pluck().get() ?? 0}`;
}

/** Numbers alone cross from SQLite in half the time that objects take. */
export function found(db: Db, { text, values }: Sql, ...more: number[]): Found[] {
  return prepared<BriefId>(db, text).pluck().all(...values, ...more).map((id) => ({ id }));
}

/** Ends with LIMIT ? OFFSET ?, whose values are the caller's. */
export function newestSql(plan: Plan, ids: Ids = EVERY): Sql {
  const { text, values } = selection(plan, ids);
  const id = idColumn(plan);
  return { text: `SELECT ${id} AS id ${text} ORDER BY ${id} DESC LIMIT ? OFFSET ?`, values };
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
export function selection({ match, from, to, where }: Plan, ids: Ids = EVERY): Sql {
  const condition = where === null ? null : whereSql(where);
  const parts: Sql[] = [];
  if (match !== null) parts.push({ text: 'brief_search MATCH ?', values: [match] });
  const span = from === null && to === null ? ids : both(ids, idsOfDays(from, to));
  if (span.first !== null || span.last !== null) parts.push(idsSql(match === null ? 'brief.id' : 'brief_search.rowid', span));
  if (condition !== null) parts.push(condition);
  if (parts.length === 0) parts.push({ text: 'TRUE', values: [] });
  const source =
    match === null ? 'brief' : condition === null ? 'brief_search' : 'brief_search CROSS JOIN brief ON brief.id = brief_search.rowid';
  return { text: `FROM ${source} WHERE ${parts.map(({ text }) => text).join(' AND ')}`, values: parts.flatMap(({ values }) => values) };
}

const both = (one: Ids, other: Ids): Ids => ({ first: bound(Math.max, one.first, other.first), last: bound(Math.min, one.last, other.last) });
const bound = (inner: (...ids: number[]) => number, ...ids: (number | null)[]): number | null => {
  const given = ids.filter((id) => id !== null);
  return given.length === 0 ? null : inner(...given);
};

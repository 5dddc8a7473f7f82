import type { Statement } from 'better-sqlite3';
import { breathe } from '../kernel/breathe.ts';
import type { Db } from '../kernel/database.ts';
import { ENTITIES, journaled, type Entity, type Row } from './journal.ts';

export { journaled, type Entity, type Row } from './journal.ts';

/** Rows between two breaths. */
const STEP = 500;
/** So many rows of a table are named; the rest is counted. */
const NAMED = 5;

/**
 * Where the tables and the journal tell different things: replaying what is done must give the rows that are there. One sentence for each row, up
 * to a few of a table. Of `reading` only the stars count: a brief that is read by being opened is no step.
 */
export async function replayProblems(db: Db): Promise<string[]> {
  const wrong = new Map<Entity, string[]>();
  const told = new Map<Entity, number>();
  const complain = (entity: Entity, row: string) => {
    const rows = wrong.get(entity) ?? [];
    rows.push(row);
    wrong.set(entity, rows);
  };
  for await (const { entity, row, key, expected } of newestChanges(db)) {
    const found = key === null ? null : rowAt(db, entity, key);
    if (expected !== null && found !== null) told.set(entity, (told.get(entity) ?? 0) + 1);
    const agrees = key !== null && expected !== undefined && (expected === null ? found === null : found !== null && sameRow(entity, found, expected));
    if (!agrees) complain(entity, row);
  }
  for (const entity of ENTITIES) {
    // Opening a brief makes a row of its own.
    if (entity === 'reading') continue;
    const rows = db.prepare<[], number>(`SELECT count(*) FROM "${entity}"`).pluck().get()!;
    const unknown = rows - (told.get(entity) ?? 0);
    if (unknown > 0) complain(entity, `${unknown} rows that no step has made`);
  }
  return [...wrong].flatMap(([entity, rows]) => [
    ...rows.slice(0, NAMED).map((row) => `The journal and the table ${entity} tell different things of ${row}.`),
    ...(rows.length > NAMED ? [`So it is with ${rows.length - NAMED} more rows of ${entity}.`] : []),
  ]);
}

export interface NewestChange {
  entity: Entity;
  /** Its key, as the journal writes it. */
  row: string;
  /** null when that cannot be read. */
  key: readonly unknown[] | null;
  /** The row as the newest step that is done left it; null: gone; undefined: that cannot be read. */
  expected: Row | null | undefined;
}

/** What the journal says of every row that it names. */
export async function* newestChanges(db: Db): AsyncGenerator<NewestChange> {
  // With max(), SQLite takes the other columns from the row that has it: the newest change that is done.
  const newest = db.prepare<[Entity, string], { row: string; after: string | null }>(`
    SELECT row, after, max(change.id) FROM change JOIN step ON step.id = step_id
    WHERE entity = ? AND row > ? AND state = 'done'
    GROUP BY row ORDER BY row LIMIT ${STEP}`);
  for (const entity of ENTITIES) {
    for (let last = ''; ;) {
      const slice = newest.all(entity, last);
      for (const { row, after } of slice) {
        const key = parsed(row);
        const isKey = Array.isArray(key) && key.length === journaled(entity).key.length && key.every((part) => typeof part !== 'object');
        yield { entity, row, key: isKey ? key : null, expected: after === null ? null : rowIn(parsed(after)) };
      }
      if (slice.length < STEP) break;
      last = slice.at(-1)!.row;
      await breathe();
    }
  }
}

/** null when the table has no such row. `from`: the database it is looked for in. */
export function rowAt(db: Db, entity: Entity, key: readonly unknown[], from = 'main'): Row | null {
  const { key: keys, columns } = journaled(entity);
  const sql = `SELECT ${columns.map((name) => `"${name}"`).join(', ')} FROM ${from}."${entity}" WHERE ${keys.map((name) => `"${name}" = ?`).join(' AND ')}`;
  return (statement(db, sql).get(...key) as Row | undefined) ?? null;
}

export function sameRow(entity: Entity, one: Row, other: Row): boolean {
  const compared = entity === 'reading' ? ['brief_id', 'starred_at'] : journaled(entity).columns;
  return compared.every((name) => (one[name] ?? null) === (other[name] ?? null));
}

const statements = new WeakMap<Db, Map<string, Statement<unknown[]>>>();

function statement(db: Db, sql: string): Statement<unknown[]> {
  const known = statements.get(db) ?? new Map<string, Statement<unknown[]>>();
  statements.set(db, known);
  const one = known.get(sql) ?? db.prepare<unknown[]>(sql);
  known.set(sql, one);
  return one;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

const rowIn = (value: unknown): Row | undefined => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : undefined);

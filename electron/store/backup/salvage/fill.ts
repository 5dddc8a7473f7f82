import type { Statement } from 'better-sqlite3';
import type { Db } from '../../kernel/database.ts';
import { hasItsHash } from '../checks.ts';
import type { Table } from './tables.ts';
import type { ReadRow } from './read-rows.ts';

/** Rows written in one transaction. */
const TOGETHER = 500;

export interface Filled {
  /** Rows that came in, by table. */
  rows: Map<string, number>;
  /** Revisions whose words are not what they were when they arrived: not taken over. */
  changedRevisions: { id: number; briefId: number }[];
  /** Rows that the rules of their table refuse. */
  refused: number;
}

/**
 * Writes rows into an archive whose foreign keys are off for now. A row whose key is there already is passed over: what came first is what counts. A revision
 * comes in only with the words that it had when it arrived.
 */
export function filler(db: Db): { take: (row: ReadRow) => void; finish: () => Filled } {
  const filled: Filled = { rows: new Map(), changedRevisions: [], refused: 0 };
  let waiting: ReadRow[] = [];
  const flush = db.transaction(() => {
    for (const { table, values } of waiting) write(db, table, values, filled);
    waiting = [];
  });
  return {
    take(row) {
      waiting.push(row);
      if (waiting.length >= TOGETHER) flush();
    },
    finish() {
      flush();
      return filled;
    },
  };
}

function write(db: Db, table: Table, values: ReadRow['values'], filled: Filled): void {
  if (table.name === 'revision' && !isRight(table, values)) {
    const at = (name: string) => values[table.columns.findIndex((column) => column.name === name)];
    filled.changedRevisions.push({ id: Number(at('id')), briefId: Number(at('brief_id')) });
    return;
  }
  try {
    const { changes } = insertion(db, table).run(...values);
    filled.rows.set(table.name, (filled.rows.get(table.name) ?? 0) + changes);
  } catch (error) {
    if (!String((error as { code?: unknown }).code).startsWith('SQLITE_')) throw error;
    filled.refused++;
  }
}

const insertions = new WeakMap<Db, Map<string, Statement<unknown[]>>>();

function insertion(db: Db, { name, columns }: Table): Statement<unknown[]> {
  const known = insertions.get(db) ?? new Map<string, Statement<unknown[]>>();
  insertions.set(db, known);
  let statement = known.get(name);
  if (statement === undefined) {
    // Only a key that is there is passed over: ON CONFLICT DO NOTHING takes no row that breaks another rule.
    statement = db.prepare<unknown[]>(`INSERT INTO "${name}" (${columns.map((column) => `"${column.name}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')}) ON CONFLICT DO NOTHING`);
    known.set(name, statement);
  }
  return statement;
}

function isRight({ columns }: Table, values: ReadRow['values']): boolean {
  const row = Object.fromEntries(columns.map(({ name }, index) => [name, values[index]])) as { title: string; body: string; hash: string };
  return hasItsHash(row);
}

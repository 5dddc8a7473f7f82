import type { Statement } from 'better-sqlite3';
import type { DeviceId, StoreEvents } from '../../../shared/contract/calls.ts';
import type { BriefId, Instant, RevisionId } from '../../../shared/ids.ts';
import type { Db } from './database.ts';
import { inTurn } from './write-turns.ts';

/** An open archive and the world around it. Time and new ids are arguments, so that a test can hold them still. */
export interface Archive {
  readonly db: Db;
  readonly folder: string;
  readonly device: DeviceId;
  readonly now: () => Instant;
  /** A new UUIDv7. */
  readonly newId: () => string;
  readonly emit: <Name extends keyof StoreEvents>(name: Name, event: StoreEvents[Name]) => void;
  readonly derive: Derivers;
}

export type Value = string | number | null;
export type Row = Readonly<Record<string, Value>>;

/** A row of the analyst's that was written. */
export interface WrittenRow {
  /** Its table. */
  readonly entity: string;
  /** The values of the table's key columns, in their order. */
  readonly key: readonly Value[];
  /** As it was and as it is now; null: it was not, or is not, there. */
  readonly from: Row | null;
  readonly to: Row | null;
}

/** What keeps derived tables in step. Each is called in the transaction that writes; `process/derivers.ts` has the real ones. */
export interface Derivers {
  /** All rows of a step are written or gone, whether by an act, by undo or by redo. */
  readonly rowsWritten: (db: Db, rows: readonly WrittenRow[]) => void;
  /** A brief that was known has a new current revision. */
  readonly revisionAdded: (db: Db, briefId: BriefId, revisionId: RevisionId, at: Instant) => void;
}

interface Prepared {
  statement: Statement;
  /** Asked once: each look at a statement's own properties goes through the binding, as long as a short query. */
  isReader: boolean;
}
const statements = new WeakMap<Db, Map<string, Prepared>>();

/**
 * The statement for `sql`, prepared once per connection. SQLite with STAT4 plans a join anew each time a value is bound to a bare `?` that a
 * column is compared with, which costs ten times the lookup; where that counts, thousands of times in a sync, it is written `+?`.
 */
export function prepared<Row = unknown>(db: Db, sql: string): Statement<unknown[], Row> {
  let all = statements.get(db);
  if (all === undefined) statements.set(db, all = new Map());
  let known = all.get(sql);
  if (known === undefined) {
    const statement = db.prepare(sql);
    all.set(sql, known = { statement, isReader: statement.reader });
  }
  // Whoever asked for single values last must not decide for who asks for rows now.
  if (known.isReader) known.statement.pluck(false);
  return known.statement as Statement<unknown[], Row>;
}

/** Runs `work` in one transaction that takes the write lock at once, so that a reader never turns writer half-way. */
export function write<T>(db: Db, work: () => T): T {
  return db.inTransaction ? work() : inTurn(db, () => db.transaction(work).immediate());
}

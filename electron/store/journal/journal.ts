import type { History } from '../../../shared/contract/calls.ts';
import type { BriefId } from '../../../shared/ids.ts';
import { prepared, write, type Archive, type Row, type Value } from '../kernel/archive.ts';
import type { Db } from '../kernel/database.ts';

/**
 * The one way in which something the analyst makes is written. Every act is a step; a step is the rows it touched, before and after.
 * Undo writes the rows as they were before, redo as they were after; the steps that are done, replayed in order, give the tables.
 */

export type { Row };

/** The tables of the journal, the columns that are the analyst's, and how a row is found. */
const TABLES = {
  reading: { key: ['brief_id'], columns: ['brief_id', 'read_at', 'starred_at'] },
  highlight: {
    key: ['id'],
    columns: ['id', 'brief_id', 'revision_id', 'start', 'end', 'exact', 'prefix', 'suffix', 'paragraph', 'colour', 'speaker', 'role',
      'created_at', 'updated_at', 'deleted_at', 'device', 'clock'],
  },
  highlight_base: {
    key: ['id'],
    columns: ['id', 'highlight_id', 'revision_id', 'start', 'end', 'exact', 'prefix', 'suffix', 'paragraph', 'speaker', 'role', 'act', 'left_at', 'device', 'clock'],
  },
  kept_highlight: { key: ['highlight_id'], columns: ['highlight_id', 'revision_id', 'verdict', 'words', 'kept_at', 'device', 'clock'] },
  seen_edit: { key: ['revision_id'], columns: ['revision_id', 'seen_at'] },
  note: { key: ['id'], columns: ['id', 'brief_id', 'highlight_id', 'text', 'created_at', 'updated_at', 'deleted_at', 'device', 'clock'] },
  merged_name: { key: ['name'], columns: ['name', 'person', 'merged_at', 'device', 'clock'] },
  different_people: { key: ['one', 'other'], columns: ['one', 'other', 'said_at', 'device', 'clock'] },
  tag: { key: ['id'], columns: ['id', 'name'] },
  highlight_tag: { key: ['highlight_id', 'tag_id'], columns: ['highlight_id', 'tag_id'] },
  brief_tag: { key: ['brief_id', 'tag_id'], columns: ['brief_id', 'tag_id'] },
  saved_search: { key: ['id'], columns: ['id', 'name', 'query', 'position', 'created_at', 'updated_at', 'device', 'clock'] },
} as const satisfies Record<string, { key: readonly string[]; columns: readonly string[] }>;
export type Entity = keyof typeof TABLES;

export interface RowWrite {
  entity: Entity;
  /** The values of the table's key columns, in their order. */
  key: readonly Value[];
  /** The whole row as it shall be; null: it goes. */
  after: Row | null;
}

export interface StepIntent {
  /** As the menu says it: "Highlight". */
  label: string;
  briefId: BriefId | null;
  /** Writes of the same session join the newest step when it is theirs, so that a sitting of typing is one step. */
  session?: string;
}

/** Writes the rows and the step that says so, in one transaction. Rows that do not change are left out; no change, no step. */
export function record(archive: Archive, intent: StepIntent, writes: readonly RowWrite[]): void {
  const { db } = archive;
  write(db, () => {
    const changes = writes
      .map((one) => ({ ...one, before: readRow(db, one.entity, one.key) }))
      .filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after && inOrder(after)));
    if (changes.length === 0) return;
    prepared(db, `UPDATE step SET state = 'superseded' WHERE state = 'undone'`).run();
    const step = openStep(archive, intent);
    for (const { entity, key, before, after } of changes) {
      writeRow(db, entity, key, after);
      logChange(db, step, entity, key, before, after && inOrder(after));
    }
    archive.derive.rowsWritten(db, changes.map(({ entity, key, before, after }) => ({ entity, key, from: before, to: after })));
  });
  archive.emit('history-changed', history(db));
}

export interface Stepped {
  label: string;
  briefId: BriefId | null;
  /** The rows that were written back. */
  rows: { entity: Entity; key: Value[] }[];
}

/** Takes back the newest step that is done; null when there is none. */
export function undo(archive: Archive): Stepped | null {
  return turn(archive, `SELECT id, label, brief_id FROM step WHERE state = 'done' ORDER BY id DESC LIMIT 1`, 'before');
}

/** Does the oldest undone step again; null when there is none. */
export function redo(archive: Archive): Stepped | null {
  return turn(archive, `SELECT id, label, brief_id FROM step WHERE state = 'undone' ORDER BY id LIMIT 1`, 'after');
}

export function history(db: Db): History {
  const label = (sql: string) => prepared<{ label: string }>(db, sql).get()?.label ?? null;
  return {
    undo: label(`SELECT label FROM step WHERE state = 'done' ORDER BY id DESC LIMIT 1`),
    redo: label(`SELECT label FROM step WHERE state = 'undone' ORDER BY id LIMIT 1`),
  };
}

/** The logical clock of the next act: one more than the newest step's. */
export function nextClock(db: Db): number {
  return (prepared<{ clock: number }>(db, 'SELECT clock FROM step ORDER BY id DESC LIMIT 1').get()?.clock ?? 0) + 1;
}

/** A brief that was given another id (its date was corrected): the journal goes with it. */
export function renameBriefInJournal(db: Db, from: BriefId, to: BriefId): void {
  prepared(db, 'UPDATE step SET brief_id = ? WHERE brief_id = ?').run(to, from);
  for (const image of ['before', 'after']) {
    prepared(db, `UPDATE change SET ${image} = json_set(${image}, '$.brief_id', ?) WHERE json_extract(${image}, '$.brief_id') = ?`).run(to, from);
  }
  prepared(db, `UPDATE change SET row = json_set(row, '$[0]', ?) WHERE entity IN ('reading', 'brief_tag') AND json_extract(row, '$[0]') = ?`).run(to, from);
}

/** The rows of a table as the journal sees them, in key order: what replaying must give. */
export function journaledRows(db: Db, entity: Entity): Row[] {
  const { key, columns } = TABLES[entity];
  return db.prepare(`SELECT ${quoted(columns)} FROM ${entity} ORDER BY ${quoted(key)}`).all() as Row[];
}

export const ENTITIES = Object.keys(TABLES) as Entity[];

function turn(archive: Archive, next: string, image: 'before' | 'after'): Stepped | null {
  const { db } = archive;
  const done = write(db, () => {
    const step = prepared<{ id: number; label: string; brief_id: number | null }>(db, next).get();
    if (!step) return null;
    const rows = prepared<{ entity: Entity; row: string; from: string | null; to: string | null }>(db, `
      SELECT entity, row, ${image === 'before' ? 'after' : 'before'} AS "from", ${image} AS "to"
      FROM change WHERE step_id = ? ORDER BY id ${image === 'before' ? 'DESC' : 'ASC'}`).all(step.id)
      .map(({ entity, row, from, to }) => ({ entity, key: JSON.parse(row) as Value[], from: rowOf(from), to: rowOf(to) }));
    for (const { entity, key, to } of rows) writeRow(db, entity, key, to);
    archive.derive.rowsWritten(db, rows);
    prepared(db, 'UPDATE step SET state = ? WHERE id = ?').run(image === 'before' ? 'undone' : 'done', step.id);
    return {
      label: step.label,
      briefId: step.brief_id as BriefId | null,
      rows: rows.map(({ entity, key }) => ({ entity, key })),
    };
  });
  if (done) archive.emit('history-changed', history(db));
  return done;
}

function openStep({ db, device, now }: Archive, { label, briefId, session }: StepIntent): number {
  const newest = prepared<{ id: number; session: string | null; state: string }>(db, 'SELECT id, session, state FROM step ORDER BY id DESC LIMIT 1').get();
  if (newest && session !== undefined && newest.session === session && newest.state === 'done') {
    prepared(db, 'UPDATE step SET at = ?, clock = clock + 1 WHERE id = ?').run(now(), newest.id);
    return newest.id;
  }
  const { lastInsertRowid } = prepared(db, `
    INSERT INTO step (label, brief_id, session, state, at, device, clock)
    VALUES (?, ?, ?, 'done', ?, ?, ?)`).run(label, briefId, session ?? null, now(), device, nextClock(db));
  return Number(lastInsertRowid);
}

/** A row written twice in one step keeps its first `before` and its last `after`. */
function logChange(db: Db, step: number, entity: Entity, key: readonly Value[], before: Row | null, after: Row | null): void {
  const row = JSON.stringify(key);
  const again = prepared(db, 'UPDATE change SET after = ? WHERE step_id = ? AND entity = ? AND row = ?').run(json(after), step, entity, row);
  if (again.changes > 0) return;
  prepared(db, 'INSERT INTO change (step_id, entity, row, before, after) VALUES (?, ?, ?, ?, ?)').run(step, entity, row, json(before), json(after));
}

function readRow(db: Db, entity: Entity, key: readonly Value[]): Row | null {
  const { columns } = TABLES[entity];
  const row = prepared<Row>(db, `SELECT ${quoted(columns)} FROM ${entity} WHERE ${matches(entity)}`).get(...key);
  return row ? inOrder(row) : null;
}

/** Upserts rather than replaces: a replaced row would take everything that hangs on it along. */
function writeRow(db: Db, entity: Entity, key: readonly Value[], row: Row | null): void {
  const { key: keyColumns, columns } = TABLES[entity];
  if (row === null) {
    prepared(db, `DELETE FROM ${entity} WHERE ${matches(entity)}`).run(...key);
  } else {
    const rest = columns.filter((column) => !(keyColumns as readonly string[]).includes(column));
    const update = rest.length === 0 ? 'NOTHING' : `UPDATE SET ${rest.map((column) => `"${column}" = excluded."${column}"`).join(', ')}`;
    prepared(db, `
      INSERT INTO ${entity} (${quoted(columns)}) VALUES (${columns.map(() => '?').join(', ')})
      ON CONFLICT (${quoted(keyColumns)}) DO ${update}`).run(...columns.map((column) => row[column] ?? null));
  }
}

const quoted = (columns: readonly string[]) => columns.map((column) => `"${column}"`).join(', ');
const matches = (entity: Entity) => TABLES[entity].key.map((column) => `"${column}" = ?`).join(' AND ');
const rowOf = (image: string | null): Row | null => (image === null ? null : (JSON.parse(image) as Row));
const json = (row: Row | null) => (row === null ? null : JSON.stringify(row));
/** The same row always gives the same JSON, whoever built it. */
function inOrder(row: Row): Row {
  return Object.fromEntries(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));
}

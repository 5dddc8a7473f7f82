import type { Db } from '../../kernel/database.ts';
import type { Value } from './records.ts';
import type { FoundRow } from './trees.ts';

/* How rows of the archive's tables lie in the file, and which table a row can be of. */

export interface Table {
  name: string;
  /** In the order in which a record has them. */
  columns: Column[];
  /** Where the rowid goes; null when no column is the rowid. */
  rowidColumn: number | null;
  hasRowid: boolean;
}

interface Column {
  name: string;
  type: string;
  canBeNull: boolean;
  /** Of a column that older rows do not have. */
  missing: Value;
}

/**
 * The tables whose rows nothing else gives back. Sections, quotes, links, speakers, places of highlights and the search index are made again from these; logs of
 * earlier syncs are left. Sources and briefs first: others hang on them.
 */
export const KEPT = [
  'source', 'brief', 'revision', 'topic', 'brief_topic', 'asset', 'image', 'revision_image', 'brief_state', 'reading', 'upstream_edit',
  'highlight', 'highlight_base', 'kept_highlight', 'seen_edit', 'note', 'tag', 'highlight_tag', 'brief_tag', 'merged_name', 'different_people', 'saved_search',
  'step', 'change', 'setting',
];

/** As the newest version has them. `db`: any archive of it. */
export function tablesOf(db: Db): Map<string, Table> {
  const names = db.prepare<[], { name: string; wr: number }>(`SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 1`).all();
  return new Map(names.map(({ name, wr }) => [name, tableOf(db, name, wr === 1)]));
}

interface ColumnInfo {
  name: string;
  type: string;
  notnull: number;
  dflt_value: string | null;
  pk: number;
}

function tableOf(db: Db, name: string, isWithoutRowid: boolean): Table {
  const declared = db.prepare<[string], ColumnInfo>('SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_info(?)').all(name);
  const keys = declared.filter(({ pk }) => pk > 0).sort((one, other) => one.pk - other.pk);
  // Without rowids the key stands first.
  const stored = isWithoutRowid ? [...keys, ...declared.filter(({ pk }) => pk === 0)] : declared;
  const rowid = isWithoutRowid || keys.length !== 1 || keys[0]!.type !== 'INTEGER' ? -1 : stored.indexOf(keys[0]!);
  return {
    name,
    hasRowid: !isWithoutRowid,
    rowidColumn: rowid === -1 ? null : rowid,
    columns: stored.map(({ name: column, type, notnull, dflt_value: value, pk }) => ({ name: column, type, canBeNull: notnull === 0 && !(isWithoutRowid && pk > 0), missing: literal(value) })),
  };
}

function literal(sql: string | null): Value {
  if (sql === null) return null;
  return sql.startsWith("'") ? sql.slice(1, -1).replaceAll("''", "'") : Number(sql);
}

/** The row's values in the order of the table's columns; null when it cannot be one of that table. */
export function fitted(table: Table, { rowid, values }: FoundRow): Value[] | null {
  if ((rowid !== null) !== table.hasRowid || values.length > table.columns.length || values.length === 0) return null;
  const row = table.columns.map((column, index) => {
    if (index === table.rowidColumn) return rowid;
    return index < values.length ? values[index]! : column.missing;
  });
  return row.every((value, index) => fits(table.columns[index]!, value)) ? row : null;
}

function fits({ type, canBeNull }: Column, value: Value): boolean {
  if (value === null) return canBeNull;
  if (type === 'TEXT') return typeof value === 'string';
  if (type === 'INTEGER') return (typeof value === 'number' && Number.isInteger(value)) || typeof value === 'bigint';
  if (type === 'REAL') return typeof value === 'number';
  return Buffer.isBuffer(value);
}

/** The one table that all of these rows can be of; null when there are several, or none. */
export function tableLike(tables: readonly Table[], rows: readonly FoundRow[]): Table | null {
  const fitting = tables.filter((table) => rows.every((row) => row.values.length === table.columns.length && fitted(table, row) !== null));
  return fitting.length === 1 ? fitting[0]! : null;
}

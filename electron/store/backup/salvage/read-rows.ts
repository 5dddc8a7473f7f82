import type { Db } from '../../kernel/database.ts';
import { openPages, type PageFile } from './page-file.ts';
import type { Value } from './records.ts';
import { fitted, KEPT, tableLike, tablesOf, type Table } from './tables.ts';
import { strayLeaves, walk } from './trees.ts';

export interface ReadRow {
  table: Table;
  /** In the order of the table's columns. */
  values: Value[];
}

/**
 * Every row of the kept tables that can still be read from the file of an archive, table after table, then what lies on pages that no tree leads to any
 * more. A row may come twice. `like`: an archive whose tables are as they should be. Answers how many pages and records could not be read.
 */
export function readRows(file: string, withLog: boolean, like: Db, see: (row: ReadRow) => void): number {
  const pages = openPages(file, withLog);
  try {
    return readTables(pages, tablesOf(like), see);
  } finally {
    pages.close();
  }
}

function readTables(pages: PageFile, tables: ReadonlyMap<string, Table>, see: (row: ReadRow) => void): number {
  const seen = new Set<number>();
  const roots = new Map<string, number>();
  // sqlite_schema: type, name, tbl_name, rootpage, sql.
  let unreadable = walk(pages, 1, seen, ({ values }) => {
    const [type, name, , root] = values;
    if (type === 'table' && typeof name === 'string' && typeof root === 'number') roots.set(name, root);
  });
  let lost = unreadable;
  // What is derived is walked too, so that its pages are not taken for strays.
  const walked = [...KEPT, ...[...roots.keys()].filter((name) => !KEPT.includes(name))];
  for (const name of walked) {
    const root = roots.get(name);
    const table = KEPT.includes(name) ? tables.get(name) : undefined;
    if (root === undefined) {
      lost++;
      unreadable++;
      continue;
    }
    const broken = walk(pages, root, seen, (row) => {
      const values = table === undefined ? null : fitted(table, row);
      if (table !== undefined && values !== null) see({ table, values });
      else if (table !== undefined) unreadable++;
    });
    lost += broken;
    if (table !== undefined) unreadable += broken;
  }
  // A tree that can be walked to its end has no strays: what lies about is left over.
  if (lost > 0) readStrays(pages, seen, [...tables.values()], see);
  return unreadable;
}

function readStrays(pages: PageFile, seen: ReadonlySet<number>, tables: readonly Table[], see: (row: ReadRow) => void): void {
  for (const rows of strayLeaves(pages, seen)) {
    const table = tableLike(tables, rows);
    if (table === null || !KEPT.includes(table.name)) continue;
    for (const row of rows) see({ table, values: fitted(table, row)! });
  }
}

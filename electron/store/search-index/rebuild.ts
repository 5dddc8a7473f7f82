import type { BriefId, HighlightId, NoteId } from '../../../shared/ids.ts';
import { prepared, write } from '../kernel/archive.ts';
import type { Db } from '../kernel/database.ts';
import { indexHighlight, indexNote } from './index-annotations.ts';
import { indexBrief } from './index-briefs.ts';

/** Raised when the same text would give other words: an index made by other rules is made again. */
export const INDEX_VERSION = 1;

/** FTS5 tables with what is set in them; the migration makes them so. */
const TABLES = {
  brief_search: [`('hashsize', 67108864)`],
  annotation_search: [],
} as const;
export const SEARCH_TABLES = Object.keys(TABLES) as (keyof typeof TABLES)[];

/** Briefs in one step between other work: a few milliseconds. */
const STEP = 20;
/** Briefs in one transaction when nobody waits: FTS5 sorts and writes many at once for half of the cost; as many as its memory holds. */
const BULK = 4_000;

/**
 * Parts of the index of one size that FTS5 merges into one. Eight cost an eighth less time than its usual four when parts are as large as `BULK`
 * makes them, and leave as few parts for a search to look into.
 */
const MERGED = { usually: 4, inBulk: 8 };

/** Whether the index must be made (again): the archive is older than its index, a rebuild was cut off, or the rules changed. */
export function indexIsDue(db: Db): boolean {
  const version = prepared<number>(db, `SELECT value FROM search_state WHERE key = 'version'`).pluck().get();
  return version !== INDEX_VERSION;
}

/** Makes the whole index again from the archive, in one go. */
export function rebuildIndex(db: Db): void {
  const steps = rebuildSteps(db, BULK);
  while (steps.next().done !== true) { /* one step after the other */ }
}

/**
 * Makes the index again in steps of a few briefs, each its own transaction; says how many briefs are done. What is
 * searched meanwhile finds what is there already. A rebuild that was cut off begins anew: until its end it has no version.
 */
export function* rebuildSteps(db: Db, briefs = STEP): Generator<{ done: number; total: number }, void> {
  unsynced(db, () => {
    emptyIndex(db);
    if (briefs >= BULK) mergeBy(db, MERGED.inBulk);
  });
  const total = prepared<number>(db, 'SELECT count(*) FROM brief').pluck().get() ?? 0;
  let last = -1;
  for (let done = 0; ; ) {
    const ids = prepared<BriefId>(db, 'SELECT id FROM brief WHERE id > ? ORDER BY id LIMIT ?').pluck().all(last, briefs);
    if (ids.length === 0) break;
    unsynced(db, () => { for (const id of ids) indexBrief(db, id); });
    last = ids[ids.length - 1] as number;
    yield { done: (done += ids.length), total };
  }
  write(db, () => {
    mergeBy(db, MERGED.usually);
    for (const id of prepared<HighlightId>(db, 'SELECT id FROM highlight WHERE deleted_at IS NULL').pluck().all()) indexHighlight(db, id);
    for (const id of prepared<NoteId>(db, 'SELECT id FROM note WHERE highlight_id IS NULL AND deleted_at IS NULL').pluck().all()) indexNote(db, id);
    prepared(db, `
      INSERT INTO search_state (key, value) VALUES ('version', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`).run(INDEX_VERSION);
  });
}

function mergeBy(db: Db, parts: number): void {
  db.exec(`INSERT INTO brief_search (brief_search, rank) VALUES ('automerge', ${parts})`);
}

/** A step that a power cut takes back is no loss: the rebuild has no version yet. What the analyst does between steps is synced, and this with it. */
function unsynced(db: Db, work: () => void): void {
  const before = db.inTransaction ? null : (db.pragma('synchronous', { simple: true }) as number);
  if (before !== null) db.pragma('synchronous = NORMAL');
  try {
    write(db, work);
  } finally {
    if (before !== null) db.pragma(`synchronous = ${before}`);
  }
}

/** Drops and makes the tables: one that is damaged cannot be emptied. */
function emptyIndex(db: Db): void {
  db.exec(`DELETE FROM search_state WHERE key = 'version'`);
  db.exec(`INSERT INTO search_state (key, value) VALUES ('indexed', 0) ON CONFLICT DO NOTHING`);
  db.exec('DELETE FROM indexed_brief');
  db.exec('DELETE FROM indexed_annotation');
  for (const table of SEARCH_TABLES) {
    const sql = db.prepare<unknown[], string>(`SELECT sql FROM sqlite_schema WHERE name = ?`).pluck().get(table);
    if (sql === undefined) throw new Error(`the archive has no table ${table}`);
    db.exec(`DROP TABLE ${table}`);
    db.exec(sql);
    for (const setting of TABLES[table]) db.exec(`INSERT INTO ${table} (${table}, rank) VALUES ${setting}`);
  }
}

import { journaled, newestChanges, rowAt, sameRow, type Entity, type Row } from '../../journal/replay-check.ts';
import { breathe } from '../../kernel/breathe.ts';
import type { Db } from '../../kernel/database.ts';

/*
 * What the analyst made stands in an archive twice: in its table and in the journal. Where they tell different things, one of them is damaged.
 */

/** A third witness: the row as a backup has it. */
type Witness = (entity: Entity, key: readonly unknown[]) => Row | null;

/**
 * Gives the tables what the journal has and they have not, and decides where both differ. `fromBackup`: how a backup tells it; always null without one. Sentences about
 * rows of which it cannot be known which words are right.
 */
export async function takeFromJournal(db: Db, fromBackup: Witness): Promise<string[]> {
  const told: string[] = [];
  for await (const { entity, key, expected } of newestChanges(db)) {
    if (key === null || expected === undefined || expected === null) continue;
    const found = rowAt(db, entity, key);
    if (found !== null && sameRow(entity, found, expected)) continue;
    if (found === null) {
      put(db, entity, expected);
      continue;
    }
    const witness = fromBackup(entity, key);
    const isExpectedRight = witness !== null ? sameRow(entity, witness, expected) : isOnItsWords(db, entity, expected) && !isOnItsWords(db, entity, found);
    if (isExpectedRight) put(db, entity, expected);
    else if (witness === null || !sameRow(entity, witness, found)) told.push(...twoVersions(entity, found, expected));
  }
  return told;
}

/** A highlight must say what stands at its place; of anything else that cannot be known. */
function isOnItsWords(db: Db, entity: Entity, row: Row): boolean {
  if (entity !== 'highlight') return false;
  const text = db.prepare<unknown[], string>('SELECT text FROM revision WHERE id = ?').pluck().get(row['revision_id']);
  return text?.slice(Number(row['start']), Number(row['end'])) === row['exact'];
}

function twoVersions(entity: Entity, kept: Row, other: Row): string[] {
  const differing = journaled(entity).columns.filter((name) => (kept[name] ?? null) !== (other[name] ?? null));
  return differing.map((name) => `A ${entity.replaceAll('_', ' ')} is told in two ways, and the first was kept: ${name} “${String(kept[name])}” or “${String(other[name])}”.`);
}

function put(db: Db, entity: Entity, row: Row): void {
  const { columns } = journaled(entity);
  try {
    db.prepare(`INSERT OR REPLACE INTO "${entity}" (${columns.map((name) => `"${name}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`).run(...columns.map((name) => row[name] ?? null));
  } catch (error) {
    // A row that its table refuses was damaged in the journal.
    if (!String((error as { code?: unknown }).code).startsWith('SQLITE_')) throw error;
  }
}

/**
 * A last step of the journal that says what the tables hold, where they could not be brought to agree: from here on replaying gives the tables again, and undoing it
 * changes nothing.
 */
export async function closeJournal(db: Db, at: string, device: string): Promise<void> {
  const rows: { entity: Entity; row: string; now: Row | null }[] = [];
  const mentioned = new Set<string>();
  for await (const { entity, row, key, expected } of newestChanges(db)) {
    mentioned.add(`${entity} ${row}`);
    const found = key === null ? null : rowAt(db, entity, key);
    const agrees = expected !== undefined && (expected === null ? found === null : found !== null && sameRow(entity, found, expected));
    if (!agrees) rows.push({ entity, row, now: found });
  }
  for (const entity of ENTITIES_WRITTEN) {
    const { key, columns } = journaled(entity);
    for (const now of db.prepare<[], Row>(`SELECT ${columns.map((name) => `"${name}"`).join(', ')} FROM "${entity}"`).all()) {
      const row = JSON.stringify(key.map((name) => now[name]));
      if (!mentioned.has(`${entity} ${row}`)) rows.push({ entity, row, now });
    }
    await breathe();
  }
  if (rows.length === 0) return;
  db.transaction(() => {
    const clock = (db.prepare<[], number>('SELECT max(clock) FROM step').pluck().get() ?? 0) + 1;
    const step = db.prepare(`INSERT INTO step (label, state, at, device, clock) VALUES ('Salvage', 'done', ?, ?, ?)`).run(at, device, clock).lastInsertRowid;
    const insert = db.prepare('INSERT INTO change (step_id, entity, row, before, after) VALUES (?, ?, ?, ?, ?)');
    for (const { entity, row, now } of rows) {
      const image = now === null ? null : JSON.stringify(Object.fromEntries(Object.entries(now).sort(([one], [other]) => (one < other ? -1 : 1))));
      insert.run(step, entity, row, image, image);
    }
  })();
}

/** Of `reading` not every row is a step. */
const ENTITIES_WRITTEN = ['highlight', 'highlight_base', 'kept_highlight', 'seen_edit', 'note', 'merged_name', 'different_people', 'tag', 'highlight_tag', 'brief_tag', 'saved_search'] as const satisfies readonly Entity[];

import type { SavedSearch } from '../../../shared/contract/calls.ts';
import type { SavedSearchId } from '../../../shared/ids.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { prepared, type Archive } from '../kernel/archive.ts';
import type { Db } from '../kernel/database.ts';
import { nextClock, record, type Row, type RowWrite } from '../journal/journal.ts';

/** In the order of the sidebar. */
export function listSavedSearches(db: Db): SavedSearch[] {
  return prepared<SavedSearch>(db, 'SELECT id, name, query FROM saved_search ORDER BY position, id').all();
}

/** Saves them at the end, in one step. What is there already under the same name with the same query is not saved twice. */
export function saveSearches(archive: Archive, searches: readonly { name: string; query: string }[]): SavedSearch[] {
  const { db, device, newId, now } = archive;
  const known = new Map(listSavedSearches(db).map((search) => [keyOf(search), search]));
  const last = prepared<number>(db, 'SELECT max(position) FROM saved_search').pluck().get() ?? 0;
  const writes: RowWrite[] = [];
  const saved = searches.map((search) => {
    const there = known.get(keyOf(search));
    if (there) return there;
    const made: SavedSearch = { id: newId() as SavedSearchId, name: search.name, query: search.query };
    known.set(keyOf(search), made);
    const at = now();
    const row = { ...made, position: last + writes.length + 1, created_at: at, updated_at: at, device, clock: nextClock(db) };
    writes.push({ entity: 'saved_search', key: [made.id], after: row });
    return made;
  });
  record(archive, { label: writes.length === 1 ? 'Save search' : 'Save searches', briefId: null }, writes);
  archive.emit('saved-searches-changed', null);
  return saved;
}

export interface SavedSearchChange {
  id: SavedSearchId;
  name?: string | undefined;
  query?: string | undefined;
  /** The one that it shall stand before; null: at the end; undefined: where it is. */
  before?: SavedSearchId | null | undefined;
}

export function changeSavedSearch(archive: Archive, { id, name, query, before }: SavedSearchChange): Result<SavedSearch> {
  const { db, device, now } = archive;
  const row = prepared<Row>(db, `
    SELECT id, name, query, position, created_at, updated_at, device, clock FROM saved_search WHERE id = ?`).get(id);
  if (!row) return fail({ code: 'not-found' });
  const changed = {
    ...row,
    name: name ?? row['name']!,
    query: query ?? row['query']!,
    position: before === undefined ? row['position']! : positionBefore(db, id, before),
  };
  const label = before !== undefined ? 'Move saved search' : name !== undefined ? 'Rename saved search' : 'Change saved search';
  if (Object.entries(changed).some(([column, value]) => row[column] !== value)) {
    record(archive, { label, briefId: null }, [{ entity: 'saved_search', key: [id], after: { ...changed, updated_at: now(), device, clock: nextClock(db) } }]);
    archive.emit('saved-searches-changed', null);
  }
  return ok(prepared<SavedSearch>(db, 'SELECT id, name, query FROM saved_search WHERE id = ?').get(id)!);
}

export function deleteSavedSearch(archive: Archive, id: SavedSearchId): Result<null> {
  if (!prepared(archive.db, 'SELECT 1 FROM saved_search WHERE id = ?').get(id)) return fail({ code: 'not-found' });
  record(archive, { label: 'Delete saved search', briefId: null }, [{ entity: 'saved_search', key: [id], after: null }]);
  archive.emit('saved-searches-changed', null);
  return ok(null);
}

const keyOf = ({ name, query }: { name: string; query: string }) => JSON.stringify([name, query]);

/** Half-way between the neighbours it gets. */
function positionBefore(db: Db, id: SavedSearchId, before: SavedSearchId | null): number {
  const others = prepared<{ id: SavedSearchId; position: number }>(db, 'SELECT id, position FROM saved_search WHERE id <> ? ORDER BY position, id').all(id);
  const at = before === null ? -1 : others.findIndex((other) => other.id === before);
  if (at < 0) return (others.at(-1)?.position ?? 0) + 1;
  const next = others[at]!.position;
  const previous = others[at - 1]?.position ?? next - 2;
  return (previous + next) / 2;
}

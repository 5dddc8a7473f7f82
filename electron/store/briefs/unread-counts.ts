import type { UnreadCount } from '../../../shared/contract/calls.ts';
import type { BriefId, SourceId } from '../../../shared/ids.ts';
import { prepared, type Archive } from '../kernel/archive.ts';
import type { Db } from '../kernel/database.ts';
import { markManyRead } from './reading-state.ts';

const UNREAD = 'NOT EXISTS (SELECT 1 FROM reading WHERE reading.brief_id = brief.id AND read_at IS NOT NULL)';

/** Briefs looked at in one step: some 3 ms. */
const LOOKED_AT = 10_000;

/** Unread briefs of each source that has some. */
export function* unreadOfSources(db: Db): Generator<void, UnreadCount[]> {
  const counts: UnreadCount[] = [];
  for (const { id } of prepared<{ id: SourceId }>(db, 'SELECT id FROM source').all()) {
    let unread = 0;
    for (let before: number | null = Number.MAX_SAFE_INTEGER; before !== null; ) {
      const slice: Slice = prepared<Slice>(db, `
        SELECT count(*) AS looked, coalesce(sum(${UNREAD}), 0) AS unread, min(id) AS last
        FROM (SELECT id FROM brief WHERE source_id = ? AND id < ? ORDER BY id DESC LIMIT ${LOOKED_AT}) AS brief`).get(id, before)!;
      unread += slice.unread;
      before = slice.looked < LOOKED_AT ? null : slice.last;
      yield;
    }
    if (unread > 0) counts.push({ id, unread });
  }
  return counts;
}

interface Slice {
  looked: number;
  unread: number;
  last: number | null;
}

/** Briefs marked in one step: some 10 ms. */
const STEP = 200;

/**
 * Marks every unread brief of a source, or of all (null), as read: one step of undo, taken in steps between other work. The last value is how
 * many there were. What arrives meanwhile stays unread.
 */
export function* markAllRead(archive: Archive, sourceId: SourceId | null): Generator<void, number> {
  const ids = prepared<BriefId>(archive.db, `SELECT id FROM brief WHERE (@sourceId IS NULL OR source_id = @sourceId) AND ${UNREAD} ORDER BY id`).pluck().all({ sourceId });
  const session = `read ${archive.newId()}`;
  for (let from = 0; from < ids.length; from += STEP) {
    markManyRead(archive, ids.slice(from, from + STEP), session);
    yield;
  }
  if (ids.length > 0) archive.emit('briefs-changed', { ids: null });
  return ids.length;
}

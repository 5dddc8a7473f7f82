import type { BriefId, TextOffset } from '../../../shared/ids.ts';
import { prepared, write, type Archive } from '../kernel/archive.ts';
import type { Db } from '../kernel/database.ts';
import { record, type Row, type RowWrite } from '../journal/journal.ts';

/** Reading one brief is not an act to undo; marking it unread, or marking many, is. */
export function markRead(archive: Archive, ids: readonly BriefId[], read: boolean): void {
  const { db, now } = archive;
  if (read && ids.length === 1) {
    write(db, () => {
      begin(db, ids);
      prepared(db, 'UPDATE reading SET read_at = coalesce(read_at, ?) WHERE brief_id = ?').run(now(), ids[0]);
    });
  } else {
    mark(archive, ids, read ? READ : 'Mark as unread', (row) => ({ ...row, read_at: read ? (row['read_at'] ?? now()) : null }));
  }
  archive.emit('briefs-changed', { ids: [...ids] });
}

/** Marks of one `session` are one step of undo. Whoever asks tells that the briefs changed. */
export function markManyRead(archive: Archive, ids: readonly BriefId[], session: string): void {
  mark(archive, ids, READ, (row) => ({ ...row, read_at: row['read_at'] ?? archive.now() }), session);
}

const READ = 'Mark as read';

export function markStarred(archive: Archive, ids: readonly BriefId[], starred: boolean): void {
  mark(archive, ids, starred ? 'Star' : 'Remove star', (row) => ({ ...row, starred_at: starred ? (row['starred_at'] ?? archive.now()) : null }));
  archive.emit('briefs-changed', { ids: [...ids] });
}

/** Where reading stopped: kept for the next time, never a step of its own. */
export function savePosition(db: Db, id: BriefId, position: TextOffset): void {
  prepared(db, `
    INSERT INTO reading (brief_id, position) SELECT id, @position FROM brief WHERE id = @id
    ON CONFLICT (brief_id) DO UPDATE SET position = excluded.position`).run({ id, position });
}

function mark(archive: Archive, ids: readonly BriefId[], label: string, edit: (row: Row) => Row, session?: string): void {
  const { db } = archive;
  write(db, () => {
    begin(db, ids);
    const writes = ids.flatMap((id): RowWrite[] => {
      const row = prepared<Row>(db, 'SELECT brief_id, read_at, starred_at FROM reading WHERE brief_id = ?').get(id);
      return row ? [{ entity: 'reading', key: [id], after: edit(row) }] : [];
    });
    record(archive, { label, briefId: ids.length === 1 ? ids[0]! : null, ...(session === undefined ? {} : { session }) }, writes);
  });
}

/** Every brief that is touched has its row before the journal looks, so that undo never takes a reading position away. */
function begin(db: Db, ids: readonly BriefId[]): void {
  const insert = prepared(db, 'INSERT INTO reading (brief_id) SELECT id FROM brief WHERE id = ? ON CONFLICT (brief_id) DO NOTHING');
  for (const id of ids) insert.run(id);
}

import type { Note } from '../../../shared/contract/calls.ts';
import type { BriefId, HighlightId, Instant, NoteId } from '../../../shared/ids.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { prepared, type Archive } from '../kernel/archive.ts';
import type { Db } from '../kernel/database.ts';
import { nextClock, record, type Row } from '../journal/journal.ts';

export type NoteTarget = { highlightId: HighlightId } | { briefId: BriefId };

interface NoteRecord {
  id: NoteId;
  brief_id: BriefId;
  highlight_id: HighlightId | null;
  text: string;
  created_at: Instant;
  updated_at: Instant;
}

/**
 * Writes the note on a highlight or on a brief as a whole: there is at most one of each. Text of white space alone deletes it.
 * Saves of one `session` are one step of undo. null when there is no note afterwards.
 */
export function saveNote(archive: Archive, on: NoteTarget, text: string, session: string, label?: string): Result<Note | null> {
  const { db, device, now, newId } = archive;
  const briefId = 'briefId' in on ? on.briefId : briefOf(db, on.highlightId);
  if (briefId === null || !prepared(db, 'SELECT 1 FROM brief WHERE id = ?').get(briefId)) return fail({ code: 'not-found' });
  const known = noteOn(db, on);
  if (!known && text.trim() === '') return ok(null);
  const id = known?.id ?? (newId() as NoteId);
  const row: Row = {
    id,
    brief_id: briefId,
    highlight_id: 'highlightId' in on ? on.highlightId : null,
    text: text.trim() === '' && known ? known.text : text,
    created_at: known?.created_at ?? now(),
    updated_at: now(),
    deleted_at: text.trim() === '' ? now() : null,
    device,
    clock: nextClock(db),
  };
  if (known && known.text === text) return ok(toNote(known));
  record(archive, { label: label ?? (known ? 'Edit note' : 'Note'), briefId, session: `note ${id} ${session}` }, [{ entity: 'note', key: [id], after: row }]);
  archive.emit('highlights-changed', { briefIds: [briefId] });
  const saved = noteOn(db, on);
  return ok(saved ? toNote(saved) : null);
}

/** The note on a brief as a whole. */
export function noteOnBrief(db: Db, briefId: BriefId): Note | null {
  const known = noteOn(db, { briefId });
  return known ? toNote(known) : null;
}

export function notesOfHighlights(db: Db, ids: readonly HighlightId[]): Map<HighlightId, Note> {
  const rows = prepared<NoteRecord>(db, `
    SELECT id, brief_id, highlight_id, text, created_at, updated_at
    FROM note
    WHERE highlight_id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL`).all(JSON.stringify(ids));
  return new Map(rows.map((row) => [row.highlight_id!, toNote(row)]));
}

function noteOn(db: Db, on: NoteTarget): NoteRecord | undefined {
  const columns = 'SELECT id, brief_id, highlight_id, text, created_at, updated_at FROM note';
  return 'highlightId' in on
    ? prepared<NoteRecord>(db, `${columns} WHERE highlight_id = ? AND deleted_at IS NULL`).get(on.highlightId)
    : prepared<NoteRecord>(db, `${columns} WHERE brief_id = ? AND highlight_id IS NULL AND deleted_at IS NULL`).get(on.briefId);
}

function briefOf(db: Db, id: HighlightId): BriefId | null {
  return prepared<{ brief_id: BriefId }>(db, 'SELECT brief_id FROM highlight WHERE id = ?').get(id)?.brief_id ?? null;
}

function toNote(row: NoteRecord): Note {
  return { id: row.id, text: row.text, createdAt: row.created_at, updatedAt: row.updated_at };
}

import type { Note, NoteVersion } from '../../../shared/contract/calls.ts';
import type { BriefId, HighlightId, Instant, NoteId } from '../../../shared/ids.ts';
import { fail, type Result } from '../../../shared/result.ts';
import { prepared, type Archive } from '../kernel/archive.ts';
import type { Db } from '../kernel/database.ts';
import { saveNote, type NoteTarget } from './notes.ts';

/*
 * The journal has every note as it was after each sitting: what it once said can be read and put back. A note that was deleted and written
 * anew is another row on the same highlight, so the versions are those of the place, not of a row.
 */

interface VersionRecord {
  version: number;
  at: Instant;
  note: NoteId;
  text: string;
  deleted_at: Instant | null;
  state: 'done' | 'undone' | 'superseded';
}

/** The newest first. A version that only repeats the one before it is left out. */
export function noteVersions(db: Db, on: NoteTarget): NoteVersion[] {
  const current = prepared<{ text: string }>(db, `
    SELECT text FROM note WHERE ${'highlightId' in on ? 'highlight_id = ?' : 'brief_id = ? AND highlight_id IS NULL'} AND deleted_at IS NULL`)
    .get('highlightId' in on ? on.highlightId : on.briefId);
  const versions = recordsOf(db, on).map(({ version, at, text, deleted_at: deletedAt, state }): NoteVersion => ({
    version, at, text: deletedAt === null ? text : '', isCurrent: false, isUndone: state !== 'done',
  }));
  const told = versions.filter((one, index) => one.text !== versions[index - 1]?.text || one.isUndone !== versions[index - 1]?.isUndone).reverse();
  const now = told.findIndex(({ text, isUndone }) => !isUndone && text === (current?.text ?? ''));
  return told.map((one, index) => ({ ...one, isCurrent: index === now }));
}

/** One step of undo. A version without words cannot be put back: that would be deleting. */
export function restoreNote(archive: Archive, on: NoteTarget, version: number): Result<Note> {
  const found = noteVersions(archive.db, on).find((one) => one.version === version);
  if (!found || found.text.trim() === '') return fail({ code: 'not-found' });
  const saved = saveNote(archive, on, found.text, archive.newId(), 'Restore a note');
  if (!saved.ok) return saved;
  return saved.value === null ? fail({ code: 'not-found' }) : { ok: true, value: saved.value };
}

/** The oldest first. */
function recordsOf(db: Db, on: NoteTarget): VersionRecord[] {
  const briefId = 'briefId' in on ? on.briefId : briefOf(db, on.highlightId);
  return prepared<VersionRecord>(db, VERSIONS_SQL).all({ briefId, highlightId: 'highlightId' in on ? on.highlightId : null });
}

export const VERSIONS_SQL = `
  SELECT change.id AS version, step.at, json_extract(after, '$.id') AS note, json_extract(after, '$.text') AS text,
         json_extract(after, '$.deleted_at') AS deleted_at, step.state
  FROM change JOIN step ON step.id = change.step_id
  WHERE entity = 'note' AND json_extract(coalesce(after, before), '$.brief_id') = @briefId
    AND after IS NOT NULL AND json_extract(after, '$.highlight_id') IS @highlightId
  ORDER BY change.id`;

function briefOf(db: Db, id: HighlightId): BriefId | null {
  return prepared<BriefId>(db, 'SELECT brief_id FROM highlight WHERE id = ?').pluck().get(id) ?? null;
}

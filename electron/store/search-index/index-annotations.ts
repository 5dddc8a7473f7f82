import type { BriefId, HighlightId, NoteId } from '../../../shared/ids.ts';
import { indexedText } from '../../../shared/search/words.ts';
import { prepared } from '../kernel/archive.ts';
import type { Db } from '../kernel/database.ts';
import { refreshYours } from './index-briefs.ts';

/**
 * A highlight is found with its note as one thing; a note on a whole brief by itself. Both also count as words of their
 * brief. Each function looks at what the tables say now and makes the index say the same, so it is called once, after
 * the change; what was in the index before tells which brief a row that is gone belonged to.
 */

export function indexHighlight(db: Db, id: HighlightId): void {
  indexHighlights(db, [id]);
}

/** Each brief that one of them stands in is indexed once. */
export function indexHighlights(db: Db, ids: readonly HighlightId[]): void {
  refreshBriefs(db, ids.flatMap((id) => indexEntry(db, id)));
}

/** Answers the briefs that it stood in before and stands in now. */
function indexEntry(db: Db, id: HighlightId): (BriefId | undefined)[] {
  const before = entryOf(db, 'highlight_id', id);
  if (before !== undefined) removeEntry(db, before);
  const highlight = prepared<{ brief_id: BriefId; exact: string; note_id: NoteId | null; note: string | null }>(db, `
    SELECT highlight.brief_id, exact, note.id AS note_id, note.text AS note
    FROM highlight LEFT JOIN note ON note.highlight_id = highlight.id AND note.deleted_at IS NULL
    WHERE highlight.id = ? AND highlight.deleted_at IS NULL
    LIMIT 1`).get(id);
  if (highlight !== undefined) {
    addEntry(db, { brief_id: highlight.brief_id, highlight_id: id, note_id: highlight.note_id }, highlight.exact, highlight.note ?? '');
  }
  return [before?.brief_id, highlight?.brief_id];
}

export function indexNote(db: Db, id: NoteId): void {
  const before = entryOf(db, 'note_id', id);
  const note = prepared<{ brief_id: BriefId; highlight_id: HighlightId | null; text: string; deleted_at: string | null }>(db, `
    SELECT brief_id, highlight_id, text, deleted_at FROM note WHERE id = ?`).get(id);
  const highlight = note?.highlight_id ?? before?.highlight_id ?? null;
  if (highlight !== null) {
    indexHighlight(db, highlight);
    return;
  }
  if (before !== undefined) removeEntry(db, before);
  if (note !== undefined && note.deleted_at === null) {
    addEntry(db, { brief_id: note.brief_id, highlight_id: null, note_id: id }, '', note.text);
  }
  refreshBriefs(db, [before?.brief_id, note?.brief_id]);
}

/** Before the change there is nothing to do: the index needs no old words to let a row go. */
export function unindexHighlight(_db: Db, _id: HighlightId): void {}
export function unindexNote(_db: Db, _id: NoteId): void {}

interface Entry {
  brief_id: BriefId;
  highlight_id: HighlightId | null;
  note_id: NoteId | null;
}

function entryOf(db: Db, column: 'highlight_id' | 'note_id', id: string): (Entry & { id: number }) | undefined {
  return prepared<Entry & { id: number }>(db, `
    SELECT id, brief_id, highlight_id, note_id FROM indexed_annotation WHERE ${column} = ?`).get(id);
}

function addEntry(db: Db, { brief_id: briefId, highlight_id: highlightId, note_id: noteId }: Entry, exact: string, note: string): void {
  const { lastInsertRowid } = prepared(db, `
    INSERT INTO indexed_annotation (brief_id, highlight_id, note_id) VALUES (?, ?, ?)`).run(briefId, highlightId, noteId);
  prepared(db, 'INSERT INTO annotation_search (rowid, exact, note) VALUES (?, ?, ?)').run(lastInsertRowid, indexedText(exact), indexedText(note));
}

function removeEntry(db: Db, { id }: { id: number }): void {
  prepared(db, 'DELETE FROM annotation_search WHERE rowid = ?').run(id);
  prepared(db, 'DELETE FROM indexed_annotation WHERE id = ?').run(id);
}

function refreshBriefs(db: Db, ids: readonly (BriefId | undefined)[]): void {
  for (const id of new Set(ids)) if (id !== undefined) refreshYours(db, id);
}

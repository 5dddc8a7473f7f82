import type { StoreCalls } from '../../../../shared/contract/calls.ts';
import { writeHighlights } from '../../../../shared/export/highlights.ts';
import type { BriefId, TagId } from '../../../../shared/ids.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { Handlers } from '../../../../shared/contract/rpc.ts';
import { prepared, type Archive } from '../../kernel/archive.ts';
import { listChanges, markChangesSeen } from '../../annotations/changes.ts';
import { compareRevisions } from '../../annotations/compare-revisions.ts';
import { countBriefNoteValues, listBriefNotes } from '../../annotations/brief-notes.ts';
import { citedHighlights } from '../../annotations/cited-highlights.ts';
import { highlightActs } from '../../annotations/highlight-acts.ts';
import { listHighlights, pickHighlights, surveyHighlights } from '../../annotations/highlight-list.ts';
import { countHighlightValues } from '../../annotations/highlight-values.ts';
import { colourHighlights, createHighlight, deleteHighlights, restoreHighlights } from '../../annotations/highlights.ts';
import { history, redo, undo, type Stepped } from '../../journal/journal.ts';
import { noteVersions, restoreNote } from '../../annotations/note-versions.ts';
import { saveNote } from '../../annotations/notes.ts';
import { acceptChange, keepOnOldRevision, reattachHighlight } from '../../annotations/change-decisions.ts';
import { briefsWith, deleteTags, mergeTags, renameTag, tagHighlights } from '../../annotations/tag-acts.ts';
import { listTags, setTags } from '../../annotations/tags.ts';

export type AnnotationCalls = Pick<StoreCalls,
  'createHighlight' | 'colourHighlights' | 'deleteHighlights' | 'restoreHighlights' | 'listHighlights' | 'saveNote' | 'setTags' | 'listTags'
  | 'listBriefNotes' | 'countBriefNoteValues' | 'surveyHighlights' | 'countHighlightValues' | 'pickHighlights' | 'tagHighlights' | 'exportHighlights' | 'renameTag' | 'mergeTags' | 'deleteTags' | 'noteVersions' | 'restoreNote' | 'highlightActs'
  | 'listChanges' | 'markChangesSeen' | 'acceptChange' | 'reattachHighlight' | 'keepOnOldRevision' | 'compareRevisions' | 'undo' | 'redo' | 'getHistory'>;

export function annotationHandlers(archive: Archive): Handlers<AnnotationCalls> {
  const { db } = archive;
  return {
    createHighlight: (wanted) => createHighlight(archive, wanted),
    colourHighlights: ({ ids, colour }) => colourHighlights(archive, ids, colour),
    deleteHighlights: ({ ids }) => deleteHighlights(archive, ids),
    restoreHighlights: ({ ids }) => restoreHighlights(archive, ids),
    listHighlights: (query) => ok(listHighlights(db, query)),
    surveyHighlights: (listing) => ok(surveyHighlights(db, listing)),
    countHighlightValues: ({ filter }) => ok(countHighlightValues(db, filter)),
    pickHighlights: (listing) => ok(pickHighlights(db, listing)),
    tagHighlights: ({ ids, add, remove }) => tagHighlights(archive, ids, add, remove),
    exportHighlights({ ids, format }) {
      const highlights = citedHighlights(db, ids);
      return ok({ text: writeHighlights(highlights, format), highlights: highlights.length });
    },
    listBriefNotes: (query) => ok(listBriefNotes(db, query)),
    countBriefNoteValues: ({ filter }) => ok(countBriefNoteValues(db, filter)),
    saveNote: ({ on, text, session }) => saveNote(archive, on, text, session),
    setTags: ({ on, names }) => setTags(archive, on, names),
    listTags: () => ok(listTags(db)),
    renameTag: ({ id, name }) => renameTag(archive, id, name),
    mergeTags: ({ ids, into }) => mergeTags(archive, ids, into),
    deleteTags: ({ ids }) => deleteTags(archive, ids),
    noteVersions: ({ on }) => ok(noteVersions(db, on)),
    restoreNote: ({ on, version }) => restoreNote(archive, on, version),
    highlightActs: ({ id }) => ok(highlightActs(db, id)),
    listChanges: (query) => ok(listChanges(db, query)),
    markChangesSeen({ briefIds }) {
      markChangesSeen(archive, briefIds);
      return ok(null);
    },
    acceptChange: (decision) => acceptChange(archive, decision),
    reattachHighlight: (wanted) => reattachHighlight(archive, wanted),
    keepOnOldRevision: (decision) => keepOnOldRevision(archive, decision),
    compareRevisions: (wanted) => compareRevisions(db, wanted),
    undo: () => told(archive, undo(archive)) ?? fail({ code: 'nothing-to-undo' }),
    redo: () => told(archive, redo(archive)) ?? fail({ code: 'nothing-to-redo' }),
    getHistory: () => ok(history(db)),
  };
}

/** Says which briefs look different now. */
function told(archive: Archive, stepped: Stepped | null): Result<{ label: string; briefId: BriefId | null }> | null {
  if (!stepped) return null;
  const ids = [...new Set(stepped.rows.flatMap(({ entity, key }) => briefsOf(archive, entity, key[0] ?? null)))];
  const briefIds = stepped.briefId === null ? ids : [...new Set([...ids, stepped.briefId])];
  if (stepped.rows.some(({ entity }) => entity === 'reading')) archive.emit('briefs-changed', { ids: briefIds.length > 500 ? null : briefIds });
  if (stepped.rows.some(({ entity }) => entity === 'saved_search')) archive.emit('saved-searches-changed', null);
  if (stepped.rows.some(({ entity }) => OF_NAMES.has(entity))) archive.emit('speakers-changed', null);
  if (stepped.rows.some(({ entity }) => entity !== 'reading' && entity !== 'saved_search' && !OF_NAMES.has(entity))) archive.emit('highlights-changed', { briefIds });
  return ok({ label: stepped.label, briefId: stepped.briefId });
}

/** What is said of names concerns no brief. */
const OF_NAMES: ReadonlySet<string> = new Set(['merged_name', 'different_people']);

function briefsOf({ db }: Archive, entity: string, key: string | number | null): BriefId[] {
  if (entity === 'reading' || entity === 'brief_tag') return [key as BriefId];
  // A base belongs to a highlight that is written in the same step.
  if (entity === 'highlight_base' || entity === 'saved_search' || OF_NAMES.has(entity)) return [];
  if (entity === 'tag') return briefsWith(db, [key as TagId]);
  if (entity === 'seen_edit') return prepared<{ id: BriefId }>(db, 'SELECT brief_id AS id FROM upstream_edit WHERE revision_id = ?').all(key).map(({ id }) => id);
  const table = entity === 'note' ? 'note' : 'highlight';
  return prepared<{ id: BriefId }>(db, `SELECT brief_id AS id FROM ${table} WHERE id = ?`).all(key).map(({ id }) => id);
}

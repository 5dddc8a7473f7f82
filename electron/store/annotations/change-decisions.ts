import { selectorFor } from '../../../shared/annotate/selector.ts';
import type { HighlightPlace } from '../../../shared/contract/calls.ts';
import type { BriefId, HighlightId, RevisionId, TextOffset } from '../../../shared/ids.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { prepared, type Archive } from '../kernel/archive.ts';
import { settledWrites } from './changes.ts';
import type { Db } from '../kernel/database.ts';
import { nextClock, record, type Row, type RowWrite } from '../journal/journal.ts';
import { pageOf } from './revision-pages.ts';
import { placesIn } from './highlight-places.ts';
import { quotesOf } from '../briefs/revisions.ts';

/*
 * What the analyst decides about a highlight whose brief was edited. All of it is undoable; where a highlight stood before is kept in
 * `highlight_base`, so that the words it was made on are never lost.
 */

export interface Decision {
  id: HighlightId;
  /** The revision that the analyst looked at. */
  revisionId: RevisionId;
}

/** The highlight stands on the words of the current revision from now on. */
export function acceptChange(archive: Archive, decision: Decision): Result<null> {
  return decide(archive, decision, (row, place) => {
    if (place.start === null || place.end === null) return fail({ code: 'words-lost' });
    const speaker = place.also.includes('speaker') ? null : { name: row['speaker'] as string | null, role: row['role'] as string | null };
    return rebased(archive, row, { ...decision, start: place.start, end: place.end }, speaker, 'accepted');
  }, 'Accept change');
}

/** The highlight stands on the words from `start` to `end` of the current revision from now on. */
export function reattachHighlight(archive: Archive, wanted: Decision & { start: TextOffset; end: TextOffset }): Result<null> {
  return decide(archive, wanted, (row) => rebased(archive, row, wanted, null, 'reattached'), 'Re-attach highlight');
}

/** The highlight stays as it was made, and does not wait for a decision until other words stand there. */
export function keepOnOldRevision(archive: Archive, decision: Decision): Result<null> {
  const { db, device, now } = archive;
  return decide(archive, decision, (_, place) => ok([{
    entity: 'kept_highlight', key: [decision.id],
    after: { highlight_id: decision.id, revision_id: decision.revisionId, verdict: place.verdict, words: place.now, kept_at: now(), device, clock: nextClock(db) },
  }]), 'Keep highlight as it was');
}

function decide(archive: Archive, { id, revisionId }: Decision, writesOf: (row: Row, place: HighlightPlace) => Result<RowWrite[]>, label: string): Result<null> {
  const { db } = archive;
  const row = prepared<Row>(db, 'SELECT * FROM highlight WHERE id = ? AND deleted_at IS NULL').get(id);
  if (!row) return fail({ code: 'not-found' });
  const briefId = row['brief_id'] as BriefId;
  const { current } = prepared<{ current: RevisionId }>(db, 'SELECT revision_id AS current FROM brief WHERE id = ?').get(briefId)!;
  if (current !== revisionId) return fail({ code: 'revision-older' });
  const writes = writesOf(row, placesIn(db, briefId, revisionId).get(id)!);
  if (!writes.ok) return writes;
  if (writes.value.length === 0) return ok(null);
  record(archive, { label, briefId }, [...writes.value, ...settledWrites(archive, briefId, revisionId, id)]);
  archive.emit('highlights-changed', { briefIds: [briefId] });
  return ok(null);
}

type Speaker = { name: string | null; role: string | null } | null;

/** `otherwise`: who speaks when the new words stand in no attributed quote; null: nobody. A highlight without a speaker gets none. */
function rebased(
  { db, device, now, newId }: Archive, row: Row, { revisionId, start, end }: Decision & { start: TextOffset; end: TextOffset }, otherwise: Speaker, act: 'accepted' | 'reattached',
): Result<RowWrite[]> {
  const page = pageOf(db, revisionId)!;
  const selector = selectorFor(page.text, start, end);
  if (!selector) return fail({ code: 'selection-empty' });
  if (row['revision_id'] === revisionId && row['start'] === selector.start && row['end'] === selector.end) return ok([]);
  const speaker = row['speaker'] === null ? null : (speakerAt(db, revisionId, selector) ?? otherwise);
  const clock = nextClock(db);
  const id = row['id'] as HighlightId;
  const base = newId();
  const { revision_id, start: oldStart, end: oldEnd, exact, prefix, suffix, paragraph, speaker: oldSpeaker, role } = row;
  const left = { revision_id, start: oldStart, end: oldEnd, exact, prefix, suffix, paragraph, speaker: oldSpeaker, role } as Row;
  // The base comes after the highlight, so that undo takes it away before the highlight is placed anew.
  return ok([
    {
      entity: 'highlight', key: [id],
      after: {
        ...row, ...selector, revision_id: revisionId, paragraph: page.paragraphAt(selector.start),
        speaker: speaker?.name ?? null, role: speaker?.role ?? null, updated_at: now(), clock,
      },
    },
    { entity: 'highlight_base', key: [base], after: { id: base, highlight_id: id, ...left, act, left_at: now(), device, clock } },
    { entity: 'kept_highlight', key: [id], after: null },
  ]);
}

function speakerAt(db: Db, revisionId: RevisionId, { start, end }: { start: number; end: number }): Speaker {
  const quote = quotesOf(db, revisionId).find((each) => each.start <= start && end <= each.end);
  return quote ? { name: quote.speaker, role: quote.role } : null;
}

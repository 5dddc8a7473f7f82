import { ALIGNER_VERSION } from '../../../shared/annotate/align/align-revisions.ts';
import type { Verdict } from '../../../shared/annotate/verdict/verdicts.ts';
import { isOpen, severityOf } from '../../../shared/wording/changes-in-words.ts';
import type { ChangedBrief, ChangesPage, Highlight, HighlightPlace, VerdictCounts } from '../../../shared/contract/calls.ts';
import type { BriefId, CalendarDate, HighlightId, Instant, RevisionId } from '../../../shared/ids.ts';
import { prepared, type Archive } from '../kernel/archive.ts';
import type { Db } from '../kernel/database.ts';
import { highlightsOf } from './highlights.ts';
import { record, type RowWrite } from '../journal/journal.ts';
import { placeHighlights, placesIn } from './highlight-places.ts';
import { revisionsOf } from '../briefs/revisions.ts';

/** Places the highlights of a brief in a revision that has just arrived and, when there are any, lists the edit until it is seen. */
export function noteEdit(db: Db, briefId: BriefId, revisionId: RevisionId, at: Instant): void {
  placeHighlights(db, briefId, revisionId);
  const places = livePlaces(db, briefId, revisionId);
  if (places.size === 0) return;
  prepared(db, 'INSERT INTO upstream_edit (revision_id, brief_id, counts, at) VALUES (?, ?, ?, ?)')
    .run(revisionId, briefId, JSON.stringify(countsOf(places.values())), at);
}

interface EditedBrief {
  brief_id: BriefId;
  title: string;
  date: CalendarDate | null;
  source_name: string;
  shown: RevisionId;
  /** The revision of the oldest edit that was not seen. */
  first: RevisionId;
  edited_at: Instant;
}

const UNSEEN = `
  SELECT edit.brief_id, brief.title, brief.date, source.name AS source_name, brief.revision_id AS shown,
         min(edit.revision_id) AS first, max(edit.at) AS edited_at
  FROM upstream_edit AS edit
  JOIN brief ON brief.id = edit.brief_id
  JOIN source ON source.id = brief.source_id
  WHERE NOT EXISTS (SELECT 1 FROM seen_edit WHERE seen_edit.revision_id = edit.revision_id)
    AND EXISTS (SELECT 1 FROM highlight WHERE highlight.brief_id = edit.brief_id AND deleted_at IS NULL)
  GROUP BY edit.brief_id
  ORDER BY edited_at DESC, edit.brief_id DESC`;

export function listChanges(db: Db, { offset, limit }: { offset: number; limit: number }): ChangesPage {
  const edited = prepared<EditedBrief>(db, UNSEEN).all();
  return { total: edited.length, open: openIn(db, edited), rows: edited.slice(offset, offset + limit).map((row) => toChangedBrief(db, row)) };
}

/** Highlights that wait for a decision, by verdict. Asked after every act, so places that are known are counted where they lie. */
function openIn(db: Db, edited: readonly EditedBrief[]): VerdictCounts {
  const named = { ids: JSON.stringify(edited.map(({ brief_id: id }) => id)), version: ALIGNER_VERSION };
  const doubtful = new Set(prepared<{ id: BriefId }>(db, `
    SELECT DISTINCT highlight.brief_id AS id ${AWAY}
      AND (place.highlight_id IS NULL OR EXISTS (SELECT 1 FROM kept_highlight AS kept WHERE kept.highlight_id = highlight.id))`).all(named).map(({ id }) => id));
  const open: VerdictCounts = {};
  const count = (place: Pick<HighlightPlace, 'verdict' | 'isKept'>, times: number) => {
    if (isOpen(place)) open[place.verdict] = (open[place.verdict] ?? 0) + times;
  };
  const known = prepared<{ verdict: Verdict; times: number }>(db, `
    SELECT place.verdict, count(*) AS times ${AWAY} AND highlight.brief_id NOT IN (SELECT value FROM json_each(@doubtful)) GROUP BY place.verdict`)
    .all({ ...named, doubtful: JSON.stringify([...doubtful]) });
  for (const { verdict, times } of known) count({ verdict, isKept: false }, times);
  for (const { brief_id: briefId, shown } of edited) {
    if (doubtful.has(briefId)) for (const place of livePlaces(db, briefId, shown).values()) count(place, 1);
  }
  return open;
}

/** Highlights of some briefs that stand on another revision than the current one, with their place in that one if it is known. */
const AWAY = `
  FROM json_each(@ids) AS wanted
  JOIN brief ON brief.id = wanted.value
  JOIN highlight ON highlight.brief_id = brief.id AND highlight.deleted_at IS NULL AND highlight.revision_id <> brief.revision_id
  LEFT JOIN highlight_place AS place
    ON place.highlight_id = highlight.id AND place.revision_id = brief.revision_id AND place.aligner_version = @version
  WHERE TRUE`;

function toChangedBrief(db: Db, row: EditedBrief): ChangedBrief {
  const highlights = highlightsOf(db, row.brief_id, row.shown);
  const revisions = revisionsOf(db, row.brief_id);
  const first = revisions.findIndex(({ id }) => id === row.first);
  return {
    briefId: row.brief_id,
    title: row.title,
    date: row.date,
    sourceName: row.source_name,
    older: revisions[Math.max(0, first - 1)]!,
    newer: revisions.find(({ isCurrent }) => isCurrent)!,
    editedAt: row.edited_at,
    counts: countsOf(highlights.map(({ place }) => place)),
    highlights: highlights.filter(({ place }) => place.verdict !== 'intact').toSorted(worstFirst),
  };
}

const worstFirst = (one: Highlight, other: Highlight): number =>
  Number(isOpen(other.place)) - Number(isOpen(one.place)) || severityOf(other.place.verdict) - severityOf(one.place.verdict) || one.start - other.start;

/** Takes briefs off the list, or all; undoable like every act. */
export function markChangesSeen(archive: Archive, briefIds: readonly BriefId[] | null): void {
  const { db } = archive;
  const wanted = briefIds ?? prepared<EditedBrief>(db, UNSEEN).all().map(({ brief_id: id }) => id);
  const writes = wanted.flatMap((id) => seenWrites(archive, id));
  record(archive, { label: 'Mark changes as seen', briefId: wanted.length === 1 ? wanted[0]! : null }, writes);
  if (writes.length > 0) archive.emit('highlights-changed', { briefIds: [...wanted] });
}

/** What takes a brief off the list once `settled` is; nothing while others of its highlights wait for a decision. */
export function settledWrites(archive: Archive, briefId: BriefId, shown: RevisionId, settled: HighlightId): RowWrite[] {
  const waiting = [...livePlaces(archive.db, briefId, shown)].some(([id, place]) => id !== settled && isOpen(place));
  return waiting ? [] : seenWrites(archive, briefId);
}

function seenWrites({ db, now }: Archive, briefId: BriefId): RowWrite[] {
  const unseen = prepared<{ id: RevisionId }>(db, `
    SELECT revision_id AS id FROM upstream_edit AS edit
    WHERE brief_id = ? AND NOT EXISTS (SELECT 1 FROM seen_edit WHERE seen_edit.revision_id = edit.revision_id)
    ORDER BY revision_id`).all(briefId);
  return unseen.map(({ id }) => ({ entity: 'seen_edit', key: [id], after: { revision_id: id, seen_at: now() } }));
}

/** The places of highlights that do not lie in the trash. */
function livePlaces(db: Db, briefId: BriefId, revisionId: RevisionId): Map<HighlightId, HighlightPlace> {
  const ids = prepared<{ id: HighlightId }>(db, 'SELECT id FROM highlight WHERE brief_id = ? AND deleted_at IS NULL').all(briefId);
  const places = ids.length === 0 ? new Map<HighlightId, HighlightPlace>() : placesIn(db, briefId, revisionId);
  return new Map(ids.map(({ id }) => [id, places.get(id)!]));
}

function countsOf(places: Iterable<HighlightPlace>): VerdictCounts {
  const counts: Partial<Record<Verdict, number>> = {};
  for (const { verdict } of places) counts[verdict] = (counts[verdict] ?? 0) + 1;
  return counts;
}

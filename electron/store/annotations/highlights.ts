import { selectorFor } from '../../../shared/annotate/selector.ts';
import type { Colour, Highlight, HighlightPlace, HighlightRow } from '../../../shared/contract/calls.ts';
import type { BriefId, CalendarDate, HighlightId, Instant, QuoteId, RevisionId, TextOffset } from '../../../shared/ids.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { prepared, type Archive } from '../kernel/archive.ts';
import type { Db } from '../kernel/database.ts';
import { earlierBases } from './highlight-bases.ts';
import { nextClock, record, type Row, type RowWrite } from '../journal/journal.ts';
import { notesOfHighlights } from './notes.ts';
import { placesIn, placesNow } from './highlight-places.ts';
import { pageOf } from './revision-pages.ts';
import { tagsOfHighlights } from './tags.ts';

export interface NewHighlight {
  briefId: BriefId;
  revisionId: RevisionId;
  start: TextOffset;
  end: TextOffset;
  colour: Colour;
  /** The attributed quote it is made from, whose speaker and role it remembers. */
  quoteId: QuoteId | null;
}

/** Saves a highlight on the words from `start` to `end` of a revision, widened to whole characters. */
export function createHighlight(archive: Archive, wanted: NewHighlight): Result<Highlight> {
  const { db, device, now, newId } = archive;
  const page = pageOf(db, wanted.revisionId);
  if (!page || page.briefId !== wanted.briefId) return fail({ code: 'not-found' });
  const selector = selectorFor(page.text, wanted.start, wanted.end);
  if (!selector) return fail({ code: 'selection-empty' });
  const said = wanted.quoteId === null ? null : speakerOf(db, wanted.quoteId);
  const made = now();
  const row: HighlightRecord = {
    id: newId() as HighlightId, brief_id: wanted.briefId, revision_id: wanted.revisionId,
    start: selector.start, end: selector.end, exact: selector.exact, paragraph: page.paragraphAt(selector.start), colour: wanted.colour,
    speaker: said?.name ?? null, role: said?.role ?? null, created_at: made, deleted_at: null,
  };
  const after: Row = { ...row, prefix: selector.prefix, suffix: selector.suffix, updated_at: made, device, clock: nextClock(db) };
  record(archive, { label: 'Highlight', briefId: wanted.briefId }, [{ entity: 'highlight', key: [row.id], after }]);
  archive.emit('highlights-changed', { briefIds: [wanted.briefId] });
  return ok(toHighlight(row, { note: null, tags: [], earlier: [] }, undefined));
}

export function colourHighlights(archive: Archive, ids: readonly HighlightId[], colour: Colour): Result<null> {
  return change(archive, ids, ids.length === 1 ? 'Change colour' : `Change colour of ${ids.length} highlights`, (row) => ({ ...row, colour }));
}

/** Into the trash, from where they can be restored. */
export function deleteHighlights(archive: Archive, ids: readonly HighlightId[]): Result<null> {
  return change(archive, ids, ids.length === 1 ? 'Delete highlight' : `Delete ${ids.length} highlights`, (row) => ({ ...row, deleted_at: archive.now() }));
}

export function restoreHighlights(archive: Archive, ids: readonly HighlightId[]): Result<null> {
  return change(archive, ids, ids.length === 1 ? 'Restore highlight' : `Restore ${ids.length} highlights`, (row) => ({ ...row, deleted_at: null }));
}

function change(archive: Archive, ids: readonly HighlightId[], label: string, edit: (row: Row) => Row): Result<null> {
  const { db, now } = archive;
  const rows = [...new Set(ids)].map((id) => prepared<Row>(db, 'SELECT * FROM highlight WHERE id = ?').get(id)).filter((row) => row !== undefined);
  if (rows.length === 0) return fail({ code: 'not-found' });
  const clock = nextClock(db);
  const writes = rows.map((row): RowWrite => ({ entity: 'highlight', key: [row['id'] as string], after: { ...edit(row), updated_at: now(), clock } }));
  const briefIds = [...new Set(rows.map((row) => row['brief_id'] as BriefId))];
  record(archive, { label, briefId: briefIds.length === 1 ? briefIds[0]! : null }, writes);
  archive.emit('highlights-changed', { briefIds });
  return ok(null);
}

function speakerOf(db: Db, id: QuoteId): { name: string; role: string | null } | undefined {
  return prepared<{ name: string; role: string | null }>(db, `
    SELECT speaker.name, role FROM quote JOIN speaker ON speaker.id = quote.speaker_id WHERE quote.id = ?`).get(id);
}

// ── Reading them

interface HighlightRecord {
  id: HighlightId;
  brief_id: BriefId;
  revision_id: RevisionId;
  start: TextOffset;
  end: TextOffset;
  exact: string;
  paragraph: number | null;
  colour: Colour;
  speaker: string | null;
  role: string | null;
  created_at: Instant;
  deleted_at: Instant | null;
}

/** The highlights of a brief outside the trash, with where they stand in the revision that is shown. */
export function highlightsOf(db: Db, briefId: BriefId, shown: RevisionId): Highlight[] {
  const rows = prepared<HighlightRecord>(db, `
    SELECT id, brief_id, revision_id, start, "end", exact, paragraph, colour, speaker, role, created_at, deleted_at
    FROM highlight
    WHERE brief_id = ? AND deleted_at IS NULL
    ORDER BY start, "end", id`).all(briefId);
  return withTheirOwn(db, rows, placesIn(db, briefId, shown)).map(([highlight]) => highlight);
}

/** Highlights away from their pages, placed in the current revision of each brief; in the order asked for, without those that are not there. */
export function highlightRows(db: Db, ids: readonly HighlightId[]): HighlightRow[] {
  const records = prepared<HighlightRowRecord>(db, `
    SELECT highlight.id, highlight.brief_id, highlight.revision_id, highlight.start, highlight."end", exact, paragraph, colour, speaker, role,
           created_at, deleted_at, brief.title, brief.date, source.name AS source_name
    FROM json_each(?) AS wanted
    CROSS JOIN highlight ON highlight.id = wanted.value
    JOIN brief ON brief.id = highlight.brief_id
    JOIN source ON source.id = brief.source_id`).all(JSON.stringify([...new Set(ids)]));
  const rows = new Map(withTheirOwn(db, records, placesNow(db, records.map(({ id }) => id))).map(([highlight, row]) => [
    highlight.id,
    { ...highlight, title: row.title, date: row.date, sourceName: row.source_name, paragraph: row.paragraph, deletedAt: row.deleted_at },
  ]));
  return ids.flatMap((id) => rows.get(id) ?? []);
}

interface HighlightRowRecord extends HighlightRecord {
  title: string;
  date: CalendarDate | null;
  source_name: string;
}

function withTheirOwn<R extends HighlightRecord>(db: Db, rows: readonly R[], places: ReadonlyMap<HighlightId, HighlightPlace>): [Highlight, R][] {
  const ids = rows.map(({ id }) => id);
  const notes = notesOfHighlights(db, ids);
  const tags = tagsOfHighlights(db, ids);
  const earlier = earlierBases(db, ids);
  return rows.map((row) => [toHighlight(row, { note: notes.get(row.id) ?? null, tags: tags.get(row.id) ?? [], earlier: earlier.get(row.id) ?? [] }, places.get(row.id)), row]);
}

/** Without a place of its own it stands where it was made. */
function toHighlight(row: HighlightRecord, own: Pick<Highlight, 'note' | 'tags' | 'earlier'>, place: HighlightPlace | undefined): Highlight {
  return {
    id: row.id,
    briefId: row.brief_id,
    revisionId: row.revision_id,
    start: row.start,
    end: row.end,
    exact: row.exact,
    colour: row.colour,
    speaker: row.speaker,
    role: row.role,
    ...own,
    createdAt: row.created_at,
    place: place ?? { verdict: 'intact', also: ['intact'], start: row.start, end: row.end, more: [], now: row.exact, isKept: false },
  };
}

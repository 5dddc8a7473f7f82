import type { BriefPage, BriefRow, LIBRARY_FILTERS } from '../../../shared/contract/calls.ts';
import type { BriefId, CalendarDate, Instant, RevisionId, SourceId } from '../../../shared/ids.ts';
import { prepared } from '../kernel/archive.ts';
import type { Db } from '../kernel/database.ts';

type Filter = (typeof LIBRARY_FILTERS)[number];

const FILTERS: Record<Filter, string> = {
  all: 'TRUE',
  unread: 'NOT EXISTS (SELECT 1 FROM reading WHERE reading.brief_id = brief.id AND read_at IS NOT NULL)',
  starred: 'EXISTS (SELECT 1 FROM reading WHERE reading.brief_id = brief.id AND starred_at IS NOT NULL)',
  highlighted: 'EXISTS (SELECT 1 FROM highlight WHERE highlight.brief_id = brief.id AND deleted_at IS NULL)',
};
const ORDERS = { newest: 'brief.id DESC', oldest: 'brief.id', title: 'brief.title COLLATE NOCASE, brief.id DESC' } as const;

const ROW = `
  SELECT brief.id, brief.title, brief.date, brief.series, brief.excerpt, brief.status,
         source.id AS source_id, source.name AS source_name, source.kind AS source_kind,
         reading.read_at, reading.starred_at,
         (SELECT count(*) FROM revision WHERE revision.brief_id = brief.id) AS revisions,
         (SELECT count(*) FROM highlight WHERE highlight.brief_id = brief.id AND deleted_at IS NULL) AS highlights,
         EXISTS (SELECT 1 FROM note WHERE note.brief_id = brief.id AND deleted_at IS NULL) AS has_note
  FROM brief
  JOIN source ON source.id = brief.source_id
  LEFT JOIN reading ON reading.brief_id = brief.id`;

interface ListRecord {
  id: BriefId;
  title: string;
  date: CalendarDate | null;
  series: string | null;
  excerpt: string;
  status: BriefRow['status'];
  source_id: SourceId;
  source_name: string;
  source_kind: string;
  read_at: Instant | null;
  starred_at: Instant | null;
  revisions: number;
  highlights: number;
  has_note: 0 | 1;
}

export interface ListQuery {
  filter: Filter;
  sourceId: SourceId | null;
  sort: keyof typeof ORDERS;
  offset: number;
  limit: number;
}

export function listBriefs(db: Db, { filter, sourceId, sort, offset, limit }: ListQuery): BriefPage {
  const where = `${FILTERS[filter]}${sourceId === null ? '' : ' AND brief.source_id = @sourceId'}`;
  const named = sourceId === null ? {} : { sourceId };
  const { total } = prepared<{ total: number }>(db, `SELECT count(*) AS total FROM brief WHERE ${where}`).get(named)!;
  const rows = prepared<ListRecord>(db, `${ROW} WHERE ${where} ORDER BY ${ORDERS[sort]} LIMIT @limit OFFSET @offset`).all({ ...named, limit, offset });
  return { rows: rows.map(toBriefRow), total };
}

/** The ids of rows of a list, fetched or not. */
export function pickBriefs(db: Db, { filter, sourceId, sort, offset, limit }: ListQuery): BriefId[] {
  const where = `${FILTERS[filter]}${sourceId === null ? '' : ' AND brief.source_id = @sourceId'}`;
  return prepared<{ id: BriefId }>(db, `SELECT brief.id FROM brief WHERE ${where} ORDER BY ${ORDERS[sort]} LIMIT @limit OFFSET @offset`)
    .all({ ...(sourceId === null ? {} : { sourceId }), limit, offset }).map(({ id }) => id);
}

/** In the order asked for; ids that are not there are left out. */
export function briefRows(db: Db, ids: readonly BriefId[]): BriefRow[] {
  const rows = prepared<ListRecord>(db, `${ROW} WHERE brief.id IN (SELECT value FROM json_each(?))`).all(JSON.stringify(ids)).map(toBriefRow);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

function toBriefRow(row: ListRecord): BriefRow {
  return {
    id: row.id,
    title: row.title,
    date: row.date,
    series: row.series,
    source: { id: row.source_id, name: row.source_name, isSample: row.source_kind === 'samples' },
    excerpt: row.excerpt,
    isUnread: row.read_at === null,
    isStarred: row.starred_at !== null,
    status: row.status,
    revisions: row.revisions,
    highlights: row.highlights,
    hasNote: row.has_note === 1,
  };
}

// ── One brief

export interface BriefRecord {
  id: BriefId;
  url: string | null;
  authors: string[];
  language: string | null;
  words: number;
  position: number;
  revisionId: RevisionId;
}

export function readBrief(db: Db, id: BriefId): BriefRecord | null {
  const row = prepared<Omit<BriefRecord, 'authors'> & { authors: string }>(db, `
    SELECT brief.id, url, authors, language, words, coalesce(position, 0) AS position, revision_id AS revisionId
    FROM brief LEFT JOIN reading ON reading.brief_id = brief.id
    WHERE brief.id = ?`).get(id);
  return row ? { ...row, authors: JSON.parse(row.authors) as string[] } : null;
}

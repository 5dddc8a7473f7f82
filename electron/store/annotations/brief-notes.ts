import type { BriefNoteFilter, BriefNotePage, BriefNoteRow, BriefNoteValues } from '../../../shared/contract/calls.ts';
import type { BriefId, CalendarDate, Instant, NoteId } from '../../../shared/ids.ts';
import { parse } from '../../../shared/search/parse.ts';
import { replacePart } from '../../../shared/search/query.ts';
import { prepared } from '../kernel/archive.ts';
import type { Db } from '../kernel/database.ts';
import { anyOf, madeSql } from './highlight-filter.ts';
import { inOrder } from './highlight-values.ts';
import { teachWords } from '../search/functions.ts';
import { withMergedNames } from '../search/merged-names.ts';
import { annotationSql } from '../search/annotation-and-quote-query.ts';
import { daysSql, type Sql } from '../search/where-clause.ts';
import { tagsOf } from './tags.ts';

export interface BriefNoteQuery {
  filter: BriefNoteFilter;
  order: 'newest' | 'published';
  offset: number;
  limit: number;
}

interface NoteRecord {
  id: NoteId;
  brief_id: BriefId;
  text: string;
  created_at: Instant;
  updated_at: Instant;
  title: string;
  date: CalendarDate | null;
  source_name: string;
}

const ORDERS = { newest: 'note.updated_at DESC, note.id DESC', published: 'note.brief_id DESC' } as const;

/** Notes on whole briefs. `newest`: written last first. */
export function listBriefNotes(db: Db, { filter, order, offset, limit }: BriefNoteQuery): BriefNotePage {
  teachWords(db);
  const where = whereSql(db, filter);
  const total = prepared<number>(db, `SELECT count(*) FROM note WHERE ${where.text}`).pluck().get(...where.values) ?? 0;
  const rows = prepared<NoteRecord>(db, `
    SELECT note.id, note.brief_id, note.text, note.created_at, note.updated_at, brief.title, brief.date, source.name AS source_name
    FROM note
    CROSS JOIN brief ON brief.id = note.brief_id
    JOIN source ON source.id = brief.source_id
    WHERE ${where.text}
    ORDER BY ${ORDERS[order]}
    LIMIT ? OFFSET ?`).all(...where.values, limit, offset);
  return { total, rows: rows.map((row) => toRow(db, row)) };
}

/** Each counted without its own choice, so that another value of the same kind can be chosen beside it. */
export function countBriefNoteValues(db: Db, filter: BriefNoteFilter): BriefNoteValues {
  teachWords(db);
  const counts = (column: string, join: string, except: Dimension) => {
    const where = whereSql(db, filter, except);
    const rows = prepared<{ id: number | string | null; count: number }>(db, `
      SELECT ${column} AS id, count(*) AS count FROM note ${join} WHERE ${where.text} GROUP BY 1`).all(...where.values);
    return inOrder(db, except, new Map(rows.map(({ id, count }) => [id, count])), filter[except]);
  };
  return {
    tags: counts('brief_tag.tag_id', 'LEFT JOIN brief_tag ON brief_tag.brief_id = note.brief_id', 'tags') as BriefNoteValues['tags'],
    sources: counts('brief.source_id', 'JOIN brief ON brief.id = note.brief_id', 'sources') as BriefNoteValues['sources'],
  };
}

type Dimension = keyof BriefNoteValues;

/** `except`: the kind whose own choice does not count, because its values are being counted. */
function whereSql(db: Db, { text, tags, sources, published, made }: BriefNoteFilter, except: Dimension | null = null): Sql {
  const { from, to } = published;
  const parts: Sql[] = [
    { text: 'note.highlight_id IS NULL AND note.deleted_at IS NULL', values: [] },
    ...(except === 'tags' || tags.length === 0 ? [] : [anyOf(
      tags,
      'note.brief_id IN (SELECT brief_id FROM brief_tag WHERE tag_id IN (SELECT value FROM json_each(?)))',
      'NOT EXISTS (SELECT 1 FROM brief_tag WHERE brief_id = note.brief_id)',
    )]),
    ...(except === 'sources' || sources.length === 0 ? [] : [{
      text: '(SELECT source_id FROM brief AS its WHERE its.id = note.brief_id) IN (SELECT value FROM json_each(?))', values: [JSON.stringify(sources)],
    }]),
    ...(from === null && to === null ? [] : [daysSql('note.brief_id', from, to)]),
    // By the day that the list is ordered by: of the last words.
    ...madeSql('note.updated_at', made),
    ...wordsSql(db, text),
  ];
  return { text: parts.map((part) => part.text).join(' AND '), values: parts.flatMap(({ values }) => values) };
}

function wordsSql(db: Db, text: string): Sql[] {
  if (text.trim() === '') return [];
  const { query, typing } = parse(text);
  // The word that is still being typed may go on.
  const found = annotationSql(withMergedNames(db, typing === null ? query : replacePart(query, typing, { ...typing, prefix: true })));
  return [{ text: `note.id IN (SELECT annotation.note_id ${found.text})`, values: found.values }];
}

function toRow(db: Db, row: NoteRecord): BriefNoteRow {
  return {
    briefId: row.brief_id,
    title: row.title,
    date: row.date,
    sourceName: row.source_name,
    note: { id: row.id, text: row.text, createdAt: row.created_at, updatedAt: row.updated_at },
    tags: tagsOf(db, { briefId: row.brief_id }),
  };
}

import type { BriefNotePage, BriefNoteRow } from '../../shared/contract.ts';
import type { BriefId, CalendarDate, Instant, NoteId } from '../../shared/ids.ts';
import { parse } from '../../shared/search/parse.ts';
import { replacePart } from '../../shared/search/query.ts';
import { prepared } from './archive.ts';
import type { Db } from './database.ts';
import { teachWords } from './search/functions.ts';
import { withMergedNames } from './search/merged-names.ts';
import { annotationSql } from './search/targets.ts';
import type { Sql } from './search/where.ts';
import { tagsOf } from './tags.ts';

export interface BriefNoteQuery {
  text: string;
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
export function listBriefNotes(db: Db, { text, order, offset, limit }: BriefNoteQuery): BriefNotePage {
  teachWords(db);
  const where = whereSql(db, text);
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

function whereSql(db: Db, text: string): Sql {
  const own = 'note.highlight_id IS NULL AND note.deleted_at IS NULL';
  if (text.trim() === '') return { text: own, values: [] };
  const { query, typing } = parse(text);
  // The word that is still being typed may go on.
  const found = annotationSql(withMergedNames(db, typing === null ? query : replacePart(query, typing, { ...typing, prefix: true })));
  return { text: `${own} AND note.id IN (SELECT annotation.note_id ${found.text})`, values: found.values };
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

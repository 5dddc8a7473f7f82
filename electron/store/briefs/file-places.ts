import { basename } from 'node:path';
import type { BriefId, CalendarDate, SourceId } from '../../../shared/ids.ts';
import { prepared } from '../kernel/archive.ts';
import type { Db } from '../kernel/database.ts';
import { likeness, marksOf } from './text-likeness.ts';

/** Where a file of a brief lies, and what it said when it was read last. */
export interface FilePlace {
  path: string;
  briefId: BriefId;
  /** Of the content that was read there last. */
  hash: string;
}

/** Briefs looked at for one mark, name or title: what more of them have says nothing about one of them. */
const LOOKED_AT = 30;

const PLACE = 'SELECT path, brief_id AS briefId, hash FROM file_place';

/** null: no file of this path was read, or its brief has moved away since. */
export function placeAt(db: Db, sourceId: SourceId, path: string): FilePlace | null {
  return prepared<FilePlace>(db, `${PLACE} WHERE source_id = +? AND path = +?`).get(sourceId, path) ?? null;
}

export function placesOf(db: Db, briefId: BriefId): FilePlace[] {
  return prepared<FilePlace>(db, `${PLACE} WHERE brief_id = +? ORDER BY path`).all(briefId);
}

/** A file of this brief was read here. */
export function setPlace(db: Db, sourceId: SourceId, { path, briefId, hash }: FilePlace): void {
  prepared(db, `
    INSERT INTO file_place (source_id, path, name, brief_id, hash) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (source_id, path) DO UPDATE SET brief_id = excluded.brief_id, hash = excluded.hash
    WHERE brief_id <> excluded.brief_id OR hash <> excluded.hash`).run(sourceId, path, basename(path), briefId, hash);
}

/** No file lies there any more. */
export function leavePlaces(db: Db, sourceId: SourceId, paths: readonly string[]): void {
  for (const path of paths) prepared(db, 'DELETE FROM file_place WHERE source_id = ? AND path = ?').run(sourceId, path);
}

/** Keeps the marks of a brief's current words. */
export function setMarks(db: Db, briefId: BriefId, text: string): void {
  prepared(db, 'DELETE FROM file_mark WHERE brief_id = ?').run(briefId);
  for (const mark of marksOf(text)) prepared(db, 'INSERT INTO file_mark (mark, brief_id) VALUES (?, ?)').run(mark, briefId);
}

/** What stands for the marks of a brief that an older Briefcase brought in; no mark is negative. */
const NONE_YET = -1;

/** Makes the marks of at most `limit` briefs that have none yet; how many there were. */
export function markSome(db: Db, limit: number): number {
  const rows = prepared<{ id: BriefId; text: string }>(db, `
    SELECT brief.id, revision.text
    FROM file_mark CROSS JOIN brief ON brief.id = file_mark.brief_id CROSS JOIN revision ON revision.id = brief.revision_id
    WHERE file_mark.mark = ?
    LIMIT ?`).all(NONE_YET, limit);
  for (const { id, text } of rows) setMarks(db, id, text);
  return rows.length;
}

export interface Likely {
  briefId: BriefId;
  title: string;
  /** null when the brief carries none. */
  date: CalendarDate | null;
  hash: string;
  /** 0 to 1. */
  likeness: number;
}

/** Half the words are the same; of a file that kept its name or its title, a third. */
const ALIKE = 0.5;
const ALIKE_BY_NAME = 0.33;

/** Nearly all words are the same. */
const NEARLY_ALL = 0.8;

/**
 * Whether a file with such words is an edit of a brief, and not the next of a series that is written to one pattern: its title stands, or its day;
 * where a day is not known, nearly all of its words.
 */
export function isSameDocument(like: Likely, { title, date }: { title: string; date: CalendarDate | null }): boolean {
  if (plain(like.title) === plain(title)) return true;
  return like.date !== null && date !== null ? like.date === date : like.likeness >= NEARLY_ALL;
}

const plain = (title: string): string => title.normalize('NFKC').toLowerCase().match(/[\p{L}\p{N}]+/gu)?.join(' ') ?? '';

/** Whether two texts are so alike that one can be an edit of the other. */
export function isAlike(one: string, other: string): boolean {
  return likeness(one, other) >= ALIKE_BY_NAME;
}

/** Briefs of files in the same source whose words are much the same, the most alike first. */
export function likelyBriefs(db: Db, sourceId: SourceId, path: string, title: string, text: string): Likely[] {
  const ids = new Map<BriefId, number>();
  const marks = marksOf(text);
  for (const mark of marks) {
    for (const id of prepared<BriefId>(db, 'SELECT brief_id FROM file_mark WHERE mark = +? LIMIT ?').pluck().all(mark, LOOKED_AT)) ids.set(id, (ids.get(id) ?? 0) + 1);
  }
  const byMarks = [...ids].sort((one, other) => other[1] - one[1]).slice(0, 8).map(([id]) => id);
  const named = new Set([
    ...prepared<BriefId>(db, 'SELECT brief_id FROM file_place WHERE source_id = +? AND name = +? LIMIT ?').pluck().all(sourceId, basename(path), LOOKED_AT),
    ...prepared<BriefId>(db, 'SELECT id FROM brief WHERE title = +? COLLATE NOCASE AND +source_id = ? LIMIT ?').pluck().all(title, sourceId, LOOKED_AT),
  ]);
  return [...new Set([...byMarks, ...named])].flatMap((briefId) => {
    const row = prepared<{ title: string; date: CalendarDate | null; hash: string; text: string }>(db, `
      SELECT brief.title, brief.date, revision.hash, revision.text
      FROM brief JOIN revision ON revision.id = brief.revision_id
      WHERE brief.id = ? AND brief.source_id = ?`).get(briefId, sourceId);
    if (!row) return [];
    const found = { briefId, title: row.title, date: row.date, hash: row.hash, likeness: likeness(text, row.text) };
    return found.likeness >= (named.has(briefId) ? ALIKE_BY_NAME : ALIKE) ? [found] : [];
  }).sort((one, other) => other.likeness - one.likeness);
}

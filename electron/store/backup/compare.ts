import Database from 'better-sqlite3';
import { join } from 'node:path';
import type { BackupDifference, Differing, Holdings } from '../../../shared/contract/backup.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { ARCHIVE_FILE } from '../kernel/archive-file.ts';
import type { Db } from '../kernel/database.ts';
import { fileOfBackup } from './backup-files.ts';
import { holdings } from './verify-copy.ts';

const NAMED = 50;

/**
 * What would be otherwise if this backup took the archive's place. Where one of the two cannot be read, only what the other holds is told.
 */
export function compareBackup(archive: string, name: string): Result<BackupDifference> {
  const file = fileOfBackup(archive, name);
  if (file === null) return fail({ code: 'backup-unknown', detail: name });
  const then = holdsOf(file);
  const now = holdsOf(join(archive, ARCHIVE_FILE));
  const differing = then === null || now === null ? null : differences(join(archive, ARCHIVE_FILE), file);
  return ok({ name, now, holds: then, goes: differing?.goes ?? null, comes: differing?.comes ?? null });
}

function holdsOf(file: string): Holdings | null {
  try {
    const db = new Database(file, { readonly: true, fileMustExist: true, timeout: 5000 });
    try {
      const all = holdings(db);
      return all && { briefs: all.briefs, highlights: all.highlights, notes: all.notes };
    } finally {
      db.close();
    }
  } catch (error) {
    if (!String((error as { code?: unknown }).code).startsWith('SQLITE_')) throw error;
    return null;
  }
}

/** null when a damaged page is met. */
function differences(now: string, then: string): { goes: Differing; comes: Differing } | null {
  const db = new Database(now, { readonly: true, fileMustExist: true, timeout: 5000 });
  try {
    db.prepare('ATTACH ? AS old').run(then);
    return { goes: only(db, 'main', 'old'), comes: only(db, 'old', 'main') };
  } catch (error) {
    if (!String((error as { code?: unknown }).code).startsWith('SQLITE_')) throw error;
    return null;
  } finally {
    db.close();
  }
}

/** What one of them has and the other has not, or has otherwise. */
function only(db: Db, one: string, other: string): Differing {
  const all = (sql: string) => db.prepare<[], string>(sql).pluck().all();
  const briefs = all(`SELECT title FROM ${one}.brief AS a WHERE NOT EXISTS (SELECT 1 FROM ${other}.brief AS b WHERE b.id = a.id) ORDER BY id DESC`);
  const highlights = all(`
    SELECT exact FROM ${one}.highlight AS a WHERE deleted_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM ${other}.highlight AS b WHERE b.id = a.id AND b.deleted_at IS NULL) ORDER BY id DESC`);
  const notes = all(`
    SELECT text FROM ${one}.note AS a WHERE deleted_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM ${other}.note AS b WHERE b.id = a.id AND b.deleted_at IS NULL AND b.text = a.text) ORDER BY id DESC`);
  const short = (words: string[]) => words.slice(0, NAMED).map((text) => (text.length > 200 ? `${text.slice(0, 200).toWellFormed()}…` : text));
  return { briefs: briefs.length, highlights: highlights.length, notes: notes.length, named: { briefs: short(briefs), highlights: short(highlights), notes: short(notes) } };
}

import Database from 'better-sqlite3';
import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { freeBytes, sizeOf, syncFile, syncFolder } from './whole-files.ts';

/**
 * A copy of the archive as it was before a migration, beside it, checked by opening it; made under another name first, so that a cut leaves no half backup.
 * False when there is no room for it: then nothing is to be migrated.
 */
export function backUpBeforeMigration(db: Database.Database, archive: string, version: number): boolean {
  const folder = join(archive, 'backups');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (freeBytes(folder) < 2 * sizeOf(db.name)) return false;
  // Named as every backup is.
  const file = join(folder, `${new Date().toISOString().replace(/[:.]/g, '-')}-migration.db`);
  // Several commands may be about to migrate: each has its own unfinished file.
  const unfinished = `${file.replace(/\.db$/, '')}-${process.pid}.db.part`;
  db.prepare('VACUUM INTO ?').run(unfinished);
  const copy = new Database(unfinished, { readonly: true });
  try {
    const verdict = copy.pragma('quick_check', { simple: true });
    // Newer, when somebody else has brought it up to date meanwhile.
    if (verdict !== 'ok' || (copy.pragma('user_version', { simple: true }) as number) < version) throw new Error(`backup before migration is not whole: ${String(verdict)}`);
  } finally {
    copy.close();
  }
  syncFile(unfinished);
  renameSync(unfinished, file);
  syncFolder(folder);
  return true;
}

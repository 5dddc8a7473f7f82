import Database from 'better-sqlite3';
import { randomUUID } from 'node:crypto';
import { existsSync, linkSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ARCHIVE_FILE } from './archive-file.ts';

const UNFINISHED = `${ARCHIVE_FILE}.new-`;

/** Whether a folder without an archive shows that it held one: then a new one in its place would hide the loss. */
export function whatIsLeft(folder: string): boolean {
  if (!existsSync(folder)) return false;
  const hasLog = (statSync(join(folder, `${ARCHIVE_FILE}-wal`), { throwIfNoEntry: false })?.size ?? 0) > 0;
  const backups = join(folder, 'backups');
  return hasLog || (existsSync(backups) && readdirSync(backups).some((name) => name.endsWith('.db')));
}

/**
 * Makes the file of a new archive under another name, whole before it has its own: an empty file by that name is never one that was just begun. When several make it at once,
 * the first one's counts.
 */
export function makeArchiveFile(folder: string, fill: (db: Database.Database) => void): void {
  const unfinished = join(folder, `${UNFINISHED}${randomUUID()}`);
  try {
    const db = new Database(unfinished);
    try {
      fill(db);
    } finally {
      db.close();
    }
    publish(unfinished, join(folder, ARCHIVE_FILE));
  } finally {
    for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(`${unfinished}${ending}`, { force: true });
  }
}

function publish(unfinished: string, file: string): void {
  try {
    linkSync(unfinished, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return;
    // A file system without second names.
    if (!existsSync(file)) renameSync(unfinished, file);
  }
}

/** Takes away what a cut left of archives that were being made. Only for whoever knows that nobody else is making one. */
export function sweepNewArchives(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) if (name.startsWith(UNFINISHED)) rmSync(join(folder, name), { force: true });
}

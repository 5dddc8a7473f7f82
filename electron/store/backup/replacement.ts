import Database from 'better-sqlite3';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ARCHIVE_FILE } from '../kernel/archive-file.ts';
import type { Instant } from '../../../shared/ids.ts';
import { aboutFile, backupName, writeAbout } from './backup-files.ts';
import { writeMark } from './mark.ts';
import { syncFile, syncFolder, writeWhole } from '../kernel/whole-files.ts';

/*
 * An archive that waits to take another's place. It is made whole beside it first; then a file says that it is ready; then the next process that opens the archive
 * puts the old one aside and the new one in its place, by renaming. Cut anywhere, the next start goes on where it was.
 */

const ready = z.object({ at: z.string(), why: z.enum(['restore', 'salvage', 'undo']) });
export type Ready = z.infer<typeof ready>;

export const replacementFolder = (archive: string) => join(archive, 'replacement');
const readyFile = (archive: string) => join(replacementFolder(archive), 'ready.json');

/** An empty folder for the new archive; what an earlier try left there goes. */
export function newReplacement(archive: string): void {
  rmSync(replacementFolder(archive), { recursive: true, force: true });
  mkdirSync(replacementFolder(archive), { recursive: true, mode: 0o700 });
}

export function readyReplacement(archive: string, what: Ready): void {
  const file = join(replacementFolder(archive), ARCHIVE_FILE);
  if (what.why !== 'undo') forgetDevice(file);
  syncFile(file);
  writeWhole(readyFile(archive), JSON.stringify(what));
}

/**
 * Two archives that go on from one backup must not sign what is made in them with one name: the next start gives this one a new. What
 * the analyst takes back is the archive that it was.
 */
function forgetDevice(file: string): void {
  const db = new Database(file, { fileMustExist: true });
  try {
    db.prepare("DELETE FROM setting WHERE key = 'device'").run();
  } finally {
    db.close();
  }
}

/** Why there is another archive now; null when none was waiting. Only for whoever has the archive to himself. */
export function finishReplacement(archive: string): Ready['why'] | null {
  const waiting = replacementFolder(archive);
  const what = readReady(archive);
  if (what === null) return null;
  const present = join(archive, ARCHIVE_FILE);
  const coming = join(waiting, ARCHIVE_FILE);
  mkdirSync(join(archive, 'backups'), { recursive: true, mode: 0o700 });
  const aside = join(archive, 'backups', backupName(what.at as Instant, 'set-aside'));
  if (existsSync(coming)) {
    // The log first: without it the file alone would be opened as if it were whole.
    moveOnce(`${present}-wal`, `${aside}-wal`);
    moveOnce(present, aside);
    rmSync(`${present}-shm`, { force: true });
    if (existsSync(aside) && !existsSync(aboutFile(aside))) writeAbout(aside, { at: what.at, reason: 'set-aside', version: 0, holds: null, step: 0, revision: 0, hash: null, verdict: null });
    moveOnce(`${coming}-wal`, `${present}-wal`);
    writeMark(archive, { state: 'open', log: null, ...newestInFile(coming) }, true);
    renameSync(coming, present);
    syncFolder(archive);
  }
  rmSync(join(archive, 'first-answers.json'), { force: true });
  rmSync(waiting, { recursive: true, force: true });
  return what.why;
}

export const isReplacementReady = (archive: string): boolean => readReady(archive) !== null;

function readReady(archive: string): Ready | null {
  try {
    return ready.parse(JSON.parse(readFileSync(readyFile(archive), 'utf8')));
  } catch {
    return null;
  }
}

function moveOnce(from: string, to: string): void {
  if (existsSync(from) && !existsSync(to)) renameSync(from, to);
}

/** Of an archive that is put back as it was, damaged perhaps, nothing need be known. */
function newestInFile(file: string): { step: number; revision: number } {
  try {
    const db = new Database(file, { readonly: true });
    try {
      const newest = (table: string) => db.prepare<[], number>(`SELECT coalesce(max(id), 0) FROM ${table}`).pluck().get() ?? 0;
      return { step: newest('step'), revision: newest('revision') };
    } finally {
      db.close();
    }
  } catch {
    return { step: 0, revision: 0 };
  }
}

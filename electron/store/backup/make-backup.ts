import Database from 'better-sqlite3';
import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { superfluous } from '../../../shared/backup/rotation.ts';
import type { Backup, BackupProgress, BackupReason } from '../../../shared/contract/backup.ts';
import type { Instant } from '../../../shared/ids.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { ARCHIVE_FILE, archiveFailure, userVersion, type Db } from '../kernel/database.ts';
import { holdLock } from '../kernel/lock.ts';
import { backupName, fileOfBackup, listBackups, removeBackup, sweep, writeAbout } from './backup-files.ts';
import { bringImages } from './backup-images.ts';
import { backupPlace } from './places.ts';
import { copyProblems, holdings } from './verify-copy.ts';
import { freeBytes, hashOfFile, sizeOf, syncFile, syncFolder } from '../kernel/whole-files.ts';

export interface BackupWish {
  /** Folder of the archive. */
  archive: string;
  reason: BackupReason;
  now: () => Instant;
  /** Called between two steps of copying; a thread that stands back sleeps in it. */
  rest?: () => void;
  progress?: (progress: BackupProgress) => void;
  cancelled?: () => boolean;
}

/** Pages copied in one step: a megabyte. */
const PAGES = 256;
/** So many times its size must be free where a backup goes, so that the disk is never filled by copies. */
const ROOM = 2;

/**
 * Copies the archive as it is at one moment, while it is in use, checks the copy, and takes away the backups that the rotation gives up. Made under another name,
 * checked, on the disk, then renamed: whatever ends it leaves no half backup. A copy that is not good is not kept, and then none is rotated away.
 */
export async function makeBackup(wish: BackupWish): Promise<Result<Backup>> {
  const { archive } = wish;
  const { folder } = backupPlace(archive);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const release = holdLock(folder, 'backups.lock');
    if (release === null) return fail({ code: 'backup-under-way' });
    try {
      sweep(folder);
      const size = sizeOf(join(archive, ARCHIVE_FILE)) + sizeOf(join(archive, `${ARCHIVE_FILE}-wal`));
      if (freeBytes(folder) < ROOM * size) return fail({ code: 'backup-no-room', detail: folder });
      const made = await copyAndCheck(wish, folder);
      if (made.ok) rotate(archive);
      return made;
    } finally {
      release();
    }
  } catch (error) {
    if (error instanceof Cancelled) return fail({ code: 'cancelled' });
    const { code } = error as { code?: unknown };
    if (code === 'ENOENT' || code === 'ENXIO' || code === 'EIO') return fail({ code: 'backup-not-written', detail: folder });
    const failure = archiveFailure(error, archive);
    return fail(failure.code === 'archive-read-only' ? { code: 'backup-not-written', detail: folder } : failure);
  }
}

async function copyAndCheck(wish: BackupWish, folder: string): Promise<Result<Backup>> {
  const { archive, reason, now, progress = () => {} } = wish;
  const at = now();
  const name = backupName(at, reason);
  const file = join(folder, name);
  const unfinished = `${file}.part`;
  await copyArchive(wish, unfinished);
  progress({ phase: 'checking', share: 0 });
  const copy = new Database(unfinished);
  let problems: string[];
  let holds: ReturnType<typeof holdings>;
  let version: number;
  let missing = 0;
  try {
    // One file by itself, without a log beside it.
    copy.pragma('journal_mode = DELETE');
    problems = await copyProblems(copy, (share) => progress({ phase: 'checking', share }));
    holds = holdings(copy);
    version = userVersion(copy);
    if (problems.length === 0) {
      progress({ phase: 'images', share: null });
      missing = await bringImages(copy, archive, folder);
    }
  } finally {
    copy.close();
  }
  const isCancelled = wish.cancelled?.() === true;
  if (problems.length > 0 || holds === null || isCancelled) {
    sweep(folder);
    return fail(isCancelled ? { code: 'cancelled' } : { code: 'backup-not-good', detail: problems[0] ?? archive });
  }
  if (missing > 0) console.error(`${missing} images of the archive were not found for its backup`);
  syncFile(unfinished);
  const hash = await hashOfFile(unfinished);
  const { step, revision, briefs, highlights, notes } = holds;
  writeAbout(file, { at, reason, version, holds: { briefs, highlights, notes }, step, revision, hash, verdict: 'good' });
  renameSync(unfinished, file);
  syncFolder(folder);
  return ok({ name, at, reason, size: sizeOf(file), version, holds: { briefs, highlights, notes }, verdict: 'good', isSetAside: false });
}

/** Page by page through a connection of its own; a transaction that only reads holds its moment, whoever writes meanwhile. */
async function copyArchive({ archive, rest = () => {}, progress = () => {}, cancelled = () => false }: BackupWish, target: string): Promise<void> {
  const db: Db = new Database(join(archive, ARCHIVE_FILE), { readonly: true, fileMustExist: true, timeout: 5000 });
  try {
    db.exec('BEGIN');
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    await db.backup(target, {
      progress: ({ totalPages, remainingPages }) => {
        if (cancelled()) throw new Cancelled();
        progress({ phase: 'copying', share: totalPages === 0 ? null : 1 - remainingPages / totalPages });
        rest();
        return PAGES;
      },
    });
  } finally {
    db.close();
  }
}

class Cancelled extends Error {}

function rotate(archive: string): void {
  for (const name of superfluous(listBackups(archive).backups)) {
    const file = fileOfBackup(archive, name);
    if (file !== null) removeBackup(file);
  }
}

import Database from 'better-sqlite3';
import { constants, copyFileSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BackupProgress } from '../../../shared/contract/backup.ts';
import type { Instant } from '../../../shared/ids.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { ARCHIVE_FILE } from '../kernel/archive-file.ts';
import { archiveFailure } from '../kernel/database.ts';
import { fileOfBackup, listBackups } from './backup-files.ts';
import { bringImages } from './backup-images.ts';
import { checkBackup } from './check-backup.ts';
import { newReplacement, readyReplacement, replacementFolder } from './replacement.ts';
import { freeBytes, sizeOf } from '../kernel/whole-files.ts';

/**
 * Makes a backup ready to take the archive's place: read again to the last byte, copied, on the disk. The archive itself is not touched before the next process opens
 * it; it is then set aside, so that this can be taken back.
 */
export async function prepareRestore(archive: string, name: string, at: Instant, progress: (progress: BackupProgress) => void): Promise<Result<null>> {
  const file = fileOfBackup(archive, name);
  if (file === null) return fail({ code: 'backup-unknown', detail: name });
  const checked = await checkBackup(archive, name, progress);
  if (!checked.ok) return checked;
  if (!checked.value.good) return fail({ code: 'backup-bad', detail: name });
  return copied(archive, file, { at, why: 'restore' }, progress);
}

/** Makes the archive that the last restore or salvage set aside ready to come back, as it was. */
export async function prepareUndo(archive: string, at: Instant, progress: (progress: BackupProgress) => void): Promise<Result<null>> {
  const newest = listBackups(archive).backups.find(({ isSetAside }) => isSetAside);
  const file = newest === undefined ? null : fileOfBackup(archive, newest.name);
  return file === null ? fail({ code: 'nothing-to-take-back' }) : copied(archive, file, { at, why: 'undo' }, progress);
}

async function copied(archive: string, file: string, what: Parameters<typeof readyReplacement>[1], progress: (progress: BackupProgress) => void): Promise<Result<null>> {
  try {
    if (freeBytes(archive) < sizeOf(file) * 1.1) return fail({ code: 'disk-full' });
    progress({ phase: 'copying', share: null });
    newReplacement(archive);
    const target = join(replacementFolder(archive), ARCHIVE_FILE);
    copyFileSync(file, target, constants.COPYFILE_FICLONE);
    if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${target}-wal`);
    if (what.why === 'restore') await bringBackImages(target, archive, dirname(file), progress);
    readyReplacement(archive, what);
    return ok(null);
  } catch (error) {
    return fail(archiveFailure(error, archive));
  }
}

async function bringBackImages(file: string, archive: string, backups: string, progress: (progress: BackupProgress) => void): Promise<void> {
  progress({ phase: 'images', share: null });
  const db = new Database(file, { readonly: true, fileMustExist: true });
  try {
    await bringImages(db, backups, archive);
  } finally {
    db.close();
  }
}

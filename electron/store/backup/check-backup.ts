import Database from 'better-sqlite3';
import type { BackupCheck, BackupProgress } from '../../../shared/contract/backup.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { fileOfBackup, readAbout, writeAbout } from './backup-files.ts';
import { copyProblems } from './verify-copy.ts';
import { hashOfFile } from '../kernel/whole-files.ts';

/** Reads a whole backup: every byte against the hash it was given when it was made, then what stands in it. What is found is written down beside it. */
export async function checkBackup(archive: string, name: string, progress: (progress: BackupProgress) => void): Promise<Result<BackupCheck>> {
  const file = fileOfBackup(archive, name);
  if (file === null) return fail({ code: 'backup-unknown', detail: name });
  const problems = await problemsOfFile(file, progress);
  const known = readAbout(file);
  const verdict = problems.length === 0 ? 'good' : 'bad';
  // An archive that was set aside may well be damaged: that is no verdict on it as a backup.
  if (known !== null && known.reason !== 'set-aside' && known.verdict !== verdict) writeAbout(file, { ...known, verdict });
  return ok({ name, good: problems.length === 0, problems });
}

async function problemsOfFile(file: string, progress: (progress: BackupProgress) => void): Promise<string[]> {
  progress({ phase: 'reading', share: null });
  const known = readAbout(file);
  if (known?.hash && (await hashOfFile(file)) !== known.hash) return ['The file is not what it was when the backup was made.'];
  progress({ phase: 'checking', share: 0 });
  let db: Database.Database | null = null;
  try {
    db = new Database(file, { readonly: true, fileMustExist: true });
    return await copyProblems(db, (share) => progress({ phase: 'checking', share }));
  } catch (error) {
    if (!String((error as { code?: unknown }).code).startsWith('SQLITE_')) throw error;
    return [`It cannot be read: ${(error as Error).message}.`];
  } finally {
    db?.close();
  }
}

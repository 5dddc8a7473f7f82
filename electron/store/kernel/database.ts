import Database from 'better-sqlite3';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Failure } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { backUpBeforeMigration } from '../backup/before-migration.ts';
import { MIGRATIONS, type Migration } from './migration-list.ts';

export type Db = Database.Database;

/** The name of the archive's one SQLite file inside its folder. */
export const ARCHIVE_FILE = 'archive.db';

export interface OpenOptions {
  /** Only looks: never creates, migrates or writes. */
  readOnly?: boolean;
  migrations?: readonly Migration[];
}

/**
 * Opens the archive in `folder`, makes it when there is none, and brings it to the newest version after a verified backup.
 * An archive from a newer Briefcase and a damaged one are refused and left untouched.
 */
export function openArchive(folder: string, { readOnly = false, migrations = MIGRATIONS }: OpenOptions = {}): Result<Db> {
  const file = join(folder, ARCHIVE_FILE);
  let db: Db | undefined;
  try {
    if (readOnly && !existsSync(file)) return fail({ code: 'file-missing', detail: file });
    if (!readOnly) mkdirSync(folder, { recursive: true });
    db = new Database(file, { readonly: readOnly, timeout: 5000 });
    const version = userVersion(db);
    const newest = migrations.at(-1)?.version ?? 0;
    if (version > newest) {
      db.close();
      return fail({ code: 'archive-newer', detail: `its version is ${version}, this Briefcase knows ${newest}` });
    }
    if (readOnly && version < newest) {
      // Only the newest tables can be asked: bring it up to date first, as opening its window would.
      db.close();
      return openArchive(folder, { migrations });
    }
    configure(db, readOnly);
    if (!readOnly && version < newest) migrate(db, folder, version, migrations);
    return ok(db);
  } catch (error) {
    db?.close();
    if (error instanceof NoRoomForBackup) return fail({ code: 'backup-no-room', detail: join(folder, 'backups') });
    return fail(archiveFailure(error, folder));
  }
}

/**
 * Brings the log of an archive that was left open into its one file, if nobody else has it open: a connection that only reads cannot. Whether it is done
 * makes no difference to what the archive holds.
 */
export function settleLog(folder: string): void {
  const file = join(folder, ARCHIVE_FILE);
  if (!existsSync(`${file}-wal`)) return;
  try {
    const db = new Database(file, { fileMustExist: true, timeout: 0 });
    try {
      db.prepare('SELECT count(*) FROM sqlite_schema').get();
    } finally {
      db.close();
    }
  } catch (error) {
    archiveFailure(error, folder);
  }
}

export function userVersion(db: Db): number {
  return db.pragma('user_version', { simple: true }) as number;
}

/** FULL: what was acknowledged survives a power cut. The cache is a limit, not a reservation. */
function configure(db: Db, readOnly: boolean): void {
  db.pragma('foreign_keys = ON');
  db.pragma('cache_size = -16000');
  db.pragma('temp_store = MEMORY');
  if (readOnly) return;
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('journal_size_limit = 67108864');
}

class NoRoomForBackup extends Error {}

/** Each migration is one transaction with its version number, so a cut leaves the archive at a version that is whole. */
function migrate(db: Db, folder: string, from: number, migrations: readonly Migration[]): void {
  if (from > 0 && !backUpBeforeMigration(db, folder, from)) throw new NoRoomForBackup();
  for (const { version, sql } of migrations.filter((migration) => migration.version > from)) {
    db.transaction(() => {
      // Another command may have been here while this one waited for the lock.
      if (userVersion(db) >= version) return;
      db.exec(sql);
      db.pragma(`user_version = ${version}`);
    }).exclusive();
  }
}

/**
 * What FTS5 says of its own tables, which can be made anew: they cannot be read, or do not take what its outline of them lets it write. A
 * constraint of ours that fails is always named.
 */
export function isDamageOfIndex(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  return code === 'SQLITE_CORRUPT_VTAB' || (String(code).startsWith('SQLITE_CONSTRAINT') && message === 'constraint failed');
}

/** The named failure behind an error of SQLite or the file system; anything else is a bug and is thrown on. */
export function archiveFailure(error: unknown, detail: string): Failure {
  const code = (error as { code?: unknown } | null)?.code;
  const name = typeof code === 'string' ? code : '';
  if (name.startsWith('SQLITE_FULL') || name === 'ENOSPC') return { code: 'disk-full' };
  if (isDamageOfIndex(error)) return { code: 'index-damaged' };
  if (name.startsWith('SQLITE_CORRUPT') || name === 'SQLITE_NOTADB') return { code: 'archive-damaged', detail };
  if (name.startsWith('SQLITE_BUSY')) return { code: 'archive-in-use' };
  if (name.startsWith('SQLITE_READONLY') || name.startsWith('SQLITE_CANTOPEN') || ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(name)) {
    return { code: 'archive-read-only', detail };
  }
  throw error;
}

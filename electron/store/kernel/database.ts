import Database from 'better-sqlite3';
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Failure } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { backUpBeforeMigration } from './backup-before-migration.ts';
import { ARCHIVE_FILE } from './archive-file.ts';
import { otherHolders } from './holders.ts';
import { makeArchiveFile, whatIsLeft } from './new-archive.ts';
import { MIGRATIONS, type Migration } from './migration-list.ts';

export type Db = Database.Database;

export { ARCHIVE_FILE };

export interface OpenOptions {
  /** Only looks: never creates, migrates or writes. */
  readOnly?: boolean;
  migrations?: readonly Migration[];
}

/**
 * Opens the archive in `folder`, makes it when there never was one, and brings it to the newest version after a verified backup.
 * An archive from a newer Briefcase, a damaged one, an empty file and a folder whose archive is gone are refused and left untouched.
 */
export function openArchive(folder: string, { readOnly = false, migrations = MIGRATIONS }: OpenOptions = {}): Result<Db> {
  const file = join(folder, ARCHIVE_FILE);
  let db: Db | undefined;
  try {
    if (!existsSync(file)) {
      if (whatIsLeft(folder)) return fail({ code: 'archive-gone', detail: folder });
      if (readOnly) return fail({ code: 'file-missing', detail: file });
      mkdirSync(folder, { recursive: true });
      makeArchiveFile(folder, (made) => {
        configure(made, false);
        migrate(made, folder, 0, migrations);
      });
    }
    // SQLite would take an empty file for a new database.
    if (statSync(file).size === 0) return fail({ code: 'archive-empty', detail: file });
    db = new Database(file, { readonly: readOnly, timeout: 5000 });
    const version = userVersion(db);
    const newest = migrations.at(-1)?.version ?? 0;
    if (version > newest) {
      db.close();
      return fail({ code: 'archive-newer', detail: `its version is ${version}, this Briefcase knows ${newest}` });
    }
    // Somebody else may be bringing it up to date meanwhile.
    if (version < newest && !hasTablesOf(db, version, migrations) && userVersion(db) === version) {
      db.close();
      return fail({ code: 'archive-damaged', detail: `its tables are not those of version ${version}` });
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

/** Whether a database has what the migrations up to this version make: an older number alone may be damage, and migrating would be a second one. */
function hasTablesOf(db: Db, version: number, migrations: readonly Migration[]): boolean {
  const model = new Database(':memory:');
  try {
    for (const { sql } of migrations.filter((migration) => migration.version <= version)) model.exec(sql);
    const names = (one: Db) => one.prepare<[], string>(`SELECT type || ' ' || name FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%' ORDER BY 1`).pluck().all().join(', ');
    return version > 0 && names(model) === names(db);
  } finally {
    model.close();
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

/** Words or numbers that stand in the archive and cannot be what was written there. `what`: as the sentence names it. */
export class DamagedContent extends Error {
  readonly what: string;

  constructor(what: string) {
    super(`${what} is damaged`);
    this.what = what;
  }
}

/** The named failure behind an error of SQLite or the file system; anything else is a bug and is thrown on. */
export function archiveFailure(error: unknown, detail: string): Failure {
  const code = (error as { code?: unknown } | null)?.code;
  const name = typeof code === 'string' ? code : '';
  if (name.startsWith('SQLITE_FULL') || name === 'ENOSPC') return { code: 'disk-full' };
  if (isDamageOfIndex(error)) return { code: 'index-damaged' };
  if (error instanceof DamagedContent) return { code: 'brief-damaged', detail: error.what };
  if (isDamage(error, name)) return { code: 'archive-damaged', detail };
  if (name.startsWith('SQLITE_BUSY')) return { code: 'archive-in-use', detail: otherHolders(detail).join(', ') || 'another program' };
  if (name.startsWith('SQLITE_READONLY') || name.startsWith('SQLITE_CANTOPEN') || ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(name)) {
    return { code: 'archive-read-only', detail };
  }
  throw error;
}

/**
 * All that is parsed in the store was written by it, and every statement is tried by a test: JSON that cannot be read, or a table that is not there, is damage. So is
 * a file that ends before its pages do.
 */
function isDamage(error: unknown, code: string): boolean {
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_IOERR')) return true;
  if (code === 'SQLITE_ERROR') return /^(?:no such (?:table|column|index)|malformed)/.test((error as Error).message);
  return error instanceof SyntaxError;
}

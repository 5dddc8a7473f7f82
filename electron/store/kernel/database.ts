import Database from 'better-sqlite3';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Failure } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
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
    return fail(archiveFailure(error, folder));
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

/** Each migration is one transaction with its version number, so a cut leaves the archive at a version that is whole. */
function migrate(db: Db, folder: string, from: number, migrations: readonly Migration[]): void {
  if (from > 0) backUpBefore(db, folder, from);
  for (const { version, sql } of migrations.filter((migration) => migration.version > from)) {
    db.transaction(() => {
      db.exec(sql);
      db.pragma(`user_version = ${version}`);
    }).exclusive();
  }
}

/** A copy of the archive as it was, checked by opening it; made under another name first, so that a cut leaves no half backup. */
function backUpBefore(db: Db, folder: string, version: number): void {
  const backups = join(folder, 'backups');
  mkdirSync(backups, { recursive: true });
  const target = join(backups, `before-migration-from-${version}-${new Date().toISOString().replace(/[:.]/g, '-')}.db`);
  const unfinished = `${target}.part`;
  db.prepare('VACUUM INTO ?').run(unfinished);
  const copy = new Database(unfinished, { readonly: true });
  try {
    const verdict = copy.pragma('quick_check', { simple: true });
    if (verdict !== 'ok' || userVersion(copy) !== version) throw new Error(`backup before migration is not whole: ${String(verdict)}`);
  } finally {
    copy.close();
  }
  renameSync(unfinished, target);
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

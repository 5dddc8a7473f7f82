import Database from 'better-sqlite3';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Takes the archive for this window until the process ends, however it ends: SQLite's own file lock on a file of its own.
 * False when another window has it. A folder that cannot be written is left for opening the archive to name.
 */
export function takeLock(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    const lock = new Database(join(folder, 'window.lock'), { timeout: 0 });
    lock.exec('BEGIN EXCLUSIVE');
    held.push(lock);
    return true;
  } catch (error) {
    return !String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY');
  }
}

/** Kept reachable: a collected connection would give the lock back. */
const held: Database.Database[] = [];

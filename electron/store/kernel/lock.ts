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
    return holdLock(folder, 'window.lock') !== null;
  } catch {
    return true;
  }
}

/** The lock of this name, held until the answer is called or the process ends; null while somebody else holds it. Throws when the folder cannot be written. */
export function holdLock(folder: string, name: string, waitMs = 0): (() => void) | null {
  let lock: Database.Database | null = null;
  try {
    lock = new Database(join(folder, name), { timeout: waitMs });
    lock.exec('BEGIN EXCLUSIVE');
    const held = lock;
    // Kept reachable: a collected connection would give the lock back.
    locks.add(held);
    return () => {
      locks.delete(held);
      held.close();
    };
  } catch (error) {
    lock?.close();
    if (String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
}

const locks = new Set<Database.Database>();

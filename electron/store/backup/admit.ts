import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Failure } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { ARCHIVE_FILE, openArchive, type Db, type OpenOptions } from '../kernel/database.ts';
import { onWritten } from '../kernel/archive.ts';
import { otherHolders } from '../kernel/holders.ts';
import { holdLock } from '../kernel/lock.ts';
import { sweepNewArchives } from '../kernel/new-archive.ts';
import { finishReplacement, isReplacementReady } from './replacement.ts';
import { logState, type LogState } from './log-state.ts';
import { markWriter, newestIn, readMark, writeMark, type Mark } from './mark.ts';

/** Opening and closing take turns among all processes of this archive. Milliseconds. */
const TURN_MS = 10_000;
/** A log may have begun anew so often since the mark was written, by a program that knows nothing of marks. */
const ROUNDS = 1000;
/** How often a problem is looked at before it is one, and the time between. Milliseconds. */
const LOOKS = 3;
const BETWEEN_MS = 40;

/**
 * Opens an archive after looking whether its files are what was left there. SQLite would take a log that is another archive's and write it into this one, and
 * would pass over commits behind a break without a word; then it is refused, and not one byte has changed.
 */
export function openChecked(folder: string, options: OpenOptions = {}): Result<Db> {
  if (options.readOnly !== true) makeFolder(folder);
  const release = turn(folder);
  try {
    if (isReplacementReady(folder)) {
      const others = otherHolders(folder);
      if (others.length > 0) return fail({ code: 'archive-in-use', detail: others.join(', ') });
      finishReplacement(folder);
    }
    const { mark, log, problem } = look(folder);
    if (problem !== null) return fail(problem);
    if (!existsSync(join(folder, ARCHIVE_FILE))) sweepNewArchives(folder);
    const opened = openArchive(folder, options);
    if (!opened.ok) return opened;
    return marked(folder, opened.value, mark, log);
  } finally {
    release();
  }
}

function marked(folder: string, db: Db, mark: Mark | null, log: LogState): Result<Db> {
  try {
    const newest = newestIn(db);
    const missing = mark === null ? 0 : Math.max(0, mark.step - newest.step) + Math.max(0, mark.revision - newest.revision);
    if (missing > 0) {
      db.close();
      return fail({ code: 'archive-behind', detail: String(missing) });
    }
    note(folder, { state: 'open', log: log.salts === null ? null : { salts: log.salts, frames: log.frames }, ...newest });
    onWritten(db, markWriter(db, folder));
    return ok(db);
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Closes a connection that `openChecked` opened; the last one leaves the archive in its one file, and the mark says so. */
export function closeChecked(folder: string, db: Db, settle: () => void): void {
  const release = turn(folder);
  try {
    const newest = newestOrNull(db);
    db.close();
    settle();
    if (newest !== null && !existsSync(join(folder, `${ARCHIVE_FILE}-wal`))) note(folder, { state: 'closed', log: null, ...newest });
  } finally {
    release();
  }
}

/** Somebody who writes just now may be caught between two pages of a commit: only what stays so is a problem. */
function look(folder: string): { mark: Mark | null; log: LogState; problem: Failure | null } {
  for (let looks = 1; ; looks++) {
    const mark = readMark(folder);
    const log = logState(join(folder, `${ARCHIVE_FILE}-wal`));
    const problem = existsSync(join(folder, ARCHIVE_FILE)) ? logProblem(log, mark) : null;
    if (problem === null || looks === LOOKS) return { mark, log, problem };
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, BETWEEN_MS);
  }
}

/** Whether the log that lies beside an archive may be read with it. */
export function logIsOurs(folder: string): boolean {
  return look(folder).problem?.code !== 'archive-log-foreign';
}

function logProblem(log: LogState, mark: Mark | null): Failure | null {
  if (log.isHeadDamaged) return { code: 'archive-log-damaged' };
  if (log.frames > 0 && mark !== null && isForeign(log, mark)) return { code: 'archive-log-foreign' };
  // One commit behind a break may be half of what a power cut ended; more were acknowledged.
  const isCut = mark?.log !== null && mark !== null && isSame(log, mark.log) && log.frames < mark.log.frames;
  return log.lostCommits > 1 || isCut ? { code: 'archive-log-damaged' } : null;
}

function isForeign({ salts }: LogState, mark: Mark): boolean {
  if (mark.state === 'closed') return true;
  return salts !== null && mark.log !== null && ((salts[0] - mark.log.salts[0]) >>> 0) > ROUNDS;
}

const isSame = (log: LogState, noted: NonNullable<Mark['log']>) => log.salts?.[0] === noted.salts[0] && log.salts[1] === noted.salts[1];

function newestOrNull(db: Db): ReturnType<typeof newestIn> | null {
  try {
    return newestIn(db);
  } catch {
    // Of a damaged archive nothing is known.
    return null;
  }
}

/** One that cannot be made is named when the archive is opened in it. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
  }
}

/** Where nothing can be written, nobody else writes either. */
function turn(folder: string): () => void {
  try {
    return holdLock(folder, 'archive.lock', TURN_MS) ?? (() => {});
  } catch {
    return () => {};
  }
}

function note(folder: string, mark: Mark): void {
  try {
    writeMark(folder, mark, true);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
  }
}

import Database from 'better-sqlite3';
import { setFlagsFromString } from 'node:v8';
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { COMPILE_LATE } from '../../../shared/compile-late.ts';
import { serve, type Port } from '../../../shared/contract/rpc.ts';
import type { Instant } from '../../../shared/ids.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { breathe } from '../kernel/breathe.ts';
import { ARCHIVE_FILE, archiveFailure } from '../kernel/database.ts';
import { standBack } from '../kernel/low-priority.ts';
import { inspect, type Inspection } from '../backup/check-archive.ts';
import { checkBackup } from '../backup/check-backup.ts';
import { compareBackup } from '../backup/compare.ts';
import { makeBackup } from '../backup/make-backup.ts';
import { prepareRestore, prepareUndo } from '../backup/restore.ts';
import { readySalvage, salvage } from '../backup/salvage/salvage.ts';
import { keeperCalls, type KeeperData } from '../backup/worker-calls.ts';

/*
 * The thread that keeps the archive safe: it copies, checks, compares and salvages through connections of its own, after everybody else.
 */

const NICENESS = 15;
/** Half of the time at least the disk is somebody else's. Milliseconds. */
const LONGEST_REST_MS = 20;

const { folder, standsBack } = workerData as KeeperData;
if (standsBack) standBack(NICENESS);
setFlagsFromString(COMPILE_LATE);
const now = () => new Date().toISOString() as Instant;

serve<typeof keeperCalls, Record<never, never>>(toPort(parentPort!), keeperCalls, {
  make: ({ reason }, { progress, signal }) => makeBackup({ archive: folder, reason, now, rest: standsBack ? restAsLongAsWorked() : () => {}, progress, cancelled: () => signal.aborted }),
  checkBackup: ({ name }, { progress }) => checkBackup(folder, name, progress),
  compare: ({ name }) => compareBackup(folder, name),
  restore: ({ name }, { progress }) => prepareRestore(folder, name, now(), progress),
  undoRestore: (_, { progress }) => prepareUndo(folder, now(), progress),
  async salvage(_, { progress }) {
    const report = await salvage({ archive: folder, now, newId: uuidv7, progress });
    if (report.ok) readySalvage(folder, report.value.at);
    return report;
  },
  inspect: (_, { progress }) => inspected((done, total) => progress({ done, total })),
}, (error) => { throw error; });

async function inspected(progress: (done: number, total: number) => void): Promise<Result<Inspection>> {
  let db: Database.Database | null = null;
  try {
    db = new Database(join(folder, ARCHIVE_FILE), { readonly: true, fileMustExist: true, timeout: 5000 });
    return ok(await inspect(db, progress, breathe));
  } catch (error) {
    return fail(archiveFailure(error, folder));
  } finally {
    db?.close();
  }
}

/** Sleeps as long as the step before took, within bounds. */
function restAsLongAsWorked(): () => void {
  const nothing = new Int32Array(new SharedArrayBuffer(4));
  let since = performance.now();
  return () => {
    Atomics.wait(nothing, 0, 0, Math.min(LONGEST_REST_MS, performance.now() - since));
    since = performance.now();
  };
}

function toPort(port: MessagePort): Port {
  return { post: (message) => port.postMessage(message), listen: (receive) => { port.on('message', receive); } };
}

import { existsSync, readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { MessagePort, parentPort, workerData } from 'node:worker_threads';
import { v7 as uuidv7 } from 'uuid';
import { COMPILE_LATE } from '../../../shared/compile-late.ts';
import type { SourceProgress, StoreEvents } from '../../../shared/contract/calls.ts';
import type { FetcherCalls, FetcherEvents } from '../../../shared/contract/fetcher.ts';
import type { Instant } from '../../../shared/ids.ts';
import { ok } from '../../../shared/result.ts';
import { connect, serve, type Port } from '../../../shared/contract/rpc.ts';
import type { Archive } from '../kernel/archive.ts';
import { sweepUnfinishedAssets } from '../briefs/assets.ts';
import { openArchive } from '../kernel/database.ts';
import { goSecond, isOnline, sinceAsked } from '../kernel/write-turns.ts';
import { syncSource } from '../sync/engine.ts';
import { workerCalls, type WorkerData } from '../sync/worker-calls.ts';
import { DERIVERS } from './derivers.ts';

/*
 * The thread that syncs: its own connection to the archive, so that no reader waits for a brief to be saved.
 * What it writes can be fetched again, so its commits need not be on the disk before the next one.
 */

/**
 * Briefs in one transaction, each whole in it: some 30 ms, or 60 when no window is there. Each commit costs the index a part and the window its
 * cache of pages; more at once would keep the analyst's own writes waiting.
 */
const TOGETHER = { withWindow: 32, alone: 64 };
/** Not so low that a write lock would be held for long by a thread that gets no turn. */
const NICENESS = 5;

const { folder, device, flags, standsBack, fetcherPort } = workerData as WorkerData & { fetcherPort: MessagePort };
if (standsBack) standBack();
setFlagsFromString(COMPILE_LATE);
const opened = openArchive(folder);
if (!opened.ok) throw new Error(`the thread that syncs cannot open the archive: ${opened.failure.code}`);
const db = opened.value;
db.pragma('synchronous = NORMAL');
goSecond(db, flags);
const archive: Archive = {
  db,
  folder,
  device,
  now: () => new Date().toISOString() as Instant,
  newId: uuidv7,
  derive: DERIVERS,
  emit: (name, event) => server.emit(name, event),
};
const fetcher = connect<FetcherCalls, FetcherEvents>(toPort(fetcherPort)).client;
const swept = sweepUnfinishedAssets(folder, Date.now());

const server = serve<typeof workerCalls, StoreEvents>(toPort(parentPort!), workerCalls, {
  async syncSource(wish, { signal, progress }) {
    await swept;
    const told = sometimes(progress);
    const run = await syncSource({ archive, fetcher, together: standsBack ? TOGETHER.withWindow : TOGETHER.alone, breathe, random: Math.random }, wish, { signal, progress: told.tell, isOnline: () => isOnline(flags) });
    told.end();
    return run;
  },
  close() {
    db.close();
    void setImmediate().then(() => process.exit());
    return ok(null);
  },
}, (error) => { throw error; });

const TELL_EVERY_MS = 100;

/**
 * At most ten times a second, and whenever something else begins: each message costs the other thread a moment. The last one is told too: a
 * site that keeps us waiting after it must not leave an older count on the screen.
 */
function sometimes(progress: (progress: SourceProgress) => void): { tell: (progress: SourceProgress) => void; end: () => void } {
  let phase = '';
  let at = 0;
  let latest: SourceProgress | null = null;
  let timer: ReturnType<typeof globalThis.setTimeout> | undefined;
  function tell(now: SourceProgress): void {
    latest = null;
    phase = now.phase;
    at = performance.now();
    progress(now);
  }
  return {
    tell(now) {
      const since = performance.now() - at;
      if (now.phase !== phase || now.done >= now.total || since >= TELL_EVERY_MS) return tell(now);
      latest = now;
      timer ??= globalThis.setTimeout(() => {
        timer = undefined;
        if (latest !== null) tell(latest);
      }, TELL_EVERY_MS - since);
    },
    end: () => globalThis.clearTimeout(timer),
  };
}

/** The window comes first. Only Linux lets one thread of a process stand back (its name leads to its number); elsewhere the fetcher alone does. */
function standBack(): void {
  const self = '/proc/thread-self';
  if (process.platform === 'linux' && existsSync(self)) setPriority(Number(readlinkSync(self).split('/').pop()), NICENESS);
}

/** While the window asks one thing after the other, so long a silence is waited for. Milliseconds. */
const SILENCE_MS = 150;
/** But not longer than this: at a walking pace a sync comes to its end too. */
const PATIENCE_MS = 500;
const LOOK_EVERY_MS = 10;

/**
 * Between two commits messages are read, a wish to stop among them, and the window comes first: on a computer of few cores a sync at
 * full speed makes every answer late, whatever thread it runs on. False: the window still asks.
 */
async function breathe(): Promise<boolean> {
  await setImmediate();
  const isQuiet = () => sinceAsked(flags, Date.now()) >= SILENCE_MS;
  for (let waited = 0; waited < PATIENCE_MS && !isQuiet(); waited += LOOK_EVERY_MS) await setTimeout(LOOK_EVERY_MS);
  return isQuiet();
}

function toPort(port: MessagePort): Port {
  return { post: (message) => port.postMessage(message), listen: (receive) => { port.on('message', receive); } };
}

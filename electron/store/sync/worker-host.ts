import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads';
import type { StoreEvents } from '../../../shared/contract/calls.ts';
import { fetcherCalls, type FetcherCalls, type FetcherEvents } from '../../../shared/contract/fetcher.ts';
import type { BriefId } from '../../../shared/ids.ts';
import { fail } from '../../../shared/result.ts';
import { connect, serve, type Client, type Connection, type Handlers, type Port } from '../../../shared/contract/rpc.ts';
import type { Archive } from '../kernel/archive.ts';
import { goFirst, newFlags, noteAsked, setOnline } from '../kernel/write-turns.ts';
import type { Syncer } from './conductor.ts';
import type { WorkerCalls, WorkerData } from './worker-calls.ts';

/** A thread with nothing to do keeps memory that somebody else can use. Milliseconds. */
const IDLE_MS = 60_000;

/**
 * Syncs on a thread of its own, which is started by the first sync and ended when there was none for a while. `file`: the thread's
 * program. `standsBack`: somebody reads meanwhile. A fault in it ends the sync under way and nothing else.
 */
export function syncInThread(file: string, archive: Archive, fetcher: Client<FetcherCalls>, standsBack = true): Syncer & { noteAsked: () => void } {
  const flags = newFlags();
  goFirst(archive.db, flags);
  let thread: Thread | null = null;
  let underWay = 0;
  let idle: ReturnType<typeof setTimeout> | undefined;

  function running(): Thread {
    clearTimeout(idle);
    // The fetcher's process starts while the thread does: ending a sync that never began asks nothing of it.
    if (thread === null) void fetcher.endSync({ session: 0 });
    thread ??= startThread(file, archive, fetcher, { folder: archive.folder, device: archive.device, flags, standsBack }, (ended) => {
      if (thread === ended) thread = null;
    });
    return thread;
  }

  return {
    /** The window asks something, or is answered: the sync steps back for a moment. */
    noteAsked: () => noteAsked(flags, Date.now()),
    setOnline: (online) => setOnline(flags, online),
    async syncSource(wish, options) {
      underWay += 1;
      const result = await running().connection.client.syncSource(wish, options);
      underWay -= 1;
      if (underWay === 0) idle = setTimeout(() => void thread?.connection.client.close(null), IDLE_MS);
      idle?.unref();
      return !result.ok && result.failure.code === 'store-stopped' ? fail({ code: 'sync-fault' }) : result;
    },
  };
}

interface Thread {
  connection: Connection<WorkerCalls, StoreEvents>;
}

function startThread(file: string, { emit }: Archive, fetcher: Client<FetcherCalls>, data: WorkerData, onEnd: (thread: Thread) => void): Thread {
  const { port1, port2 } = new MessageChannel();
  const worker = new Worker(file, { workerData: { ...data, fetcherPort: port2 }, transferList: [port2] });
  serve<typeof fetcherCalls, FetcherEvents>(toPort(port1), fetcherCalls, passedOn(fetcher), (error) => { throw error; });
  const connection = connect<WorkerCalls, StoreEvents>(toPort(worker));
  const told = oncePerSecond(emit);
  connection.on('briefs-changed', ({ ids }) => told.add(ids));
  connection.on('sources-changed', (event) => emit('sources-changed', event));
  const thread = { connection };
  const end = () => {
    told.flush();
    connection.close();
    port1.close();
    onEnd(thread);
  };
  // Reading goes on: a fault in a sync is told where the sync was asked for, and here.
  worker.on('error', (error) => console.error('the thread that syncs ended with a fault:', error));
  worker.on('exit', end);
  return thread;
}

/** A sync saves briefs faster than a window need look at them. */
function oncePerSecond(emit: Archive['emit']): { add: (ids: BriefId[] | null) => void; flush: () => void } {
  let waiting = new Set<BriefId>();
  let isMany = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    if (isMany || waiting.size > 0) emit('briefs-changed', { ids: isMany || waiting.size > 500 ? null : [...waiting] });
    waiting = new Set();
    isMany = false;
  }
  return {
    add(ids) {
      if (ids === null) isMany = true;
      else for (const id of ids) waiting.add(id);
      timer ??= setTimeout(flush, 1000);
    },
    flush,
  };
}

/** The thread has no port of its own to the fetcher's process; what passes here is text and bytes, which nobody takes apart. */
function passedOn(fetcher: Client<FetcherCalls>): Handlers<typeof fetcherCalls> {
  return Object.fromEntries((Object.keys(fetcherCalls) as (keyof typeof fetcherCalls)[]).map((name) => [
    name, (input: never) => fetcher[name](input),
  ])) as unknown as Handlers<typeof fetcherCalls>;
}

function toPort(port: Worker | MessagePort): Port {
  return { post: (message) => port.postMessage(message), listen: (receive) => { port.on('message', receive); } };
}

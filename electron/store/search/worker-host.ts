import { Worker } from 'node:worker_threads';
import type { SearchAnswer } from '../../../shared/contract/calls.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { connect, type AbortSignalLike, type Connection, type Port } from '../../../shared/contract/rpc.ts';
import type { Archive } from '../kernel/archive.ts';
import { carryOut, type CarriedOut, type ReadySearch } from './carry-out.ts';
import { NOTHING, prepareSearch, type SearchInput } from './index.ts';
import type { RankerCalls, RankerData } from './worker-calls.ts';

/** A thread with nothing to rank keeps memory that somebody else can use. Milliseconds. */
const IDLE_MS = 30_000;

export interface Searcher {
  /** A search whose caller has cancelled is answered `cancelled`: at once when it has not begun, else when its present part is done. */
  search: (input: SearchInput, signal: AbortSignalLike) => Promise<Result<SearchAnswer>>;
  /** Ends the thread; resolves when its connection to the archive is closed. */
  close: () => Promise<void>;
}

interface Waiting {
  ready: ReadySearch;
  signal: AbortSignalLike;
  settle: (carriedOut: Result<CarriedOut>) => void;
}

/**
 * Lists newest first at once and ranks on a thread of its own, which is started by the first search that ranks and ended when
 * there was none for a while. `file`: the thread's program; null to rank here. A fault in the thread is not the search's: it is
 * then carried out here.
 */
export function searchInThread(file: string | null, { db, folder }: Archive): Searcher {
  const overtaken = new Int32Array(new SharedArrayBuffer(4));
  const waiting: Waiting[] = [];
  let under: { turn: number; signal: AbortSignalLike } | null = null;
  let turns = 0;
  let thread: Connection<RankerCalls, Record<never, never>> | null = null;
  let ended: Promise<unknown> = Promise.resolve();
  let idle: ReturnType<typeof setTimeout> | undefined;

  function running(program: string): Connection<RankerCalls, Record<never, never>> {
    if (thread !== null) return thread;
    const worker = new Worker(program, { workerData: { folder, overtaken } satisfies RankerData });
    const started = connect<RankerCalls, Record<never, never>>(toPort(worker));
    const end = () => {
      if (thread === started) thread = null;
      started.close();
    };
    worker.on('error', (error) => {
      console.error('the thread that ranks ended with a fault:', error);
      end();
    });
    ended = new Promise((resolve) => {
      worker.on('exit', () => {
        end();
        resolve(null);
      });
    });
    return (thread = started);
  }

  /** One after the other: a thread does one thing at a time, and what waits here can still be cancelled. */
  async function next(program: string): Promise<void> {
    const first = under === null ? waiting.shift() : undefined;
    if (first === undefined) return;
    if (first.signal.aborted) {
      first.settle(fail({ code: 'cancelled' }));
      return next(program);
    }
    clearTimeout(idle);
    under = { turn: ++turns, signal: first.signal };
    const carriedOut = await running(program).client.carryOut({ ready: first.ready, turn: turns });
    under = null;
    first.settle(!carriedOut.ok && carriedOut.failure.code === 'store-stopped' && db.open ? ok(carryOut(db, first.ready) ?? NOTHING) : carriedOut);
    idle = setTimeout(() => void close(), IDLE_MS);
    idle.unref();
    return next(program);
  }

  function rank(program: string, ready: ReadySearch, signal: AbortSignalLike): Promise<Result<CarriedOut>> {
    // Whoever asks anew has mostly given up what is being ranked: that ends with its present part.
    if (under?.signal.aborted === true) Atomics.store(overtaken, 0, under.turn);
    return new Promise((settle) => {
      waiting.push({ ready, signal, settle });
      void next(program);
    });
  }

  async function close(): Promise<void> {
    clearTimeout(idle);
    void thread?.client.close(null);
    await ended;
  }

  return {
    async search(input, signal) {
      const { ready, answer } = prepareSearch(db, input);
      const carriedOut = file === null || ready.relevance === null ? ok(carryOut(db, ready) ?? NOTHING) : await rank(file, ready, signal);
      return carriedOut.ok ? ok({ ...carriedOut.value, ...answer }) : carriedOut;
    },
    close,
  };
}

function toPort(worker: Worker): Port {
  return { post: (message) => worker.postMessage(message), listen: (receive) => { worker.on('message', receive); } };
}

import { Worker } from 'node:worker_threads';
import { connect, type Client, type Connection, type Port } from '../../../shared/contract/rpc.ts';
import type { KeeperCalls, KeeperData } from './worker-calls.ts';

/** A thread with nothing to do keeps memory that somebody else can use. Milliseconds. */
const IDLE_MS = 10_000;

export interface Keeper {
  readonly client: Client<KeeperCalls>;
  /** Ends what is under way. What it had not finished is swept away by the next backup. */
  stop(): Promise<void>;
}

/**
 * The thread that keeps the archive safe, started by the first call and ended when there was none for a while. A fault in it, or an archive so damaged that
 * it ends the thread, is answered `store-stopped`, and the next call starts it again.
 */
export function keeperInThread(program: string, data: KeeperData): Keeper {
  let thread: { worker: Worker; connection: Connection<KeeperCalls, Record<never, never>> } | null = null;
  let underWay = 0;
  let idle: ReturnType<typeof setTimeout> | undefined;

  function running(): Connection<KeeperCalls, Record<never, never>> {
    if (thread !== null) return thread.connection;
    const worker = new Worker(program, { workerData: data });
    const connection = connect<KeeperCalls, Record<never, never>>(toPort(worker));
    const started = { worker, connection };
    const end = () => {
      if (thread === started) thread = null;
      connection.close();
    };
    worker.on('error', (error) => {
      console.error('the thread that keeps the archive safe ended with a fault:', error);
      end();
    });
    worker.on('exit', end);
    thread = started;
    return connection;
  }

  const stop = async () => {
    clearTimeout(idle);
    await thread?.worker.terminate();
  };

  return {
    client: new Proxy({} as Client<KeeperCalls>, {
      get: (_, name: keyof KeeperCalls) => async (...call: [never, never]) => {
        clearTimeout(idle);
        underWay += 1;
        try {
          return await running().client[name](...call);
        } finally {
          underWay -= 1;
          if (underWay === 0) idle = setTimeout(() => void stop(), IDLE_MS).unref();
        }
      },
    }),
    stop,
  };
}

function toPort(worker: Worker): Port {
  return { post: (message) => worker.postMessage(message), listen: (receive) => { worker.on('message', receive); } };
}

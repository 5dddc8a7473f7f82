import { fetcherCalls, type FetcherEvents } from '../../shared/fetcher-contract.ts';
import { ok } from '../../shared/result.ts';
import { serve, type Handlers } from '../../shared/rpc.ts';
import { findFiles } from './files/find-files.ts';
import { readFiles } from './files/read-files.ts';

/*
 * The fetcher: touches network and hostile input, has no archive. It ends by itself when nobody has asked anything for a while.
 */

const IDLE_MS = 30_000;

/** The parts of Electron's MessagePortMain that are used here. */
interface ChildPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown; ports: ChildPort[] }) => void): void;
  start?(): void;
}

let idle = setTimeout(end, IDLE_MS);

const handlers: Handlers<typeof fetcherCalls> = {
  findFiles: async ({ paths }) => ok(await findFiles(paths)),
  readFiles: async ({ paths }) => ok(await readFiles(paths)),
};

(process as unknown as { parentPort: ChildPort }).parentPort.on('message', ({ ports }) => {
  const port = ports[0]!;
  serve<typeof fetcherCalls, FetcherEvents>(
    {
      post: (message) => { stayAwake(); port.postMessage(message); },
      listen: (receive) => {
        port.on('message', ({ data }) => { stayAwake(); receive(data); });
        port.start?.();
      },
    },
    fetcherCalls,
    handlers,
    (error) => { throw error; },
  );
});
process.on('unhandledRejection', (reason) => { throw reason; });

function stayAwake(): void {
  clearTimeout(idle);
  idle = setTimeout(end, IDLE_MS);
}

function end(): void {
  process.exit(0);
}

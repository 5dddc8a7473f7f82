import { constants, setPriority } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { COMPILE_LATE } from '../../shared/compile-late.ts';
import { fetcherCalls, type FetcherEvents } from '../../shared/contract/fetcher.ts';
import { ok } from '../../shared/result.ts';
import { serve, type Handlers } from '../../shared/contract/rpc.ts';
import { electronTransport } from './http/electron-transport.ts';
import { nodeTransport } from './http/node-transport.ts';
import { realNet } from './http/real-net.ts';
import { systemResolver } from './http/resolve.ts';
import { systemTransport } from './http/system-transport.ts';
import { createNetwork } from './network.ts';

/*
 * The fetcher: touches network and hostile input, has no archive. It ends by itself when nobody has asked anything for a while.
 */

const IDLE_MS = 30_000;

// Taking pages apart is hard work that nobody waits for as they wait for a page to be shown. Without a window it is the saving that goes first.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

/** The parts of Electron's MessagePortMain that are used here. */
interface ChildPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown; ports: ChildPort[] }) => void): void;
  on(event: 'close', listener: () => void): void;
  start?(): void;
}

setFlagsFromString(COMPILE_LATE);
const network = createNetwork(realNet(systemTransport({ direct: nodeTransport(), chromium: electronTransport(), proxyFor, resolve: systemResolver })));
const questions = new Map<number, (proxies: string) => void>();
let nextQuestion = 1;
let underWay = 0;
let idle = setTimeout(end, IDLE_MS);

const handlers: Handlers<typeof fetcherCalls> = {
  // The parsers of files and feeds are half of the program; each is loaded when it is first needed.
  findFiles: async ({ paths }) => ok(await (await import('./files/find-files.ts')).findFiles(paths)),
  readFiles: async ({ paths }) => ok(await (await import('./files/read-files.ts')).readFiles(paths)),
  readMemos: async ({ paths }) => ok(await (await import('./files/read-memos.ts')).readMemos(paths)),
  ...network.handlers,
};

const { parentPort } = process as unknown as { parentPort: ChildPort };
parentPort.on('message', ({ data, ports }) => {
  const port = ports[0];
  if (port === undefined) return heard(data);
  serve<typeof fetcherCalls, FetcherEvents>(
    {
      post: (message) => { answered(message); port.postMessage(message); },
      listen: (receive) => {
        port.on('message', ({ data }) => { asked(data); receive(data); });
        port.on('close', () => { network.stop(); underWay = 0; stayAwake(); });
        port.start?.();
      },
    },
    fetcherCalls,
    handlers,
    (error) => { throw error; },
  );
});
process.on('unhandledRejection', (reason) => { throw reason; });

/** Only the shell can ask the system what stands between this machine and an address. */
function proxyFor(url: string): Promise<string> {
  const id = nextQuestion++;
  parentPort.postMessage({ type: 'proxy', id, url: new URL(url).origin });
  return new Promise((resolve) => { questions.set(id, resolve); });
}

function heard(data: unknown): void {
  const { type, id, proxies } = data as { type?: unknown; id?: unknown; proxies?: unknown };
  if (type !== 'proxy' || typeof id !== 'number' || typeof proxies !== 'string') return;
  questions.get(id)?.(proxies);
  questions.delete(id);
}

/** A server that asks for two minutes of quiet keeps a call waiting for longer than an idle fetcher lives. */
function asked(message: unknown): void {
  if ((message as { type?: unknown }).type === 'call') underWay += 1;
  stayAwake();
}

function answered(message: unknown): void {
  if ((message as { type?: unknown }).type === 'answer') underWay -= 1;
  stayAwake();
}

function stayAwake(): void {
  clearTimeout(idle);
  idle = setTimeout(end, IDLE_MS);
}

function end(): void {
  if (underWay > 0) return stayAwake();
  process.exit(0);
}

import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { calls, type StoreEvents } from '../../shared/contract.ts';
import type { Failure } from '../../shared/errors.ts';
import { fetcherCalls, type FetcherCalls, type FetcherEvents } from '../../shared/fetcher-contract.ts';
import type { Instant } from '../../shared/ids.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { connect, serve, type Client, type Connection, type Handlers, type Port, type Server } from '../../shared/rpc.ts';
import type { FromStore, ToStore } from '../../shared/store-messages.ts';
import type { Archive } from './archive.ts';
import { archiveFailure, openArchive } from './database.ts';
import { firstHandlers } from './handlers/first.ts';
import { takeLock } from './lock.ts';
import { parentPort, toPort, type ChildPort } from './parent-port.ts';
import type { Rest } from './rest.ts';
import { createSecrets } from './secrets.ts';
import { deviceOf } from './settings.ts';

/*
 * The store: the only process that opens the archive. The shell says which one, then hands over a port for every client.
 */

const shell = parentPort();
const servers: Server<StoreEvents>[] = [];
const secrets = createSecrets(tell);
let archive: Archive | null = null;
let wishes: (ToStore & { type: 'open' }) | null = null;
let loading: Promise<Rest> | null = null;
/** Nothing syncs before the rest is loaded. */
let noteAsked = () => {};
let fetcher: Connection<FetcherCalls, FetcherEvents> | null = null;
let fetcherWanted: ((connection: Connection<FetcherCalls, FetcherEvents>) => void)[] = [];

shell.on('message', ({ data, ports }) => {
  const message = data as ToStore;
  if (message.type === 'open') tell({ type: 'opened', result: open(message) });
  else if (message.type === 'client') answerClient(ports[0]!);
  else if (message.type === 'fetcher') useFetcher(ports[0]!);
  else if (message.type === 'secret') secrets.receive(message);
  else if (archive) void rest().then(({ conductor }) => (message.type === 'woke' ? conductor.woke() : conductor.connection(message.isOnline)));
});
process.on('unhandledRejection', (reason) => { throw reason; });

function open(message: ToStore & { type: 'open' }): Result<null> {
  const { folder, use } = message;
  if (use === 'window' && !takeLock(folder)) return fail({ code: 'archive-in-use' });
  const opened = openArchive(folder, { readOnly: use === 'look' });
  if (!opened.ok) return opened;
  const db = opened.value;
  wishes = message;
  archive = {
    db,
    folder,
    device: deviceOf(db, uuidv7),
    now: () => new Date().toISOString() as Instant,
    newId: uuidv7,
    emit: (name, event) => { for (const server of servers) server.emit(name, event); },
  };
  // The window can paint its list before the rest of the store is loaded; a window that asks for nothing gets it all the same.
  setTimeout(() => void rest(), 500);
  return ok(null);
}

/** The rest of the store, loaded once. */
function rest(): Promise<Rest> {
  if (!archive || !wishes) throw new Error('the archive is not open');
  const asked = { archive, forWindow: wishes.use === 'window', samples: wishes.samples };
  return (loading ??= import('./rest.ts').then(({ startRest }) => {
    const started = startRest({ ...asked, fetcher: fetcherOnDemand(), secrets, syncProgram: join(import.meta.dirname, 'sync.js') });
    noteAsked = started.noteAsked;
    return started;
  }));
}

function answerClient(port: ChildPort): void {
  // The archive could not be opened: the shell has been told and ends this process.
  if (!archive) return;
  const handlers = new Proxy(firstHandlers(archive) as Handlers<typeof calls>, {
    get: (first, name: keyof typeof calls) => first[name] ?? (async (...call: [never, never]) => (await rest()).handlers[name as keyof Rest['handlers']](...call)),
  });
  servers.push(serve<typeof calls, StoreEvents>(noticed(toPort(port)), calls, handlers, toFailure));
}

/** A port whose calls and answers a sync steps back for. */
function noticed(port: Port): Port {
  return {
    post(message) {
      if ((message as { type?: unknown }).type === 'answer') noteAsked();
      port.post(message);
    },
    listen: (receive) => port.listen((message) => {
      noteAsked();
      receive(message);
    }),
  };
}

/** A failure of disk or archive is answered by name; anything else is a bug and ends the process, which the shell starts again. */
function toFailure(error: unknown, call: string): Failure {
  try {
    return archiveFailure(error, archive?.folder ?? '');
  } catch {
    // The caller is answered first, then the bug surfaces.
    setImmediate(() => { throw new Error(`${call} failed`, { cause: error }); });
    return { code: 'store-stopped' };
  }
}

/** The fetcher is started by the first call that needs it, and again when it has gone. */
function fetcherOnDemand(): Client<FetcherCalls> {
  return new Proxy({} as Client<FetcherCalls>, {
    get: (_, name) => async (...call: [never, never]) => (await connectedFetcher()).client[name as keyof typeof fetcherCalls](...call),
  });
}

function connectedFetcher(): Promise<Connection<FetcherCalls, FetcherEvents>> {
  if (fetcher) return Promise.resolve(fetcher);
  return new Promise((resolve) => {
    fetcherWanted.push(resolve);
    if (fetcherWanted.length === 1) tell({ type: 'fetcher-wanted' });
  });
}

function useFetcher(port: ChildPort): void {
  const connection = connect<FetcherCalls, FetcherEvents>(toPort(port));
  fetcher = connection;
  port.on('close', () => {
    connection.close();
    if (fetcher === connection) fetcher = null;
  });
  for (const resolve of fetcherWanted) resolve(connection);
  fetcherWanted = [];
}

function tell(message: FromStore): void {
  shell.postMessage(message);
}

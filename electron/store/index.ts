import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { calls, type StoreEvents } from '../../shared/contract.ts';
import type { Failure } from '../../shared/errors.ts';
import { fetcherCalls, type FetcherCalls, type FetcherEvents } from '../../shared/fetcher-contract.ts';
import type { Instant } from '../../shared/ids.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { connect, serve, type Client, type Connection, type Server } from '../../shared/rpc.ts';
import type { FromStore, ToStore } from '../../shared/store-messages.ts';
import type { Archive } from './archive.ts';
import { archiveFailure, openArchive } from './database.ts';
import { breathe } from './breathe.ts';
import { handlersOf } from './handlers/index.ts';
import { indexIsDue, rebuildSteps } from './search/index.ts';
import { takeLock } from './lock.ts';
import { parentPort, toPort, type ChildPort } from './parent-port.ts';
import { createSecrets } from './secrets.ts';
import { deviceOf, readSettings } from './settings.ts';
import { createConductor, type Conductor } from './sync/conductor.ts';
import { syncInThread } from './sync/worker-host.ts';
import { watchOthers } from './watch-others.ts';

/*
 * The store: the only process that opens the archive. The shell says which one, then hands over a port for every client.
 */

const shell = parentPort();
const servers: Server<StoreEvents>[] = [];
const secrets = createSecrets(tell);
let archive: Archive | null = null;
let conductor: Conductor | null = null;
let samples = '';
let fetcher: Connection<FetcherCalls, FetcherEvents> | null = null;
let fetcherWanted: ((connection: Connection<FetcherCalls, FetcherEvents>) => void)[] = [];

shell.on('message', ({ data, ports }) => {
  const message = data as ToStore;
  if (message.type === 'open') tell({ type: 'opened', result: open(message) });
  else if (message.type === 'client') answerClient(ports[0]!);
  else if (message.type === 'fetcher') useFetcher(ports[0]!);
  else if (message.type === 'connection') conductor?.connection(message.isOnline);
  else if (message.type === 'woke') conductor?.woke();
  else if (message.type === 'secret') secrets.receive(message);
});
process.on('unhandledRejection', (reason) => { throw reason; });

function open({ folder, use, samples: samplesFolder }: ToStore & { type: 'open' }): Result<null> {
  if (use === 'window' && !takeLock(folder)) return fail({ code: 'archive-in-use' });
  const opened = openArchive(folder, { readOnly: use === 'look' });
  if (!opened.ok) return opened;
  const db = opened.value;
  samples = samplesFolder;
  archive = {
    db,
    folder,
    device: deviceOf(db, uuidv7),
    now: () => new Date().toISOString() as Instant,
    newId: uuidv7,
    emit: (name, event) => { for (const server of servers) server.emit(name, event); },
  };
  const leader = conduct(archive, use === 'window');
  conductor = leader;
  if (use === 'window') {
    watchOthers(archive, () => leader.progress() !== null);
    void indexAnew(archive);
  }
  return ok(null);
}

/** Makes the index again when it is not the one that this Briefcase makes, between everything else that is asked. */
async function indexAnew({ db }: Archive): Promise<void> {
  if (!indexIsDue(db)) return;
  for (const _ of rebuildSteps(db)) await breathe();
}

/** `automatic`: sources are synced when they are due. */
function conduct(opened: Archive, automatic: boolean): Conductor {
  return createConductor({
    archive: opened,
    // Built beside this file; the thread gets a connection of its own.
    syncer: syncInThread(join(import.meta.dirname, 'sync.js'), opened, fetcherOnDemand()),
    clock: { now: () => Date.now(), after },
    credentialsOf: (source) => secrets.credentialsOf(source),
    automatic,
    isAllowed: () => readSettings(opened.db).fetchByItself,
  });
}

function after(ms: number, work: () => void): () => void {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
}

function answerClient(port: ChildPort): void {
  // The archive could not be opened: the shell has been told and ends this process.
  if (!archive || !conductor) return;
  const handlers = handlersOf(archive, { fetcher: fetcherOnDemand(), samples, conductor, secrets });
  servers.push(serve<typeof calls, StoreEvents>(toPort(port), calls, handlers, toFailure));
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

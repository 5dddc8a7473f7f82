import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { calls, type StoreEvents } from '../../../shared/contract/calls.ts';
import type { Failure } from '../../../shared/errors.ts';
import { fetcherCalls, type FetcherCalls, type FetcherEvents } from '../../../shared/contract/fetcher.ts';
import { FIRST_LIST, type FirstAnswers } from '../../../shared/contract/first-answers.ts';
import type { Instant } from '../../../shared/ids.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { connect, serve, type CallContext, type Client, type Connection, type Handlers, type Port, type Server } from '../../../shared/contract/rpc.ts';
import type { FromStore, ToStore } from '../../../shared/contract/store-messages.ts';
import type { Archive } from '../kernel/archive.ts';
import { listBriefs } from '../briefs/brief-list.ts';
import { archiveFailure, openArchive } from '../kernel/database.ts';
import { firstHandlers } from './handlers/first.ts';
import { takeLock } from '../kernel/lock.ts';
import { parentPort, toPort, type ChildPort } from './parent-port.ts';
import type { Rest } from './serving.ts';
import { createSecrets } from '../sources/secrets.ts';
import { deviceOf, readSettings } from '../kernel/settings.ts';
import { DERIVERS } from './derivers.ts';

/*
 * The store: the only process that opens the archive. The shell says which one, then hands over a port for every client.
 */

const shell = parentPort();
/** The window has painted its list so long after it was answered. Milliseconds. */
const AFTER_LIST_MS = 50;
/** A silence after which nobody is reading or searching just now. Milliseconds. */
const REST_MS = 4000;
/** The window asks for its list within so long after it has its port. Milliseconds. */
const LIST_WITHIN_MS = 500;
/** What the page sent in its last moment is still on its way for so long. Milliseconds. */
const LAST_WORDS_MS = 30;
const servers: Server<StoreEvents>[] = [];
const secrets = createSecrets(tell);
let archive: Archive | null = null;
let wishes: (ToStore & { type: 'open' }) | null = null;
let loading: Promise<Rest> | null = null;
let listed = () => {};
const firstList = new Promise<void>((resolve) => { listed = resolve; });
/** Nothing syncs before the rest is loaded. */
let noteAsked = () => {};
let fetcher: Connection<FetcherCalls, FetcherEvents> | null = null;
let fetcherWanted: ((connection: Connection<FetcherCalls, FetcherEvents>) => void)[] = [];

shell.on('message', ({ data, ports }) => {
  const message = data as ToStore;
  if (message.type === 'open') tell({ type: 'opened', result: open(message) });
  else if (message.type === 'close') setTimeout(() => void close().then((answers) => tell({ type: 'closed', answers })), LAST_WORDS_MS);
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
    derive: DERIVERS,
    emit: (name, event) => { for (const server of servers) server.emit(name, event); },
  };
  // Loading the rest holds up everything else: the window's first list goes before it. What asks for no list gets it all the same.
  if (use !== 'window') listed();
  setTimeout(listed, LIST_WITHIN_MS);
  void firstList.then(() => { if (archive) void rest(); });
  return ok(null);
}

/** Brings everything into the one file of the archive, and answers what the next window will ask first. */
async function close(): Promise<FirstAnswers | null> {
  const started = loading === null ? null : await loading;
  await started?.close();
  if (!archive) return null;
  const { db } = archive;
  // From here on nothing else runs in this process until it is closed.
  const isSyncing = started !== null && started.conductor.progress() !== null;
  const answers = { briefs: listBriefs(db, FIRST_LIST), settings: readSettings(db) };
  archive = null;
  db.close();
  return isSyncing ? null : answers;
}

/** The file of a thread of the store. */
const program = (name: string) => join(import.meta.dirname, `${name}.cjs`);

/** The rest of the store, loaded once. */
function rest(): Promise<Rest> {
  if (!archive || !wishes) throw new Error('the archive is not open');
  const asked = { archive, forWindow: wishes.use === 'window', samples: wishes.samples };
  return (loading ??= firstList.then(() => import('./serving.ts')).then(({ startRest }) => {
    const started = startRest({ ...asked, fetcher: fetcherOnDemand(), secrets, syncProgram: program('sync'), rankProgram: program('rank') });
    noteAsked = started.noteAsked;
    return started;
  }));
}

function answerClient(port: ChildPort): void {
  // The archive could not be opened: the shell has been told and ends this process.
  if (!archive) return;
  const first = firstHandlers(archive, () => setTimeout(listed, AFTER_LIST_MS));
  const handlers = new Proxy(first as Handlers<typeof calls>, {
    get: (_, name: keyof typeof calls) => first[name as keyof typeof first] ?? ((input: never, context: never) => rest().then(({ handlers }) => (context as CallContext<never>).acting(() => handlers[name as keyof Rest['handlers']](input, context)))),
  });
  servers.push(serve<typeof calls, StoreEvents>(noticed(toPort(port)), calls, handlers, toFailure));
}

/** A port whose calls and answers a sync steps back for. When nobody asks any more, the pages of the archive that were read are let go. */
function noticed(port: Port): Port {
  const rested = setTimeout(() => archive?.db.pragma('shrink_memory'), REST_MS).unref();
  const notice = () => {
    noteAsked();
    rested.refresh();
  };
  return {
    post(message) {
      if ((message as { type?: unknown }).type === 'answer') notice();
      port.post(message);
    },
    listen: (receive) => port.listen((message) => {
      notice();
      receive(message);
    }),
  };
}

/** A failure of disk or archive is answered by name; anything else is a bug and ends the process, which the shell starts again. */
function toFailure(error: unknown, call: string): Failure {
  if (!archive) return { code: 'store-stopped' };
  try {
    const failure = archiveFailure(error, archive.folder);
    if (failure.code === 'index-damaged') void rest().then(({ metDamagedIndex }) => metDamagedIndex());
    return failure;
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

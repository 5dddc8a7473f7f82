import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import type { Archive } from '../../electron/store/kernel/archive.ts';
import { openArchive } from '../../electron/store/kernel/database.ts';
import { deviceOf } from '../../electron/store/kernel/settings.ts';
import { activeSources, addSource } from '../../electron/store/sources/sources.ts';
import { syncInThread } from '../../electron/store/sync/worker-host.ts';
import { nodeTransport } from '../../electron/fetcher/http/node-transport.ts';
import { realNet } from '../../electron/fetcher/http/real-net.ts';
import { createNetwork } from '../../electron/fetcher/network.ts';
import type { FetcherCalls } from '../../shared/contract/fetcher.ts';
import type { Instant } from '../../shared/ids.ts';
import type { Client } from '../../shared/contract/rpc.ts';
import { DERIVERS } from '../../electron/store/process/derivers.ts';

/*
 * A store that syncs one site, as a process that a test can kill: `sync-child.mjs FOLDER ADDRESS`. The thread that syncs lies
 * beside it. Prints "syncing" when it begins and the outcome when it is done.
 */

const [folder, address] = process.argv.slice(2) as [string, string];
const opened = openArchive(folder);
if (!opened.ok) throw new Error(opened.failure.code);
const archive: Archive = {
  db: opened.value, folder, device: deviceOf(opened.value, uuidv7), now: () => new Date().toISOString() as Instant, newId: uuidv7, derive: DERIVERS, emit: () => {},
};
const { handlers } = createNetwork(realNet(nodeTransport()));
const fetcher = new Proxy({} as Client<FetcherCalls>, {
  get: (_, name) => async (input: never) => (handlers[name as 'discover'] as (input: never, context: unknown) => unknown)(input, { signal: new AbortController().signal, progress: () => {}, acting: (work: () => unknown) => work() }),
});

if (activeSources(archive.db).length === 0) {
  const discovery = await fetcher.discover({ address, credentials: null, details: null });
  if (!discovery.ok) throw new Error(discovery.failure.code);
  const { kind, name, address: at, details } = discovery.value.found[0]!;
  addSource(archive, { kind, name, address: at, details, choice: { types: null, only: null }, everyMinutes: null });
}
const syncer = syncInThread(join(import.meta.dirname, 'worker.mjs'), archive, fetcher);
console.log('syncing');
const result = await syncer.syncSource({ sourceId: activeSources(archive.db)[0]!.id, everything: false, credentials: null }, {});
console.log(result.ok ? result.value.outcome : result.failure.code);
process.exit(0);

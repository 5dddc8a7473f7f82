import type { Discovery, FoundSource, SourceRow, StoreCalls } from '../../../../shared/contract/calls.ts';
import type { Credentials, FetcherCalls, FetcherDiscovery, FetcherFound } from '../../../../shared/contract/fetcher.ts';
import type { SourceId } from '../../../../shared/ids.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { AbortSignalLike, Client, Handlers } from '../../../../shared/contract/rpc.ts';
import { splitTyped } from '../../../../shared/address/typed-address.ts';
import { writeOpml } from '../../../../shared/feed/write-opml.ts';
import type { Archive } from '../../kernel/archive.ts';
import type { Secrets } from '../../sources/secrets.ts';
import { addSource, changeSource, fetchedSource, listSources, removeSource, restoreSource, sourceLike } from '../../sources/sources.ts';
import type { Conductor } from '../../sync/conductor.ts';
import { readLog } from '../../sync/log.ts';

export type SourceCalls = Pick<StoreCalls,
  'listSources' | 'discover' | 'sourceChoices' | 'addSource' | 'changeSource' | 'removeSource' | 'restoreSource' | 'setPassword' | 'sync' | 'stopSync' | 'syncState' | 'syncLog'
  | 'importOpml' | 'exportOpml'>;

/** Discoveries that can still be added. */
const REMEMBERED = 100;
/** How often a source of an OPML file fetches itself: six hours. */
const OPML_MINUTES = 360;

type Remembered = FetcherFound & { credentials: Credentials | null };

export function sourceHandlers(archive: Archive, fetcher: Client<FetcherCalls>, conductor: Conductor, secrets: Secrets): Handlers<SourceCalls> {
  const { db, emit } = archive;
  const remembered = new Map<string, Remembered>();

  function remember(found: FetcherFound, credentials: Credentials | null): FoundSource {
    const id = archive.newId();
    remembered.set(id, { ...found, credentials });
    for (const old of [...remembered.keys()].slice(0, -REMEMBERED)) remembered.delete(old);
    const { details: _, ...shown } = found;
    const known = sourceLike(db, found.address);
    return { ...shown, id, sourceId: known === null || known.isRemoved ? null : known.id };
  }

  async function look(address: string, credentials: Credentials | null, details: string | null, signal: AbortSignalLike): Promise<Result<FetcherDiscovery>> {
    const discovery = await fetcher.discover({ address, credentials, details }, { signal });
    return !discovery.ok && discovery.failure.code === 'store-stopped' ? fail({ code: 'fetcher-stopped' }) : discovery;
  }

  function row(id: SourceId): Result<SourceRow> {
    const found = listSources(db, conductor.activityOf).find((one) => one.id === id);
    return found ? ok(found) : fail({ code: 'not-found' });
  }

  function changed(result: Result<null>, id: SourceId): Result<SourceRow> {
    if (!result.ok) return result;
    emit('sources-changed', null);
    conductor.reconsider();
    return row(id);
  }

  return {
    listSources: () => ok(listSources(db, conductor.activityOf)),
    async discover({ address: typed, user, password }, { signal }) {
      const { address, credentials: inAddress } = splitTyped(typed);
      if (address === '' && typed.trim() !== '') return fail({ code: 'address-unclear' });
      const credentials = user === null || password === null ? inAddress : { user, password };
      const discovery = await look(address, credentials, null, signal);
      if (!discovery.ok) return discovery;
      const { found, notes } = discovery.value;
      return ok<Discovery>({ found: found.map((one) => remember(one, credentials)), notes });
    },
    async sourceChoices({ id }, { signal }) {
      const source = fetchedSource(db, id);
      if (!source) return fail({ code: 'not-found' });
      const credentials = await secrets.credentialsOf(source);
      if (source.user !== null && credentials === null) return fail({ code: 'password-needed', detail: source.name });
      const discovery = await look(source.address, credentials, source.details, signal);
      if (!discovery.ok) return discovery;
      const { types, terms } = discovery.value.found.find(({ kind }) => kind === source.kind) ?? { types: [], terms: [] };
      return ok({ types, terms });
    },
    async addSource({ found, name, types, only, everyMinutes }) {
      const chosen = remembered.get(found);
      if (!chosen) return fail({ code: 'not-found' });
      const { kind, address, details, credentials } = chosen;
      const added = addSource(archive, { kind, address, details, name: name ?? chosen.name, choice: { types, only }, everyMinutes });
      if (!added.ok) return added;
      if (credentials !== null) await secrets.keep(archive, added.value, credentials);
      return changed(ok(null), added.value);
    },
    changeSource: ({ id, ...change }) => changed(changeSource(archive, id, change), id),
    removeSource: ({ id }) => {
      const removed = removeSource(archive, id);
      if (!removed.ok) return removed;
      conductor.stop([id]);
      secrets.forget(archive, id);
      emit('sources-changed', null);
      return ok(null);
    },
    restoreSource: ({ id }) => changed(restoreSource(archive, id), id),
    async setPassword({ id, user, password }) {
      if (!fetchedSource(db, id)) return fail({ code: 'not-found' });
      if (user === null || password === null) {
        secrets.forget(archive, id);
        emit('sources-changed', null);
        return ok({ isKept: true });
      }
      const isKept = await secrets.keep(archive, id, { user, password });
      emit('sources-changed', null);
      return ok({ isKept });
    },
    sync: (wish, { signal, progress }) => conductor.sync(wish, { signal, progress }),
    stopSync: ({ sourceIds }) => {
      conductor.stop(sourceIds);
      return ok(null);
    },
    syncState: () => ok({ progress: conductor.progress(), isOnline: conductor.isOnline() }),
    syncLog: ({ sourceId, limit }) => ok(readLog(db, sourceId, limit)),
    async importOpml({ path }) {
      const feeds = await fetcher.readOpml({ path });
      if (!feeds.ok) return feeds;
      const ids = feeds.value.flatMap(({ name, address, details }) => {
        const added = addSource(archive, { kind: 'feed', name: name.slice(0, 200), address, details, choice: { types: null, only: null }, everyMinutes: OPML_MINUTES });
        return added.ok ? [added.value] : [];
      });
      emit('sources-changed', null);
      conductor.reconsider();
      return ok({ added: listSources(db, conductor.activityOf).filter(({ id }) => ids.includes(id)), known: feeds.value.length - ids.length });
    },
    exportOpml: () => {
      const sources = listSources(db).flatMap(({ kind, name, address, sync }) =>
        (sync === null || sync.isRemoved || address === null ? [] : [{ name, address: feedAddress(kind, address), home: null }]));
      return ok({ text: writeOpml(sources, 'Briefcase sources', new Date(archive.now()).toUTCString()), sources: sources.length });
    },
  };
}

/** Other readers know feeds only: a WordPress site is given by its own. */
function feedAddress(kind: SourceRow['kind'], address: string): string {
  if (kind === 'feed') return address;
  const root = new URL(address);
  const language = root.searchParams.get('lang');
  if (root.searchParams.has('rest_route')) return `${root.origin}${root.pathname.replace(/index\.php$/, '')}?feed=rss2${language === null ? '' : `&lang=${encodeURIComponent(language)}`}`;
  return `${root.origin}${root.pathname.replace(/wp-json\/?$/, '')}feed/${language === null ? '' : `?lang=${encodeURIComponent(language)}`}`;
}

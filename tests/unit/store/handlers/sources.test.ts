import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sourceHandlers } from '../../../../electron/store/process/handlers/sources.ts';
import { createSecrets } from '../../../../electron/store/sources/secrets.ts';
import { createConductor } from '../../../../electron/store/sync/conductor.ts';
import { syncSource } from '../../../../electron/store/sync/engine.ts';
import type { SyncProgress } from '../../../../shared/contract/calls.ts';
import type { Result } from '../../../../shared/result.ts';
import { givenArchive } from '../../../helpers/archive.ts';
import { givenPublisher, type Publisher } from '../../../helpers/publisher.ts';
import { expectValue, givenFetcher } from '../../../helpers/syncing.ts';

/** The store's calls about sources over a real fetcher, with the sync in this thread. */
function givenCalls() {
  const archive = givenArchive();
  const fetcher = givenFetcher();
  const secrets = createSecrets((message) => {
    if (message.type === 'seal' || message.type === 'unseal') setImmediate(() => secrets.receive({ type: 'secret', id: message.id, text: null }));
  });
  const breathe = () => new Promise<boolean>((resolve) => { setImmediate(() => resolve(true)); });
  const conductor = createConductor({
    archive,
    clock: { now: () => Date.now(), after: (ms, work) => { const timer = setTimeout(work, ms); return () => clearTimeout(timer); } },
    automatic: false,
    isAllowed: () => true,
    mendIndex: async () => false,
    credentialsOf: (source) => secrets.credentialsOf(source),
    syncer: {
      setOnline: () => {},
      syncSource: (wish, { signal, onProgress }) => syncSource({ archive, fetcher, together: 32, breathe, random: () => 0.5 }, wish, { signal: signal ?? new AbortController().signal, isOnline: () => true, progress: onProgress ?? (() => {}) }),
    },
  });
  const calls = sourceHandlers(archive, fetcher, conductor, secrets);
  const watch = { signal: new AbortController().signal, progress: (_: SyncProgress) => {}, acting: <T>(work: () => T) => work() };
  async function add(site: Publisher, kind: 'wordpress' | 'feed') {
    const { found } = expectValue(await calls.discover({ address: site.address, user: null, password: null }, watch as never));
    const one = found.find((candidate) => candidate.kind === kind)!;
    return expectValue(await calls.addSource({ found: one.id, name: null, types: null, only: null, everyMinutes: 360 }, watch as never));
  }
  const ask = <T>(answer: Result<T> | Promise<Result<T>>) => Promise.resolve(answer).then(expectValue);
  return { archive, calls, watch: watch as never, add, ask };
}

describe('adding a source', () => {
  test('shows what stands at an address, the whole archive before the feed, and what of it is known already', async () => {
    const site = await givenPublisher(7);
    const { calls, watch, ask, add } = givenCalls();
    const look = () => ask(calls.discover({ address: site.address, user: null, password: null }, watch));
    const { found } = await look();
    expect(found.map(({ kind, name, total, latest, sourceId }) => ({ kind, name, total, latest: latest.map(({ title }) => title), sourceId }))).toEqual([
      { kind: 'wordpress', name: 'Port Notes', total: 7, sourceId: null, latest: [107, 106, 105, 104, 103].map((id) => `Brief number ${id}`) },
      { kind: 'feed', name: 'Port Notes', total: 7, sourceId: null, latest: [107, 106, 105, 104, 103].map((id) => `Brief number ${id}`) },
    ]);
    expect(found[0]!.terms.map(({ name, taxonomyName }) => `${taxonomyName}: ${name}`)).toContain('Categories: Sanctions & Trade');
    expect(JSON.stringify(found)).not.toContain('details');
    const source = await add(site, 'wordpress');
    expect((await look()).found.map(({ sourceId }) => sourceId)).toEqual([source.id, null]);
  });

  test('is refused for what was not found here', async () => {
    const { calls, watch } = givenCalls();
    expect(await calls.addSource({ found: '0197f7d3-0000-7000-8000-000000000000', name: null, types: null, only: null, everyMinutes: null }, watch)).toMatchObject({ failure: { code: 'not-found' } });
  });

  test('where there is nothing says so in one sentence', async () => {
    const site = await givenPublisher();
    site.fault = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><html><body>Nothing here</body></html>');
      return true;
    };
    const { calls, watch } = givenCalls();
    expect(await calls.discover({ address: site.address, user: null, password: null }, watch)).toMatchObject({ failure: { code: 'no-source-there' } });
  });
});

describe('the calls about sources', () => {
  test('add, fetch, change, tell and remove', async () => {
    const site = await givenPublisher(12);
    const { archive, calls, watch, ask, add } = givenCalls();
    const source = await add(site, 'wordpress');
    const { runs } = await ask(calls.sync({ sourceIds: null, everything: false }, watch));
    expect(runs).toMatchObject([{ sourceId: source.id, sourceName: 'Port Notes', outcome: 'done', counts: { added: 12 } }]);
    expect(await ask(calls.listSources(null, watch))).toMatchObject([{ name: 'Port Notes', briefs: 12, fetchedAt: expect.any(String), sync: { failure: null, activity: 'idle' } }]);
    expect(await ask(calls.syncLog({ sourceId: source.id, limit: 5 }, watch))).toMatchObject([{ outcome: 'done', counts: { added: 12 } }]);
    expect(await ask(calls.changeSource({ id: source.id, name: 'Ports', isPaused: true }, watch))).toMatchObject({ name: 'Ports', sync: { isPaused: true } });
    expect(await ask(calls.sync({ sourceIds: null, everything: false }, watch))).toEqual({ runs: [] });
    expect(await ask(calls.syncState(null, watch))).toEqual({ progress: null, isOnline: true });
    await ask(calls.removeSource({ id: source.id }, watch));
    expect(await ask(calls.listSources(null, watch))).toMatchObject([{ briefs: 12, sync: { isRemoved: true } }]);
    expect(await calls.sync({ sourceIds: [source.id], everything: false }, watch)).toMatchObject({ failure: { code: 'not-found' } });
    expect(archive.events.map(({ name }) => name)).toEqual(expect.arrayContaining(['sources-changed', 'briefs-changed', 'sync-progress']));
  });

  test('the topics of a source are asked for with its own password', async () => {
    const site = await givenPublisher(3);
    const { calls, watch, ask } = givenCalls();
    const sent = `Basic ${Buffer.from('jane:secret words').toString('base64')}`;
    site.fault = (request, response, url) => {
      const isKnown = request.headers.authorization === sent;
      if (isKnown && !url.pathname.endsWith('/users/me')) return false;
      response.writeHead(isKnown ? 200 : 401, { 'content-type': 'application/json' }).end(isKnown ? '{"id":1,"name":"Jane"}' : '{"code":"rest_not_logged_in"}');
      return true;
    };
    const { found } = await ask(calls.discover({ address: `${site.address}/wp-json/`, user: 'jane', password: 'secret words' }, watch));
    const { id } = await ask(calls.addSource({ found: found[0]!.id, name: null, types: null, only: null, everyMinutes: null }, watch));
    expect((await ask(calls.sourceChoices({ id }, watch))).terms.map(({ name }) => name)).toEqual(['Iran', 'Sanctions & Trade', 'Ports']);
    await ask(calls.setPassword({ id, user: 'jane', password: 'another' }, watch));
    expect(await calls.sourceChoices({ id }, watch)).toMatchObject({ failure: { code: expect.stringMatching(/password-wrong|nothing-listed|access-refused/) } });
  });

  test('a name and a password that were typed into the address are a password like any other, and stand nowhere in the archive', async () => {
    const site = await givenPublisher(3);
    const { archive, calls, watch, ask } = givenCalls();
    const sent = `Basic ${Buffer.from('jane:secret words').toString('base64')}`;
    site.fault = (request, response) => {
      if (request.headers.authorization === sent) return false;
      response.writeHead(401).end();
      return true;
    };
    const { found } = await ask(calls.discover({ address: site.address.replace('//', '//jane:secret%20words@') + '/feed/', user: null, password: null }, watch));
    const source = await ask(calls.addSource({ found: found.find(({ kind }) => kind === 'feed')!.id, name: null, types: null, only: null, everyMinutes: null }, watch));
    expect([source.sync?.user, source.address]).toEqual(['jane', `${site.address}/feed/`]);
    expect(await ask(calls.sync({ sourceIds: [source.id], everything: false }, watch))).toMatchObject({ runs: [{ outcome: 'done', counts: { added: 3 } }] });
    expect(archive.db.serialize().includes('secret')).toBe(false);
  });

  test('a source that needs a password which nobody keeps says that it has to be given again', async () => {
    const site = await givenPublisher(2);
    const { archive, calls, watch, ask, add } = givenCalls();
    const { id } = await add(site, 'feed');
    expect(await ask(calls.setPassword({ id, user: 'jane', password: 'secret words' }, watch))).toEqual({ isKept: false });
    expect(await ask(calls.sync({ sourceIds: [id], everything: false }, watch))).toMatchObject({ runs: [{ outcome: 'done' }] });
    // As after the next start of Briefcase.
    const next = sourceHandlers(archive, givenFetcher(), createConductor({
      archive, automatic: false, isAllowed: () => true, mendIndex: async () => false, credentialsOf: async () => null, clock: { now: () => 0, after: () => () => {} },
      syncer: { setOnline: () => {}, syncSource: (wish) => syncSource({ archive, fetcher: givenFetcher(), together: 32, breathe: async () => true, random: () => 0.5 }, wish, { signal: new AbortController().signal, isOnline: () => true, progress: () => {} }) },
    }), createSecrets(() => {}));
    expect(await ask(next.sync({ sourceIds: [id], everything: false }, watch))).toMatchObject({ runs: [{ outcome: 'failed', failure: { code: 'password-needed', detail: 'Port Notes' } }] });
    expect(await ask(calls.setPassword({ id, user: null, password: null }, watch))).toEqual({ isKept: true });
    expect(await ask(next.sync({ sourceIds: [id], everything: false }, watch))).toMatchObject({ runs: [{ outcome: 'done' }] });
  });

  test('a list of feeds goes out and comes in again without doubles', async () => {
    const site = await givenPublisher(1);
    const { archive, calls, watch, ask, add } = givenCalls();
    await add(site, 'wordpress');
    const { text, sources } = await ask(calls.exportOpml(null, watch));
    expect(sources).toBe(1);
    expect(text).toContain(`xmlUrl="${site.address}/feed/"`);
    const path = join(archive.folder, 'feeds.opml');
    writeFileSync(path, text);
    expect(await ask(calls.importOpml({ path }, watch))).toMatchObject({ added: [{ kind: 'feed', name: 'Port Notes', address: `${site.address}/feed/` }], known: 0 });
    expect(await ask(calls.importOpml({ path }, watch))).toEqual({ added: [], known: 1 });
    // A file does not open the local network; only what the analyst types does.
    const runs = await ask(calls.sync({ sourceIds: null, everything: false }, watch));
    expect(runs).toMatchObject({ runs: [{ outcome: 'done' }, { outcome: 'failed', failure: { code: 'redirect-local' } }] });
    writeFileSync(path, 'no list at all');
    expect(await calls.importOpml({ path }, watch)).toMatchObject({ failure: { code: 'opml-unreadable' } });
    expect(await calls.importOpml({ path: join(archive.folder, 'nowhere') }, watch)).toMatchObject({ failure: { code: 'file-missing' } });
  });
});

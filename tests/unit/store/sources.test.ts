import { describe, expect, test } from 'vitest';
import { addSource, changeSource, dueSources, fetchedSource, listSources, localSource, noteSyncEnding, removeSource, restoreSource, SOURCE_ROWS, type NewSource } from '../../../electron/store/sources/sources.ts';
import { createSecrets } from '../../../electron/store/sources/secrets.ts';
import { savePost } from '../../../electron/store/briefs/briefs.ts';
import { knownStates, saveState } from '../../../electron/store/sync/states.ts';
import type { Instant } from '../../../shared/ids.ts';
import type { FromStore } from '../../../shared/contract/store-messages.ts';
import { givenArchive, postOf, type TestArchive } from '../../helpers/archive.ts';
import { expectValue } from '../../helpers/syncing.ts';

const port: NewSource = { kind: 'feed', name: 'Port Notes', address: 'https://port.example/feed/', details: '{"a":1}', choice: { types: null, only: null }, everyMinutes: 360 };
const add = (archive: TestArchive, wishes: Partial<NewSource> = {}) => expectValue(addSource(archive, { ...port, ...wishes }));
const row = (archive: TestArchive, id: number) => listSources(archive.db).find((one) => one.id === id);

describe('a source', () => {
  test('is listed with how it stands, and is due at once', () => {
    const archive = givenArchive();
    const id = add(archive);
    localSource(archive, 'files');
    expect(listSources(archive.db).map(({ name, sync }) => [name, sync?.everyMinutes ?? null])).toEqual([['Imported files', null], ['Port Notes', 360]]);
    expect(row(archive, id)).toEqual({
      id, kind: 'feed', name: 'Port Notes', address: 'https://port.example/feed/', briefs: 0, fetchedAt: null,
      sync: {
        everyMinutes: 360, isPaused: false, isRemoved: false, withImages: true, types: null, only: null, user: null, triedAt: null, dueAt: expect.any(String), failure: null,
        activity: 'idle', unpublished: 0, gone: 0,
      },
    });
    expect(dueSources(archive.db, archive.now())).toEqual([id]);
  });

  test('is not added twice', () => {
    const archive = givenArchive();
    add(archive);
    expect(addSource(archive, port)).toMatchObject({ ok: false, failure: { code: 'source-known', detail: 'Port Notes' } });
  });

  test('is the same over http and https, and by each of the roots that a WordPress answers to', () => {
    const archive = givenArchive();
    add(archive);
    const site = add(archive, { kind: 'wordpress', name: 'Sea', address: 'https://sea.example/blog/wp-json/' });
    const again = ['http://port.example/feed/', 'https://sea.example/blog/?rest_route=/', 'http://sea.example/blog/index.php?rest_route=/', 'http://sea.example/blog/wp-json/'].map((address) => addSource(archive, { ...port, address }));
    expect(again.map((result) => !result.ok && result.failure)).toEqual([{ code: 'source-known', detail: 'Port Notes' }, ...Array(3).fill({ code: 'source-known', detail: 'Sea' })]);
    expect(addSource(archive, { ...port, address: 'https://sea.example/wp-json/' })).toMatchObject({ ok: true });
    removeSource(archive, site);
    expect(add(archive, { kind: 'wordpress', address: 'http://sea.example/blog/?rest_route=/' })).toBe(site);
    expect(row(archive, site) ?? fetchedSource(archive.db, site)).toMatchObject({ address: 'http://sea.example/blog/?rest_route=/' });
  });

  test('that is removed keeps its briefs, and has them again when it is added anew', () => {
    const archive = givenArchive();
    const id = add(archive);
    const saved = expectValue(savePost(archive, id, postOf()));
    saveState(archive.db, saved.id, 'as it was', 'whole', null);
    expectValue(removeSource(archive, id));
    expect(row(archive, id)).toMatchObject({ briefs: 1, sync: { isRemoved: true, dueAt: null } });
    expect(dueSources(archive.db, archive.now())).toEqual([]);
    expect(add(archive, { name: 'Port Notes again' })).toBe(id);
    expect(row(archive, id)).toMatchObject({ name: 'Port Notes again', briefs: 1, sync: { isRemoved: false } });
    expect(JSON.parse(knownStates(archive.db, id))).toEqual([['a-brief', 'as it was']]);
  });

  test('without briefs disappears from the list when it is removed, and can be brought back', () => {
    const archive = givenArchive();
    const id = add(archive);
    expectValue(removeSource(archive, id));
    expect(row(archive, id)).toBe(undefined);
    expectValue(restoreSource(archive, id));
    expect(row(archive, id)).toMatchObject({ sync: { isRemoved: false } });
  });

  test('that shall bring other topics is asked for everything again', () => {
    const archive = givenArchive();
    const id = add(archive);
    saveState(archive.db, expectValue(savePost(archive, id, postOf())).id, 'as it was', 'whole', null);
    expectValue(changeSource(archive, id, { name: 'Another name', withImages: false }));
    expect(JSON.parse(knownStates(archive.db, id))).toHaveLength(1);
    expectValue(changeSource(archive, id, { only: [{ taxonomy: 'categories', terms: [4] }] }));
    expect(JSON.parse(knownStates(archive.db, id))).toEqual([]);
    expect(row(archive, id)).toMatchObject({ name: 'Another name', sync: { withImages: false, only: [{ taxonomy: 'categories', terms: [4] }] } });
  });

  test('with a shorter rhythm is due sooner, with a longer one no later than it was', () => {
    const archive = givenArchive();
    const id = add(archive);
    const inFive = new Date(Date.parse(archive.now()) + 5 * 3_600_000).toISOString() as Instant;
    noteSyncEnding(archive, id, { failure: null, dueAt: inFive, details: null, address: null, isComplete: true, counts: false });
    expectValue(changeSource(archive, id, { everyMinutes: 60 }));
    expect(fetchedSource(archive.db, id)!.dueAt! < inFive).toBe(true);
    expectValue(changeSource(archive, id, { everyMinutes: 1440 }));
    expect(fetchedSource(archive.db, id)!.dueAt! < inFive).toBe(true);
    expectValue(changeSource(archive, id, { everyMinutes: null }));
    expect(fetchedSource(archive.db, id)!.dueAt).toBe(null);
  });

  test('goes along when its publisher moves it for good, unless another source stands there', () => {
    const archive = givenArchive();
    const [one, two] = [add(archive), add(archive, { address: 'https://other.example/feed/' })];
    const moved = { failure: null, dueAt: null, details: '{"a":2}', isComplete: true, counts: false };
    noteSyncEnding(archive, one, { ...moved, address: 'https://new.example/feed/' });
    noteSyncEnding(archive, two, { ...moved, address: 'https://new.example/feed/' });
    expect([one, two].map((id) => fetchedSource(archive.db, id))).toMatchObject([{ address: 'https://new.example/feed/', details: '{"a":2}' }, { address: 'https://other.example/feed/' }]);
  });
});

describe('the password of a source', () => {
  /** A system that keeps secrets, or does not. */
  function given(canKeep: boolean) {
    const archive = givenArchive();
    const id = add(archive);
    const start = () => {
      const secrets = createSecrets((message: FromStore) => {
        if (message.type !== 'seal' && message.type !== 'unseal') return;
        const turned = [...message.text].reverse().join('');
        setImmediate(() => secrets.receive({ type: 'secret', id: message.id, text: canKeep ? turned : null }));
      });
      return secrets;
    };
    const inArchive = () => JSON.stringify(archive.db.prepare('SELECT * FROM source').all());
    return { archive, id, start, inArchive, source: () => fetchedSource(archive.db, id)! };
  }

  test('is kept sealed, and never in the archive as it is', async () => {
    const { archive, id, start, inArchive, source } = given(true);
    expect(await start().keep(archive, id, { user: 'jane', password: 'abcd efgh' })).toBe(true);
    expect(inArchive()).not.toContain('abcd efgh');
    expect(await start().credentialsOf(source())).toEqual({ user: 'jane', password: 'abcd efgh' });
  });

  test('is asked for again where the system keeps no secrets', async () => {
    const { archive, id, start, inArchive, source } = given(false);
    const secrets = start();
    expect(await secrets.keep(archive, id, { user: 'jane', password: 'abcd efgh' })).toBe(false);
    expect(inArchive()).not.toContain('abcd efgh');
    expect(await secrets.credentialsOf(source())).toEqual({ user: 'jane', password: 'abcd efgh' });
    expect(await start().credentialsOf(source())).toBe(null);
  });

  test('goes with its source', async () => {
    const { archive, id, start, inArchive, source } = given(true);
    const secrets = start();
    await secrets.keep(archive, id, { user: 'jane', password: 'abcd efgh' });
    secrets.forget(archive, id);
    expectValue(removeSource(archive, id));
    expect(await secrets.credentialsOf(source())).toBe(null);
    expect(inArchive()).not.toMatch(/jane|hgfe/);
  });
});

test('counting the briefs of a source reads none of them', () => {
  const { db } = givenArchive();
  const plan = db.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${SOURCE_ROWS}`).all().map(({ detail }) => detail).filter((detail) => /\bbrief\b/.test(detail));
  expect(plan).toHaveLength(4);
  for (const detail of plan) expect(detail).toContain('COVERING INDEX');
});

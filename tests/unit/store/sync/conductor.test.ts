import { describe, expect, test } from 'vitest';
import { addSource, changeSource, fetchedSource, noteSyncEnding, removeSource } from '../../../../electron/store/sources/sources.ts';
import { createConductor, type Syncer } from '../../../../electron/store/sync/conductor.ts';
import { closeRun, openRun, readRun } from '../../../../electron/store/sync/log.ts';
import type { SyncProgress } from '../../../../shared/contract/calls.ts';
import type { Failure } from '../../../../shared/errors.ts';
import type { Instant, SourceId } from '../../../../shared/ids.ts';
import { fail, ok } from '../../../../shared/result.ts';
import { givenArchive, type TestArchive } from '../../../helpers/archive.ts';
import { expectValue } from '../../../helpers/syncing.ts';

/** A clock that goes on when it is told to. */
function givenClock(start: number) {
  let now = start;
  let waiting: { at: number; work: () => void }[] = [];
  return {
    now: () => now,
    after(ms: number, work: () => void) {
      const one = { at: now + ms, work };
      waiting.push(one);
      return () => { waiting = waiting.filter((other) => other !== one); };
    },
    async pass(ms: number) {
      const until = now + ms;
      for (;;) {
        await settled();
        const next = waiting.filter(({ at }) => at <= until).sort((one, other) => one.at - other.at)[0];
        if (!next) break;
        waiting = waiting.filter((one) => one !== next);
        now = Math.max(now, next.at);
        next.work();
      }
      now = until;
    },
  };
}
const settled = () => new Promise<void>((resolve) => { setImmediate(resolve); });

/** A syncer whose syncs end when the test says so. */
function givenSyncer(archive: TestArchive) {
  const begun: { id: SourceId; end: (isGood?: boolean, failure?: Failure | null) => void; aborted: () => boolean; credentials: unknown; everything: boolean }[] = [];
  const online: boolean[] = [];
  const syncer: Syncer = {
    setOnline: (isOnline) => { online.push(isOnline); },
    syncSource: ({ sourceId, credentials, everything }, { signal, onProgress }) => new Promise((resolve) => {
      let aborted = false;
      const run = openRun(archive, sourceId);
      const end = (isGood = true, failure: Failure | null = null) => {
        closeRun(archive, run, aborted ? 'cancelled' : isGood ? 'done' : 'failed', failure);
        noteSyncEnding(archive, sourceId, { failure: null, dueAt: inAnHour(archive), details: null, address: null, isComplete: isGood, counts: !isGood });
        resolve(ok(readRun(archive.db, run.id)!));
      };
      signal?.addEventListener('abort', () => {
        aborted = true;
        end();
      });
      onProgress?.({ sourceId, name: String(sourceId), phase: 'fetching', done: 1, total: 4 });
      begun.push({ id: sourceId, end, aborted: () => aborted, credentials, everything });
    }),
  };
  return { syncer, begun, online };
}
const inAnHour = (archive: TestArchive) => new Date(Date.parse(archive.now()) + 3_600_000).toISOString() as Instant;

function given(sources: number, wishes: { automatic?: boolean; isAllowed?: boolean; everyMinutes?: number | null; mendIndex?: () => Promise<boolean> } = {}) {
  const archive = givenArchive();
  const ids = Array.from({ length: sources }, (_, i) => expectValue(addSource(archive, {
    kind: 'feed', name: `Source ${i}`, address: `https://site-${i}.example/feed/`, details: '{}', choice: { types: null, only: null },
    everyMinutes: wishes.everyMinutes === undefined ? 60 : wishes.everyMinutes,
  })));
  const clock = givenClock(Date.parse(archive.now()));
  const working = givenSyncer(archive);
  const conductor = createConductor({ archive, syncer: working.syncer, clock, automatic: wishes.automatic ?? true, isAllowed: () => wishes.isAllowed ?? true, mendIndex: wishes.mendIndex ?? (async () => false), credentialsOf: async ({ user }) => ({ user: user!, password: 'p' }) });
  const ask = (sourceIds: SourceId[] | null, watch: { signal?: AbortSignal; progress?: (progress: SyncProgress) => void } = {}) =>
    conductor.sync({ sourceIds, everything: false }, { signal: watch.signal ?? new AbortController().signal, progress: watch.progress ?? (() => {}) });
  return { archive, ids, clock, conductor, ask, ...working };
}
const idsOf = (begun: { id: SourceId }[]) => begun.map(({ id }) => id);

describe('sources are synced', () => {
  test('when they are due, a few at a time, and not at once when Briefcase starts', async () => {
    const { clock, begun, ids } = given(6);
    await clock.pass(14_000);
    expect(begun).toEqual([]);
    await clock.pass(2000);
    expect(idsOf(begun)).toEqual(ids.slice(0, 4));
    begun[1]!.end();
    await clock.pass(1000);
    expect(idsOf(begun)).toEqual(ids.slice(0, 5));
    for (const one of begun) one.end();
    await clock.pass(1000);
    begun[5]!.end();
    await clock.pass(30 * 60_000);
    expect(begun).toHaveLength(6);
    await clock.pass(40 * 60_000);
    expect(begun.length).toBeGreaterThan(6);
  });

  test('not when they are paused, removed or only fetched on request', async () => {
    const { archive, clock, begun, ids } = given(3);
    expectValue(changeSource(archive, ids[0]!, { isPaused: true }));
    expectValue(changeSource(archive, ids[1]!, { everyMinutes: null }));
    expectValue(removeSource(archive, ids[2]!));
    await clock.pass(3 * 3_600_000);
    expect(begun).toEqual([]);
  });

  test('not when the analyst wants to be asked', async () => {
    const { clock, begun } = given(2, { isAllowed: false });
    await clock.pass(3_600_000);
    expect(begun).toEqual([]);
  });

  test('by nobody but the analyst in a command', async () => {
    const { clock, begun, ask, ids } = given(2, { automatic: false });
    await clock.pass(3_600_000);
    expect(begun).toEqual([]);
    const asked = ask(null);
    await clock.pass(10);
    expect(idsOf(begun)).toEqual(ids);
    for (const one of begun) one.end();
    expect(await asked).toMatchObject({ ok: true, value: { runs: [{ outcome: 'done' }, { outcome: 'done' }] } });
  });

  test('once, however often they are asked for', async () => {
    const { clock, begun, ask, ids } = given(1);
    const first = ask([ids[0]!]);
    const second = ask(null);
    await clock.pass(20_000);
    expect(begun).toHaveLength(1);
    begun[0]!.end();
    expect(await first).toEqual(await second);
  });

  test('without a connection only when the analyst insists, and as soon as it is back', async () => {
    const { archive, clock, begun, conductor, online } = given(1);
    conductor.connection(false);
    await clock.pass(120_000);
    expect(begun).toEqual([]);
    expect(archive.events.filter(({ name }) => name === 'connection-changed')).toEqual([{ name: 'connection-changed', event: { isOnline: false } }]);
    conductor.connection(true);
    await clock.pass(0);
    expect(begun).toHaveLength(1);
    expect(online).toEqual([false, true]);
  });

  test('soon after the computer slept', async () => {
    const { archive, clock, begun, conductor, ids } = given(1);
    noteSyncEnding(archive, ids[0]!, { failure: null, dueAt: new Date(clock.now() + 20_000).toISOString() as Instant, details: null, address: null, isComplete: true, counts: false });
    await clock.pass(16_000);
    conductor.woke();
    await clock.pass(9000);
    expect(begun).toEqual([]);
    await clock.pass(2000);
    expect(begun).toHaveLength(1);
  });
});

describe('a sync that is under way', () => {
  test('says how far it is, at most four times a second, and when it is over', async () => {
    const { archive, clock, begun, ask } = given(2, { automatic: false });
    const seen: SyncProgress[] = [];
    const asked = ask(null, { progress: (progress) => seen.push(progress) });
    await clock.pass(300);
    expect(seen).toEqual([{ sources: [expect.objectContaining({ phase: 'fetching', done: 1 }), expect.objectContaining({ phase: 'fetching' })], done: 2, total: 8, remainingMs: null }]);
    for (const one of begun) one.end();
    await asked;
    expect(archive.events.filter(({ name }) => name === 'sync-progress').at(-1)).toEqual({ name: 'sync-progress', event: null });
  });

  test('can be stopped by who asked for it, waiting sources too', async () => {
    const { clock, begun, ask, conductor, ids } = given(6, { automatic: false });
    const stop = new AbortController();
    const asked = ask(null, { signal: stop.signal });
    await clock.pass(500);
    expect(ids.map(conductor.activityOf)).toEqual(['syncing', 'syncing', 'syncing', 'syncing', 'waiting', 'waiting']);
    stop.abort();
    await clock.pass(500);
    expect(begun.map(({ aborted }) => aborted())).toEqual([true, true, true, true]);
    expect(await asked).toMatchObject({ ok: true, value: { runs: Array(4).fill({ outcome: 'cancelled' }) } });
    expect(conductor.progress()).toBe(null);
  });

  test('is waited for by the next one of the same source, even when it was told to stop', async () => {
    const { archive, clock, ids } = given(1, { automatic: false });
    const ends: (() => void)[] = [];
    const slow = createConductor({
      archive, clock, automatic: false, isAllowed: () => true, mendIndex: async () => false, credentialsOf: async () => null,
      syncer: { setOnline: () => {}, syncSource: () => new Promise((resolve) => { ends.push(() => resolve(fail({ code: 'cancelled' }))); }) },
    });
    const wish = { sourceIds: ids, everything: false };
    const watch = { signal: new AbortController().signal, progress: () => {} };
    const first = slow.sync(wish, watch);
    await settled();
    slow.stop(null);
    const second = slow.sync(wish, watch);
    const third = slow.sync(wish, watch);
    await settled();
    expect(ends).toHaveLength(1);
    ends[0]!();
    await first;
    await settled();
    expect(ends).toHaveLength(2);
    ends[1]!();
    expect(await second).toEqual(await third);
  });

  test('goes on by itself when the search index that it met was damaged and is made again, and tries no third time', async () => {
    let mends: (isMended: boolean) => void = () => {};
    const { clock, begun, ask, conductor } = given(1, { automatic: false, mendIndex: () => new Promise((resolve) => { mends = resolve; }) });
    const asked = ask(null);
    await clock.pass(300);
    begun[0]!.end(false, { code: 'index-damaged' });
    await clock.pass(300);
    expect(conductor.progress()).toMatchObject({ sources: [{ phase: 'mending' }], remainingMs: null });
    expect(begun).toHaveLength(1);
    mends(true);
    await clock.pass(300);
    expect(begun).toHaveLength(2);
    begun[1]!.end(false, { code: 'index-damaged' });
    await clock.pass(300);
    expect(begun).toHaveLength(2);
    expect(await asked).toMatchObject({ ok: true, value: { runs: [{ outcome: 'failed', failure: { code: 'index-damaged' } }] } });
  });

  test('ends with what it met when the index cannot be made again, or when it was stopped meanwhile', async () => {
    for (const stops of [false, true]) {
      let mends: (isMended: boolean) => void = () => {};
      const { clock, begun, ask, conductor } = given(1, { automatic: false, mendIndex: () => new Promise((resolve) => { mends = resolve; }) });
      const asked = ask(null);
      await clock.pass(300);
      begun[0]!.end(false, { code: 'index-damaged' });
      await clock.pass(300);
      if (stops) conductor.stop(null);
      mends(stops);
      expect(await asked).toMatchObject({ ok: true, value: { runs: [{ outcome: 'failed', failure: { code: 'index-damaged' } }] } });
      expect(begun).toHaveLength(1);
    }
  });

  test('of a source that signs in is given its password', async () => {
    const { archive, clock, begun, ask, ids } = given(1, { automatic: false });
    archive.db.prepare('UPDATE source SET user = ? WHERE id = ?').run('jane', ids[0]);
    void ask(null);
    await clock.pass(10);
    expect(begun[0]!.credentials).toEqual({ user: 'jane', password: 'p' });
    expect(fetchedSource(archive.db, ids[0]!)!.user).toBe('jane');
  });
});

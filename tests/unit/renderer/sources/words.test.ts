import { describe, expect, test } from 'vitest';
import { withTerm } from '../../../../renderer/sources/TopicPicker.tsx';
import {
  countsOfAll, emptyWords, fetchedWords, isTroubled, progressOf, progressShare, progressWords, remainingWords, runWords, schedulesWith, siteOf, stateWords,
} from '../../../../renderer/sources/source-words.ts';
import type { SourceProgress, SourceRow, SourceSync, SyncProgress, SyncRun } from '../../../../shared/contract/calls.ts';
import type { Instant, SourceId } from '../../../../shared/ids.ts';

const NOW = Date.UTC(2024, 4, 14, 12);
const ago = (minutes: number) => new Date(NOW - minutes * 60_000).toISOString() as Instant;
const id = 1 as SourceId;
const NOTHING = { added: 0, updated: 0, described: 0, returned: 0, unpublished: 0, gone: 0, images: 0, failed: 0 };

const source = (sync: Partial<SourceSync> = {}): SourceRow => ({
  id, kind: 'wordpress', name: 'Port Notes', address: 'https://port.example/wp-json/', briefs: 3, fetchedAt: ago(12),
  sync: {
    everyMinutes: 60, isPaused: false, isRemoved: false, withImages: true, types: null, only: null, user: null, triedAt: null, dueAt: null,
    failure: null, activity: 'idle', unpublished: 0, gone: 0, ...sync,
  },
});
const run = (wishes: Partial<SyncRun>): SyncRun => ({
  id: 1, sourceId: id, sourceName: 'Port Notes', startedAt: ago(1), endedAt: ago(0), outcome: 'done', failure: null, counts: NOTHING, lines: [], ...wishes,
});
const progress = (...sources: Pick<SourceProgress, 'phase' | 'done' | 'total'>[]): SyncProgress => {
  const texts = sources.filter(({ phase }) => phase !== 'images');
  return {
    sources: sources.map((one) => ({ sourceId: id, name: 'Port Notes', ...one })),
    done: texts.reduce((sum, { done }) => sum + done, 0), total: texts.reduce((sum, { total }) => sum + total, 0), remainingMs: null,
  };
};

test('when a source was last fetched is said in plain words', () => {
  expect([null, ago(0), ago(1), ago(59), ago(60), ago(23 * 60), ago(-5)].map((at) => fetchedWords(at, NOW))).toEqual([
    'Not fetched yet', 'Fetched just now', 'Fetched 1 minute ago', 'Fetched 59 minutes ago', 'Fetched 1 hour ago', 'Fetched 23 hours ago', 'Fetched just now',
  ]);
  expect(fetchedWords(null, NOW, 100)).toBe('First sync not finished');
  expect(fetchedWords(ago(3 * 24 * 60), NOW)).toMatch(/^Fetched on 11 May 2024/);
});

describe('how a source stands', () => {
  test('a lost connection is no trouble of the source', () => {
    expect(isTroubled(source({ failure: { code: 'offline' } }))).toBe(false);
    expect(stateWords(source({ failure: { code: 'offline' } }), false, NOW)).toBe('Fetched 12 minutes ago. No connection now');
  });
  test('a failure is said beside what is there', () => {
    expect(stateWords(source({ failure: { code: 'server-error', detail: 'port.example' } }), true, NOW)).toBe('Fetched 12 minutes ago. The last try failed');
  });
  test('a source that was removed keeps its briefs and has no trouble', () => {
    const removed = source({ isRemoved: true, failure: { code: 'server-error' } });
    expect([stateWords(removed, true, NOW), isTroubled(removed)]).toEqual(['Removed; its briefs are kept', false]);
  });
});

test('a source without briefs says why, and what to do', () => {
  const title = (wishes: Partial<SourceSync>, isOnline = true, fetchedAt: Instant | null = null) => emptyWords({ ...source(wishes), briefs: 0, fetchedAt }, isOnline)?.title ?? null;
  expect([
    title({}), title({}, false), title({ activity: 'syncing' }), title({ activity: 'waiting' }), title({ failure: { code: 'server-error' } }), title({ failure: { code: 'cancelled' } }),
    title({ isPaused: true }), title({}, true, ago(1)), title({ isRemoved: true }),
  ]).toEqual([
    'No briefs yet', 'No briefs yet', 'Fetching briefs…', 'Waiting its turn', 'No briefs yet', 'No briefs yet',
    'Paused', 'No briefs at this source', null,
  ]);
  expect(emptyWords({ ...source(), briefs: 0, fetchedAt: null }, false)?.next).toContain('no connection');
});

test('a source leads to its site', () => {
  const siteAt = (address: string | null, kind: SourceRow['kind'] = 'wordpress') => siteOf({ kind, address });
  expect([
    siteAt('https://port.example/wp-json/'), siteAt('https://port.example/en/wp-json/'), siteAt('https://port.example/?rest_route=/'), siteAt('https://port.example/index.php?rest_route=/'),
    siteAt('https://port.example/news/feed.xml', 'feed'), siteAt(null), siteAt('no address'), siteAt('javascript:alert(1)'),
  ]).toEqual([
    'https://port.example/', 'https://port.example/en/', 'https://port.example/', 'https://port.example/', 'https://port.example/', null, null, null,
  ]);
});

test('of several sources under way each says its own part', () => {
  const other = 2 as SourceId;
  const both = progress({ phase: 'fetching', done: 5, total: 20 }, { phase: 'ended', done: 9, total: 9 });
  both.sources[1]!.sourceId = other;
  expect([progressWords(progressOf(both, id)!), progressOf(both, other), progressOf(null, id)]).toEqual(['5 of 20 briefs', null, null]);
});

describe('what a sync came to', () => {
  test('nothing new is good news', () => {
    expect(runWords(run({}))).toBe('No changes.');
  });
  test('what came before it was stopped is counted', () => {
    expect(runWords(run({ outcome: 'cancelled', counts: { ...NOTHING, added: 1200, images: 1 } }))).toBe('1,200 new, 1 image. Stopped; what had arrived is kept.');
  });
  test('several sources are counted together', () => {
    expect(countsOfAll([run({ counts: { ...NOTHING, added: 2, gone: 1 } }), run({ counts: { ...NOTHING, added: 3 } })])).toBe('5 new, 1 removed');
  });
});

test('what is under way is counted in briefs first and in images after', () => {
  const looking = progress({ phase: 'listing', done: 0, total: 0 });
  const fetching = progress({ phase: 'fetching', done: 20, total: 80 }, { phase: 'images', done: 1, total: 9 });
  const images = progress({ phase: 'ended', done: 80, total: 80 }, { phase: 'images', done: 3, total: 12 });
  expect([looking, fetching, images].map((one) => [progressWords(one), progressShare(one)])).toEqual([
    ['Checking for new briefs…', null], ['20 of 80 briefs', 0.25], ['3 of 12 images', 0.25],
  ]);
});

test('the remaining time is only as exact as it can be', () => {
  expect([null, 4000, 45_000, 130_000, 7_300_000].map(remainingWords)).toEqual([
    null, 'a few seconds left', 'less than a minute left', 'about 2 minutes left', 'about 2 hours left',
  ]);
});

test('a schedule that was set elsewhere is shown as it is', () => {
  expect(schedulesWith(90)[0]).toEqual({ everyMinutes: 90, name: 'Every 90 minutes' });
  expect(schedulesWith(60)).toHaveLength(5);
});

test('a topic more or less leaves the others, and an empty list of topics falls away', () => {
  const iran = { taxonomy: 'categories', id: 1 };
  const both = withTerm(withTerm([], iran, true), { taxonomy: 'tags', id: 11 }, true);
  expect(both).toEqual([{ taxonomy: 'categories', terms: [1] }, { taxonomy: 'tags', terms: [11] }]);
  expect(withTerm(both, iran, true)).toHaveLength(2);
  expect(withTerm(both, iran, false)).toEqual([{ taxonomy: 'tags', terms: [11] }]);
});

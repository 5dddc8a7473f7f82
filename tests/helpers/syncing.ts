import { expect } from 'vitest';
import { nodeTransport } from '../../electron/fetcher/http/node-transport.ts';
import { MANNERS } from '../../electron/fetcher/http/polite.ts';
import { realNet } from '../../electron/fetcher/http/real-net.ts';
import { createNetwork, type NetworkCalls } from '../../electron/fetcher/network.ts';
import { prepared, type Archive } from '../../electron/store/kernel/archive.ts';
import { addSource } from '../../electron/store/sources/sources.ts';
import { syncSource } from '../../electron/store/sync/engine.ts';
import type { SourceProgress, SyncRun } from '../../shared/contract/calls.ts';
import type { Failure } from '../../shared/errors.ts';
import type { FetcherCalls, SourceChoice } from '../../shared/contract/fetcher.ts';
import type { SourceId } from '../../shared/ids.ts';
import type { Result } from '../../shared/result.ts';
import type { Client } from '../../shared/contract/rpc.ts';

/** The real network half of the fetcher, without a process between; it waits a hundredth of what it would. `wall`: the clock on the wall. */
export function givenFetcher(wall: () => number = Date.now): Client<FetcherCalls> {
  const { handlers } = createNetwork({ ...realNet(nodeTransport()), wall }, { ...MANNERS, firstWaitMs: 5, longestWaitMs: 20, mostRetryAfterMs: 1000 });
  const context = { signal: new AbortController().signal, progress: () => {}, acting: (work: () => unknown) => work() };
  const answer = (name: keyof NetworkCalls) => async (input: never): Promise<unknown> =>
    // What a process boundary would do to it.
    structuredClone(await (handlers[name] as (input: never, context: unknown) => unknown)(structuredClone(input), context));
  return new Proxy({} as Client<FetcherCalls>, { get: (_, name) => answer(name as keyof NetworkCalls) });
}

/** What was found at an address, added as a source. */
export async function givenSource(archive: Archive, fetcher: Client<FetcherCalls>, address: string, wishes: { kind?: 'wordpress' | 'feed'; choice?: SourceChoice } = {}): Promise<SourceId> {
  const { found } = expectValue(await fetcher.discover({ address, credentials: null, details: null }));
  const one = found.find(({ kind }) => wishes.kind === undefined || kind === wishes.kind)!;
  const { kind, name, address: at, details } = one;
  return expectValue(addSource(archive, { kind, name, address: at, details, choice: wishes.choice ?? { types: null, only: null }, everyMinutes: 60 }));
}

export interface SyncWishes {
  everything?: boolean;
  signal?: AbortSignal;
  isOnline?: () => boolean;
  credentials?: { user: string; password: string } | null;
  progress?: (progress: SourceProgress) => void;
}

/** One sync of one source, here and now. */
export async function sync(archive: Archive, fetcher: Client<FetcherCalls>, sourceId: SourceId, wishes: SyncWishes = {}): Promise<SyncRun> {
  const { everything = false, signal = new AbortController().signal, isOnline = () => true, credentials = null, progress = () => {} } = wishes;
  const breathe = () => new Promise<boolean>((resolve) => { setImmediate(() => resolve(true)); });
  return expectValue(await syncSource({ archive, fetcher, together: 32, breathe, random: () => 0.5 }, { sourceId, everything, credentials }, { signal, isOnline, progress }));
}

export function expectValue<T>(result: Result<T>): T {
  if (!result.ok) expect(result.failure satisfies Failure).toBe('no failure');
  return (result as { value: T }).value;
}

/** What the archive says of a source's briefs: key to status, title, text, topics, authors and number of revisions. */
export function briefsOf({ db }: Archive): Record<string, { status: string; title: string; text: string; topics: string[]; authors: string[]; revisions: number }> {
  const rows = prepared<{ id: number; key: string; status: string; title: string; text: string; authors: string; revisions: number }>(db, `
    SELECT brief.id, key, status, brief.title, text, authors, (SELECT count(*) FROM revision WHERE brief_id = brief.id) AS revisions
    FROM brief JOIN revision ON revision.id = brief.revision_id
    ORDER BY key`).all();
  return Object.fromEntries(rows.map(({ id, key, authors, ...row }) => [key, {
    ...row,
    authors: JSON.parse(authors) as string[],
    topics: prepared<string>(db, 'SELECT name FROM brief_topic JOIN topic ON topic.id = topic_id WHERE brief_id = ? ORDER BY position').pluck().all(id),
  }]));
}

import { z } from 'zod';
import type { Post } from './brief/brief.ts';
import type { Failure } from './errors.ts';
import { call } from './rpc.ts';

/*
 * What the store asks of the fetcher: the process that touches network and hostile input and has no archive.
 * The store pulls: it asks for the next few when it has saved the last, so neither side piles up memory.
 */

export type FileOutcome = { path: string; post: Post } | { path: string; failure: Failure };

export const fetcherCalls = {
  /** Every file below the paths that could be a brief, in a stable order, and what could not even be looked at. */
  findFiles: call<{ paths: string[] }, { files: string[]; failed: { path: string; failure: Failure }[] }>(z.object({ paths: z.array(z.string()) })),
  readFiles: call<{ paths: string[] }, FileOutcome[]>(z.object({ paths: z.array(z.string()).max(100) })),
};
export type FetcherCalls = typeof fetcherCalls;
export type FetcherEvents = Record<never, never>;

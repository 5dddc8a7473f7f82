import { z } from 'zod';
import type { Body } from '../brief/body.ts';
import type { Post } from '../brief/brief.ts';
import type { Failure } from '../errors.ts';
import type { CalendarDate } from '../ids.ts';
import { call } from './rpc.ts';

/*
 * What the store asks of the fetcher: the process that touches network and hostile input and has no archive.
 * The store pulls: it asks for the next few when it has saved the last, so neither side piles up memory.
 */

/** A memo to be checked: what is read of it are its words and its footnotes. */
export type MemoOutcome = { path: string; body: Body } | { path: string; failure: Failure };

export type FileOutcome = { path: string; post: Post } | { path: string; failure: Failure };

// ── Finding sources

/** Who asks. Never logged, never kept by the fetcher beyond the work at hand. */
export interface Credentials {
  user: string;
  /** An application password of WordPress, or what the server of a feed asks for. */
  password: string;
}

/** What stands at an address, the best first; never empty. */
export interface FetcherDiscovery {
  found: FetcherFound[];
  /** What the analyst should know although something was found: a listing that is switched off, an empty feed. */
  notes: Failure[];
}

export interface FetcherFound {
  kind: 'wordpress' | 'feed';
  name: string;
  /** What makes it one source and not another: the REST root, or the address of the feed. */
  address: string;
  /** For a person to look at: home page of the site; null when unknown. */
  home: string | null;
  /** Briefs that it lists; null when it does not say. A feed lists its latest only. */
  total: number | null;
  /** It holds summaries; whole texts will be taken from the pages. */
  excerptsOnly: boolean;
  latest: { title: string; date: CalendarDate | null; url: string | null }[];
  /** Kinds of post that can be chosen; empty for a feed. */
  types: { slug: string; name: string; total: number | null; isSuggested: boolean }[];
  /** Categories and tags to subscribe to, grouped by `taxonomy`; empty for a feed. */
  terms: { taxonomy: string; taxonomyName: string; id: number; name: string; parent: number; count: number }[];
  /** Everything that a sync needs to know, for all kinds of post, as JSON; the archive keeps it as it is. */
  details: string;
}

/** What the analyst chose of a source. null: everything. */
export interface SourceChoice {
  types: string[] | null;
  only: { taxonomy: string; terms: number[] }[] | null;
}

export interface SourceToFetch {
  kind: 'wordpress' | 'feed';
  /** As discovery, or the last sync, gave it. */
  details: string;
  choice: SourceChoice;
  credentials: Credentials | null;
}

// ── Syncing

/** A post as it came, and what the archive keeps to know next time whether it changed. */
export interface Arrival {
  post: Post;
  /** Given back as it is at the next sync; means nothing to the archive. */
  state: string;
  /** The publisher shows it, but not its text: the body is empty. */
  isProtected: boolean;
  /** The body is a summary. */
  isExcerpt: boolean;
  /** The publisher's summary, when the body was taken from the page. */
  summary: Body | null;
}

export interface SyncFailure extends Failure {
  /** The server asked to be left alone for so long. */
  retryAfterMs?: number;
}

export type SyncEvent =
  /** A list was read; a feed with older pages says it once for each. `coming` posts will arrive; `checking` absences will be looked at. */
  | { kind: 'listed'; total: number; coming: number; checking: number }
  | { kind: 'arrived'; arrivals: Arrival[] }
  | { kind: 'vanished'; key: string; how: 'gone' | 'unpublished' }
  /** Something is not as it should be, and the sync goes on. `key`: the post that is meant; null for the source. */
  | { kind: 'trouble'; key: string | null; failure: SyncFailure };

/** How a sync ended. What arrived before a failure is kept. */
export interface SyncEnd {
  failure: SyncFailure | null;
  /** False: the list did not hold still or was cut; nothing was taken for vanished. */
  complete: boolean;
  /** The source's details as they shall be kept from now on; null: as they were. */
  details: string | null;
  /** The publisher moved the source for good; null: it is where it was. */
  address: string | null;
}

/** What one pull brings: a few events, at most about a quarter of a megabyte unless one brief is larger. `end` comes last. */
export interface Pulled {
  events: SyncEvent[];
  end: SyncEnd | null;
}

/** Posts and known states travel as JSON text: whoever passes them on between threads need not take them apart. */
export type PulledJson = string;

export interface FetchedImage {
  /** SHA-256 of the bytes, hex. */
  hash: string;
  type: ImageType;
  bytes: Uint8Array;
}
export const IMAGE_TYPES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'] as const;
export type ImageType = (typeof IMAGE_TYPES)[number];

const credentials = z.strictObject({ user: z.string(), password: z.string() }).nullable();
const source = z.strictObject({
  kind: z.enum(['wordpress', 'feed']),
  details: z.string(),
  choice: z.strictObject({
    types: z.array(z.string()).nullable(),
    only: z.array(z.strictObject({ taxonomy: z.string(), terms: z.array(z.number().int()) })).nullable(),
  }),
  credentials,
});
const session = z.number().int().nonnegative();

export const fetcherCalls = {
  /** Every file below the paths that could be a brief, in a stable order, and what could not even be looked at. */
  findFiles: call<{ paths: string[] }, { files: string[]; failed: { path: string; failure: Failure }[] }>(z.object({ paths: z.array(z.string()) })),
  readMemos: call<{ paths: string[] }, MemoOutcome[]>(z.object({ paths: z.array(z.string()).max(1000) })),
  readFiles: call<{ paths: string[] }, FileOutcome[]>(z.object({ paths: z.array(z.string()).max(100) })),

  /** Looks behind any address of a site. A wrong password is a failure of its own. */
  /** `details`: of the source whose address it is; null: the analyst typed it. */
  discover: call<{ address: string; credentials: Credentials | null; details: string | null }, FetcherDiscovery>(z.object({ address: z.string(), credentials, details: z.string().nullable() })),
  /** The feeds that an OPML file names, each address once. */
  readOpml: call<{ path: string }, { name: string; address: string; details: string }[]>(z.object({ path: z.string() })),

  /** Begins a sync that `pullSync` goes on with. `known`: JSON of [key, state] pairs of everything that stood there at the last sync. */
  startSync: call<{ source: SourceToFetch; known: string; everything: boolean }, { session: number }>(
    z.object({ source, known: z.string(), everything: z.boolean() })),
  /** JSON of `Pulled`. The session is over with its end. */
  pullSync: call<{ session: number }, PulledJson>(z.object({ session })),
  /** Ends a session early: what is under way is dropped. */
  endSync: call<{ session: number }, null>(z.object({ session })),
  /** `source`: whose brief names it; it says which local hosts may be asked. */
  fetchImage: call<{ source: SourceToFetch; address: string }, FetchedImage>(z.object({ source, address: z.string() })),
};
export type FetcherCalls = typeof fetcherCalls;
export type FetcherEvents = Record<never, never>;

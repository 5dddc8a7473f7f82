import type { Failure } from '../errors.ts';
import type { BriefId, CalendarDate, Instant, SourceId } from '../ids.ts';

/* Where briefs come from: files, sites and feeds, and what a sync brought. */

export type ImportOutcome =
  | { path: string; outcome: 'added' | 'updated' | 'unchanged'; briefId: BriefId; title: string; identity: FileIdentity | null }
  /** `skipped`: lies in a folder that was imported and is nothing that can be a brief. */
  | { path: string; outcome: 'failed' | 'skipped'; failure: Failure };

/**
 * How a file was known to be a brief by more than its path; null in an outcome where the path said it all. `path` is the other file: where it lay
 * before (`moved`), what it is a copy of (`copy`, `edited-copy`, `older-copy`: the brief follows the other), what it is like and was not taken for
 * (`much-like`); or its own, which holds quite other words now (`other-words`).
 */
export interface FileIdentity {
  how: 'moved' | 'copy' | 'edited-copy' | 'older-copy' | 'other-words' | 'much-like';
  path: string;
}

export interface ImportReport {
  outcomes: ImportOutcome[];
  added: number;
  updated: number;
  unchanged: number;
  failed: number;
  skipped: number;
}

export interface ImportProgress {
  done: number;
  /** Files found so far. */
  total: number;
}

export interface SourceRow {
  id: SourceId;
  kind: 'files' | 'samples' | 'wordpress' | 'feed' | 'bundle';
  name: string;
  /** null for files and samples. */
  address: string | null;
  briefs: number;
  /** When everything that it lists was last looked at; null before the first time. */
  fetchedAt: Instant | null;
  /** null for kinds that are not fetched from a network. */
  sync: SourceSync | null;
}

/** Unread briefs of a source that has some. */
export interface UnreadCount {
  id: SourceId;
  unread: number;
}

/** How a source that is fetched from a network stands. */
export interface SourceSync {
  /** Minutes between two syncs; null: only when asked. */
  everyMinutes: number | null;
  isPaused: boolean;
  /** Its briefs stay; it is not fetched any more. */
  isRemoved: boolean;
  withImages: boolean;
  /** Chosen kinds of post and subscribed terms; null: what discovery suggested, everything. */
  types: string[] | null;
  only: Subscription[] | null;
  /** Who signs in; null: nobody. */
  user: string | null;
  triedAt: Instant | null;
  /** When it fetches itself next; null: not by itself. */
  dueAt: Instant | null;
  /** Why the last sync did not come to its end; null when it did. */
  failure: Failure | null;
  activity: 'idle' | 'waiting' | 'syncing';
  unpublished: number;
  gone: number;
}

/** Subscribed terms of one taxonomy; a brief under any of them belongs to the source. */
export interface Subscription {
  taxonomy: string;
  terms: number[];
}

/** What can be changed of a source; what is left out stays as it is. */
export interface SourceChange {
  name?: string;
  types?: string[] | null;
  only?: Subscription[] | null;
  everyMinutes?: number | null;
  isPaused?: boolean;
  withImages?: boolean;
}

/** What stands at an address; the best comes first. */
export interface Discovery {
  found: FoundSource[];
  /** What the analyst should know although something was found. */
  notes: Failure[];
}

export interface FoundSource {
  /** Names it to addSource; good until the archive is closed. */
  id: string;
  kind: 'wordpress' | 'feed';
  name: string;
  address: string;
  home: string | null;
  /** Briefs that it lists; null when it does not say. A feed lists its latest only. */
  total: number | null;
  excerptsOnly: boolean;
  /** The latest five. */
  latest: { title: string; date: CalendarDate | null; url: string | null }[];
  /** Kinds of post to choose from; empty for a feed. */
  types: { slug: string; name: string; total: number | null; isSuggested: boolean }[];
  /** Topics to subscribe to; empty for a feed. `parent` is 0 when there is none. */
  terms: { taxonomy: string; taxonomyName: string; id: number; name: string; parent: number; count: number }[];
  /** The source of this archive that it already is; null when it is new. */
  sourceId: SourceId | null;
}

export interface SourceProgress {
  sourceId: SourceId;
  name: string;
  /** `listing`: how much there is is not known yet. `mending`: the search index was damaged and is made again before it goes on. */
  phase: 'waiting' | 'listing' | 'fetching' | 'images' | 'mending' | 'ended';
  done: number;
  total: number;
}

export interface SyncProgress {
  sources: SourceProgress[];
  /** Of all sources together, images apart. */
  done: number;
  total: number;
  /** null as long as it cannot be told. */
  remainingMs: number | null;
}

export interface SyncState {
  /** What is under way; null when nothing is. */
  progress: SyncProgress | null;
  /** False: the system has no connection. Sources wait for it; that is not a failure. */
  isOnline: boolean;
}

export const SYNC_COUNTS = ['added', 'updated', 'described', 'returned', 'unpublished', 'gone', 'images', 'failed'] as const;
/** `described`: another name, address, topic or author, the same words. `returned`: published again. */
export type SyncCounts = Record<(typeof SYNC_COUNTS)[number], number>;

/** One sync of one source. */
export interface SyncRun {
  id: number;
  sourceId: SourceId;
  sourceName: string;
  startedAt: Instant;
  /** null while it runs, and for ever when Briefcase was stopped in the middle. */
  endedAt: Instant | null;
  /** `partial`: what arrived is real, but the source did not tell everything; nothing was taken for vanished. */
  outcome: 'interrupted' | 'done' | 'partial' | 'failed' | 'cancelled' | 'offline';
  failure: Failure | null;
  counts: SyncCounts;
  /** What happened to single briefs, in order; of many of a kind only the first. */
  lines: SyncLine[];
}

export interface SyncLine {
  kind: 'added' | 'updated' | 'described' | 'returned' | 'unpublished' | 'gone' | 'failed';
  /** null when it never arrived, or when the source as a whole is meant. */
  briefId: BriefId | null;
  title: string | null;
  failure: Failure | null;
}

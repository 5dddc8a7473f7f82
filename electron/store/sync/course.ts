import type { SourceProgress } from '../../../shared/contract/calls.ts';
import type { Credentials, FetcherCalls, SourceToFetch, SyncFailure } from '../../../shared/contract/fetcher.ts';
import type { BriefId, SourceId } from '../../../shared/ids.ts';
import type { AbortSignalLike, Client } from '../../../shared/contract/rpc.ts';
import type { Archive } from '../kernel/archive.ts';
import type { FetchedSource } from '../sources/sources.ts';
import type { OpenRun } from './log.ts';

/** What a sync works with. Network, time and chance are arguments. */
export interface Workshop {
  archive: Archive;
  fetcher: Client<FetcherCalls>;
  /** Briefs saved in one transaction while nobody asks anything. */
  together: number;
  /** Lets whoever waits go first; called between two commits. False: the window asks one thing after the other just now. */
  breathe: () => Promise<boolean>;
  /** 0 <= x < 1 */
  random: () => number;
}

export interface SyncWish {
  sourceId: SourceId;
  /** Fetches every text again. */
  everything: boolean;
  credentials: Credentials | null;
}

export interface SyncWatch {
  signal: AbortSignalLike;
  /** False: the system says that there is no connection, so what fails is no failure of the source. */
  isOnline: () => boolean;
  progress: (progress: SourceProgress) => void;
}

/** One sync under way. */
export interface Course extends Workshop, SyncWatch {
  source: FetchedSource;
  toFetch: SourceToFetch;
  run: OpenRun;
  shown: Pick<SourceProgress, 'phase' | 'done' | 'total'>;
  /** Briefs that look different now and that nobody was told of yet. */
  changed: Set<BriefId>;
  /** Keys of briefs that are listed and could not be had, and why. */
  missed: Map<string, SyncFailure>;
  /** What was wrong with the source as a whole, although the sync went on. */
  trouble: SyncFailure | null;
}

export function show({ source, progress, shown }: Course, change: Partial<Course['shown']>): void {
  Object.assign(shown, change);
  progress({ sourceId: source.id, name: source.name, ...shown });
}

/** Says which briefs changed. More than anybody lists are told as "many". */
export function tellChanged({ archive, changed }: Course): void {
  if (changed.size === 0) return;
  archive.emit('briefs-changed', { ids: changed.size > 500 ? null : [...changed] });
  changed.clear();
}

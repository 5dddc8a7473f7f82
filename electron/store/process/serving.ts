import type { StoreCalls } from '../../../shared/contract/calls.ts';
import type { FetcherCalls } from '../../../shared/contract/fetcher.ts';
import type { Client, Handlers } from '../../../shared/contract/rpc.ts';
import type { Archive } from '../kernel/archive.ts';
import { breathe } from '../kernel/breathe.ts';
import { archiveFailure } from '../kernel/database.ts';
import { placeAnewSteps } from '../annotations/highlight-places.ts';
import type { FirstCalls } from './handlers/first.ts';
import { handlersOf } from './handlers/index.ts';
import { indexIsDue, rebuildSteps } from '../search-index/rebuild.ts';
import { searchInThread } from '../search/worker-host.ts';
import type { Secrets } from '../sources/secrets.ts';
import { readSettings } from '../kernel/settings.ts';
import { createConductor, type Conductor } from '../sync/conductor.ts';
import { syncInThread } from '../sync/worker-host.ts';
import { watchOthers } from '../journal/watch-other-writers.ts';

/*
 * All of the store that is not needed for the first list: loaded when that has been answered, or when somebody asks for more.
 */

export interface Rest {
  readonly handlers: Handlers<Omit<StoreCalls, keyof FirstCalls>>;
  readonly conductor: Conductor;
  /** A client asks something, or is answered: a sync steps back for a moment. */
  readonly noteAsked: () => void;
  /** A client was told that the search index is damaged: it is made again, between everything else that is asked. Not for a command, which ends before that. */
  readonly metDamagedIndex: () => void;
  /** Ends what still reads the archive on a thread of its own. */
  readonly close: () => Promise<void>;
}

export interface RestWishes {
  readonly archive: Archive;
  /** A window is open: sources are synced when they are due, and what others write is watched. */
  readonly forWindow: boolean;
  readonly fetcher: Client<FetcherCalls>;
  readonly secrets: Secrets;
  readonly samples: string;
  /** File of the thread that syncs; it gets a connection of its own. */
  readonly syncProgram: string;
  /** File of the thread that ranks; it reads the archive through a connection of its own. */
  readonly rankProgram: string;
}

export function startRest({ archive, forWindow, fetcher, secrets, samples, syncProgram, rankProgram }: RestWishes): Rest {
  // A command asks one search and ends: nobody waits beside it.
  const searcher = searchInThread(forWindow ? rankProgram : null, archive);
  const syncer = syncInThread(syncProgram, archive, fetcher, forWindow);
  let indexing: Promise<boolean> | null = null;
  // Whoever meets the damage while it is mended waits for the same end.
  const mendIndex = () => (indexing ??= indexAnew(archive).finally(() => { indexing = null; }));
  const conductor = createConductor({
    archive,
    syncer,
    clock: { now: () => Date.now(), after },
    credentialsOf: (source) => secrets.credentialsOf(source),
    automatic: forWindow,
    isAllowed: () => readSettings(archive.db).fetchByItself,
    mendIndex,
  });
  if (forWindow) {
    watchOthers(archive, () => conductor.progress() !== null);
    if (indexIsDue(archive.db)) void mendIndex();
    void placeAnew(archive);
  }
  return { handlers: handlersOf(archive, { fetcher, samples, conductor, secrets, searcher }), conductor, noteAsked: syncer.noteAsked, metDamagedIndex: () => { if (forWindow) void mendIndex(); }, close: searcher.close };
}

/**
 * Makes the index again between everything else that is asked, and says that searches find something else now. False when the archive was
 * closed meanwhile or cannot be written: then it has no version, and the next start makes it.
 */
async function indexAnew({ db, folder, emit }: Archive): Promise<boolean> {
  try {
    for (const _ of rebuildSteps(db)) {
      await breathe();
      if (!db.open) return false;
    }
  } catch (error) {
    console.error('the search index could not be made again:', archiveFailure(error, folder).code);
    return false;
  }
  emit('briefs-changed', { ids: null });
  return true;
}

/** Places highlights where the present aligner puts them, between everything else that is asked. */
async function placeAnew({ db }: Archive): Promise<void> {
  for (const _ of placeAnewSteps(db)) await breathe();
}

function after(ms: number, work: () => void): () => void {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
}

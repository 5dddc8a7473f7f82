import type { StoreCalls } from '../../../../shared/contract/calls.ts';
import type { FetcherCalls } from '../../../../shared/contract/fetcher.ts';
import { ok } from '../../../../shared/result.ts';
import type { Client, Handlers } from '../../../../shared/contract/rpc.ts';
import type { Archive } from '../../kernel/archive.ts';
import { breathe } from '../../kernel/breathe.ts';
import { check, stats } from '../check-archive.ts';
import { importPaths } from '../../briefs/import-briefs.ts';
import { addTopics, listTopics } from '../../briefs/topics.ts';
import { annotationHandlers } from './annotations.ts';
import type { FirstCalls } from './first.ts';
import { citeHandlers } from './cite.ts';
import { libraryHandlers } from './library.ts';
import { quoteHandlers } from './quotes.ts';
import { searchHandlers } from './search.ts';
import { sourceHandlers } from './sources.ts';
import { verifyHandlers } from './verify.ts';
import type { Searcher } from '../../search/worker-host.ts';
import type { Secrets } from '../../sources/secrets.ts';
import type { Conductor } from '../../sync/conductor.ts';

/** What handlers need beyond the archive. */
export interface Surroundings {
  readonly fetcher: Client<FetcherCalls>;
  /** Folder of the sample briefs that come with the app. */
  readonly samples: string;
  readonly conductor: Conductor;
  readonly secrets: Secrets;
  readonly searcher: Searcher;
}

/** Answers to everything but the first calls. */
export function handlersOf(archive: Archive, { fetcher, samples, conductor, secrets, searcher }: Surroundings): Handlers<Omit<StoreCalls, keyof FirstCalls>> {
  const { db, folder } = archive;
  return {
    ...libraryHandlers(archive),
    ...annotationHandlers(archive),
    ...quoteHandlers(archive),
    ...citeHandlers(archive),
    ...verifyHandlers(archive, fetcher),
    ...searchHandlers(archive, searcher),
    ...sourceHandlers(archive, fetcher, conductor, secrets),
    importPaths: ({ paths }, context) => importPaths(archive, fetcher, paths, 'files', context),
    importSamples: (_, context) => importPaths(archive, fetcher, [samples], 'samples', context),
    listTopics: () => ok(listTopics(db)),
    addTopics: ({ names }) => {
      const { added, split } = addTopics(db, names);
      if (split.length > 0) archive.emit('briefs-changed', { ids: split });
      return ok({ added, split: split.length });
    },
    stats: () => ok(stats(db, folder)),
    check: async (_, { progress }) => ok(await check(db, (done, total) => progress({ done, total }), breathe)),
  };
}

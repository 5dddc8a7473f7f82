import type { StoreCalls } from '../../../../shared/contract/calls.ts';
import { ok } from '../../../../shared/result.ts';
import type { Handlers } from '../../../../shared/contract/rpc.ts';
import type { Archive } from '../../kernel/archive.ts';
import { between } from '../../kernel/run-in-steps.ts';
import { listNames, listTitles } from '../../briefs/titles-and-names.ts';
import { unreadSteps } from '../../saved/saved-search-counts.ts';
import { changeSavedSearch, deleteSavedSearch, listSavedSearches, saveSearches } from '../../saved/saved-searches.ts';
import { complete, countSteps, findInBrief } from '../../search/index.ts';
import type { Searcher } from '../../search/worker-host.ts';

export type SearchCalls = Pick<StoreCalls,
  'search' | 'countResults' | 'complete' | 'findInBrief' | 'listTitles' | 'listNames'
  | 'listSavedSearches' | 'saveSearches' | 'changeSavedSearch' | 'deleteSavedSearch' | 'countSavedSearches'>;

/** Milliseconds between two words on how far counting has come. */
const REPORT_MS = 80;

export function searchHandlers(archive: Archive, searcher: Searcher): Handlers<SearchCalls> {
  const { db } = archive;
  return {
    search: (input, { signal }) => searcher.search(input, signal),
    async countResults({ query }, { signal, progress }) {
      let reported = performance.now();
      return between(countSteps(db, query), signal, (counted) => {
        if (performance.now() - reported < REPORT_MS) return;
        reported = performance.now();
        progress(counted);
      });
    },
    complete({ text, caret }) {
      const found = complete(db, text, caret);
      return ok(found && { from: found.typing.from, to: found.typing.to, completions: found.completions });
    },
    findInBrief: ({ id, query }) => ok(findInBrief(db, id, query)),
    listTitles: ({ before, limit }) => ok(listTitles(db, before, limit)),
    listNames: () => ok(listNames(db)),
    listSavedSearches: () => ok(listSavedSearches(db)),
    saveSearches: ({ searches }) => ok(saveSearches(archive, searches)),
    changeSavedSearch: (change) => changeSavedSearch(archive, change),
    deleteSavedSearch: ({ id }) => deleteSavedSearch(archive, id),
    countSavedSearches: ({ changed }, { signal }) => between(unreadSteps(db, changed), signal, () => {}),
  };
}

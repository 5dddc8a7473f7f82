import { ListFilter, SearchX } from 'lucide-react';
import { useId, useLayoutEffect, useRef, useState, type Ref, type RefObject } from 'react';
import { sentence } from '../../shared/errors.ts';
import type { SavedSearch, SearchHit } from '../../shared/contract/calls.ts';
import type { BriefId } from '../../shared/ids.ts';
import { filtersOf } from '../../shared/search/filters.ts';
import { withoutUnfinished } from '../../shared/search/unfinished.ts';
import { markPainted } from '../client/paint-marks.ts';
import { SaveSearch } from '../saved/SaveSearch.tsx';
import { counted, number } from '../ui/counts.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FilterChips } from '../ui/FilterChips.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { useLate } from '../ui/use-delayed.ts';
import { FacetPanel } from './FacetPanel.tsx';
import { LiteralNote } from './LiteralNote.tsx';
import { OrderNote } from './OrderNote.tsx';
import { SearchResults, type ResultsHandle } from './SearchResults.tsx';
import type { SearchSort } from './searcher.ts';
import { useCounts } from './use-counts.ts';
import { useSearch } from './use-search.ts';
import './search-view.css';

interface Props {
  readonly query: string;
  readonly openId: BriefId | null;
  readonly saved: readonly SavedSearch[];
  readonly onQuery: (query: string) => void;
  readonly onOpen: (hit: SearchHit, query: string) => void;
  readonly onLeave: () => void;
  readonly ref: RefObject<ResultsHandle | null>;
}

const SORTS: readonly { sort: SearchSort; name: string }[] = [
  { sort: 'relevance', name: 'Best' },
  { sort: 'newest', name: 'Newest' },
];

/** What stands under the search box while it holds a query. */
export function SearchView({ query: typed, openId, saved, onQuery, onOpen, onLeave, ref }: Props) {
  const [sort, setSort] = useState<SearchSort>('relevance');
  const [isNarrowing, setNarrowing] = useState(false);
  const facetsId = useId();
  const query = withoutUnfinished(typed);
  const { found, more, again } = useSearch(query, sort, (isRefresh) => ref.current?.isHeld(isRefresh) ?? false);
  const { answer, hits, failure, isSettled } = found;
  const isThere = found.query === query && found.sort === sort;
  const late = useLate(!isThere);
  const isCounted = answer !== null && isThere && isSettled && failure === null;
  const counts = useCounts(isCounted && (isNarrowing || answer.total === null) ? query : null, answer);
  const total = answer?.total ?? counts?.whole?.total ?? null;
  usePaintMarks(found);

  return (
    <div className="list-body">
      <h1 className="only-heard">Search results</h1>
      <div className="search-note">
        <span role="status">{late ? 'Searching…' : answer ? heading(total, counts?.total ?? 0, hits.length, found.isComplete) : ''}</span>
        <span className="search-sort" role="group" aria-label="Order">
          {SORTS.map(({ sort: each, name }) => (
            <button key={each} type="button" aria-pressed={sort === each} onClick={() => setSort(each)}>
              {name}
            </button>
          ))}
        </span>
        <span className="search-acts">
          <IconButton small label="Filter" expanded={isNarrowing} onPress={() => setNarrowing(!isNarrowing)}>
            <ListFilter size={15} />
          </IconButton>
          <SaveSearch query={query} saved={saved} onQuery={onQuery} />
        </span>
      </div>
      <FilterChips chips={filtersOf(typed)} onFilter={onQuery} />
      <LiteralNote query={typed} />
      {answer?.isIndexWhole === false && failure === null && (
        <p className="literal-note">The search index is being rebuilt. Some results may be missing until it is done.</p>
      )}
      <OrderNote query={typed} isRanked={!isThere || (answer?.isRanked ?? true)} />
      {isNarrowing && <FacetPanel id={facetsId} query={query} facets={counts?.whole?.facets ?? null} onQuery={onQuery} />}
      {failure && (
        <EmptyState title={sentence(failure)}>
          <p>
            <button type="button" className="button" onClick={again}>
              Search again
            </button>
          </p>
        </EmptyState>
      )}
      {!failure && answer && isSettled && hits.length === 0 && <NothingFound suggestion={answer.suggestion} onQuery={onQuery} />}
      {!failure && hits.length > 0 && answer?.suggestion != null && <DidYouMean suggestion={answer.suggestion} onQuery={onQuery} />}
      {!failure && hits.length > 0 && (
        <SearchResults
          ref={ref as Ref<ResultsHandle>}
          listKey={`${found.sort} ${found.query}`}
          hits={hits}
          total={total === null ? null : Math.max(total, hits.length)}
          openId={openId}
          onOpen={(hit) => onOpen(hit, found.query)}
          onLeave={onLeave}
          onMore={more}
        />
      )}
    </div>
  );
}

/** The benches read when the first rows and the ranked ones of a search were on the screen. */
function usePaintMarks({ answer, query, isSettled }: ReturnType<typeof useSearch>['found']): void {
  const painted = useRef('');
  useLayoutEffect(() => {
    if (!answer) return;
    if (painted.current !== query) markPainted('results-painted', query);
    painted.current = query;
    if (isSettled) markPainted('ranked-painted', query);
  }, [answer, query, isSettled]);
}

function NothingFound({ suggestion, onQuery }: { readonly suggestion: string | null; readonly onQuery: (query: string) => void }) {
  return (
    <EmptyState icon={<SearchX size={28} strokeWidth={1.5} />} title="Nothing in the archive matches">
      {suggestion === null ? (
        <p>
          Try fewer words, or a word’s beginning with an asterisk: <code>sanction*</code>
        </p>
      ) : (
        <DidYouMean suggestion={suggestion} onQuery={onQuery} />
      )}
    </EmptyState>
  );
}

function DidYouMean({ suggestion, onQuery }: { readonly suggestion: string; readonly onQuery: (query: string) => void }) {
  return (
    <p className="search-suggestion">
      Did you mean{' '}
      <button type="button" dir="auto" onClick={() => onQuery(suggestion)}>
        {suggestion}
      </button>
      ?
    </p>
  );
}

/** `soFar`: counted until now; `shown`: the rows that are there. */
function heading(total: number | null, soFar: number, shown: number, isComplete: boolean): string {
  if (total !== null && total > 0) return counted(total, 'brief');
  if (total === null && !isComplete) return soFar > shown ? `${number(soFar)} and more…` : `More than ${counted(shown, 'brief')}`;
  // Nothing has all the words; what is shown has nearly them.
  return shown > 0 ? `${counted(shown, 'brief')} with nearly these words` : 'No briefs';
}

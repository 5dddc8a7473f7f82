import { SearchX } from 'lucide-react';
import { useEffect, useState, type Ref } from 'react';
import { sentence } from '../../shared/errors.ts';
import type { SearchHit } from '../../shared/contract.ts';
import type { BriefId } from '../../shared/ids.ts';
import { markPainted } from '../app/mark-painted.ts';
import { counted } from '../ui/counts.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useLate } from '../ui/use-late.ts';
import { SearchResults, type ResultsHandle } from './SearchResults.tsx';
import { useSearch, type SearchSort } from './use-search.ts';

interface Props {
  readonly query: string;
  readonly openId: BriefId | null;
  readonly onQuery: (query: string) => void;
  readonly onOpen: (hit: SearchHit, query: string) => void;
  readonly onLeave: () => void;
  readonly ref?: Ref<ResultsHandle>;
}

const SORTS: readonly { sort: SearchSort; name: string }[] = [
  { sort: 'relevance', name: 'Best' },
  { sort: 'newest', name: 'Newest' },
];

/** What stands under the search box while it holds a query. */
export function SearchView({ query, openId, onQuery, onOpen, onLeave, ref }: Props) {
  const [sort, setSort] = useState<SearchSort>('relevance');
  const { found, more } = useSearch(query, sort);
  const late = useLate(found.query !== query || found.sort !== sort);
  const { answer, hits, failure } = found;
  useEffect(() => {
    if (answer) markPainted('results-painted');
  }, [answer]);

  return (
    <div className="list-body">
      <div className="search-note">
        <span role="status">
          {late ? 'Searching…' : answer ? heading(answer.total, hits.length, found.complete) : ''}
        </span>
        <span className="search-sort" role="group" aria-label="Order">
          {SORTS.map(({ sort: each, name }) => (
            <button key={each} type="button" aria-pressed={sort === each} onClick={() => setSort(each)}>
              {name}
            </button>
          ))}
        </span>
        {answer && answer.literal.length > 0 && (
          <span className="search-literal">
            Searched as plain words:{' '}
            {answer.literal.map((part, index) => (
              <span key={part}>
                {index > 0 && ', '}
                <code dir="auto">{part}</code>
              </span>
            ))}
          </span>
        )}
      </div>
      {failure && <EmptyState title={sentence(failure)} />}
      {!failure && answer && hits.length === 0 && (
        <EmptyState icon={<SearchX size={28} strokeWidth={1.5} />} title="Nothing in the archive matches">
          {answer.suggestion === null ? (
            <p>
              Try fewer words, or a word’s beginning with an asterisk: <code>sanction*</code>
            </p>
          ) : (
            <p>
              Did you mean{' '}
              <button
                type="button"
                className="button"
                data-kind="quiet"
                onClick={() => onQuery(answer.suggestion ?? '')}
              >
                {answer.suggestion}
              </button>
              ?
            </p>
          )}
        </EmptyState>
      )}
      {!failure && hits.length > 0 && (
        <SearchResults
          {...(ref ? { ref } : {})}
          hits={hits}
          openId={openId}
          onOpen={(hit) => onOpen(hit, found.query)}
          onLeave={onLeave}
          onMore={more}
        />
      )}
    </div>
  );
}

function heading(total: number | null, shown: number, complete: boolean): string {
  if (total !== null) return counted(total, 'brief');
  return complete ? counted(shown, 'brief') : `More than ${counted(shown, 'brief')}`;
}

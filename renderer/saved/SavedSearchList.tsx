import { Bookmark } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import type { SavedSearch } from '../../shared/contract/calls.ts';
import { actOnKey } from '../commands/key-acts.ts';
import { number } from '../ui/counts.ts';
import { deleteSearch, moveSearch } from './saved-search-acts.ts';
import type { SavedSearches } from './use-saved-searches.ts';

interface Props extends SavedSearches {
  /** What stands in the search box. */
  readonly query: string;
  readonly onOpen: (search: SavedSearch) => void;
}

/** Counted no further. */
const MOST = 1_000;

/** The searches that the analyst named, with what is unread in each. Delete takes one away, Alt with an arrow moves it. */
export function SavedSearchList({ searches, unread, query, onOpen }: Props) {
  if (searches.length === 0) return null;
  const onKeyDown = (event: KeyboardEvent, search: SavedSearch) => {
    actOnKey('sidebar', event, {
      'delete-search': () => deleteSearch(search),
      'search-up': () => moveSearch(searches, search, -1),
      'search-down': () => moveSearch(searches, search, 1),
    });
  };
  return (
    <>
      <h2 className="sidebar-heading" id="sidebar-saved">
        Saved searches
      </h2>
      <ul aria-labelledby="sidebar-saved">
        {searches.map((search) => {
          const count = unread.get(search.id) ?? 0;
          return (
            <li key={search.id}>
              <button
                type="button"
                className="sidebar-item"
                aria-current={search.query.trim() === query.trim() ? 'page' : undefined}
                data-tip={`${search.name}: ${search.query}`}
                onClick={() => onOpen(search)}
                onKeyDown={(event) => onKeyDown(event, search)}
              >
                <Bookmark size={16} strokeWidth={1.75} aria-hidden="true" />
                <span className="sidebar-name" dir="auto">
                  {search.name}
                </span>
                {count > 0 && (
                  <span className="sidebar-count">
                    {count >= MOST ? '1,000+' : number(count)}
                    <span className="only-heard"> unread</span>
                  </span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}

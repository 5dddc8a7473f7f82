import { Bookmark, BookmarkCheck } from 'lucide-react';
import { useRef, useState, type FormEvent } from 'react';
import type { SavedSearch } from '../../shared/contract/calls.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Panel } from '../ui/Panel.tsx';
import { changeSearch, copySearches, deleteSearch, saveSearch } from './saved-search-acts.ts';
import './save-search.css';

interface Props {
  readonly query: string;
  readonly saved: readonly SavedSearch[];
  /** What a saved search asks for was changed: the box follows. */
  readonly onQuery: (query: string) => void;
}

/** Gives the search a name, or what can be done with one that has a name already. */
export function SaveSearch({ query, saved, onQuery }: Props) {
  const [isOpen, setOpen] = useState(false);
  const search = saved.find((each) => each.query.trim() === query.trim()) ?? null;
  return (
    <>
      <IconButton small label={search ? `Saved as ${search.name}` : 'Save this search'} opens="dialog" expanded={isOpen} onPress={() => setOpen(!isOpen)}>
        {search ? <BookmarkCheck size={15} /> : <Bookmark size={15} />}
      </IconButton>
      {isOpen && <SavePanel query={query} search={search} saved={saved} onQuery={onQuery} onClose={() => setOpen(false)} />}
    </>
  );
}

function SavePanel({ query, search, saved, onQuery, onClose }: Props & { readonly search: SavedSearch | null; readonly onClose: () => void }) {
  const [wanted, setWanted] = useState(query.trim());
  const [name, setName] = useState(search?.name ?? query.trim().replace(/\s+/g, ' ').slice(0, 60));
  const isSelected = useRef(false);
  const close = (act: () => void) => () => {
    act();
    onClose();
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const chosen = name.trim();
    const asked = wanted.trim();
    if (chosen === '' || asked === '') return;
    if (search === null) void saveSearch(chosen, asked);
    else if (chosen !== search.name || asked !== search.query.trim()) {
      void changeSearch(search, { name: chosen, query: asked }).then((isChanged) => isChanged && asked !== query.trim() && onQuery(asked));
    }
    onClose();
  };
  return (
    <Panel label={search ? 'Saved search' : 'Save this search'} className="save-search" onClose={onClose}>
      <form onSubmit={onSubmit}>
        <label htmlFor="save-search-name">Name</label>
        <input
          id="save-search-name"
          className="field"
          value={name}
          maxLength={200}
          dir="auto"
          spellCheck={false}
          ref={(field) => {
            if (!field || isSelected.current) return;
            isSelected.current = true;
            // After the panel has taken the focus.
            requestAnimationFrame(() => {
              field.focus();
              field.select();
            });
          }}
          onChange={(event) => setName(event.target.value)}
        />
        {search !== null && (
          <>
            <label htmlFor="save-search-query">Search</label>
            <textarea
              id="save-search-query"
              className="field"
              rows={2}
              value={wanted}
              maxLength={10_000}
              dir="auto"
              spellCheck={false}
              onChange={(event) => setWanted(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
                event.preventDefault();
                event.currentTarget.form?.requestSubmit();
              }}
            />
          </>
        )}
        <p className="save-search-buttons">
          {search !== null && (
            <>
              <button type="button" className="button" data-kind="quiet" onClick={close(() => deleteSearch(search))}>
                Delete
              </button>
              <button type="button" className="button" data-kind="quiet" onClick={close(() => copySearches([search]))}>
                Copy as text
              </button>
              {saved.length > 1 && (
                <button type="button" className="button" data-kind="quiet" onClick={close(() => copySearches(saved))}>
                  Copy all
                </button>
              )}
            </>
          )}
          <button type="submit" className="button" data-kind="main" disabled={name.trim() === '' || wanted.trim() === ''}>
            Save
          </button>
        </p>
      </form>
    </Panel>
  );
}

import { ListFilter, NotebookPen, Tags, Trash2 } from 'lucide-react';
import { useRef, useState, type ReactNode } from 'react';
import { EVERY_HIGHLIGHT, type Colour, type HighlightRow, type Settings } from '../../shared/contract/calls.ts';
import { sentence } from '../../shared/errors.ts';
import type { HighlightId } from '../../shared/ids.ts';
import type { ActsIn } from '../commands/key-acts.ts';
import { SearchBox } from '../search/SearchBox.tsx';
import { counted } from '../ui/counts.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FilterChips } from '../ui/FilterChips.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { later } from '../ui/lazy-part.tsx';
import { ChosenBar, type BulkPanel } from './ChosenBar.tsx';
import { FilterPanel } from './FilterPanel.tsx';
import { chipsOf, GROUPS, isNarrowed, ORDERS, valueName, type Dimension } from './filters.ts';
import { NotesList, type NotesListHandle, type Selecting } from './NotesList.tsx';
import { store } from '../client/ports.ts';
import { useAnswer } from '../client/use-answer.ts';
import { useChosen } from './use-chosen.ts';
import { useListing } from './use-listing.ts';
import { useNoteActs } from './use-note-acts.ts';
import { useValueCounts } from './use-value-counts.ts';
import { useValueNames } from './use-value-names.ts';

const { Part: TagsDialog } = later(() => import('../tags/TagsDialog.tsx').then((module) => module.TagsDialog));
const { Part: HistoryDialog } = later(() => import('../history/HistoryDialog.tsx').then((module) => module.HistoryDialog));

interface Props {
  readonly trashed: boolean;
  readonly colourNames: Settings['colourNames'] | null;
  /** Leads to the notes on whole briefs; nothing in the trash. */
  readonly kinds: ReactNode;
  readonly onOpen: (row: HighlightRow) => void;
}

/** Highlights and their notes over all briefs, or those in the trash: narrowed down, grouped, and handled many at a time. */
export function HighlightNotes({ trashed, colourNames, kinds, onOpen }: Props) {
  const notes = useListing(trashed);
  const { listing, shown, survey, cache, failure, change, pick } = notes;
  const rows = cache.total ?? 0;
  const chosen = useChosen(JSON.stringify(shown), rows, pick);
  const acts = useNoteActs(colourNames);
  const [isFiltering, setFiltering] = useState(false);
  const counts = useValueCounts(listing.filter, isFiltering, (filter) => store.countHighlightValues({ filter }));
  const named = useValueNames(counts);
  const tags = useAnswer(chosen.ids.size > 0 && !trashed ? 'tags' : null, () => store.listTags(null));
  const nameOfValue = (dimension: Dimension, id: string | number | null) => valueName(dimension, id, named(dimension, id), colourNames);
  const [panel, setPanel] = useState<BulkPanel | null>(null);
  const [dialog, setDialog] = useState<'tags' | HighlightRow | null>(null);
  const list = useRef<NotesListHandle>(null);

  const { filter } = listing;
  const narrow = (next: typeof filter) => change({ filter: next });
  const chips = chipsOf(filter, counts, nameOfValue);
  const isEmpty = cache.total === 0;

  /** The chosen ones in the order of the list; when none are, the row at hand. */
  const withMeant = async (row: HighlightRow | null, act: (ids: HighlightId[]) => void) => {
    const meant = await chosen.settled();
    if (meant.size === 0) return row && act([row.id]);
    const all = await pick(0, rows);
    const ids = all?.filter((id) => meant.has(id)) ?? [];
    if (ids.length > 0) act(ids);
  };
  const chooseFor = async (row: HighlightRow | null, next: BulkPanel) => {
    const { size } = await chosen.settled();
    if (size === 0 && row) chosen.toggle(row.id, 0);
    if (size > 0 || row) setPanel(next);
  };
  const actsOf = (row: HighlightRow | null): Omit<ActsIn<'notes'>, Selecting> => {
    const meant = (act: (ids: HighlightId[]) => void) => () => void withMeant(row, act);
    const inColour = (colour: Colour) => (trashed ? null : meant((ids) => acts.colour(ids, colour)));
    return {
      'open-row': row && !trashed ? () => onOpen(row) : null,
      'restore-row': trashed ? meant(acts.restore) : null,
      'trash-row': trashed ? null : meant(acts.toTrash),
      'colour-yellow': inColour('yellow'),
      'colour-green': inColour('green'),
      'colour-blue': inColour('blue'),
      'colour-pink': inColour('pink'),
      'colour-purple': inColour('purple'),
      'tag-rows': trashed ? null : () => void chooseFor(row, 'tags'),
      'copy-row': meant(acts.copy),
      'export-rows': () => void chooseFor(row, 'export'),
      'row-history': row && (() => setDialog(row)),
      'filter-rows': () => setFiltering(true),
    };
  };

  return (
    <>
      <div className="list-bar notes-bar">
        <SearchBox
          label={trashed ? 'Filter the trash' : 'Filter highlights and notes'}
          query={filter.text}
          onQuery={(text) => narrow({ ...filter, text })}
          onLeave={() => narrow({ ...filter, text: '' })}
          onEnter={() => list.current?.focus()}
        />
        <IconButton label="Filter" hint="f" opens="dialog" expanded={isFiltering} onPress={() => setFiltering(!isFiltering)}>
          <ListFilter size={16} />
        </IconButton>
        {!trashed && (
          <IconButton label="Tags" opens="dialog" onPress={() => setDialog('tags')}>
            <Tags size={16} />
          </IconButton>
        )}
        {isFiltering && (
          <FilterPanel
            filter={filter}
            counts={counts}
            nameOfValue={nameOfValue}
            onFilter={narrow}
            onTags={() => {
              setFiltering(false);
              setDialog('tags');
            }}
            onClose={() => setFiltering(false)}
          />
        )}
      </div>
      <header className="list-head">
        <h1>{trashed ? 'Trash' : 'Notes'}</h1>
        <span role="status">{survey === null ? '' : counted(survey.total, 'highlight')}</span>
      </header>
      <div className="notes-arrange">
        {kinds}
        <select aria-label="Groups" value={listing.group} onChange={({ target }) => change({ group: target.value as typeof listing.group })}>
          {GROUPS.map(({ group, name }) => (
            <option key={group} value={group}>
              {name}
            </option>
          ))}
        </select>
        <select aria-label="Order" value={listing.order} onChange={({ target }) => change({ order: target.value as typeof listing.order })}>
          {ORDERS.map(({ order, name }) => (
            <option key={order} value={order}>
              {trashed && order === 'newest' ? 'Newest deleted' : name}
            </option>
          ))}
        </select>
      </div>
      <FilterChips chips={chips} onFilter={narrow} onClear={() => narrow({ ...EVERY_HIGHLIGHT, trashed, text: filter.text })} />
      {survey !== null && survey.literal.length > 0 && (
        <p className="literal-note">
          Searched as plain words: <span dir="auto">{survey.literal.join(', ')}</span>
        </p>
      )}
      <div className="list-body">
        {failure && cache.total === null && <EmptyState title={sentence(failure)} />}
        {isEmpty && <NothingHere trashed={trashed} isNarrowed={isNarrowed(shown.filter)} onClear={() => narrow({ ...EVERY_HIGHLIGHT, trashed })} />}
        {rows > 0 && (
          <NotesList
            ref={list}
            label={trashed ? 'Deleted highlights' : 'Notes'}
            cache={cache}
            survey={survey}
            shown={shown}
            chosen={chosen}
            colourNames={colourNames}
            onWant={notes.want}
            onOpen={(row) => !trashed && onOpen(row)}
            actsOf={actsOf}
            onRestore={(row) => acts.restore([row.id])}
          />
        )}
      </div>
      {chosen.ids.size > 0 && (
        <ChosenBar
          count={chosen.ids.size}
          total={survey?.total ?? rows}
          trashed={trashed}
          colourNames={colourNames}
          tags={tags.value?.filter(({ uses }) => uses > 0) ?? []}
          open={panel}
          onOpen={setPanel}
          onAll={chosen.all}
          onClear={() => {
            chosen.clear();
            list.current?.focus();
          }}
          onColour={(colour) => void withMeant(null, (ids) => acts.colour(ids, colour))}
          onTag={(add, remove) => void withMeant(null, (ids) => acts.tag(ids, add, remove))}
          onCopy={() => void withMeant(null, acts.copy)}
          onExport={(format) => void withMeant(null, (ids) => acts.exportAs(ids, format))}
          onTrash={() => void withMeant(null, acts.toTrash)}
          onRestore={() => void withMeant(null, acts.restore)}
        />
      )}
      {dialog === 'tags' && <TagsDialog onClose={() => setDialog(null)} />}
      {dialog !== null && dialog !== 'tags' && (
        <HistoryDialog on={{ highlightId: dialog.id }} exact={dialog.exact} colourNames={colourNames} onClose={() => setDialog(null)} />
      )}
    </>
  );
}

function NothingHere({ trashed, isNarrowed: narrowed, onClear }: { readonly trashed: boolean; readonly isNarrowed: boolean; readonly onClear: () => void }) {
  if (narrowed) {
    return (
      <EmptyState title="Nothing matches these filters">
        <button type="button" className="button" onClick={onClear}>
          Show everything
        </button>
      </EmptyState>
    );
  }
  return trashed ? (
    <EmptyState icon={<Trash2 size={28} strokeWidth={1.5} />} title="The trash is empty">
      <p>Highlights that you delete stay here until you restore them.</p>
    </EmptyState>
  ) : (
    <EmptyState icon={<NotebookPen size={28} strokeWidth={1.5} />} title="No highlights yet">
      <p>
        Select words in a brief and press <kbd>1</kbd> to <kbd>5</kbd>, or <kbd>n</kbd> to write a note.
      </p>
    </EmptyState>
  );
}

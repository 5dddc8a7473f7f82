import { ListFilter, NotebookPen } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { EVERY_HIGHLIGHT, type BriefNoteFilter, type BriefNoteRow, type HighlightFilter, type HighlightValues } from '../../shared/contract/calls.ts';
import { sentence } from '../../shared/errors.ts';
import type { BriefId } from '../../shared/ids.ts';
import type { Result } from '../../shared/result.ts';
import { actOnKey } from '../commands/key-acts.ts';
import { rowAt } from '../client/page-cache.ts';
import { store } from '../client/ports.ts';
import { useBurst } from '../client/use-throttled.ts';
import { useStoreEvent } from '../client/use-event.ts';
import { useKept } from '../client/use-kept-state.ts';
import { usePages } from '../client/use-pages.ts';
import { SearchBox } from '../search/SearchBox.tsx';
import { counted } from '../ui/counts.ts';
import { shortDay } from '../ui/dates.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FilterChips } from '../ui/FilterChips.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { later } from '../ui/lazy-part.tsx';
import { RowList } from '../ui/RowList.tsx';
import { useRovingRows } from '../ui/use-roving-rows.ts';
import { FilterPanel } from './FilterPanel.tsx';
import { chipsOf, isNarrowed, valueName } from './filters.ts';
import { useValueCounts } from './use-value-counts.ts';
import { useValueNames } from './use-value-names.ts';

const { Part: TagsDialog } = later(() => import('../tags/TagsDialog.tsx').then((module) => module.TagsDialog));

interface Props {
  /** Leads back to the highlights. */
  readonly kinds: ReactNode;
  readonly onOpen: (briefId: BriefId) => void;
}

/** Height of a row in CSS pixels; what notes-list.css puts into it fits. */
const ROW = 102;
/** Characters of a note that are drawn: more than three lines hold. */
const SHOWN = 600;

/** What a note is on its day. */
const WRITTEN = 'Written';
/** A note on a brief has no colour, verdict or speaker. */
const NO_VALUES: HighlightValues = { colours: [], tags: [], verdicts: [], speakers: [], sources: [] };

const asked = ({ text, tags, sources, published, made }: HighlightFilter): BriefNoteFilter => ({ text, tags, sources, published, made });

async function countValues(filter: HighlightFilter): Promise<Result<HighlightValues>> {
  const counted = await store.countBriefNoteValues({ filter: asked(filter) });
  return counted.ok ? { ok: true, value: { ...NO_VALUES, ...counted.value } } : counted;
}

/** Notes on whole briefs, over all of them. */
export function BriefNotes({ kinds, onOpen }: Props) {
  const [filter, setFilter] = useKept<HighlightFilter>('filter of notes on briefs', EVERY_HIGHLIGHT);
  const [isFiltering, setFiltering] = useState(false);
  const [isTagging, setTagging] = useState(false);
  const [order, setOrder] = useKept<'newest' | 'published'>('order of notes on briefs', 'newest');
  const { cache, key, failure, want, again } = usePages<BriefNoteRow>(`${order} ${JSON.stringify(filter)}`, (offset, limit) =>
    store.listBriefNotes({ filter: asked(filter), order, offset, limit }),
  );
  const soon = useBurst(again, 300);
  useStoreEvent('highlights-changed', soon);
  useStoreEvent('briefs-changed', soon);
  const counts = useValueCounts(filter, isFiltering, countValues);
  const named = useValueNames(counts);
  const nameOfValue: Parameters<typeof chipsOf>[2] = (dimension, id) => valueName(dimension, id, named(dimension, id), null);
  const total = cache.total ?? 0;
  const rows = useRovingRows({ count: total, height: ROW, onRange: want, list: key });
  return (
    <>
      <div className="list-bar notes-bar">
        <SearchBox
          label="Filter notes on briefs"
          query={filter.text}
          onQuery={(text) => setFilter({ ...filter, text })}
          onLeave={() => setFilter({ ...filter, text: '' })}
          onEnter={() => rows.focus(0)}
        />
        <IconButton label="Filter" hint="f" opens="dialog" expanded={isFiltering} onPress={() => setFiltering(!isFiltering)}>
          <ListFilter size={16} />
        </IconButton>
        {isFiltering && (
          <FilterPanel
            filter={filter}
            counts={counts}
            made={WRITTEN}
            nameOfValue={nameOfValue}
            onFilter={setFilter}
            onTags={() => {
              setFiltering(false);
              setTagging(true);
            }}
            onClose={() => setFiltering(false)}
          />
        )}
      </div>
      <header className="list-head">
        <h1>Notes</h1>
        <span role="status">{cache.total === null ? '' : counted(total, 'note')}</span>
      </header>
      <div className="notes-arrange">
        {kinds}
        <select aria-label="Order" value={order} onChange={({ target }) => setOrder(target.value as typeof order)}>
          <option value="newest">Newest written</option>
          <option value="published">Date of the brief</option>
        </select>
      </div>
      <FilterChips
        chips={chipsOf(filter, counts, nameOfValue, WRITTEN)}
        onFilter={setFilter}
        onClear={() => setFilter({ ...EVERY_HIGHLIGHT, text: filter.text })}
      />
      <div className="list-body">
        {failure && cache.total === null && <EmptyState title={sentence(failure)} />}
        {cache.total === 0
          && (!isNarrowed(filter) ? (
            <EmptyState icon={<NotebookPen size={28} strokeWidth={1.5} />} title="No notes on briefs yet">
              <p>Open a brief and choose “Note on this brief” under its title.</p>
            </EmptyState>
          ) : (
            <EmptyState title="Nothing matches these filters">
              <button type="button" className="button" onClick={() => setFilter(EVERY_HIGHLIGHT)}>
                Show everything
              </button>
            </EmptyState>
          ))}
        {total > 0 && (
          <RowList
            label="Notes on briefs"
            count={total}
            rows={rows}
            rowAt={(index) => rowAt(cache, index)}
            className="note-row"
            onKey={(event, row) => actOnKey('notes', event, { 'filter-rows': () => setFiltering(true), 'open-row': () => onOpen(row.briefId) })}
            onClick={(row) => onOpen(row.briefId)}
          >
            {(row) => <Face row={row} />}
          </RowList>
        )}
      </div>
      {isTagging && <TagsDialog onClose={() => setTagging(false)} />}
    </>
  );
}

function Face({ row: { title, date, note, tags } }: { readonly row: BriefNoteRow }) {
  return (
    <span className="note-row-face">
      <span className="note-row-words" dir="auto">
        {note.text.slice(0, SHOWN)}
      </span>
      <span className="note-row-foot">
        <span className="note-row-title" dir="auto">
          {title}
        </span>
        {tags.slice(0, 2).map(({ id, name }) => (
          <span key={id} className="tag" dir="auto">
            {name}
          </span>
        ))}
        {date && <time>{shortDay(date)}</time>}
      </span>
    </span>
  );
}

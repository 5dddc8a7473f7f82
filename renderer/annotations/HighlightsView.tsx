import { Highlighter, MessageSquareText, Trash2, TriangleAlert } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { sentence } from '../../shared/errors.ts';
import { EVERY_HIGHLIGHT, type Colour, type HighlightRow, type Settings } from '../../shared/contract.ts';
import { say, sayFailure } from '../app/notices.ts';
import { rowAt, withRows } from '../app/page-cache.ts';
import { store } from '../app/ports.ts';
import { useBurst } from '../app/use-burst.ts';
import { useStoreEvent } from '../app/use-event.ts';
import { usePages } from '../app/use-pages.ts';
import { SearchBox } from '../search/SearchBox.tsx';
import { counted } from '../ui/counts.ts';
import { shortDay } from '../ui/dates.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useRovingRows } from '../ui/use-roving-rows.ts';
import { COLOURS, nameOf } from './colours.ts';
import { markOf, verdictSentence } from './verdicts.ts';
import './colour-row.css';
import './highlights.css';
import './highlight-card.css';
import './highlights-view.css';

interface Props {
  readonly trashed: boolean;
  readonly colourNames: Settings['colourNames'] | null;
  readonly onOpen: (row: HighlightRow) => void;
}

/** Height of a row in CSS pixels; highlights-view.css draws it to fit. */
const ROW = 102;

/** Every highlight over all briefs, or those in the trash. */
export function HighlightsView({ trashed, colourNames, onOpen }: Props) {
  const [text, setText] = useState('');
  const [colours, setColours] = useState<readonly Colour[]>([]);
  const { cache, failure, want, again, change } = usePages<HighlightRow>(
    `${trashed} ${colours.join()} ${text}`,
    (offset, limit) =>
      store.listHighlights({
        filter: { ...EVERY_HIGHLIGHT, colours: [...colours], text, trashed },
        group: 'none',
        order: 'newest',
        offset,
        limit,
      }),
  );
  useStoreEvent('highlights-changed', useBurst(again, 300));
  const total = cache.total ?? 0;
  const { scroller, virtual, active, focus, setActive, onKey } = useRovingRows(total, ROW, want);

  const bring = async (row: HighlightRow, way: 'restore' | 'delete') => {
    const result =
      way === 'restore'
        ? await store.restoreHighlights({ ids: [row.id] })
        : await store.deleteHighlights({ ids: [row.id] });
    if (!result.ok) return sayFailure(result.failure);
    change((older) =>
      withRows(
        older,
        ({ id }) => id === row.id,
        (each) => each,
      ),
    );
    say(way === 'restore' ? 'Highlight restored.' : 'Highlight moved to the trash.');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (onKey(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    const row = rowAt(cache, active);
    if (!row) return;
    if (trashed && ['Enter', 'o', 'r'].includes(event.key)) void bring(row, 'restore');
    else if (event.key === 'Enter' || event.key === 'o') onOpen(row);
    else if (event.key === 'Delete' && !trashed) void bring(row, 'delete');
    else return;
    event.preventDefault();
  };
  const toggle = (colour: Colour) =>
    setColours((older) => (older.includes(colour) ? older.filter((each) => each !== colour) : [...older, colour]));
  const isFiltered = text !== '' || colours.length > 0;

  return (
    <>
      <div className="list-bar">
        <SearchBox
          label={trashed ? 'Filter the trash' : 'Filter highlights and notes'}
          query={text}
          onQuery={setText}
          onLeave={() => setText('')}
          onEnter={() => focus(0)}
        />
      </div>
      <header className="list-head">
        <h1>{trashed ? 'Trash' : 'Highlights'}</h1>
        <span role="status">{cache.total === null ? '' : counted(total, 'highlight')}</span>
      </header>
      <div className="colour-filter" role="group" aria-label="Colours">
        {COLOURS.map((colour) => (
          <button
            key={colour}
            type="button"
            data-colour={colour}
            aria-pressed={colours.includes(colour)}
            onClick={() => toggle(colour)}
          >
            <span aria-hidden="true" />
            {nameOf(colour, colourNames)}
          </button>
        ))}
      </div>
      <div className="list-body">
        {failure && cache.total === null && <EmptyState title={sentence(failure)} />}
        {cache.total === 0
          && (isFiltered ? (
            <EmptyState title="Nothing matches these filters" />
          ) : trashed ? (
            <EmptyState icon={<Trash2 size={28} strokeWidth={1.5} />} title="The trash is empty">
              <p>Highlights that you delete stay here until you restore them.</p>
            </EmptyState>
          ) : (
            <EmptyState icon={<Highlighter size={28} strokeWidth={1.5} />} title="No highlights yet">
              <p>
                Select words in a brief and press <kbd>1</kbd> to <kbd>5</kbd>.
              </p>
            </EmptyState>
          ))}
        {total > 0 && (
          <div className="brief-list" ref={scroller} tabIndex={-1}>
            <div
              role="listbox"
              aria-label={trashed ? 'Deleted highlights' : 'Highlights'}
              className="brief-list-rows"
              style={{ height: virtual.getTotalSize() }}
              onKeyDown={onKeyDown}
            >
              {virtual.getVirtualItems().map(({ index, start }) => {
                const row = rowAt(cache, index);
                return (
                  <div
                    key={row?.id ?? `row ${index}`}
                    role="option"
                    data-row={index}
                    data-colour={row?.colour}
                    className="highlight-row"
                    aria-selected={index === active}
                    aria-setsize={total}
                    aria-posinset={index + 1}
                    aria-label={row ? undefined : 'Loading'}
                    tabIndex={index === active ? 0 : -1}
                    style={{ transform: `translateY(${start}px)` }}
                    onClick={(event) => {
                      setActive(index);
                      if (!row) return;
                      if ((event.target as Element).closest('.highlight-row-restore')) void bring(row, 'restore');
                      else if (!trashed) onOpen(row);
                    }}
                  >
                    {row && <Row row={row} colour={nameOf(row.colour, colourNames)} />}
                  </div>
                );
              })}
            </div>
          </div>
        )}
      </div>
    </>
  );
}

function Row({
  row: { exact, title, date, paragraph, note, tags, speaker, place, deletedAt },
  colour,
}: {
  readonly row: HighlightRow;
  readonly colour: string;
}) {
  const mark = markOf(place.verdict);
  return (
    <span className="highlight-row-face">
      <span className="highlight-row-words" dir="auto">
        “{exact}”
      </span>
      <span className="only-heard">
        {[`${colour} highlight`, verdictSentence(place.verdict)].filter(Boolean).join(', ')}
      </span>
      {note && (
        <span className="highlight-row-note" dir="auto">
          <MessageSquareText size={12} />
          <span>{note.text}</span>
        </span>
      )}
      <span className="highlight-row-foot">
        {mark !== 'none' && mark !== 'small' && <TriangleAlert size={12} data-warn="" />}
        <span className="highlight-row-title" dir="auto">
          {speaker === null ? title : `${speaker} · ${title}`}
        </span>
        {tags.slice(0, 2).map(({ id, name }) => (
          <span key={id} className="tag" dir="auto">
            {name}
          </span>
        ))}
        {paragraph !== null && <span>¶{paragraph}</span>}
        {deletedAt === null ? (
          date && <time>{shortDay(date)}</time>
        ) : (
          <span className="highlight-row-restore">Restore</span>
        )}
      </span>
    </span>
  );
}

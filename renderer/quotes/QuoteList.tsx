import { useEffect, useId, useImperativeHandle, type KeyboardEvent, type MouseEvent, type ReactNode, type Ref } from 'react';
import { sentence } from '../../shared/errors.ts';
import type { Colour, QuoteFilter, QuoteRow, Settings } from '../../shared/contract.ts';
import type { SpeakerId } from '../../shared/ids.ts';
import { colourOfKey } from '../annotations/colours.ts';
import { rowAt, withRows } from '../app/page-cache.ts';
import { store } from '../app/ports.ts';
import { useBurst } from '../app/use-burst.ts';
import { useStoreEvent } from '../app/use-event.ts';
import { usePages } from '../app/use-pages.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useRovingRows } from '../ui/use-roving-rows.ts';
import { copyQuote, highlightQuote } from './quote-acts.ts';
import { QuoteFace } from './QuoteFace.tsx';
import { useKeptRow } from './use-kept-row.ts';
import '../annotations/highlights.css';
import './quote-list.css';

export interface QuoteListHandle {
  /** Takes the keyboard focus to the first quote. */
  focus(): void;
}

interface Props {
  readonly label: string;
  readonly filter: QuoteFilter;
  readonly order: 'newest' | 'oldest';
  readonly colourNames: Settings['colourNames'] | null;
  /** `takeFocus`: it was opened by a key. */
  readonly onOpen: (quote: QuoteRow, takeFocus: boolean) => void;
  /** null on the speaker's own page. */
  readonly onSpeaker: ((id: SpeakerId) => void) | null;
  readonly onTotal: (total: number | null) => void;
  /** What is shown when there is none. */
  readonly empty: ReactNode;
  readonly ref?: Ref<QuoteListHandle>;
}

/** Height of a row in CSS pixels; quote-list.css draws it to fit. */
const ROW = 124;

/** Attributed quotes, as many as there are; each can be opened, highlighted and copied. */
export function QuoteList({ label, filter, order, colourNames, onOpen, onSpeaker, onTotal, empty, ref }: Props) {
  const { cache, failure, want, again, change } = usePages<QuoteRow>(`${order} ${JSON.stringify(filter)}`, (offset, limit) =>
    store.listQuotes({ filter, order, offset, limit }));
  const soon = useBurst(again, 400);
  useStoreEvent('highlights-changed', soon);
  useStoreEvent('briefs-changed', soon);
  useStoreEvent('speakers-changed', soon);
  useEffect(() => onTotal(cache.total), [onTotal, cache.total]);
  const total = cache.total ?? 0;
  const { scroller, virtual, active, focus, setActive, onKey } = useRovingRows(total, ROW, want);
  useKeptRow(label, total, active, focus);
  useImperativeHandle(ref, () => ({ focus: () => focus(0) }));
  const keys = useId();

  const highlight = (row: QuoteRow, colour: Colour) =>
    void highlightQuote(row, colour, (made) =>
      change((older) => withRows(older, ({ id }) => id === row.id, (each) => ({ ...each, highlight: made }))));

  const onKeyDown = (event: KeyboardEvent) => {
    if (onKey(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    const row = rowAt(cache, active);
    if (!row) return;
    const colour = colourOfKey(event.key);
    if (colour) highlight(row, colour);
    else if (event.key === 'Enter' || event.key === 'o') onOpen(row, true);
    else if (event.key === 'c') void copyQuote(row);
    else if (event.key === 'p' && onSpeaker) onSpeaker(row.speaker.id);
    else return;
    event.preventDefault();
  };
  const onClick = (event: MouseEvent, row: QuoteRow) => {
    const act = (event.target as Element).closest<HTMLElement>('[data-act]')?.dataset['act'];
    if (act === 'speaker' && onSpeaker) onSpeaker(row.speaker.id);
    else if (act === 'highlight') highlight(row, row.highlight?.colour ?? 'yellow');
    else if (act === 'copy') void copyQuote(row);
    else onOpen(row, false);
  };

  if (failure && cache.total === null) return <EmptyState title={sentence(failure)} />;
  if (cache.total === 0) return empty;
  if (total === 0) return null;
  return (
    <div className="brief-list" ref={scroller} tabIndex={-1}>
      <p id={keys} className="only-heard">
        Enter opens the brief at the quote. 1 to 5 highlight it. c copies it with its citation.
        {onSpeaker && ' p shows its speaker.'}
      </p>
      <div
        role="listbox"
        aria-label={label}
        aria-describedby={keys}
        className="brief-list-rows"
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rowAt(cache, index);
          return (
            <div
              key={index}
              role="option"
              data-row={index}
              data-colour={row?.highlight?.colour}
              className="quote-row"
              aria-selected={index === active}
              aria-setsize={total}
              aria-posinset={index + 1}
              aria-label={row ? undefined : 'Loading'}
              tabIndex={index === active ? 0 : -1}
              style={{ transform: `translateY(${start}px)` }}
              onClick={(event) => {
                setActive(index);
                if (row) onClick(event, row);
              }}
            >
              {row && <QuoteFace row={row} names={colourNames} hasSpeakerLink={onSpeaker !== null} />}
            </div>
          );
        })}
      </div>
    </div>
  );
}

import { useEffect, useImperativeHandle, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import { sentence } from '../../shared/errors.ts';
import type { Colour, QuoteFilter, QuoteRow, Settings } from '../../shared/contract/calls.ts';
import type { SpeakerId } from '../../shared/ids.ts';
import { actOnKey, type ActsIn } from '../commands/key-acts.ts';
import { rowAt, withRows } from '../client/page-cache.ts';
import { store } from '../client/ports.ts';
import { useBurst } from '../client/use-throttled.ts';
import { useStoreEvent } from '../client/use-event.ts';
import { usePages } from '../client/use-pages.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { RowList } from '../ui/RowList.tsx';
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

/** Height of a row in CSS pixels; what quote-list.css puts into it fits. */
const ROW = 124;

/** Attributed quotes, as many as there are; each can be opened, highlighted and copied. */
export function QuoteList({ label, filter, order, colourNames, onOpen, onSpeaker, onTotal, empty, ref }: Props) {
  const { cache, key, failure, want, again, change } = usePages<QuoteRow>(`${order} ${JSON.stringify(filter)}`, (offset, limit) =>
    store.listQuotes({ filter, order, offset, limit }));
  const soon = useBurst(again, 400);
  useStoreEvent('highlights-changed', soon);
  useStoreEvent('briefs-changed', soon);
  useStoreEvent('speakers-changed', soon);
  useEffect(() => onTotal(cache.total), [onTotal, cache.total]);
  const total = cache.total ?? 0;
  const rows = useRovingRows({ count: total, height: ROW, onRange: want, list: key });
  useKeptRow(label, total, rows.active, rows.focus);
  useImperativeHandle(ref, () => ({ focus: () => rows.focus(0) }));

  const highlight = (row: QuoteRow, colour: Colour) =>
    void highlightQuote(row, colour, (made) =>
      change((older) => withRows(older, ({ id }) => id === row.id, (each) => ({ ...each, highlight: made }))));

  const onKey = (event: KeyboardEvent, row: QuoteRow) => {
    const acts: ActsIn<'quotes'> = {
      'open-row': () => onOpen(row, true),
      'colour-yellow': () => highlight(row, 'yellow'),
      'colour-green': () => highlight(row, 'green'),
      'colour-blue': () => highlight(row, 'blue'),
      'colour-pink': () => highlight(row, 'pink'),
      'colour-purple': () => highlight(row, 'purple'),
      'copy-row': () => void copyQuote(row),
      'row-speaker': onSpeaker && (() => onSpeaker(row.speaker.id)),
    };
    actOnKey('quotes', event, acts);
  };
  const onClick = (row: QuoteRow, part: Element) => {
    const act = part.closest<HTMLElement>('[data-act]')?.dataset['act'];
    if (act === 'speaker' && onSpeaker) onSpeaker(row.speaker.id);
    else if (act === 'highlight') highlight(row, row.highlight?.colour ?? 'yellow');
    else if (act === 'copy') void copyQuote(row);
    else onOpen(row, true);
  };

  if (failure && cache.total === null) return <EmptyState title={sentence(failure)} />;
  if (cache.total === 0) return empty;
  if (total === 0) return null;
  return (
    <RowList
      label={label}
      hint={`Enter opens the brief at the quote. 1 to 5 highlight it. c copies it with its citation.${onSpeaker ? ' p shows its speaker.' : ''}`}
      count={total}
      rows={rows}
      rowAt={(index) => rowAt(cache, index)}
      className="quote-row"
      marks={({ highlight: made }) => ({ 'data-colour': made?.colour })}
      onKey={onKey}
      onClick={onClick}
    >
      {(row) => <QuoteFace row={row} names={colourNames} hasSpeakerLink={onSpeaker !== null} />}
    </RowList>
  );
}

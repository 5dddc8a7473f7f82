import { UsersRound } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { sentence } from '../../shared/errors.ts';
import type { SpeakerRow } from '../../shared/contract/calls.ts';
import type { SpeakerId } from '../../shared/ids.ts';
import { actOnKey, type ActsIn } from '../commands/key-acts.ts';
import { rowAt } from '../client/page-cache.ts';
import { store } from '../client/ports.ts';
import { useBurst } from '../client/use-throttled.ts';
import { useStoreEvent } from '../client/use-event.ts';
import { useKept } from '../client/use-kept-state.ts';
import { usePages } from '../client/use-pages.ts';
import { SearchBox } from '../search/SearchBox.tsx';
import { counted, number } from '../ui/counts.ts';
import { shortDay } from '../ui/dates.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { RowList } from '../ui/RowList.tsx';
import { useRovingRows } from '../ui/use-roving-rows.ts';
import { AlikeList } from './AlikeList.tsx';
import { merge } from './speaker-acts.ts';
import { SpeakerPicker } from './SpeakerPicker.tsx';
import { useAlike } from './use-alike.ts';
import { useKeptRow } from './use-kept-row.ts';
import './quote-filters.css';
import './speaker.css';

interface Props {
  readonly onSpeaker: (id: SpeakerId) => void;
}

/** Height of a row in CSS pixels; what speaker.css puts into it fits. */
const ROW = 54;

/** Everybody who is quoted, and names that may be one person's. */
export function SpeakersView({ onSpeaker }: Props) {
  const [text, setText] = useKept('words in speakers', '');
  const [order, setOrder] = useKept<'quotes' | 'name'>('order of speakers', 'quotes');
  const [showsAlike, setShowsAlike] = useState(false);
  const [merging, setMerging] = useState<SpeakerRow | null>(null);
  const { cache, key, failure, want, again } = usePages<SpeakerRow>(`${order} ${text}`, (offset, limit) =>
    store.listSpeakers({ text, order, offset, limit }));
  const soon = useBurst(again, 400);
  useStoreEvent('speakers-changed', soon);
  useStoreEvent('briefs-changed', soon);
  const alike = useAlike();
  const total = cache.total ?? 0;
  const rows = useRovingRows({ count: total, height: ROW, onRange: want, list: key });
  useKeptRow('Speakers', total, rows.active, rows.focus);

  const onKey = (event: KeyboardEvent, row: SpeakerRow) => {
    const acts: ActsIn<'speakers'> = { 'open-row': () => onSpeaker(row.id), 'merge-speaker': () => setMerging(row) };
    actOnKey('speakers', event, acts);
  };
  return (
    <>
      <div className="list-bar">
        <SearchBox label="Filter speakers" query={text} onQuery={setText} onLeave={() => setText('')} onEnter={() => rows.focus(0)} />
      </div>
      <header className="list-head">
        <h1>Speakers</h1>
        <span role="status">{cache.total === null ? '' : counted(total, 'speaker')}</span>
      </header>
      <div className="speakers-bar">
        <button type="button" className="quote-filter" aria-pressed={order === 'name'} onClick={() => setOrder(order === 'name' ? 'quotes' : 'name')}>
          By name
        </button>
        {(showsAlike || (alike.value?.total ?? 0) > 0) && (
          <button type="button" className="quote-filter" aria-pressed={showsAlike} onClick={() => setShowsAlike(!showsAlike)}>
            May be the same
            <span className="quote-filter-count">{number(alike.value?.total ?? 0)}</span>
          </button>
        )}
        {merging && (
          <SpeakerPicker
            self={merging.id}
            onChoose={(other) => {
              setMerging(null);
              void merge(other, merging);
            }}
            onClose={() => setMerging(null)}
          />
        )}
      </div>
      <div className="list-body">
        {showsAlike ? (
          <AlikeList alike={alike} onSpeaker={onSpeaker} />
        ) : (
          <>
            {failure && cache.total === null && <EmptyState title={sentence(failure)} />}
            {cache.total === 0
              && (text.trim() !== '' ? (
                <EmptyState title="Nobody is called so" />
              ) : (
                <EmptyState icon={<UsersRound size={28} strokeWidth={1.5} />} title="Nobody is quoted yet">
                  <p>Everybody to whom a brief attributes words by name is listed here. Import or fetch briefs to begin.</p>
                </EmptyState>
              ))}
            {total > 0 && (
              <RowList
                label="Speakers"
                hint="Enter shows what they said. m merges them with another speaker."
                count={total}
                rows={rows}
                rowAt={(index) => rowAt(cache, index)}
                className="speaker-row"
                onKey={onKey}
                onClick={(row) => onSpeaker(row.id)}
              >
                {(row) => <Face row={row} />}
              </RowList>
            )}
          </>
        )}
      </div>
    </>
  );
}

function Face({ row: { name, role, quotes, names, latest } }: { readonly row: SpeakerRow }) {
  return (
    <>
      <span className="speaker-row-top">
        <b dir="auto">{name}</b>
        <span>
          {number(quotes)}
          <span className="only-heard"> {quotes === 1 ? 'quote' : 'quotes'}</span>
        </span>
      </span>
      <span className="speaker-row-foot">
        <span className="speaker-row-role" dir="auto">
          {role}
        </span>
        {names > 1 && <span>{counted(names, 'name')}</span>}
        {latest !== null && <time>{shortDay(latest)}</time>}
      </span>
    </>
  );
}

import { Quote } from 'lucide-react';
import { useRef, useState } from 'react';
import type { QuoteRow, Settings } from '../../shared/contract/calls.ts';
import type { SpeakerId } from '../../shared/ids.ts';
import { useKept } from '../client/use-kept-state.ts';
import { SearchBox } from '../search/SearchBox.tsx';
import { counted } from '../ui/counts.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { isEvery, NOTHING_CHOSEN } from './chosen-filter.ts';
import { QuoteFilters } from './QuoteFilters.tsx';
import { QuoteList, type QuoteListHandle } from './QuoteList.tsx';

interface Props {
  readonly colourNames: Settings['colourNames'] | null;
  readonly onOpen: (quote: QuoteRow, takeFocus: boolean) => void;
  readonly onSpeaker: (id: SpeakerId) => void;
}

/** Who said what, when and in which role: every attributed quote of the archive. */
export function QuotesView({ colourNames, onOpen, onSpeaker }: Props) {
  const [chosen, choose] = useKept('quotes', NOTHING_CHOSEN);
  const [total, setTotal] = useState<number | null>(null);
  const list = useRef<QuoteListHandle>(null);
  const setText = (text: string) => choose({ ...chosen, filter: { ...chosen.filter, text } });
  return (
    <>
      <div className="list-bar">
        <SearchBox
          label="Filter quotes"
          query={chosen.filter.text}
          onQuery={setText}
          onLeave={() => setText('')}
          onEnter={() => list.current?.focus()}
        />
      </div>
      <header className="list-head">
        <h1>Quotes</h1>
        <span role="status">{total === null ? '' : counted(total, 'quote')}</span>
      </header>
      <QuoteFilters chosen={chosen} onChosen={choose} />
      <div className="list-body">
        <QuoteList
          ref={list}
          label="Quotes"
          filter={chosen.filter}
          order="newest"
          colourNames={colourNames}
          onOpen={onOpen}
          onSpeaker={onSpeaker}
          onTotal={setTotal}
          empty={
            isEvery(chosen.filter) ? (
              <EmptyState icon={<Quote size={28} strokeWidth={1.5} />} title="Nobody is quoted yet">
                <p>Words that a brief attributes to somebody by name are gathered here. Import or fetch briefs to begin.</p>
              </EmptyState>
            ) : (
              <EmptyState title="No quote matches these filters">
                <button type="button" className="button" onClick={() => choose(NOTHING_CHOSEN)}>
                  Show every quote
                </button>
              </EmptyState>
            )
          }
        />
      </div>
    </>
  );
}

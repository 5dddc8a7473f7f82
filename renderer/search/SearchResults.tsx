import { Highlighter, MessageSquareText, Quote } from 'lucide-react';
import { useImperativeHandle, useRef, useState, type KeyboardEvent, type Ref, type UIEvent } from 'react';
import type { SearchHit } from '../../shared/contract.ts';
import type { BriefId } from '../../shared/ids.ts';
import { shortDay } from '../ui/dates.ts';
import { Marked } from './Marked.tsx';
import './search-results.css';

export interface ResultsHandle {
  /** To the result the analyst was at, or the first one. */
  focus(): void;
}

interface Props {
  readonly hits: readonly SearchHit[];
  readonly openId: BriefId | null;
  readonly onOpen: (hit: SearchHit) => void;
  readonly onLeave: () => void;
  /** The end of what is there comes into view. */
  readonly onMore: () => void;
  readonly ref?: Ref<ResultsHandle>;
}

/** What was found, brief by brief, each with its best passage and what of the analyst's own matched. */
export function SearchResults({ hits, openId, onOpen, onLeave, onMore, ref }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const at = Math.min(active, hits.length - 1);

  const focus = (index: number) => {
    setActive(index);
    list.current?.querySelectorAll<HTMLElement>('[role="option"]')[index]?.focus();
  };
  useImperativeHandle(ref, () => ({ focus: () => focus(at) }));

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      j: at + 1,
      ArrowUp: at - 1,
      k: at - 1,
      Home: 0,
      End: hits.length - 1,
    };
    const next = steps[event.key];
    const hit = hits[at];
    if (next !== undefined) focus(Math.max(0, Math.min(hits.length - 1, next)));
    else if ((event.key === 'Enter' || event.key === 'o') && hit) onOpen(hit);
    else if (event.key === 'Escape') onLeave();
    else return;
    event.preventDefault();
  };
  const onScroll = ({ currentTarget: { scrollTop, scrollHeight, clientHeight } }: UIEvent<HTMLDivElement>) => {
    if (scrollTop + clientHeight * 2 > scrollHeight) onMore();
  };

  return (
    <div className="results" onScroll={onScroll} tabIndex={-1}>
      <div role="listbox" aria-label="Search results" ref={list} onKeyDown={onKeyDown}>
        {hits.map((hit, index) => (
          <div
            key={hit.brief.id}
            role="option"
            className="result"
            aria-selected={hit.brief.id === openId}
            aria-posinset={index + 1}
            aria-setsize={-1}
            tabIndex={index === at ? 0 : -1}
            onClick={() => {
              setActive(index);
              onOpen(hit);
            }}
          >
            <Result hit={hit} />
          </div>
        ))}
      </div>
    </div>
  );
}

function Result({ hit: { brief, title, passage, annotations } }: { readonly hit: SearchHit }) {
  const place =
    passage
    && [
      passage.speaker ? passage.speaker + (passage.role ? `, ${passage.role}` : '') : null,
      passage.section,
      passage.paragraph ? `¶${passage.paragraph}` : null,
    ]
      .filter((part) => part !== null)
      .join(' · ');
  return (
    <>
      <span className="result-top">
        <span>{brief.series ?? brief.source.name}</span>
        <time>{brief.date ? shortDay(brief.date) : ''}</time>
      </span>
      <span className="result-title" dir="auto">
        <Marked marked={title} />
      </span>
      {passage && (
        <span className="result-passage" dir="auto">
          <Marked marked={passage} />
          {place && (
            <span className="result-place" dir="auto">
              {passage.speaker && <Quote size={11} aria-label="Quote by" />}
              {place}
            </span>
          )}
        </span>
      )}
      {annotations.map(({ highlightId, noteId, colour, quote, note }) => (
        <span className="result-own" data-colour={colour ?? undefined} key={highlightId ?? noteId}>
          {quote && (
            <span>
              <Highlighter size={12} aria-label="Your highlight:" />
              <span dir="auto">
                “<Marked marked={quote} />”
              </span>
            </span>
          )}
          {note && (
            <span>
              <MessageSquareText size={12} aria-label="Your note:" />
              <span dir="auto">
                <Marked marked={note} />
              </span>
            </span>
          )}
        </span>
      ))}
    </>
  );
}

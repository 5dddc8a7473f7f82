import { memo } from 'react';
import { Highlighter, MessageSquareText, Quote } from 'lucide-react';
import type { SearchHit } from '../../shared/contract/calls.ts';
import { shortDay } from '../ui/dates.ts';
import { Marked } from './Marked.tsx';

/** One brief that was found: where its best passage stands, and what of the analyst’s own matched. */
export const Result = memo(function Result({ hit: { brief, isNear, title, passage, annotations } }: { readonly hit: SearchHit }) {
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
        <span dir="auto">{brief.series ?? brief.source.name}</span>
        {isNear && <span className="result-near">Similar wording</span>}
        <time>{brief.date ? shortDay(brief.date) : ''}</time>
      </span>
      <span className="result-title" dir="auto">
        {brief.isUnread && <span className="result-unread" role="img" aria-label="Unread" />}
        <Marked marked={title} />
      </span>
      {passage && (
        <span className="result-passage" dir="auto">
          <Marked marked={passage} />
          {place && (
            <span className="result-place">
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
});

import { MessageSquareText, MoveVertical, PencilLine, Pilcrow, Quote, TriangleAlert } from 'lucide-react';
import type { Verdict } from '../../../shared/annotate/verdict/verdicts.ts';
import type { BriefQuote, Highlight } from '../../../shared/contract/calls.ts';
import { markOf, verdictSentence } from '../../annotations/verdicts.ts';
import './gutter-marks.css';

interface Props {
  readonly quotes: readonly BriefQuote[];
  /** Highlights that are not plainly what they were. */
  readonly marked: readonly Highlight[];
  /** Highlights whose note is not shown beside the text. */
  readonly noted: readonly Highlight[];
  /** By quote or highlight id, in CSS pixels below the top of the page. */
  readonly tops: ReadonlyMap<string, number>;
  readonly near: { top: number; bottom: number };
  /** Which way the text runs: the signs of quotes stand where its lines begin. */
  readonly direction: 'ltr' | 'rtl';
  readonly onQuote: (quote: BriefQuote) => void;
  readonly onHighlight: (highlight: Highlight) => void;
}

/** Small signs in the gutter: where somebody is quoted, and where words are not what they were. */
export function GutterMarks({ quotes, marked, noted, tops, near, direction, onQuote, onHighlight }: Props) {
  const isNear = (id: string) => {
    const top = tops.get(id);
    return top !== undefined && top > near.top && top < near.bottom;
  };
  return (
    <div className="gutter-marks" dir={direction} role="group" aria-label="Marks beside the text">
      {quotes
        .filter(({ id }) => isNear(`quote ${id}`))
        .map((quote) => (
          <button
            key={quote.id}
            type="button"
            className="gutter-mark"
            style={{ top: tops.get(`quote ${quote.id}`) }}
            aria-label={`Highlight this quote by ${quote.speaker}`}
            data-tip={`${quote.speaker}${quote.role === null ? '' : `, ${quote.role}`}: highlight this quote`}
            onClick={() => onQuote(quote)}
          >
            <Quote size={14} />
          </button>
        ))}
      {marked
        .filter(({ id }) => isNear(id))
        .map((highlight) => (
          <button
            key={highlight.id}
            type="button"
            className="gutter-mark"
            data-side="end"
            data-mark={markOf(highlight.place.verdict)}
            style={{ top: tops.get(highlight.id) }}
            aria-label={`${verdictSentence(highlight.place.verdict)} Show this highlight`}
            data-tip={verdictSentence(highlight.place.verdict)}
            onClick={() => onHighlight(highlight)}
          >
            <Sign verdict={highlight.place.verdict} />
          </button>
        ))}
      {noted
        .filter(({ id }) => isNear(id))
        .map((highlight) => (
          <button
            key={`note ${highlight.id}`}
            type="button"
            className="gutter-mark"
            data-side="end"
            data-colour={highlight.colour}
            style={{ top: tops.get(highlight.id) }}
            aria-label={`Show the note: ${highlight.note?.text ?? ''}`}
            data-tip={highlight.note?.text.slice(0, 200)}
            onClick={() => onHighlight(highlight)}
          >
            <MessageSquareText size={14} />
          </button>
        ))}
    </div>
  );
}

function Sign({ verdict }: { readonly verdict: Verdict }) {
  if (verdict === 'moved') return <MoveVertical size={14} />;
  if (verdict === 'typography') return <Pilcrow size={14} />;
  if (verdict === 'wording') return <PencilLine size={14} />;
  return <TriangleAlert size={15} />;
}

import { Quote, TriangleAlert, MoveVertical, Pilcrow } from 'lucide-react';
import type { BriefQuote, Highlight } from '../../shared/contract.ts';
import { markOf, verdictSentence } from '../annotations/verdicts.ts';
import './gutter-marks.css';

interface Props {
  readonly quotes: readonly BriefQuote[];
  /** Highlights that are not plainly what they were. */
  readonly marked: readonly Highlight[];
  /** By quote or highlight id, in CSS pixels below the top of the page. */
  readonly tops: ReadonlyMap<string, number>;
  readonly near: { top: number; bottom: number };
  readonly onQuote: (quote: BriefQuote) => void;
  readonly onHighlight: (highlight: Highlight) => void;
}

/** Small signs in the gutter: where somebody is quoted, and where words are not what they were. */
export function GutterMarks({ quotes, marked, tops, near, onQuote, onHighlight }: Props) {
  const isNear = (id: string) => {
    const top = tops.get(id);
    return top !== undefined && top > near.top && top < near.bottom;
  };
  return (
    <div className="gutter-marks" role="group" aria-label="Marks beside the text">
      {quotes.filter(({ id }) => isNear(`quote ${id}`)).map((quote) => (
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
      {marked.filter(({ id }) => isNear(id)).map((highlight) => (
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
          {highlight.place.verdict === 'moved' ? <MoveVertical size={14} /> : highlight.place.verdict === 'typography' ? <Pilcrow size={14} /> : <TriangleAlert size={15} />}
        </button>
      ))}
    </div>
  );
}

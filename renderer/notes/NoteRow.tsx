import { Check, MessageSquareText, TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import type { HighlightRow } from '../../shared/contract/calls.ts';
import { markOf, verdictSentence } from '../annotations/verdicts.ts';
import { shortDay } from '../ui/dates.ts';

interface Props {
  readonly row: HighlightRow;
  /** As the analyst named it. */
  readonly colour: string;
  readonly isChosen: boolean;
}

/** Characters of a quote that are drawn: more than three lines hold, whatever the width. */
const SHOWN = 600;

/** One highlight of the list: its words, its note, and where they stand. Clicks are the list's. */
export const NoteRow = memo(function NoteRow({ row, colour, isChosen }: Props) {
  const { exact, title, date, paragraph, note, tags, speaker, place, deletedAt } = row;
  const mark = markOf(place.verdict);
  return (
    <div role="gridcell" className="note-row-face">
      <span className="note-row-check" data-on={isChosen || undefined} aria-hidden="true">
        {isChosen && <Check size={12} strokeWidth={3} />}
      </span>
      <span className="note-row-words" dir="auto">
        “{exact.slice(0, SHOWN)}”
      </span>
      <span className="only-heard">{[`${colour} highlight`, verdictSentence(place.verdict)].filter(Boolean).join(', ')}</span>
      {note && (
        <span className="note-row-note" dir="auto">
          <MessageSquareText size={12} aria-label="Your note:" />
          <span>{note.text.slice(0, SHOWN)}</span>
        </span>
      )}
      <span className="note-row-foot">
        {mark !== 'none' && mark !== 'small' && <TriangleAlert size={12} data-warn="" aria-hidden="true" />}
        <span className="note-row-title" dir="auto">
          {speaker === null ? title : `${speaker} · ${title}`}
        </span>
        {tags.slice(0, 2).map(({ id, name }) => (
          <span key={id} className="tag" dir="auto">
            {name}
          </span>
        ))}
        {tags.length > 2 && <span aria-label={`and ${tags.length - 2} more tags`}>+{tags.length - 2}</span>}
        {paragraph !== null && <span>¶{paragraph}</span>}
        {deletedAt === null ? date && <time>{shortDay(date)}</time> : <span className="note-row-restore">Restore</span>}
      </span>
    </div>
  );
});

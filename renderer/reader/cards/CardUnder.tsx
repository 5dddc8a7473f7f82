import type { Highlight, Settings } from '../../../shared/contract/calls.ts';
import { HighlightCard } from './HighlightCard.tsx';
import type { CardActs } from './MarginNotes.tsx';
import type { Page } from '../page/use-page.ts';

interface Props extends CardActs {
  readonly highlight: Highlight;
  readonly page: Page;
  /** Top of its last line, in CSS pixels below the top of the page; nothing while that is not known. */
  readonly lineTop: number | undefined;
  readonly names: Settings['colourNames'] | null;
  readonly takeFocus: boolean;
}

/** From the top of a line to below it, in CSS pixels. */
const LINE = 34;

/** The card of an open highlight where there is no margin for it: under its last line. */
export function CardUnder({ highlight, page: { scroller }, lineTop, names, takeFocus, onActivate, onColour, onCopy, onDelete, onClose }: Props) {
  // Words that are nowhere have no line: their card comes to the head of what is seen.
  const isNowhere = highlight.place.start === null;
  if (!isNowhere && lineTop === undefined) return null;
  const top = isNowhere ? (scroller.current?.scrollTop ?? 0) + 12 : lineTop! + LINE;
  return (
    <div className="card-under" style={{ top }}>
      <HighlightCard
        highlight={highlight}
        names={names}
        isActive
        takeFocus={takeFocus}
        onActivate={(focusNote) => onActivate(highlight, focusNote)}
        onColour={(colour) => onColour(highlight, colour)}
        onCopy={() => onCopy(highlight)}
        onDelete={() => onDelete(highlight)}
        onClose={onClose}
      />
    </div>
  );
}

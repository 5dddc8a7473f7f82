import { useState } from 'react';
import { withoutStruck } from '../../../shared/brief/text.ts';
import type { Brief, BriefQuote, Colour, Highlight } from '../../../shared/contract/calls.ts';
import type { HighlightId } from '../../../shared/ids.ts';
import type { CardActs } from '../cards/MarginNotes.tsx';
import { useHighlights } from '../../annotations/use-highlights.ts';
import { rangesOfHighlight } from '../../annotations/verdicts.ts';
import { copyCited } from '../../client/copy-cited.ts';
import { hear, say, sayFailure } from '../../client/notices.ts';
import { shell } from '../../client/ports.ts';
import type { Span } from '../../page/text-steps.ts';
import type { Page } from '../page/use-page.ts';

/** The colour of a highlight without a chosen one: the last that was used, whichever brief it was in. */
let lastColour: Colour = 'yellow';

/** The highlight that is open for a look or for writing, and everything that is done to highlights on this page. */
export function useHighlighting(
  brief: Brief,
  put: (change: (brief: Brief) => Brief) => void,
  { reveal, focus }: Page,
  clearSelection: () => void,
) {
  const [active, setActive] = useState<{ id: HighlightId; focusNote: boolean } | null>(null);
  const { pending, create, recolour, remove } = useHighlights(brief, put);
  const { highlights, quotes } = brief;

  const quoteAt = ([start, end]: Span) => quotes.find((quote) => quote.start === start && quote.end === end) ?? null;
  const open = (id: HighlightId, focusNote = false) => setActive({ id, focusNote });
  const close = () => {
    setActive(null);
    focus();
  };

  /**
   * The same words are never marked twice in the same place: another colour recolours, and a note opens the one that is there.
   */
  const highlightIn = async (span: Span, colour: Colour, then: 'go on' | 'show' | 'write') => {
    lastColour = colour;
    clearSelection();
    const known = highlights.find(({ place }) => place.start === span[0] && place.end === span[1]);
    if (known && then === 'go on' && known.colour !== colour) recolour(known, colour);
    const made = known ?? (await create({ start: span[0], end: span[1] }, colour, quoteAt(span)?.id ?? null));
    if (made && then !== 'go on') open(made.id, then === 'write');
    if (made) hear('Highlighted.');
  };
  const copy = async (words: string) => {
    const result = await shell.copyText({ text: withoutStruck(words) });
    if (result.ok) say('Copied.');
    else sayFailure(result.failure);
  };
  const cards: CardActs = {
    onActivate: (highlight, focusNote) => open(highlight.id, focusNote),
    onColour: recolour,
    onCopy: ({ id }) => void copyCited([{ highlightId: id }]),
    onDelete(highlight) {
      remove(highlight);
      close();
    },
    onClose: close,
  };

  return {
    active,
    pending,
    cards,
    quoteAt,
    open,
    /** Nothing is open any more; the focus stays where it is. */
    leave: () => setActive(null),
    close,
    highlightIn: (span: Span, colour: Colour) => void highlightIn(span, colour, 'go on'),
    highlightWithNote: (span: Span) => void highlightIn(span, lastColour, 'write'),
    async highlightQuote({ start, end }: BriefQuote) {
      await highlightIn([start, end], lastColour, 'show');
      reveal([start, end]);
      focus();
    },
    goTo(highlight: Highlight) {
      const [range] = rangesOfHighlight(highlight);
      if (range) reveal(range);
      open(highlight.id);
    },
    copy: (words: string) => void copy(words),
  };
}

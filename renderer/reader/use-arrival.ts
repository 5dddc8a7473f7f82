import { useEffect, useLayoutEffect, useRef } from 'react';
import type { Brief } from '../../shared/contract/calls.ts';
import type { HighlightId } from '../../shared/ids.ts';
import { rangesOfHighlight } from '../annotations/verdicts.ts';
import { markPainted } from '../client/paint-marks.ts';
import type { Opened } from '../client/place.ts';
import type { Span } from '../page/text-steps.ts';
import type { Matches } from './use-matches.ts';
import type { Page } from './page/use-page.ts';

/** Goes where the opening meant, before anything is painted: to a highlight, a quote, a match, or where reading stopped. */
export function useArrival(
  brief: Brief,
  opened: Opened,
  isThere: boolean,
  { text, reveal, look, focus }: Page,
  matches: Matches | null,
  { onHighlight, onQuote }: { onHighlight: (id: HighlightId) => void; onQuote: (span: Span) => void },
): void {
  const arrived = useRef(0);
  useLayoutEffect(() => {
    if (!text || !isThere || arrived.current === opened.serial) return;
    const isFirst = arrived.current === 0;
    arrived.current = opened.serial;
    const { at } = opened;
    if (at?.kind === 'highlight') {
      const meant = brief.highlights.find(({ id }) => id === at.id);
      const [range] = meant ? rangesOfHighlight(meant) : [];
      if (range) reveal(range);
      onHighlight(at.id);
    } else if (at?.kind === 'quote') {
      onQuote([at.start, at.end]);
    } else if (isFirst && at === null && brief.position > 0) {
      reveal([brief.position, Math.min(brief.position + 1, brief.text.length)], 'top');
    }
    if (opened.takeFocus) focus();
    look();
    markPainted('brief-painted');
  }, [text, opened, isThere]); // oxlint-disable-line react-hooks/exhaustive-deps -- once for each opening

  const match = matches?.ranges[matches.at] ?? null;
  useEffect(() => {
    if (match) reveal(match);
  }, [match, reveal]);
}

import { useMemo } from 'react';
import type { BriefQuote, Colour, Settings } from '../../../shared/contract/calls.ts';
import type { SpeakerId } from '../../../shared/ids.ts';
import { SelectionToolbar } from '../../annotations/SelectionToolbar.tsx';
import type { Span } from '../../page/text-steps.ts';
import type { Page } from '../page/use-page.ts';

interface Props {
  readonly selection: Span;
  readonly page: Page;
  /** The attributed quote that is selected. */
  readonly quote: BriefQuote | null;
  readonly onSpeaker: (id: SpeakerId) => void;
  readonly names: Settings['colourNames'] | null;
  readonly onColour: (colour: Colour) => void;
  readonly onNote: () => void;
  readonly onCopy: () => void;
}

/** The toolbar of the selected words, put beside their lines. */
export function SelectionBar({ selection, page: { text, page, scroller, view }, quote, onSpeaker, ...others }: Props) {
  const lines = useMemo(() => {
    const box = page.current?.getBoundingClientRect();
    if (!text || !box) return [];
    return text.rectsOf(...selection).map(({ top, bottom, left, right }) => ({
      top: top - box.top,
      bottom: bottom - box.top,
      left: left - box.left,
      right: right - box.left,
    }));
  }, [selection, text, page]);
  const element = scroller.current;
  if (lines.length === 0 || !element) return null;
  const seen = { top: element.scrollTop, bottom: element.scrollTop + element.clientHeight, width: view.width };
  return <SelectionToolbar lines={lines} view={seen} speaker={quote?.speaker ?? null} onSpeaker={() => quote && onSpeaker(quote.speakerId)} {...others} />;
}

import { useCallback, useRef } from 'react';
import type { HighlightRow, Settings } from '../../shared/contract/calls.ts';
import type { BriefId } from '../../shared/ids.ts';
import { useKept } from '../client/use-kept-state.ts';
import { BriefNotes } from './BriefNotes.tsx';
import { HighlightNotes } from './HighlightNotes.tsx';
import '../annotations/colour-row.css';
import '../annotations/highlights.css';
import '../reader/cards/highlight-card.css';
import './notes-list.css';
import './notes-view.css';

interface Props {
  readonly trashed: boolean;
  readonly colourNames: Settings['colourNames'] | null;
  readonly onOpen: (row: HighlightRow) => void;
  readonly onOpenBrief: (briefId: BriefId) => void;
}

type Kind = 'highlights' | 'briefs';

/** What the analyst made, over all briefs: highlights with their notes, or the notes on whole briefs. */
export function NotesView({ trashed, colourNames, onOpen, onOpenBrief }: Props) {
  const [kind, setKind] = useKept<Kind>('kind of notes', 'highlights');
  // It stands in the one view and in the other: the keys stay with it.
  const isChanging = useRef(false);
  const keepFocus = useCallback((element: HTMLSelectElement | null) => {
    if (!element || !isChanging.current) return;
    isChanging.current = false;
    element.focus();
  }, []);
  const kinds = !trashed && (
    <select
      ref={keepFocus}
      aria-label="Kind"
      value={kind}
      onChange={({ target }) => {
        isChanging.current = true;
        setKind(target.value as Kind);
      }}
    >
      <option value="highlights">Highlights</option>
      <option value="briefs">Notes on briefs</option>
    </select>
  );
  return kind === 'briefs' && !trashed ? (
    <BriefNotes kinds={kinds} onOpen={onOpenBrief} />
  ) : (
    <HighlightNotes trashed={trashed} colourNames={colourNames} kinds={kinds} onOpen={onOpen} />
  );
}

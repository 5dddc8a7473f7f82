import { Copy, NotebookPen, Quote } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import type { Colour, Settings } from '../../shared/contract/calls.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { ColourRow } from './ColourRow.tsx';
import './selection-toolbar.css';

interface Props {
  /** The selected lines, relative to the page that the toolbar lies in, in CSS pixels. */
  readonly lines: readonly { top: number; bottom: number; left: number; right: number }[];
  /** The part of the page that can be seen. */
  readonly view: { top: number; bottom: number; width: number };
  /** Whose attributed quote the selection is, or null. */
  readonly speaker: string | null;
  /** Shows what else the speaker said. */
  readonly onSpeaker: () => void;
  readonly names: Settings['colourNames'] | null;
  readonly onColour: (colour: Colour) => void;
  readonly onNote: () => void;
  readonly onCopy: () => void;
}

const GAP = 8;

/** What can be done with the selected words, beside them. Every button has a key, so it never takes the focus by itself. */
export function SelectionToolbar({ lines, view, speaker, onSpeaker, names, onColour, onNote, onCopy }: Props) {
  const bar = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = bar.current;
    const first = lines[0];
    const last = lines.at(-1);
    if (!element || !first || !last) return;
    const { offsetWidth: width, offsetHeight: height } = element;
    const above = first.top - height - GAP;
    const below = last.bottom + GAP;
    const top = above >= view.top + GAP ? above : Math.min(below, view.bottom - height - GAP);
    const middle = lines.length === 1 ? (first.left + first.right) / 2 : first.left + (first.right - first.left) / 2;
    element.style.top = `${Math.max(view.top + GAP, top)}px`;
    element.style.left = `${Math.max(GAP, Math.min(middle - width / 2, view.width - width - GAP))}px`;
  }, [lines, view]);
  return (
    // The selection must survive a click on the toolbar.
    <div
      ref={bar}
      className="selection-bar"
      role="toolbar"
      aria-label="Selected words"
      onMouseDown={(event) => event.preventDefault()}
    >
      {speaker !== null && (
        <button type="button" className="selection-speaker" data-tip="What they said elsewhere" data-tip-key="p" onClick={onSpeaker}>
          <Quote size={12} aria-hidden="true" />
          <span dir="auto">{speaker}</span>
        </button>
      )}
      <ColourRow label="Highlight in" names={names} chosen={null} onChoose={onColour} />
      <span className="selection-rule" />
      <IconButton label="Highlight and write a note" hint="n" onPress={onNote}>
        <NotebookPen size={16} />
      </IconButton>
      <IconButton label="Copy with citation" hint="c" onPress={onCopy}>
        <Copy size={16} />
      </IconButton>
    </div>
  );
}

import type { KeyboardEvent } from 'react';
import type { Colour } from '../../../shared/contract/calls.ts';
import { colourOfKey } from '../../annotations/colours.ts';

/** What the keys of the reader do, given what is selected and open there. Each answers nothing when the key means nothing now. */
export interface ReaderActs {
  hasSelection: boolean;
  hasActive: boolean;
  hasMatches: boolean;
  highlight(colour: Colour): void;
  highlightWithNote(): void;
  recolour(colour: Colour): void;
  editNote(): void;
  copySelection(): void;
  copyActive(): void;
  remove(): void;
  walkMatches(way: -1 | 1): void;
  walkHighlights(way: -1 | 1): void;
  walkQuotes(way: -1 | 1): void;
  /** null unless a quote is selected. */
  speaker: (() => void) | null;
  toggleStar(): void;
  toggleRead(): void;
  contents(): void;
  notes(): void;
  /** One step back: the selection, the open highlight, the matches, the reader. */
  back(): void;
}

export function actOfKey(event: KeyboardEvent, acts: ReaderActs): (() => void) | null {
  const { key } = event;
  const colour = colourOfKey(key);
  if (colour)
    return acts.hasSelection ? () => acts.highlight(colour) : acts.hasActive ? () => acts.recolour(colour) : null;
  const isOnControl = (event.target as Element).closest('button, a, [role="separator"]') !== null;
  switch (key) {
    case 'Escape':
      return acts.back;
    case 'n':
      return acts.hasSelection
        ? acts.highlightWithNote
        : acts.hasActive
          ? acts.editNote
          : acts.hasMatches
            ? () => acts.walkMatches(1)
            : null;
    case 'N':
      return acts.hasMatches ? () => acts.walkMatches(-1) : null;
    case 'c':
      return acts.hasSelection ? acts.copySelection : acts.hasActive ? acts.copyActive : null;
    case 'Enter':
      return acts.hasActive && !isOnControl ? acts.editNote : null;
    case 'Delete':
    case 'Backspace':
      return acts.hasActive ? acts.remove : null;
    case 'h':
      return () => acts.walkHighlights(1);
    case 'H':
      return () => acts.walkHighlights(-1);
    case 'q':
      return () => acts.walkQuotes(1);
    case 'Q':
      return () => acts.walkQuotes(-1);
    case 'p':
      return acts.speaker;
    case 's':
      return acts.toggleStar;
    case 'u':
      return acts.toggleRead;
    case 't':
      return acts.contents;
    case 'm':
      return acts.notes;
    default:
      return null;
  }
}

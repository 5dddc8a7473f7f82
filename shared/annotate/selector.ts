import type { TextOffset } from '../ids.ts';
import { graphemeEnd, graphemeStart } from './graphemes.ts';

/** Characters kept before and after the words, at least, where the text has them. */
const CONTEXT = 32;

/**
 * A stretch of one revision's canonical text with the words around it: W3C TextQuoteSelector and TextPositionSelector
 * in one.
 */
export interface Selector {
  start: TextOffset;
  end: TextOffset;
  exact: string;
  prefix: string;
  suffix: string;
}

/**
 * The selector of the words from `start` to `end`, widened to whole characters as a reader sees them; white space at
 * its ends is left out. null when no words are left.
 */
export function selectorFor(text: string, start: number, end: number): Selector | null {
  const from = graphemeStart(text, clamp(start, text));
  const to = graphemeEnd(text, clamp(end, text));
  const selected = text.slice(from, to);
  if (selected.trim() === '') return null;
  // A space that carries an accent is a character of its own, not white space.
  const first = graphemeStart(text, from + (selected.length - selected.trimStart().length));
  const last = graphemeEnd(text, to - (selected.length - selected.trimEnd().length));
  return {
    start: first as TextOffset,
    end: last as TextOffset,
    exact: text.slice(first, last),
    prefix: text.slice(graphemeStart(text, Math.max(0, first - CONTEXT)), first),
    suffix: text.slice(last, graphemeEnd(text, Math.min(text.length, last + CONTEXT))),
  };
}

function clamp(offset: number, text: string): number {
  return Math.min(Math.max(0, Math.trunc(offset)), text.length);
}

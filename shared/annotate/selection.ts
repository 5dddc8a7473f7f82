import type { TextOffset } from '../ids.ts';
import { paragraphAt, sentenceAt, sentencesIn } from './borders.ts';
import { graphemeEnd, graphemeStart } from './graphemes.ts';

/** A selection in the canonical text: whole characters as a reader sees them, half open. */
export interface Selection {
  readonly start: TextOffset;
  readonly end: TextOffset;
}

export const UNITS = ['word', 'sentence', 'paragraph'] as const;
export type Unit = (typeof UNITS)[number];
export type Direction = 'forward' | 'backward';

let segmenter: Intl.Segmenter | null = null;

/** Made when first asked for: its tables cost milliseconds that starting the window need not wait for. */
function words(): Intl.Segmenter {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' });
  return segmenter;
}

/**
 * Widened to whole words, with white space and loose punctuation at its ends left out; null when no word is touched.
 */
export function snapToWords(text: string, start: number, end: number): Selection | null {
  const [low, high] = [Math.min(start, end), Math.max(start, end)];
  const touched = wordsBetween(text, low, high).filter((word) =>
    low === high ? word.start <= low && word.end >= high : word.start < high && word.end > low,
  );
  return touched.length === 0 ? null : selection(text, touched[0]!.start, touched.at(-1)!.end);
}

/** The word, sentence or paragraph at an offset; null when there is none (an empty text). */
export function unitAt(text: string, offset: number, unit: Unit): Selection | null {
  if (unit === 'word')
    return (
      snapToWords(text, offset, offset)
      ?? neighbour(text, offset, 'word', 'forward')
      ?? neighbour(text, offset, 'word', 'backward')
    );
  const { start, end } = unit === 'sentence' ? sentenceAt(text, offset) : paragraphAt(text, offset);
  return start < end ? selection(text, start, end) : null;
}

/**
 * The next or the previous word, sentence or paragraph, seen from a selection: moving by keyboard. null at the end of
 * the text.
 */
export function moved(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  unit: Unit,
  direction: Direction,
): Selection | null {
  return neighbour(text, direction === 'forward' ? end : start, unit, direction);
}

/** The selection with one more word, sentence or paragraph at its far end; itself when there is no more. */
export function extended(
  text: string,
  from: { readonly start: number; readonly end: number },
  unit: Unit,
  direction: Direction,
): Selection {
  const more = moved(text, from, unit, direction);
  if (more === null) return selection(text, from.start, from.end);
  return direction === 'forward' ? selection(text, from.start, more.end) : selection(text, more.start, from.end);
}

/** The selection with its last (or first) word, sentence or paragraph left out; itself when nothing would be left. */
export function shortened(
  text: string,
  from: { readonly start: number; readonly end: number },
  unit: Unit,
  direction: Direction,
): Selection {
  const units = unitsBetween(text, from.start, from.end, unit).filter(
    ({ start, end }) => start < from.end && end > from.start,
  );
  if (units.length < 2) return selection(text, from.start, from.end);
  return direction === 'forward'
    ? selection(text, units[1]!.start, from.end)
    : selection(text, from.start, units.at(-2)!.end);
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

function neighbour(text: string, offset: number, unit: Unit, direction: Direction): Selection | null {
  if (direction === 'forward') {
    for (let from = offset; from <= text.length; from = paragraphAt(text, from).end + 1) {
      const found = unitsBetween(text, from, from, unit).find(({ start }) => start >= offset);
      if (found !== undefined) return selection(text, found.start, found.end);
    }
    return null;
  }
  for (let from = offset; from >= 0; from = paragraphAt(text, from).start - 1) {
    const found = unitsBetween(text, from, from, unit).findLast(({ end }) => end <= offset);
    if (found !== undefined) return selection(text, found.start, found.end);
  }
  return null;
}

/** The units of the paragraphs that a stretch touches. */
function unitsBetween(text: string, start: number, end: number, unit: Unit): Stretch[] {
  const from = paragraphAt(text, start).start;
  const to = paragraphAt(text, end).end;
  if (unit === 'word') return wordsBetween(text, from, to);
  if (unit === 'sentence') return sentencesIn(text, from, to);
  const paragraphs: Stretch[] = [];
  for (let at = from; at <= to; at = paragraphAt(text, at).end + 1) {
    const paragraph = paragraphAt(text, at);
    if (paragraph.end > paragraph.start) paragraphs.push(paragraph);
  }
  return paragraphs;
}

/** The words of the paragraphs that a stretch touches; in Chinese and Thai as a dictionary divides them. */
function wordsBetween(text: string, start: number, end: number): Stretch[] {
  const from = paragraphAt(text, start).start;
  const to = paragraphAt(text, end).end;
  return [...words().segment(text.slice(from, to))]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ index, segment }) => ({ start: from + index, end: from + index + segment.length }));
}

function selection(text: string, start: number, end: number): Selection {
  return { start: graphemeStart(text, start) as TextOffset, end: graphemeEnd(text, end) as TextOffset };
}

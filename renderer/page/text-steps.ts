import { blockAt } from './text-map.ts';

/** Steps through the canonical text by keyboard. Spans are [start, end) offsets; blocks are the leaf blocks in order. */
export type Unit = 'word' | 'sentence' | 'paragraph';
export type Span = readonly [start: number, end: number];
interface Block {
  start: number;
  end: number;
}

const words = new Intl.Segmenter('en', { granularity: 'word' });
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

/** The units of one block, in order, without white space at their ends. */
export function unitsIn(text: string, { start, end }: Block, unit: Unit): Span[] {
  if (unit === 'paragraph') return end > start ? [[start, end]] : [];
  const own = text.slice(start, end);
  if (unit === 'word') {
    return [...words.segment(own)]
      .filter(({ isWordLike }) => isWordLike)
      .map(({ index, segment }) => [start + index, start + index + segment.length]);
  }
  const spans: [number, number][] = [];
  let isOpen = false;
  for (const { index, segment } of sentences.segment(own)) {
    const from = start + index + (segment.length - segment.trimStart().length);
    const to = start + index + segment.trimEnd().length;
    if (from >= to) continue;
    const last = spans.at(-1);
    if (last && isOpen) last[1] = to;
    else spans.push([from, to]);
    isOpen = ABBREVIATED.test(segment.trimEnd());
  }
  return spans;
}

/** A full stop after these ends no sentence: ranks, titles, initials. */
const ABBREVIATED =
  /(?:^|[\s“(])(?:Maj|Gen|Brig|Lt|Col|Capt|Cmdr|Adm|Sgt|Sen|Rep|Gov|Dr|Mr|Mrs|Ms|Prof|St|vs|No|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|e\.g|i\.e|\p{Lu})\.$/u;

/** The unit after (1) or before (-1) a span, or the span's own unit (0); null at the ends of the text. */
export function step(
  text: string,
  blocks: readonly Block[],
  [start, end]: Span,
  unit: Unit,
  way: -1 | 0 | 1,
): Span | null {
  if (way === 0)
    return (
      unitsIn(text, blocks[Math.max(0, blockAt(blocks, start))] ?? { start: 0, end: 0 }, unit).findLast(
        (span) => span[0] <= start,
      ) ?? null
    );
  if (way === 1) {
    for (let index = Math.max(0, blockAt(blocks, end)); index < blocks.length; index++) {
      const found = unitsIn(text, blocks[index]!, unit).find((span) => span[0] >= end);
      if (found) return found;
    }
    return null;
  }
  for (let index = blockAt(blocks, start); index >= 0; index--) {
    const found = unitsIn(text, blocks[index]!, unit).findLast((span) => span[1] <= start);
    if (found) return found;
  }
  return null;
}

/** Where an extended selection's moving end goes: to the next end of a unit, or the earlier start of one; null at the ends. */
export function stretch(text: string, blocks: readonly Block[], from: number, unit: Unit, way: -1 | 1): number | null {
  if (way === 1) {
    for (let index = Math.max(0, blockAt(blocks, from)); index < blocks.length; index++) {
      const found = unitsIn(text, blocks[index]!, unit).find((span) => span[1] > from);
      if (found) return found[1];
    }
    return null;
  }
  for (let index = blockAt(blocks, from); index >= 0; index--) {
    const found = unitsIn(text, blocks[index]!, unit).findLast((span) => span[0] < from);
    if (found) return found[0];
  }
  return null;
}

/** A selection grown to whole words, without white space at its ends; null when it holds no character. */
export function snapped(text: string, blocks: readonly Block[], [start, end]: Span): Span | null {
  let from = start;
  let to = end;
  while (from < to && /\s/.test(text[from]!)) from++;
  while (to > from && /\s/.test(text[to - 1]!)) to--;
  if (from >= to) return null;
  const first = wordAround(text, blocks, from, (word) => word[0] < from && from < word[1]);
  const last = wordAround(text, blocks, to, (word) => word[0] < to && to < word[1]);
  return [first?.[0] ?? from, last?.[1] ?? to];
}

function wordAround(
  text: string,
  blocks: readonly Block[],
  offset: number,
  fits: (word: Span) => boolean,
): Span | undefined {
  const block = blocks[blockAt(blocks, offset)];
  return block && unitsIn(text, block, 'word').find(fits);
}

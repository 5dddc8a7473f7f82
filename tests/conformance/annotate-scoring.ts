/** Offsets into the newest text, half open. */
export type Range = readonly [start: number, end: number];

/**
 * What is known about a highlight: its words are there (`keep`), with text around or between them that may be taken
 * along (`free`), or they are gone.
 */
export interface Truth {
  readonly kind: 'present' | 'gone' | 'grey';
  readonly keep: readonly Range[];
  readonly free: readonly Range[];
  /** Share of the words that are there. */
  readonly frac?: number;
}

/** `exact` and `near` are good; `replacement`: the text that took the place of words that are gone. */
export type Outcome = 'exact' | 'near' | 'partial' | 'wrong' | 'lost' | 'rightly lost' | 'replacement' | 'either way';

const NEAR = 0.8;
const PARTIAL = 0.3;
const SOME = 0.3;
const ALMOST_ALL = 0.9999;
const WORD = /[\p{L}\p{N}\p{M}]+(?:['\u2019\u00AD\u200B.-][\p{L}\p{N}\p{M}]+)*/gu;

/**
 * Compares a predicted range (null: lost) with the truth by whole words: a word belongs to a range that covers half of
 * it.
 */
export function outcomeOf(text: string, truth: Truth, predicted: Range | null): Outcome {
  if (predicted === null)
    return truth.kind === 'present' ? 'lost' : truth.kind === 'gone' ? 'rightly lost' : 'either way';
  const words = [...text.matchAll(WORD)].map((match): Range => [match.index, match.index + match[0].length]);
  const kept = covered(words, truth.keep);
  const free = covered(words, truth.free);
  const found = covered(words, [predicted]);
  const count = (test: (k: number) => boolean) => words.reduce((sum, _, k) => sum + (test(k) ? 1 : 0), 0);
  const size = count((k) => found[k]!);
  const replaced = count((k) => found[k]! && free[k]! && !kept[k]!);
  const counts = (k: number) => found[k]! && (kept[k]! || !free[k]!);
  const both = count((k) => kept[k]! && counts(k));
  const any = count((k) => kept[k]! || counts(k));
  const share = any === 0 ? 0 : both / any;
  if (truth.kind === 'gone') return size > 0 && replaced * 2 >= size ? 'replacement' : 'wrong';
  if (truth.kind === 'grey')
    return share >= SOME || (size > 0 && (replaced + both) * 2 >= size) ? 'either way' : 'wrong';
  return share >= ALMOST_ALL ? 'exact' : share >= NEAR ? 'near' : share >= PARTIAL ? 'partial' : 'wrong';
}

function covered(words: readonly Range[], ranges: readonly Range[]): boolean[] {
  return words.map(([start, end]) => {
    const overlap = ranges.reduce((sum, [from, to]) => sum + Math.max(0, Math.min(end, to) - Math.max(start, from)), 0);
    return overlap * 2 >= end - start;
  });
}

/** Letters and digits alone: what must not differ where a place is called exact. */
export function bareLetters(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();
}

/** Whether an offset falls between the halves of a surrogate pair. */
export function splitsPair(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  return code >= 0xdc00 && code <= 0xdfff;
}

export function percent(part: number, whole: number): number {
  return whole === 0 ? 100 : (100 * part) / whole;
}

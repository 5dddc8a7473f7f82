import { isFigure } from './tokenize.ts';

/** How alike two different words are, 0-1; 0 when they are too short, too different in length, or one is a figure. */
export type Likeness = (x: number, y: number) => number;

/** Below this two words are two words. */
export const ALIKE = 0.66;

const MIN_LENGTH = 4;
const MAX_LENGTH_GAP = 3;
/** Share of the longer word that may differ at all. */
const MAX_EDITS = 0.3;

/** Likeness by word id. Most pairs are refused by the letters they contain; distances of the rest are remembered. */
export function likenessOf(vocabulary: readonly string[]): Likeness {
  const lengths = Int32Array.from(vocabulary, (word) => (isFigure(word) ? 0 : word.length));
  const letters = Int32Array.from(vocabulary, lettersOf);
  const known = new Map<number, number>();
  return (x, y) => {
    const a = lengths[x]!;
    const b = lengths[y]!;
    if (a === 0 || b === 0) return 0;
    const longer = Math.max(a, b);
    if (longer < MIN_LENGTH || longer - Math.min(a, b) > MAX_LENGTH_GAP) return 0;
    const most = Math.max(1, Math.floor(longer * MAX_EDITS));
    // Each edit brings at most one new letter into either word.
    if (bits(letters[x]! & ~letters[y]!) > most || bits(letters[y]! & ~letters[x]!) > most) return 0;
    const key = x * vocabulary.length + y;
    const remembered = known.get(key);
    if (remembered !== undefined) return remembered;
    const distance = editDistance(vocabulary[x]!, vocabulary[y]!, most);
    const value = distance > most ? 0 : 1 - distance / longer;
    known.set(key, value);
    return value;
  };
}

/** Longer "words" are no words (addresses, encoded data): they are equal or they are not. */
const LONGEST_WORD = 100;

/**
 * Damerau-Levenshtein distance with adjacent transpositions; `most + 1` as soon as it is certain to be more than
 * `most`.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > most || Math.max(a.length, b.length) > LONGEST_WORD) return most + 1;
  let before = new Int32Array(b.length + 1);
  let last = Int32Array.from({ length: b.length + 1 }, (_, j) => j);
  let row = new Int32Array(b.length + 1);
  for (let i = 1; i <= a.length; i++) {
    row[0] = i;
    let best = i;
    for (let j = 1; j <= b.length; j++) {
      const swap = a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1;
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + swap);
      if (
        i > 1
        && j > 1
        && a.charCodeAt(i - 1) === b.charCodeAt(j - 2)
        && a.charCodeAt(i - 2) === b.charCodeAt(j - 1)
      ) {
        cost = Math.min(cost, before[j - 2]! + 1);
      }
      row[j] = cost;
      if (cost < best) best = cost;
    }
    if (best > most) return most + 1;
    [before, last, row] = [last, row, before];
  }
  return Math.min(last[b.length]!, most + 1);
}

/** One bit for each letter a-z that occurs, and for five classes of other characters. */
function lettersOf(word: string): number {
  let set = 0;
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    set |= code >= 97 && code <= 122 ? 1 << (code - 97) : 1 << (26 + (code % 5));
  }
  return set;
}

function bits(set: number): number {
  let n = set - ((set >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

import { fold, INVISIBLE } from './fold.ts';

/** The words of a text, in order. Word `i` stands at `starts[i]`-`ends[i]` (UTF-16 code units); punctuation and white space belong to no word. */
export interface Words {
  readonly folded: readonly string[];
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly count: number;
}

// Scripts that set no space between words: one character (with its marks) a word.
const UNSPACED = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}]\\p{M}*';
const NUMERAL = `\\p{Nd}(?:[\\p{Nd}\\p{M}${INVISIBLE}]|[.,](?=\\p{Nd}))*|\\p{No}`;
const WORD = `[\\p{L}\\p{Nl}](?:[\\p{L}\\p{Nl}\\p{M}${INVISIBLE}]|['\u2018\u2019\u201B\uFF07](?=\\p{L}))*`;
const TOKEN = new RegExp(`${UNSPACED}|${NUMERAL}|${WORD}`, 'gu');

// A block that lost its border in HTML leaves "MutinyLatest".
const GLUED = /\p{Ll}\p{Lu}/u;
const GLUE_POINT = /(?<=\p{Ll})(?=\p{Lu})/u;

const NUMBER = /^[\p{N}.,]+$/u;

export function tokenize(text: string): Words {
  const folded: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (const match of text.matchAll(TOKEN)) {
    let start = match.index;
    const pieces = match[0].length > 3 && GLUED.test(match[0]) ? match[0].split(GLUE_POINT) : [match[0]];
    for (const piece of pieces) {
      folded.push(fold(piece));
      starts.push(start);
      start += piece.length;
      ends.push(start);
    }
  }
  return { folded, starts: Int32Array.from(starts), ends: Int32Array.from(ends), count: folded.length };
}

/** Whether a folded word is a figure. Figures are never matched by resemblance. */
export function isFigure(word: string): boolean {
  return NUMBER.test(word);
}

/** The words that a span touches, as a half-open range of word numbers; empty when it touches none. */
export function wordsIn(words: Words, start: number, end: number): { from: number; to: number } {
  const from = firstAtLeast(words.ends, start + 1);
  return { from, to: Math.max(from, firstAtLeast(words.starts, end)) };
}

function firstAtLeast(sorted: Int32Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

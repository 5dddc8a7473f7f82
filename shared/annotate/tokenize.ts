import { APOSTROPHE, fold, INVISIBLE } from './fold.ts';

/**
 * The words of a text, in order. Word `i` stands at `starts[i]`-`ends[i]` (UTF-16 code units); punctuation and white
 * space belong to no word.
 */
export interface Words {
  readonly folded: readonly string[];
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly count: number;
}

// Scripts that set no space between words: one character (with its marks) a word.
const UNSPACED_SCRIPTS = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar'];
export const UNSPACED_LETTER = `[${UNSPACED_SCRIPTS.map((script) => `\\p{Script=${script}}`).join('')}]`;
const UNSPACED = `${UNSPACED_LETTER}\\p{M}*`;
const NUMERAL = `\\p{Nd}(?:[\\p{Nd}\\p{M}${INVISIBLE}]|[.,](?=\\p{Nd}))*|\\p{No}`;
const WORD = `[\\p{L}\\p{Nl}](?:[\\p{L}\\p{Nl}\\p{M}${INVISIBLE}]|[${APOSTROPHE}](?=\\p{L}))*`;
const TOKEN = new RegExp(`${UNSPACED}|${NUMERAL}|${WORD}`, 'uy');

// A block that lost its border in HTML leaves "MutinyLatest".
const GLUE_POINT = /(?<=\p{Ll})(?=\p{Lu})/u;
const SHORTEST_GLUED = 4;

const NUMBER = /^[\p{N}.,]+$/u;

/** Total. Plain ASCII, which most text is, is read without the regular expression that defines a word. */
export function tokenize(text: string): Words {
  const folded: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code < 0x80 && !isLetter(code) && !isDigit(code)) {
      at++;
      continue;
    }
    const end = code < 0x80 ? asciiEnd(text, at, isDigit(code)) : -1;
    if (end > 0 && !hasGlue(text, at, end)) {
      folded.push(text.slice(at, end).toLowerCase());
      starts.push(at);
      ends.push(end);
      at = end;
      continue;
    }
    TOKEN.lastIndex = at;
    const word = TOKEN.exec(text)?.[0];
    if (word === undefined) {
      at++;
      continue;
    }
    for (const piece of word.length >= SHORTEST_GLUED ? word.split(GLUE_POINT) : [word]) {
      folded.push(fold(piece));
      starts.push(at);
      at += piece.length;
      ends.push(at);
    }
  }
  return { folded, starts: Int32Array.from(starts), ends: Int32Array.from(ends), count: folded.length };
}

/** The end of an ASCII word or figure, -1 when it goes on beyond ASCII. */
function asciiEnd(text: string, start: number, isFigure: boolean): number {
  let end = start + 1;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code >= 0x80) return -1;
    if (isFigure ? isDigit(code) : isLetter(code)) continue;
    // A backtick for an apostrophe: rare enough for the long way.
    if (!isFigure && code === 0x60 && isLetter(text.charCodeAt(end + 1))) return -1;
    const joins = isFigure ? code === 0x2c || code === 0x2e : code === 0x27;
    const next = joins ? text.charCodeAt(end + 1) : 0;
    if (next >= 0x80) return -1;
    if (!(isFigure ? isDigit(next) : isLetter(next))) break;
  }
  return end;
}

/** A small letter before a capital. */
function hasGlue(text: string, start: number, end: number): boolean {
  if (end - start < SHORTEST_GLUED) return false;
  for (let at = start + 1; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x41 && code <= 0x5a && text.charCodeAt(at - 1) >= 0x61) return true;
  }
  return false;
}

function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
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

/** The first place in a sorted list that holds `value` or more; the length of the list when none does. */
export function firstAtLeast(sorted: Int32Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

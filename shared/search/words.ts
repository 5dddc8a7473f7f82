import { append } from '../brief/normal/long-lists.ts';

/**
 * Words, as the archive knows them. One folding serves the index, the query, the marks, the vocabulary and the oracle,
 * so what is marked is what was found.
 *
 * It does what FTS5's `unicode61 remove_diacritics 2` does (letters and digits are words, the rest separates them, case
 * and diacritics do not matter), and where that surprises a reader it goes further: see WORD_CASES in
 * tests/unit/search/word-cases.ts.
 */

/** A folded word and where it stands: `start` and `end` are UTF-16 code units into the text it was read from. */
export type WordAt = { readonly word: string; readonly start: number; readonly end: number };

/** Stands between the values of a list (two topics) in an index column: no query holds it, so no phrase crosses it. */
export const BARRIER = '\u{e000}';

const SEPARATOR = 1;
const LETTER = 2;
/** Belongs to the letter before it and starts no word: combining marks, soft hyphen, zero-width, tatweel and half rings. */
const JOINED = 3;
/** A letter of a script that writes no spaces (or glues particles on, as Korean does): a word of its own. */
const ALONE = 4;

const JOINED_CHARS = /[\p{M}\u00ad\u02bb\u02be\u02bf\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\uff9e\uff9f]/u;
const ALONE_CHARS =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const LETTER_CHARS = /[\p{L}\p{N}]/u;
/** Unicode's apostrophe that is a letter: people type the one on their keyboard. */
const LETTER_APOSTROPHE = 0x2bc;

/** Marks that carry pronunciation, not identity, as ranges of code points; and what stands between letters unseen. */
const DROPPED_RANGES = [
  // Latin, Greek and Cyrillic accents (but й and ї stay letters of their own), the marks of symbols
  '(?<![\\u0418\\u0438\\u0406\\u0456])[\\u0300-\\u036f]|[\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f]',
  // Hebrew points
  '[\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7]',
  // Arabic vowel signs and the stroke that stretches a word
  '[\\u0610-\\u061a\\u0640\\u064b-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e4\\u06e7\\u06e8\\u06ea-\\u06ed]',
  // The half rings of transliterated Arabic (ʿAbd), the okina of Hawaiʻi
  '[\\u02bb\\u02be\\u02bf]',
  // Soft hyphen, zero width, direction, variants of glyphs
  '[\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u2069\\ufe00-\\ufe0f\\ufeff\\u{e0100}-\\u{e01ef}]',
];
const DROPPED = new RegExp(DROPPED_RANGES.join('|'), 'gu');

/** Letters that have no decomposition but that people type without: Lodz for Łódź, Soren for Søren. */
const TYPED_AS: Readonly<Record<string, string>> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', ħ: 'h', ŧ: 't', þ: 'th', ı: 'i', ς: 'σ',
  ى: 'ي', ی: 'ي', ک: 'ك', ة: 'ه', ٱ: 'ا',
};
const TYPED_AS_CHARS = new RegExp(`[${Object.keys(TYPED_AS).join('')}\u0660-\u0669\u06f0-\u06f9]`, 'gu');

/** The words of a text in order. A text without words (only punctuation) gives an empty list. */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  scan(text, (start, end, plain) => {
    const run = text.slice(start, end);
    if (plain) words.push(run.toLowerCase());
    else append(words, fold(run));
  });
  return words;
}

/** The words of a text with their places. Where one run of letters folds to two words (½), both have its place. */
export function wordsAt(text: string): WordAt[] {
  const words: WordAt[] = [];
  scan(text, (start, end, plain) => {
    const run = text.slice(start, end);
    if (plain) words.push({ word: run.toLowerCase(), start, end });
    else for (const word of fold(run)) words.push({ word, start, end });
  });
  return words;
}

/**
 * What goes into the index for a text: FTS5's `ascii` tokenizer finds `wordsOf(text)` in it. Nearly all of a text can stand as
 * it is and is copied in long pieces, which is what makes indexing fast; only what ASCII does not fold alone is read.
 */
export function indexedText(text: string): string {
  let indexed = '';
  let copied = 0;
  NOT_PLAIN.lastIndex = 0;
  for (let found = NOT_PLAIN.exec(text); found !== null; found = NOT_PLAIN.exec(text)) {
    let start = found.index;
    while (start > copied && !isBlank(text.charCodeAt(start - 1))) start--;
    let end = found.index + 1;
    while (end < text.length && !isBlank(text.charCodeAt(end))) end++;
    indexed += text.slice(copied, start) + foldedPiece(text.slice(start, end));
    copied = end;
    NOT_PLAIN.lastIndex = end;
  }
  return copied === 0 ? text : indexed + text.slice(copied);
}

/** What may be folded otherwise than by lower case: what is not ASCII, the dots of "U.S." and the comma of "300,000". */
const NOT_PLAIN = /[\u0080-\uffff]|[A-Za-z]\.[A-Za-z]|\d,\d{3}/g;

/** A space or line break of ASCII: it ends every word, and no word looks across it. */
const isBlank = (unit: number): boolean => unit === 0x20 || unit === 0x0a;

function foldedPiece(piece: string): string {
  const words: string[] = [];
  scan(piece, (start, end, plain) => {
    if (plain) words.push(piece.slice(start, end));
    else append(words, fold(piece.slice(start, end)));
  });
  return words.join(' ');
}

/** What goes into the index for a list of names, so that no phrase runs from one name into the next. */
export function indexedList(values: readonly string[]): string {
  return wordsOfList(values).join(' ');
}

/** The words of a list of names with a barrier between the names. */
export function wordsOfList(values: readonly string[]): string[] {
  const words: string[] = [];
  for (const value of values) {
    const own = wordsOf(value);
    if (own.length === 0) continue;
    if (words.length > 0) words.push(BARRIER);
    append(words, own);
  }
  return words;
}

type OnRun = (start: number, end: number, plain: boolean) => void;

/** Calls `onRun` for each run of letters (`plain` when lower case is all its folding). */
function scan(text: string, onRun: OnRun): void {
  const length = text.length;
  let start = -1;
  let plain = true;
  let at = 0;
  while (at < length) {
    const unit = text.charCodeAt(at);
    let size = 1;
    let kind: number;
    if (unit < 0xd800 || unit > 0xdfff) {
      kind = kinds[unit] || (kinds[unit] = kindOf(unit));
    } else {
      const code = text.codePointAt(at) as number;
      size = code > 0xffff ? 2 : 1;
      kind = size === 2 ? kindOf(code) : SEPARATOR;
    }
    if (kind === LETTER) {
      if (start < 0) {
        start = at;
        plain = true;
      }
      if (unit >= 128) plain = false;
    } else if (start >= 0 && (kind === JOINED || (kind === SEPARATOR && isInside(text, start, at)))) {
      plain = false;
    } else {
      if (start >= 0) onRun(start, at, plain);
      start = -1;
      if (kind === ALONE) {
        const end = joinedEnd(text, at + size);
        onRun(at, end, false);
        at = end;
        continue;
      }
    }
    at += size;
  }
  if (start >= 0) onRun(start, length, plain);
}

const DOT = 0x2e;
const COMMA = 0x2c;

/**
 * Whether the separator at `at` is part of the word that began at `start`: the dots of "U.S." (which people also write
 * "US") and the thousands mark of "300,000" (also written 300000, or with a no-break space).
 */
function isInside(text: string, start: number, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit === DOT) {
    if (!isLetter(text, at - 1) || !isLetter(text, at + 1) || isWordUnit(text, at + 2)) return false;
    return at - 1 === start || (text.charCodeAt(at - 2) === DOT && at - 2 > start);
  }
  if (!isThousandsMark(unit)) return false;
  let digits = 0;
  while (at - 1 - digits >= start && isDigit(text, at - 1 - digits)) digits++;
  const groupStart = at - digits;
  if (digits === 0 || digits > 3 || (groupStart > start && digits !== 3)) return false;
  if (groupStart > start && !isThousandsMark(text.charCodeAt(groupStart - 1))) return false;
  return isDigit(text, at + 1) && isDigit(text, at + 2) && isDigit(text, at + 3) && !isWordUnit(text, at + 4);
}

function isThousandsMark(unit: number): boolean {
  return unit === COMMA || unit === 0xa0 || unit === 0x202f || unit === 0x205f || (unit >= 0x2000 && unit <= 0x200a);
}

function isDigit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0x30 && unit <= 0x39;
}

function isLetter(text: string, at: number): boolean {
  const unit = text.charCodeAt(at) | 0x20;
  return unit >= 0x61 && unit <= 0x7a;
}

/** Whether a word goes on here: any letter, digit or joined character, or half of a surrogate pair. */
export function isWordUnit(text: string, at: number): boolean {
  if (at < 0 || at >= text.length) return false;
  const unit = text.charCodeAt(at);
  return (unit >= 0xd800 && unit <= 0xdfff) || (kinds[unit] || (kinds[unit] = kindOf(unit))) !== SEPARATOR;
}

function joinedEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length) {
    const code = text.codePointAt(end) as number;
    if (code < 128 || kindOf(code) !== JOINED) break;
    end += code > 0xffff ? 2 : 1;
  }
  return end;
}

/** Kinds of the basic plane's characters, filled in as they are met; 0 is not yet known. */
const kinds = new Uint8Array(0x10000);
for (let code = 0; code < 128; code++) kinds[code] = kindOf(code);

function kindOf(code: number): number {
  const char = String.fromCodePoint(code);
  if (JOINED_CHARS.test(char)) return JOINED;
  if (!LETTER_CHARS.test(char) || code === LETTER_APOSTROPHE) return SEPARATOR;
  return ALONE_CHARS.test(char) ? ALONE : LETTER;
}

/** What `isInside` lets into a run. */
const INSIDE = /[.,\u00a0\u2000-\u200a\u202f\u205f]/g;
const ASCII_JOINED = /^[A-Za-z0-9.,]+$/;

/** Folding is the same each time and texts repeat their words; the cap keeps a hostile text from filling memory. */
const FOLDED_CAP = 20_000;
const folded = new Map<string, readonly string[]>();

function fold(run: string): readonly string[] {
  if (ASCII_JOINED.test(run)) return [run.replace(INSIDE, '').toLowerCase()];
  const known = folded.get(run);
  if (known !== undefined) return known;
  const plain = run
    .replace(INSIDE, '')
    .normalize('NFKD')
    .replace(DROPPED, '')
    .toLowerCase()
    .normalize('NFKD')
    .replace(DROPPED, '')
    .replace(TYPED_AS_CHARS, typedAs)
    .normalize('NFC');
  const words = splitFolded(plain);
  if (folded.size >= FOLDED_CAP) folded.clear();
  folded.set(run, words);
  return words;
}

function typedAs(char: string): string {
  const digit = char.charCodeAt(0);
  if (digit >= 0x0660 && digit <= 0x0669) return String(digit - 0x0660);
  if (digit >= 0x06f0 && digit <= 0x06f9) return String(digit - 0x06f0);
  return TYPED_AS[char] ?? char;
}

/** Decomposition can bring separators in (½ becomes 1⁄2) and characters of other scripts (㈱): split once more. */
function splitFolded(plain: string): readonly string[] {
  const words: string[] = [];
  scan(plain, (start, end) => {
    words.push(plain.slice(start, end));
  });
  return words;
}

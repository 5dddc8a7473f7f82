import { signAt, signsAt } from './signs.ts';
import { isWordUnit, wordsOf } from '../words.ts';

/**
 * What a text says besides its words: the same words written together or apart (long-term and longterm, S400 and S 400,
 * 1 500 000 and 1500000, O'Brien and OBrien), and signs that mean something (C++, .NET, $, an emoji). The index keeps them
 * beside the words, and a search asks for them by the same function.
 */
export type Spelling = {
  /** One word where several are written, or two where one is written; for a sign, its token. */
  readonly words: readonly string[];
  /** UTF-16 code units into the text. */
  readonly start: number;
  readonly end: number;
  /** `faint`: a sign that counts only when nothing else is searched (%, +, |). */
  readonly kind: 'joined' | 'split' | 'sign' | 'faint';
};

const HYPHENS = '\\-\\u00ac\\u00ad\\u058a\\u05be\\u2010-\\u2013\\u2212\\ufe63\\uff0d';
const APOSTROPHES = '\'’‘`´ʼ′＇׳״"';
/** Code units at which something may stand; nearly all of a text is passed over with this alone. Emoji begin with a surrogate. */
const INTERESTING = new RegExp(
  `[0-9]+|[${HYPHENS}${APOSTROPHES}#$%&+<=>@^|~]|\\.(?=[^\\s.])|[\u00a2-\u00b8\u00d7\u00f7\u02c2-\u02df\u058f\u060b\u2020\u2021\u2030-\u206f\u20a0-\u2bff\u3004-\u303f\ufe62-\uffee\ud83c-\ud83e]`, 'g');
const HYPHEN = new RegExp(`^[${HYPHENS}]$`, 'u');
const APOSTROPHE = new RegExp(`^[${APOSTROPHES}]$`, 'u');
/** A hyphen at the end of a line may be followed by the line's end, which an import reads as a space. */
const BREAKS = /[-\u00ac\u00ad\u2010\u2011]/;

/** Everything, by where it ends. Time grows with the length of the text. */
export function spellingsAt(text: string): Spelling[] {
  const found: Spelling[] = [];
  let chain: readonly Part[] = [];
  let grouped = 0;
  INTERESTING.lastIndex = 0;
  for (let match = INTERESTING.exec(text); match !== null; match = INTERESTING.exec(text)) {
    const at = match.index;
    const char = match[0];
    if (char >= '0' && char < ':') {
      if (at >= grouped) grouped = groupedNumber(text, at, found);
      besideDigits(text, at, at + char.length, found);
    } else if (isJoint(char) || char === '\u00ad') {
      chain = joined(text, at, chain, found);
    } else {
      const sign = signAt(text, at);
      if (sign === null) continue;
      INTERESTING.lastIndex = at + sign.length;
      for (const { token, start, end, isFaint } of signsAt(text, at, sign)) found.push({ words: [token], start, end, kind: isFaint ? 'faint' : 'sign' });
    }
  }
  return found;
}

const ASCII = /^[A-Za-z0-9]+$/;

type Part = { readonly word: string; readonly start: number; readonly end: number };

/** UTF-16 code units of one part, and parts of one compound: what is longer is no word anybody types. */
const LONGEST = 24;
const MOST_PARTS = 5;

/** English endings that an apostrophe parts from their word, and what French and Italian put before one. */
const CLITIC = /^(?:s|t|re|ve|ll|d|m)$/;
const ELISION = /^(?:[cdjlmnst]|qu|dell|nell|sull|dall|all|jusqu|lorsqu|puisqu)$/;
/** "short- and long-term" is no "shortand". */
const BETWEEN = /^(?:and|or|to|und|oder|bis|et|ou|y|o|e|och|og|en|of|i)$/;

/** Words with a hyphen or an apostrophe between them, as one: each pair, and all that hang together. Answers the parts up to here. */
function joined(text: string, at: number, chain: readonly Part[], found: Spelling[]): readonly Part[] {
  let leftEnd = at;
  if (leftEnd > 0 && isJoint(text[leftEnd - 1] as string)) leftEnd--;
  let rightStart = at + 1;
  if (rightStart < text.length && isJoint(text[rightStart] as string)) return chain;
  const isHyphen = HYPHEN.test(text[at] as string);
  const breaks = isHyphen && BREAKS.test(text[at] as string) && /^[ \n]$/.test(text[rightStart] ?? '');
  if (text[at] === '\u00ad' && !breaks) return chain;
  if (breaks) rightStart++;
  const last = chain.at(-1);
  const left = last?.end === leftEnd ? last : wordBefore(text, leftEnd);
  if (left === null) return [];
  const right = wordAfter(text, rightStart);
  if (right === null || !mayJoin(text, at, left, right, isHyphen, breaks)) return [];
  const before = chain.at(-1)?.end === left.end && chain.length < MOST_PARTS ? chain : [left];
  const parts = [...before, right];
  for (const from of new Set([parts.length - 2, 0])) {
    const word = parts.slice(from).map((one) => one.word).join('');
    const words = ASCII.test(word) ? [word] : wordsOf(word);
    if (words.length === 1) found.push({ words, start: (parts[from] as Part).start, end: right.end, kind: 'joined' });
  }
  return parts;
}

const isJoint = (char: string): boolean => char === '-' || char === '’' || char === '\'' || (char !== '\u00ad' && (HYPHEN.test(char) || APOSTROPHE.test(char)));

function mayJoin(text: string, at: number, left: Part, right: Part, isHyphen: boolean, breaks: boolean): boolean {
  if (isDigits(left.word) && isDigits(right.word)) return false;
  if (breaks) return /^\p{Ll}/u.test(text.slice(right.start)) && /\p{L}$/u.test(left.word) && left.word.length > 1 && !BETWEEN.test(right.word);
  if (isHyphen) return true;
  if (/["״׳]/.test(text[at] as string)) return /^[\u05d0-\u05ea]+$/.test(left.word + right.word);
  if (CLITIC.test(right.word)) return false;
  return !(ELISION.test(left.word) && /^\p{Ll}/u.test(text.slice(right.start, right.start + 2)));
}

const isDigits = (word: string): boolean => /^[0-9]+$/.test(word);

function wordBefore(text: string, end: number): Part | null {
  let start = end;
  while (start > 0 && isWordUnit(text, start - 1)) if (end - --start > LONGEST) return null;
  return part(text, start, end);
}

function wordAfter(text: string, start: number): Part | null {
  let end = start;
  while (end < text.length && isWordUnit(text, end)) if (++end - start > LONGEST) return null;
  return part(text, start, end);
}

/** One word, or none: scripts without spaces have a word for each letter. */
function part(text: string, start: number, end: number): Part | null {
  const written = text.slice(start, end);
  if (ASCII.test(written)) return { word: written.toLowerCase(), start, end };
  const words = wordsOf(written);
  return words.length === 1 ? { word: words[0] as string, start, end } : null;
}

/** 1 500 000, 1.500.000, 1'500 and 12,34,567 as one number. A comma or no-break space between three digits is read so already. */
const GROUPS = /[0-9]{1,3}(?:(?:[.,'’\u066c\uff0c]|[ \u00a0\u2000-\u200a\u202f\u205f])[0-9]{2,3})+(?![0-9])/y;
const STANDS_BEFORE = /[0-9\p{L}.,'’:/\-\u2010-\u2013]/u;

function groupedNumber(text: string, at: number, found: Spelling[]): number {
  if (at > 0 && STANDS_BEFORE.test(text[at - 1] as string)) return 0;
  GROUPS.lastIndex = at;
  const printed = GROUPS.exec(text.slice(0, at + 32))?.[0];
  if (printed === undefined) return 0;
  const groups = printed.split(/[^0-9]/);
  const isGrouped = groups.slice(1).every((group) => group.length === 3);
  // Only Indian numbers have groups of two digits, with commas, before a last one of three.
  const isIndian = /^[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}$/.test(printed);
  if ((isGrouped || isIndian) && wordsOf(printed).length > 1) found.push({ words: [groups.join('')], start: at, end: at + printed.length, kind: 'joined' });
  return at + printed.length;
}

/** S400 is S 400 and 10km is 10 km; 21st and 1990s are words. */
function besideDigits(text: string, start: number, end: number, found: Spelling[]): void {
  if (end - start > 4) return;
  const before = lettersBefore(text, start);
  const after = wordAfter(text, start);
  if (after === null) return;
  if (before < start) {
    const whole = part(text, before, after.end);
    const letters = part(text, before, start);
    if (whole !== null && letters !== null) found.push({ words: [letters.word, after.word], start: before, end: after.end, kind: 'split' });
  } else if (!isWordUnit(text, start - 1) && /^[0-9]+\p{L}+$/u.test(after.word) && !/^[0-9]+(?:s|st|nd|rd|th)$/.test(after.word)) {
    const unit = part(text, end, after.end);
    if (unit !== null) found.push({ words: [text.slice(start, end), unit.word], start, end: after.end, kind: 'split' });
  }
}

/** Where the letters before a number begin, when they are letters only and begin a word. */
function lettersBefore(text: string, end: number): number {
  let start = end;
  while (start > 0 && end - start <= 12 && /\p{L}/u.test(text[start - 1] as string)) start--;
  return end - start > 12 || (start > 0 && isWordUnit(text, start - 1)) ? end : start;
}

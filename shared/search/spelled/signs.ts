/*
 * Signs that mean something: C++, C#, .NET, R&D, $100, §, an emoji. They are no words, so the index keeps a token for each
 * beside the words. A token has no ASCII sign in it, which FTS5 would take for a space: those stand as private-use characters.
 */

/** A sign in a text: UTF-16 code units. `isFaint`: it counts only when nothing else is searched (%, +, |, °). */
export type Sign = { readonly token: string; readonly start: number; readonly end: number; readonly isFaint: boolean };

const SIGN = new RegExp(
  '\\p{Regional_Indicator}{2}|\\p{Extended_Pictographic}[\\ufe0f\\p{EMod}]*(?:\\u200d\\p{Extended_Pictographic}[\\ufe0f\\p{EMod}]*){0,6}'
  + '|[\\p{S}%‰&§¶†‡@#]|(?<![\\p{L}\\p{N}.])\\.(?=\\p{L})', 'uy');

/** The sign that stands at a place, an emoji whole; null when none does. A dot is one only before a letter with no word before it. */
export function signAt(text: string, at: number): string | null {
  SIGN.lastIndex = at;
  return SIGN.exec(text)?.[0] ?? null;
}

/** Letters that a sign may belong to: longer is no name. */
const MOST = 24;
const LETTER = /[\p{L}\p{N}]/u;
const CURRENCY = /\p{Sc}/u;
const PICTURE = /\p{Regional_Indicator}|\p{Extended_Pictographic}/u;
const FAINT_PICTURE = /[©®™]/u;
const STRONG = /[§¶]/u;
/** ℃, ™ and their like are read as letters. */
const AS_LETTERS = /[\p{L}\p{N}]/u;

/** The signs at one place: the sign by itself, and with what it belongs to. */
export function signsAt(text: string, at: number, char: string): Sign[] {
  const end = at + char.length;
  if (char === '.') {
    const last = lettersAfter(text, at + 1);
    return last - at > MOST ? [] : [sign(text, at, last, false)];
  }
  if (char === '&') return [sign(text, at, end, true), ...ampersand(text, at)];
  if (char === '+' || char === '#') return [sign(text, at, end, true), ...afterLetters(text, at)];
  if (CURRENCY.test(char)) return [sign(text, at, end, false), ...withNumber(text, at, end)];
  if (char === '§') return [sign(text, at, end, false), ...withNumber(text, at, end)];
  if (PICTURE.test(char) && !FAINT_PICTURE.test(char)) return [{ ...sign(text, at, end, false), token: char.replace(/[\ufe0f\p{EMod}]/gu, '') }];
  if (AS_LETTERS.test(char.normalize('NFKD'))) return [];
  return [sign(text, at, end, !STRONG.test(char))];
}

const sign = (text: string, start: number, end: number, isFaint: boolean): Sign => ({ token: tokenOf(text.slice(start, end)), start, end, isFaint });

/** ASCII signs moved out of FTS5's sight; letters folded as far as a name of a few letters needs it. */
function tokenOf(text: string): string {
  const plain = text.normalize('NFKC').replace(/\s/gu, '').toLowerCase();
  return plain.replace(/[\u0000-\u002f\u003a-\u0060\u007b-\u007f]/g, (char) => String.fromCharCode(0xe100 + char.charCodeAt(0)));
}

/** C++, C#, A+: the first sign after the letters takes those that follow with it. */
function afterLetters(text: string, at: number): Sign[] {
  const start = lettersBefore(text, at);
  if (start === at || at - start > MOST || /\p{N}/u.test(text[at - 1] as string)) return [];
  let end = at + 1;
  while (end < at + 3 && text[end] === text[at]) end++;
  return [sign(text, start, end, false)];
}

/** R&D, AT&T, also with spaces. */
function ampersand(text: string, at: number): Sign[] {
  const left = text[at - 1] === ' ' ? at - 1 : at;
  const right = text[at + 1] === ' ' ? at + 2 : at + 1;
  const start = lettersBefore(text, left);
  const end = lettersAfter(text, right);
  return start === left || end === right || end - start > MOST ? [] : [sign(text, start, end, false)];
}

const DIGITS = "[0-9]{1,3}(?:[.,'’ \\u00a0\\u2000-\\u200a\\u202f][0-9]{3})+(?![0-9])|[0-9]+";
const NUMBER_AFTER = new RegExp(`^\\s?(${DIGITS})`);
const NUMBER_BEFORE = new RegExp(`(?<![0-9])(${DIGITS})(?:[.,][0-9]{1,2})?\\s?$`);
/** UTF-16 code units in which a number beside its sign is looked for. */
const BESIDE = 24;

/** $100, 100 $, § 5: the sign first, then the digits, without the marks between them. */
function withNumber(text: string, at: number, end: number): Sign[] {
  const token = tokenOf(text.slice(at, end));
  const after = NUMBER_AFTER.exec(text.slice(end, end + BESIDE));
  const before = NUMBER_BEFORE.exec(text.slice(Math.max(0, at - BESIDE), at));
  return [
    ...(before === null ? [] : [{ token: token + digitsOf(before[1] as string), start: at - before[0].length, end, isFaint: false }]),
    ...(after === null ? [] : [{ token: token + digitsOf(after[1] as string), start: at, end: end + after[0].length, isFaint: false }]),
  ];
}

const digitsOf = (printed: string): string => printed.replace(/[^0-9]/g, '');

function lettersBefore(text: string, end: number): number {
  let start = end;
  while (start > 0 && end - start <= MOST && LETTER.test(text[start - 1] as string)) start--;
  return start;
}

function lettersAfter(text: string, start: number): number {
  let end = start;
  while (end < text.length && end - start <= MOST && LETTER.test(text[end] as string)) end++;
  return end;
}

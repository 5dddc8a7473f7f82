import type { Literal, LiteralReason } from './literals.ts';
import { ALL, words } from './query.ts';
import type { Query, Words } from './query.ts';
import { withoutParticle } from './spelled/particles.ts';
import { spellingsAt } from './spelled/spellings.ts';
import { wordsAt } from './words.ts';

/** UTF-16 code units that are read; the rest is reported as left out. */
export const MAX_LENGTH = 8_192;
/** Words in one search: what FTS5 can intersect without a pause. */
export const MAX_WORDS = 256;
/** Words with an open end: each may stand for thousands of words. */
export const MAX_OPEN = 5;
/** Fields, dates and states: each is a condition of its own, and SQLite takes only so many. */
export const MAX_FIELDS = 50;

/** White space that ends a word; no-break spaces hold words together. */
export const SPACE = /[^\S\u00a0\u2007\u2009\u202f]/;
/** Between two Hebrew letters a quotation mark is a gershayim: it belongs to the word. */
const MARKS = '(?:(?<![\\u05d0-\\u05ea])["“”„‟«»]|["“”„‟«»](?![\\u05d0-\\u05ea]))';
const QUOTE = new RegExp(MARKS, 'y');
export const RUN_END = new RegExp(`[^\\S\\u00a0\\u2007\\u2009\\u202f]|${MARKS}|[()]`, 'g');
export const VALUE_END = new RegExp(`[^\\S\\u00a0\\u2007\\u2009\\u202f]|${MARKS}|[(),]`, 'g');

/** Whether a quotation mark stands at a place. */
export function isQuote(text: string, at: number): boolean {
  QUOTE.lastIndex = at;
  return QUOTE.test(text);
}

/** A place in what was typed, what was read up to there, and what did not parse. */
export type Cursor = ReturnType<typeof createCursor>;

export function createCursor(text: string) {
  const length = Math.min(text.length, MAX_LENGTH);
  const literals: Literal[] = [];
  let wordsLeft = MAX_WORDS;
  let openLeft = MAX_OPEN;
  let fieldsLeft = MAX_FIELDS;
  const left: { readonly start: number; readonly end: number }[] = [];
  let last: { readonly words: Words; readonly end: number } | null = null;

  const cursor = {
    text, length, literals, at: 0, take, skipSpace, leave, runEnd, wordsFrom, readPhrase, readBare, readPlainValue, hasRoomForField, endsTyping, typing, restOf,
  };
  if (text.length > MAX_LENGTH) take('too-long', MAX_LENGTH, text.length);
  return cursor;

  /** The word that stands at the very end, still being typed. */
  function typing(): Words | null {
    return last !== null && last.end === text.length ? last.words : null;
  }

  /** What was read last is whole. */
  function endsTyping(): void {
    last = null;
  }

  /** Whether one more field fits; it is counted. */
  function hasRoomForField(): boolean {
    return fieldsLeft-- > 0;
  }

  /** "…" up to the next double quote, straight or curly; to the end when there is none. */
  function readPhrase(): Words | null {
    const open = cursor.at++;
    const start = cursor.at;
    while (cursor.at < length && !isQuote(text, cursor.at)) cursor.at++;
    const end = cursor.at;
    const closed = cursor.at < length;
    if (closed) cursor.at++;
    else if (end > start) take('open-quote', open, end);
    const prefix = closed && text[cursor.at] === '*';
    if (prefix) cursor.at++;
    const phrase = wordsFrom(start, end, prefix) ?? (closed ? signsFrom(start, end, 'faint') : null);
    if (phrase === null && closed && text.slice(start, end).trim() !== '') leave(open, cursor.at);
    if (phrase !== null && !closed) last = { words: phrase, end };
    return phrase;
  }

  /** The value of a date or state field, with or without quotes, as text. */
  function readPlainValue(): string {
    if (isQuote(text, cursor.at)) {
      const start = ++cursor.at;
      while (cursor.at < length && !isQuote(text, cursor.at)) cursor.at++;
      const value = text.slice(start, cursor.at);
      if (cursor.at < length) cursor.at++;
      return value.trim();
    }
    const start = cursor.at;
    cursor.at = runEnd(RUN_END, cursor.at);
    return text.slice(start, cursor.at).replace(/,$/, '');
  }

  /** A run of characters up to a space, a quote or a parenthesis. Moves on by one character at least. */
  function readBare(stop: RegExp): Words | null {
    const start = cursor.at;
    const end = Math.max(runEnd(stop, cursor.at), start + 1);
    cursor.at = end;
    const stars = /\*+$/.exec(text.slice(start, end));
    const textEnd = end - (stars?.[0].length ?? 0);
    const bare = withStem(wordsFrom(start, textEnd, stars !== null));
    if (bare === null) {
      if (!/^[-‐-―−,;()]*$/u.test(text.slice(start, end))) leave(start, end);
      return null;
    }
    if (bare.text.includes('*')) take('star-inside', start, end);
    if (stars === null) last = { words: bare, end };
    return bare;
  }

  function runEnd(stop: RegExp, from: number): number {
    stop.lastIndex = from;
    const found = stop.exec(text);
    return found === null ? length : Math.min(found.index, length);
  }

  /** The words between two places, or null when there are none or the search is full. */
  function wordsFrom(start: number, end: number, prefix: boolean): Words | null {
    const found = wordsAt(text.slice(start, end));
    if (found.length === 0) return signsFrom(start, end);
    let kept = end;
    if (found.length > wordsLeft) {
      take('too-long', start, end);
      if (wordsLeft === 0) return null;
      kept = start + (found[wordsLeft - 1]?.end ?? 0);
    }
    wordsLeft -= Math.min(found.length, wordsLeft);
    const isOpen = prefix && openLeft > 0 && !/^[a-z0-9]$/.test(found[found.length - 1]?.word ?? '');
    if (prefix && !isOpen) take('star-too-early', start, end);
    if (isOpen) openLeft--;
    return words(cleaned(text.slice(start, kept)), isOpen);
  }

  /** Signs that can be searched by themselves (an emoji, $), or null. */
  function signsFrom(start: number, end: number, wanted: 'sign' | 'faint' = 'sign'): Words | null {
    if (wordsLeft === 0 || !spellingsAt(text.slice(start, end)).some(({ kind }) => kind === wanted)) return null;
    wordsLeft--;
    return words(cleaned(text.slice(start, end)));
  }

  /** Nothing in it can be searched beside something else: it is named at the end, or is the whole search. */
  function leave(start: number, end: number): void {
    if (cleaned(text.slice(start, end)) === '') return;
    take('no-words', start, end);
    left.push({ start, end });
  }

  /** The search when nothing else was read: all, a sign that means nothing beside words (%), or nothing that could be found. */
  function restOf(): Query {
    const [first] = left;
    if (first === undefined) return ALL;
    for (const { start, end } of left) {
      const sign = signsFrom(start, end, 'faint');
      if (sign === null) continue;
      literals.splice(literals.findIndex((literal) => literal.reason === 'no-words' && literal.start <= start), 1);
      return sign;
    }
    return { type: 'none', text: cleaned(text.slice(first.start, first.end)) };
  }

  function skipSpace(): void {
    while (cursor.at < length && SPACE.test(text[cursor.at] as string)) cursor.at++;
  }

  function take(reason: LiteralReason, start: number, end: number): void {
    const before = literals.at(-1);
    if (before !== undefined && before.reason === reason && before.end >= start) {
      literals[literals.length - 1] = { reason, start: before.start, end: Math.max(end, before.end) };
    } else {
      literals.push({ reason, start, end });
    }
  }
}

const ANY_MARK = new RegExp(MARKS, 'g');

/** Several particles can follow each other: what is left has none. */
function withStem(bare: Words | null): Words | null {
  if (bare === null || bare.prefix) return bare;
  const stem = withoutParticle(bare.text);
  return stem === bare.text ? bare : withStem(words(stem));
}

/** Text of a `Words`: no double quotes, single spaces; the words are the same. */
function cleaned(text: string): string {
  return text.replace(ANY_MARK, ' ').replace(/[^\S\u00a0\u2007\u2009\u202f]+/g, ' ').trim();
}

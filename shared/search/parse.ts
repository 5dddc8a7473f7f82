import { createCursor, isQuote, RUN_END, SPACE, VALUE_END } from './cursor.ts';
import type { Cursor } from './cursor.ts';
import { bareDate, bareTime } from './dates.ts';
import { leftOut, readField } from './fields.ts';
import type { Literal } from './literals.ts';
import { allOf, anyOf } from './query.ts';
import type { Near, Query, Words } from './query.ts';
import { askedOf } from './spelled/terms.ts';

/**
 * `typing` is the word that is still being typed: it stands at the very end with nothing after it. It is an object
 * inside `query`; null when the text ends with a space, a closed quote, a star or a parenthesis.
 */
export type Parsed = {
  readonly query: Query;
  readonly literals: readonly Literal[];
  readonly typing: Words | null;
};

export const MAX_DEPTH = 16;
const NEAR_DEFAULT = 10;
const NEAR_MOST = 1_000;
const NEGATABLE = /[\p{L}\p{N}"“„‟«(#@§\p{Sc}\p{So}]/u;

/** Reads a search. Total: any text gives a query, and what did not parse is listed. Time grows with the length. */
export function parse(text: string): Parsed {
  const cursor = createCursor(text);
  const query = readAll(cursor);
  return { query, literals: cursor.literals, typing: cursor.typing() };
}

/** Where the grammar is: how deep in parentheses, and whether inside a field, where a comma means OR. */
type Mode = { readonly depth: number; readonly inField: boolean };

function readAll(cursor: Cursor): Query {
  const parts: Query[] = [];
  while (cursor.at < cursor.length) {
    const part = readAlternatives(cursor, { depth: 0, inField: false });
    if (part !== null) parts.push(part);
    if (cursor.at < cursor.length && cursor.text[cursor.at] === ')') {
      cursor.take('stray-paren', cursor.at, cursor.at + 1);
      cursor.at++;
    }
  }
  return parts.length === 0 ? cursor.restOf() : allOf(parts);
}

/** Conjunctions separated by OR (inside a field also by commas), up to a `)` or the end. */
function readAlternatives(cursor: Cursor, mode: Mode): Query | null {
  const alternatives: Query[][] = [[]];
  let pending: { readonly start: number; readonly end: number } | null = null;
  let negations = 0;
  const current = (): Query[] => alternatives[alternatives.length - 1] as Query[];
  const settle = (): void => {
    if (current().length === 0 && alternatives.length > 1) alternatives.pop();
    if (pending !== null) dangling(cursor, pending, current());
    pending = null;
    negations = 0;
  };
  for (;;) {
    cursor.skipSpace();
    if (cursor.at >= cursor.length || cursor.text[cursor.at] === ')') break;
    const start = cursor.at;
    const operator = readOperator(cursor, mode);
    if (operator === 'OR' || operator === ',') {
      settle();
      if (current().length > 0) {
        alternatives.push([]);
        if (operator === 'OR') pending = { start, end: cursor.at };
      } else if (operator === 'OR') {
        dangling(cursor, { start, end: cursor.at }, current());
      }
    } else if (operator === 'AND') {
      settle();
      if (current().length > 0) pending = { start, end: cursor.at };
      else dangling(cursor, { start, end: cursor.at }, current());
    } else if (operator === 'NOT') {
      pending = { start, end: cursor.at };
      negations++;
    } else {
      const item = readItem(cursor, mode);
      if (item === null) continue;
      current().push(negations % 2 === 1 ? { type: 'not', item } : item);
      pending = null;
      negations = 0;
    }
  }
  settle();
  const filled = alternatives.filter((items) => items.length > 0).map(allOf);
  return filled.length === 0 ? null : anyOf(filled);
}

function dangling(cursor: Cursor, operator: { readonly start: number; readonly end: number }, items: Query[]): void {
  cursor.take('dangling-operator', operator.start, operator.end);
  const literal = cursor.wordsFrom(operator.start, operator.end, false);
  if (literal !== null) items.push(literal);
}

function readOperator(cursor: Cursor, mode: Mode): 'AND' | 'OR' | 'NOT' | ',' | null {
  if (mode.inField && cursor.text[cursor.at] === ',') {
    cursor.at++;
    return ',';
  }
  for (const operator of ['AND', 'OR', 'NOT'] as const) {
    if (!cursor.text.startsWith(operator, cursor.at)) continue;
    const end = cursor.at + operator.length;
    if (end < cursor.text.length && !SPACE.test(cursor.text[end] as string) && !/[()"“”„‟«»]/.test(cursor.text[end] as string)) continue;
    cursor.at = end;
    return operator;
  }
  return null;
}

/** One thing to search for, or null when what stood there holds no word. Always moves on. */
function readItem(cursor: Cursor, mode: Mode): Query | null {
  const char = cursor.text[cursor.at] as string;
  if (char === '-' && startsNegation(cursor)) {
    cursor.at++;
    const item = readItem(cursor, mode);
    return item === null ? null : { type: 'not', item };
  }
  if (char === '(') return readGroup(cursor, mode);
  if (isQuote(cursor.text, cursor.at)) return cursor.readPhrase();
  if (cursor.text.startsWith('NEAR(', cursor.at)) return readNear(cursor, mode);
  if (!mode.inField) {
    const field = readField(cursor, {
      value: () => readItem(cursor, { depth: mode.depth, inField: true }),
      run: () => readRun(cursor, mode),
    });
    if (field !== undefined) return field;
  }
  return readRun(cursor, mode);
}

function startsNegation(cursor: Cursor): boolean {
  const next = cursor.at + 1 < cursor.length ? String.fromCodePoint(cursor.text.codePointAt(cursor.at + 1) as number) : '';
  const before = cursor.at === 0 ? ' ' : (cursor.text[cursor.at - 1] as string);
  return NEGATABLE.test(next) && (/[\s(,:]/.test(before) || before === '-');
}

function readGroup(cursor: Cursor, mode: Mode): Query | null {
  const start = cursor.at++;
  if (mode.depth >= MAX_DEPTH) {
    cursor.take('too-deep', start, cursor.at);
    return null;
  }
  const query = readAlternatives(cursor, { depth: mode.depth + 1, inField: mode.inField });
  if (cursor.at < cursor.length) cursor.at++;
  else cursor.take('open-paren', start, start + 1);
  return query;
}

function readNear(cursor: Cursor, mode: Mode): Query | null {
  const start = cursor.at;
  cursor.at += 'NEAR('.length;
  const terms: Words[] = [];
  let distance = NEAR_DEFAULT;
  let wellFormed = true;
  while (cursor.at < cursor.length && cursor.text[cursor.at] !== ')') {
    const char = cursor.text[cursor.at] as string;
    if (SPACE.test(char)) {
      cursor.at++;
    } else if (char === ',') {
      const number = /^,\s*(\d{1,4})\s*(?=\))/.exec(cursor.text.slice(cursor.at, cursor.at + 32));
      if (number === null) {
        wellFormed = false;
        break;
      }
      distance = Math.min(Number(number[1]), NEAR_MOST);
      cursor.at += number[0].length;
    } else if (isQuote(cursor.text, cursor.at)) {
      const term = cursor.readPhrase();
      if (term !== null && askedOf(term).terms.length > 0) terms.push(term);
    } else if (char === '(') {
      wellFormed = false;
      break;
    } else {
      const term = cursor.readBare(VALUE_END);
      if (term !== null && askedOf(term).terms.length > 0) terms.push(term);
    }
  }
  if (!wellFormed || terms.length < 2) {
    if (wellFormed && cursor.at < cursor.length) cursor.at++;
    else if (!wellFormed) closeNear(cursor, mode, terms);
    cursor.take('bad-near', start, cursor.at);
    return terms.length === 0 ? null : allOf(terms);
  }
  if (cursor.at < cursor.length) cursor.at++;
  else cursor.take('open-paren', start, start + 'NEAR('.length);
  cursor.endsTyping();
  const near: Near = { type: 'near', terms, distance };
  return near;
}

/** What follows in a malformed NEAR is read as a group, so that its parenthesis finds its partner. */
function closeNear(cursor: Cursor, mode: Mode, terms: Query[]): void {
  const deeper = { depth: mode.depth + 1, inField: mode.inField };
  if (cursor.text[cursor.at] === ',') cursor.at++;
  if (mode.depth >= MAX_DEPTH) return;
  const rest = readAlternatives(cursor, deeper);
  if (rest !== null) terms.push(rest);
  if (cursor.at < cursor.length) cursor.at++;
}

function readRun(cursor: Cursor, mode: Mode): Query | null {
  const start = cursor.at;
  const end = cursor.runEnd(mode.inField ? VALUE_END : RUN_END, cursor.at);
  const span = mode.inField ? null : bareDate(cursor.text.slice(start, end).replace(/[,;]$/, ''));
  if (span === null) return readGroupedNumber(cursor) ?? cursor.readBare(mode.inField ? VALUE_END : RUN_END);
  cursor.at = Math.max(end, start + 1);
  if (!cursor.hasRoomForField()) return leftOut(cursor, start);
  const typed = cursor.text.slice(start, end).replace(/[,;]$/, '');
  if (bareTime(typed)) return { type: 'dated', text: typed };
  return { type: 'date', from: span.from, to: span.to };
}

const GROUPED = /[0-9]{1,3}(?:[^\S\n][0-9]{3})+(?![^\s"“”„‟«»()])/y;

/** 300 000 with plain spaces is one number, or two words side by side. Null where no such number stands. */
function readGroupedNumber(cursor: Cursor): Words | null {
  GROUPED.lastIndex = cursor.at;
  const number = GROUPED.exec(cursor.text)?.[0];
  if (number === undefined || cursor.at + number.length > cursor.length) return null;
  const start = cursor.at;
  cursor.at += number.length;
  return cursor.wordsFrom(start, cursor.at, false);
}

import { bareDate, fieldDate } from './dates.ts';
import type { Literal, LiteralReason } from './literals.ts';
import {
  ALL, allOf, anyOf, DATE_FIELDS, FIELD_ALIASES, FLAGS, TEXT_FIELDS, THINGS, words,
} from './query.ts';
import type { DateField, Near, Query, TextField, Words } from './query.ts';
import { wordsAt, wordsOf } from './words.ts';

/**
 * `typing` is the word that is still being typed: it stands at the very end with nothing after it. It is an object
 * inside `query`; null when the text ends with a space, a closed quote, a star or a parenthesis.
 */
export type Parsed = {
  readonly query: Query;
  readonly literals: readonly Literal[];
  readonly typing: Words | null;
};

/** UTF-16 code units that are read; the rest is reported as left out. */
export const MAX_LENGTH = 8_192;
/** Words in one search: what FTS5 can intersect without a pause. */
export const MAX_WORDS = 256;
export const MAX_DEPTH = 16;
/** Words with an open end: each may stand for thousands of words. */
export const MAX_OPEN = 5;
/** Fields, dates and states: each is a condition of its own, and SQLite takes only so many. */
export const MAX_FIELDS = 50;
const NEAR_DEFAULT = 10;
const NEAR_MOST = 1_000;

const SPACE = /[^\S\u00a0\u2009\u202f]/;
const QUOTE = /["“”„‟«»]/;
const RUN_END = /[^\S\u00a0\u2009\u202f]|["“”„‟«»()]/g;
const VALUE_END = /[^\S\u00a0\u2009\u202f]|["“”„‟«»(),]/g;
const NEGATABLE = /[\p{L}\p{N}"“„‟«(#@]/u;

/** Reads a search. Total: any text gives a query, and what did not parse is listed. Time grows with the length. */
export function parse(text: string): Parsed {
  const reader = createReader(text);
  const query = reader.readAll();
  return { query, literals: reader.literals, typing: reader.typing() };
}

type Mode = { readonly depth: number; readonly inField: boolean };

function createReader(text: string) {
  const length = Math.min(text.length, MAX_LENGTH);
  const literals: Literal[] = [];
  let at = 0;
  let wordsLeft = MAX_WORDS;
  let openLeft = MAX_OPEN;
  let fieldsLeft = MAX_FIELDS;
  let last: { readonly words: Words; readonly end: number } | null = null;

  if (text.length > MAX_LENGTH) take('too-long', MAX_LENGTH, text.length);
  return { readAll, literals, typing: () => (last !== null && last.end === text.length ? last.words : null) };

  function readAll(): Query {
    const parts: Query[] = [];
    while (at < length) {
      const part = readAlternatives({ depth: 0, inField: false });
      if (part !== null) parts.push(part);
      if (at < length && text[at] === ')') {
        take('stray-paren', at, at + 1);
        at++;
      }
    }
    return parts.length === 0 ? ALL : allOf(parts);
  }

  /** Conjunctions separated by OR (inside a field also by commas), up to a `)` or the end. */
  function readAlternatives(mode: Mode): Query | null {
    const alternatives: Query[][] = [[]];
    let pending: { readonly start: number; readonly end: number } | null = null;
    let negations = 0;
    const current = (): Query[] => alternatives[alternatives.length - 1] as Query[];
    const settle = (): void => {
      if (current().length === 0 && alternatives.length > 1) alternatives.pop();
      if (pending !== null) dangling(pending, current());
      pending = null;
      negations = 0;
    };
    for (;;) {
      skipSpace();
      if (at >= length || text[at] === ')') break;
      const start = at;
      const operator = readOperator(mode);
      if (operator === 'OR' || operator === ',') {
        settle();
        if (current().length > 0) {
          alternatives.push([]);
          if (operator === 'OR') pending = { start, end: at };
        } else if (operator === 'OR') {
          dangling({ start, end: at }, current());
        }
      } else if (operator === 'AND') {
        settle();
        if (current().length > 0) pending = { start, end: at };
        else dangling({ start, end: at }, current());
      } else if (operator === 'NOT') {
        pending = { start, end: at };
        negations++;
      } else {
        const item = readItem(mode);
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

  function dangling(operator: { readonly start: number; readonly end: number }, items: Query[]): void {
    take('dangling-operator', operator.start, operator.end);
    const literal = wordsFrom(operator.start, operator.end, false);
    if (literal !== null) items.push(literal);
  }

  function readOperator(mode: Mode): 'AND' | 'OR' | 'NOT' | ',' | null {
    if (mode.inField && text[at] === ',') {
      at++;
      return ',';
    }
    for (const operator of ['AND', 'OR', 'NOT'] as const) {
      if (!text.startsWith(operator, at)) continue;
      const end = at + operator.length;
      if (end < text.length && !SPACE.test(text[end] as string) && !/[()"“”„‟«»]/.test(text[end] as string)) continue;
      at = end;
      return operator;
    }
    return null;
  }

  /** One thing to search for, or null when what stood there holds no word. Always moves on. */
  function readItem(mode: Mode): Query | null {
    const char = text[at] as string;
    if (char === '-' && startsNegation()) {
      at++;
      const item = readItem(mode);
      return item === null ? null : { type: 'not', item };
    }
    if (char === '(') return readGroup(mode);
    if (QUOTE.test(char)) return readPhrase();
    if (text.startsWith('NEAR(', at)) return readNear(mode);
    if (!mode.inField) {
      const field = readField(mode);
      if (field !== undefined) return field;
    }
    return readRun(mode);
  }

  function startsNegation(): boolean {
    const next = at + 1 < length ? String.fromCodePoint(text.codePointAt(at + 1) as number) : '';
    const before = at === 0 ? ' ' : (text[at - 1] as string);
    return NEGATABLE.test(next) && (/[\s(,:]/.test(before) || before === '-');
  }

  function readGroup(mode: Mode): Query | null {
    const start = at++;
    if (mode.depth >= MAX_DEPTH) {
      take('too-deep', start, at);
      return null;
    }
    const query = readAlternatives({ depth: mode.depth + 1, inField: mode.inField });
    if (at < length) at++;
    else take('open-paren', start, start + 1);
    return query;
  }

  /** "…" up to the next double quote, straight or curly; to the end when there is none. */
  function readPhrase(): Words | null {
    const open = at++;
    const start = at;
    while (at < length && !QUOTE.test(text[at] as string)) at++;
    const end = at;
    const closed = at < length;
    if (closed) at++;
    else if (end > start) take('open-quote', open, end);
    const prefix = closed && text[at] === '*';
    if (prefix) at++;
    const phrase = wordsFrom(start, end, prefix);
    if (phrase !== null && !closed) last = { words: phrase, end };
    return phrase;
  }

  function readNear(mode: Mode): Query | null {
    const start = at;
    at += 'NEAR('.length;
    const terms: Words[] = [];
    let distance = NEAR_DEFAULT;
    let wellFormed = true;
    while (at < length && text[at] !== ')') {
      const char = text[at] as string;
      if (SPACE.test(char)) {
        at++;
      } else if (char === ',') {
        const number = /^,\s*(\d{1,4})\s*(?=\))/.exec(text.slice(at, at + 32));
        if (number === null) {
          wellFormed = false;
          break;
        }
        distance = Math.min(Number(number[1]), NEAR_MOST);
        at += number[0].length;
      } else if (QUOTE.test(char)) {
        const term = readPhrase();
        if (term !== null) terms.push(term);
      } else if (char === '(') {
        wellFormed = false;
        break;
      } else {
        const term = readBare(VALUE_END);
        if (term !== null) terms.push(term);
      }
    }
    if (!wellFormed || terms.length < 2) {
      if (wellFormed && at < length) at++;
      else if (!wellFormed) closeNear(mode, terms);
      take('bad-near', start, at);
      return terms.length === 0 ? null : allOf(terms);
    }
    if (at < length) at++;
    else take('open-paren', start, start + 'NEAR('.length);
    last = null;
    const near: Near = { type: 'near', terms, distance };
    return near;
  }

  /** What follows in a malformed NEAR is read as a group, so that its parenthesis finds its partner. */
  function closeNear(mode: Mode, terms: Query[]): void {
    const deeper = { depth: mode.depth + 1, inField: mode.inField };
    if (text[at] === ',') at++;
    if (mode.depth >= MAX_DEPTH) return;
    const rest = readAlternatives(deeper);
    if (rest !== null) terms.push(rest);
    if (at < length) at++;
  }

  /** undefined when no field stands here; a field that cannot be read is searched as words. */
  function readField(mode: Mode): Query | null | undefined {
    const colon = text.indexOf(':', at);
    if (colon < 0 || colon - at > 12 || colon >= length) return undefined;
    const name = text.slice(at, colon).toLowerCase();
    if (!/^[a-z]+$/.test(name)) return undefined;
    const start = at;
    const known = FIELD_ALIASES[name] ?? name;
    const next = text[colon + 1];
    if (!isField(known)) {
      if (next === undefined || SPACE.test(next) || next === '/') return undefined;
      const item = readRun(mode);
      take('unknown-field', start, at);
      return item;
    }
    if (next === undefined || colon + 1 >= length || SPACE.test(next) || next === ')') {
      at = colon + 1;
      take('empty-field', start, at);
      return wordsFrom(start, at, false);
    }
    at = colon + 1;
    if (fieldsLeft === 0) return leftOut(start);
    fieldsLeft--;
    if (isTextField(known)) return readTextField(known, mode, start);
    const valueStart = at;
    const value = readPlainValue();
    const values = value.split(',').filter((one) => one !== '');
    const query = isDateField(known)
      ? dateQuery(known, value)
      : values.length === 0 || values.length > MAX_DEPTH
        ? null
        : stateQuery(known, values);
    if (query !== null) return query;
    take(isDateField(known) ? 'bad-date' : 'bad-value', start, Math.max(at, valueStart));
    return wordsFrom(start, at, false);
  }

  /** One value or several with commas between: words, a phrase or a group. Several mean any of them. */
  function readTextField(field: TextField, mode: Mode, start: number): Query | null {
    const inside = { depth: mode.depth, inField: true };
    const values: Query[] = [];
    for (;;) {
      const before = at;
      const char = text[at] as string;
      const value =
        char === '(' || QUOTE.test(char) || char === '-' || text.startsWith('NEAR(', at)
          ? readItem(inside)
          : readBare(isGroupedNumber(text, at) ? RUN_END : VALUE_END);
      if (value !== null) values.push(value);
      const more = at < length && text[at] === ',' && at + 1 < length && !SPACE.test(text[at + 1] as string);
      if (!more || text[at + 1] === ')' || at === before) break;
      at++;
    }
    if (text[at] === ',' && at < length) at++;
    if (values.length > 0) return { type: 'field', field, query: anyOf(values) };
    take('empty-field', start, at);
    return wordsFrom(start, at, false);
  }

  /** The value of a date or state field, with or without quotes, as text. */
  function readPlainValue(): string {
    if (QUOTE.test(text[at] as string)) {
      const start = ++at;
      while (at < length && !QUOTE.test(text[at] as string)) at++;
      const value = text.slice(start, at);
      if (at < length) at++;
      return value.trim();
    }
    const start = at;
    at = runEnd(RUN_END, at);
    return text.slice(start, at).replace(/,$/, '');
  }

  function readRun(mode: Mode): Query | null {
    const start = at;
    const end = runEnd(mode.inField ? VALUE_END : RUN_END, at);
    const span = mode.inField ? null : bareDate(text.slice(start, end).replace(/[,;]$/, ''));
    if (span === null) return readBare(mode.inField ? VALUE_END : RUN_END);
    at = Math.max(end, start + 1);
    if (fieldsLeft === 0) return leftOut(start);
    fieldsLeft--;
    return { type: 'date', from: span.from, to: span.to };
  }

  /** The value of a field too many is read as words, its name is left out. */
  function leftOut(start: number): null {
    take('too-long', start, at);
    return null;
  }

  /** A run of characters up to a space, a quote or a parenthesis. Moves on by one character at least. */
  function readBare(stop: RegExp): Words | null {
    const start = at;
    const end = Math.max(runEnd(stop, at), start + 1);
    at = end;
    const stars = /\*+$/.exec(text.slice(start, end));
    const textEnd = end - (stars?.[0].length ?? 0);
    const bare = wordsFrom(start, textEnd, stars !== null);
    if (bare === null) return null;
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
    if (found.length === 0) return null;
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

  function skipSpace(): void {
    while (at < length && SPACE.test(text[at] as string)) at++;
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

/** Text of a `Words`: no double quotes, single spaces; the words are the same. */
function cleaned(text: string): string {
  return text.replace(/["“”„‟«»]/g, ' ').replace(/[^\S\u00a0\u2009\u202f]+/g, ' ').trim();
}

/** Whether a value begins with a number such as 300,000, whose comma does not begin a second value. */
function isGroupedNumber(text: string, at: number): boolean {
  return /^\d{1,3}(?:,\d{3})+(?!\d)/.test(text.slice(at, at + 24));
}

function dateQuery(field: DateField, value: string): Query | null {
  const span = fieldDate(field, value);
  return span === null ? null : { type: 'date', from: span.from, to: span.to };
}

/** `is:unread`, `has:note,image`; null when one of the values is none of them. */
function stateQuery(field: 'is' | 'has', values: readonly string[]): Query | null {
  const queries: Query[] = [];
  for (const value of values) {
    const name = wordsOf(value).join(' ');
    const flag = FLAGS.find((known) => known === name);
    const thing = THINGS.find((known) => known === name || `${known}s` === name);
    if (field === 'is' && flag !== undefined) queries.push({ type: 'is', flag });
    else if (field === 'has' && thing !== undefined) queries.push({ type: 'has', thing });
    else return null;
  }
  return anyOf(queries);
}

function isField(name: string): name is TextField | DateField | 'is' | 'has' {
  return name === 'is' || name === 'has' || isTextField(name) || isDateField(name);
}

function isTextField(name: string): name is TextField {
  return (TEXT_FIELDS as readonly string[]).includes(name);
}

function isDateField(name: string): name is DateField {
  return (DATE_FIELDS as readonly string[]).includes(name);
}

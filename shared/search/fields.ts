import { isQuote, RUN_END, SPACE, VALUE_END } from './cursor.ts';
import type { Cursor } from './cursor.ts';
import { fieldDate } from './dates.ts';
import { anyOf, DATE_FIELDS, FIELD_ALIASES, FLAGS, NAME_FIELDS, TEXT_FIELDS, THINGS } from './query.ts';
import type { DateField, NameField, Query, TextField } from './query.ts';
import { wordsOf } from './words.ts';

/** How the grammar around a field reads a value that is more than a word, and a run that turned out to be no field. */
export type Readers = { readonly value: () => Query | null; readonly run: () => Query | null };

/** Values in one list of states. */
const MOST_VALUES = 16;

/** undefined when no field stands here; a field that cannot be read is searched as words. */
export function readField(cursor: Cursor, readers: Readers): Query | null | undefined {
  const colon = cursor.text.indexOf(':', cursor.at);
  if (colon < 0 || colon - cursor.at > 12 || colon >= cursor.length) return undefined;
  const name = cursor.text.slice(cursor.at, colon).toLowerCase();
  if (!/^[a-z]+$/.test(name)) return undefined;
  const start = cursor.at;
  const known = FIELD_ALIASES[name] ?? name;
  const next = cursor.text[colon + 1];
  if (!isField(known)) {
    if (next === undefined || SPACE.test(next) || next === '/') return undefined;
    const item = readers.run();
    cursor.take('unknown-field', start, cursor.at);
    return item;
  }
  if (next === undefined || colon + 1 >= cursor.length || SPACE.test(next) || next === ')') {
    cursor.at = colon + 1;
    cursor.take('empty-field', start, cursor.at);
    return cursor.wordsFrom(start, cursor.at, false);
  }
  cursor.at = colon + 1;
  if (!cursor.hasRoomForField()) return leftOut(cursor, start);
  if (isTextField(known)) return readTextField(cursor, known, readers, start);
  const valueStart = cursor.at;
  const value = cursor.readPlainValue();
  const values = value.split(',').filter((one) => one !== '');
  const query = isDateField(known)
    ? dateQuery(known, value)
    : values.length === 0 || values.length > MOST_VALUES
      ? null
      : stateQuery(known, values);
  if (query !== null) return query;
  cursor.take(isDateField(known) ? 'bad-date' : 'bad-value', start, Math.max(cursor.at, valueStart));
  return cursor.wordsFrom(start, cursor.at, false);
}

/** One value or several with commas between: words, a phrase or a group. Several mean any of them. */
function readTextField(cursor: Cursor, field: TextField, readers: Readers, start: number): Query | null {
  if (cursor.text[cursor.at] === '=' && isNameField(field)) return readNames(cursor, field, start);
  const values: Query[] = [];
  for (;;) {
    const before = cursor.at;
    const char = cursor.text[cursor.at] as string;
    const value =
      char === '(' || isQuote(cursor.text, cursor.at) || char === '-' || cursor.text.startsWith('NEAR(', cursor.at)
        ? readers.value()
        : cursor.readBare(isGroupedNumber(cursor.text, cursor.at) ? RUN_END : VALUE_END);
    if (value !== null) values.push(value);
    const more = cursor.at < cursor.length && cursor.text[cursor.at] === ',' && cursor.at + 1 < cursor.length && !SPACE.test(cursor.text[cursor.at + 1] as string);
    if (!more || cursor.text[cursor.at + 1] === ')' || cursor.at === before) break;
    cursor.at++;
  }
  if (cursor.text[cursor.at] === ',' && cursor.at < cursor.length) cursor.at++;
  if (values.length > 0) return { type: 'field', field, query: anyOf(values) };
  cursor.take('empty-field', start, cursor.at);
  return cursor.wordsFrom(start, cursor.at, false);
}

/** `topic:=Iran,"Food Security"`: names as they are, one of them or another. */
function readNames(cursor: Cursor, field: NameField, start: number): Query | null {
  const names: Query[] = [];
  do {
    cursor.at++;
    const isQuoted = cursor.at < cursor.length && isQuote(cursor.text, cursor.at);
    if (!isQuoted && (cursor.at >= cursor.length || VALUE_END.test(cursor.text[cursor.at] as string))) break;
    const name = isQuoted ? cursor.readPhrase() : cursor.readBare(VALUE_END);
    if (name !== null) names.push({ type: 'named', field, name: { ...name, prefix: false } });
  } while (cursor.text[cursor.at] === ',');
  cursor.endsTyping();
  if (names.length > 0) return anyOf(names);
  cursor.take('empty-field', start, cursor.at);
  return cursor.wordsFrom(start, cursor.at, false);
}

function isNameField(field: TextField): field is NameField {
  return (NAME_FIELDS as readonly string[]).includes(field);
}

/** The value of a field too many is read as words, its name is left out. */
export function leftOut(cursor: Cursor, start: number): null {
  cursor.take('too-long', start, cursor.at);
  return null;
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

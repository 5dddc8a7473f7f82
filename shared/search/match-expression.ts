import { wordsOfDated } from './dates.ts';
import { nearChoices } from './match.ts';
import { scopesItsItems, words } from './query.ts';
import type { Query, TextField, Words } from './query.ts';
import { searchedList } from './spelled/searched-text.ts';
import { askedOf, type Term } from './spelled/terms.ts';
import { BARRIER, wordsOf } from './words.ts';

/**
 * Searches as FTS5 expressions over one row per brief. Words without a field may stand in any column. The names of
 * sources, series and sections stand in the column `label` with a sign before each word that no text can hold, so that
 * they are found by their field alone and a plain word needs no column filter.
 */
export const COLUMNS = ['body', 'title', 'topic', 'speaker', 'author', 'yours', 'label'] as const;
export type Column = (typeof COLUMNS)[number];

/** Characters for private use: words.ts never makes a word with one. */
export const LABEL_SIGNS = { source: '\u{e001}', series: '\u{e002}', in: '\u{e003}' } as const;
export const HAS_IMAGE = '\u{e004}image';
/** Before each word of another spelling in a column of its own. */
const ALSO = '\u{e005}';
/** Before the year (2014) and the month (201402) of a brief. */
const DAY_SIGN = '\u{e006}';
/** Before the number of a title. */
const TITLE_SIGN = '\u{e007}';
/** No text has two barriers side by side. */
const NOTHING = `"${BARRIER} ${BARRIER}"`;

const COLUMN_OF: Partial<Record<TextField, Column>> = { title: 'title', topic: 'topic', speaker: 'speaker', by: 'author' };

/** How words are written into an expression: the sign before each, the sign of other spellings, and what keeps NEAR to the text itself. */
type Scope = { readonly sign: string; readonly also: string; readonly near: string };
const ANYWHERE: Scope = { sign: '', also: '', near: '-{label} : ' };
const COLUMN: Scope = { sign: '', also: ALSO, near: '' };
const labelled = (sign: string): Scope => ({ sign, also: sign + ALSO, near: '' });

/** The expression that finds exactly the briefs of this query, or null when the text index cannot answer it. */
export function matchable(query: Query): string | null {
  return exactly(query, ANYWHERE);
}

/** The same over a text that has no label beside it: a highlight with its note. */
export function matchableText(query: Query): string | null {
  return exactly(query, COLUMN);
}

/** The briefs whose title is these words and no others (or so much like it that it must be looked at). */
export function titled(title: Words): string | null {
  const typed = wordsOf(title.text);
  return typed.length === 0 ? null : phrase([titleWord(title.text)], false);
}

/** One word for a whole title, the same for every spelling of it: its letters and digits, shortened to a number. */
export function titleWord(title: string): string {
  let one = 0x811c9dc5;
  let other = 0x1000193;
  for (const char of titleLetters(title)) {
    const code = char.codePointAt(0) as number;
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(other ^ code, 0x5bd1e995) + 1;
  }
  return TITLE_SIGN + (one >>> 0).toString(36) + (other >>> 0).toString(36);
}

/** What two spellings of a title have in common. */
export const titleLetters = (title: string): string => wordsOf(title).join('');

function exactly(query: Query, scope: Scope): string | null {
  switch (query.type) {
    case 'words':
    case 'near':
      return termExpression(query, scope);
    case 'and':
      return scopesItsItems(query.items) ? null : conjunction(query.items, (item) => exactly(item, scope));
    case 'or':
      return joined(query.items.map((item) => exactly(item, scope)), ' OR ');
    case 'dated':
      return joined([phrase([DAY_SIGN + query.text.replace('-', '')], false), ...wordsOfDated(query).map((said) => termExpression(said, scope))], ' OR ');
    case 'has':
      return query.thing === 'image' ? phrase([HAS_IMAGE], false) : null;
    case 'field':
      return fieldExpression(query.field, query.query);
    default:
      return null;
  }
}

/** An expression that every brief of this query satisfies (others may too), or null when there is none. */
export function needed(query: Query): string | null {
  const exact = matchable(query);
  if (exact !== null) return exact;
  switch (query.type) {
    case 'and':
      return joined(query.items.map(needed).filter((part) => part !== null), ' AND ');
    case 'or':
      return joined(query.items.map(needed), ' OR ');
    case 'named':
      return matchable({ type: 'field', field: query.field, query: words(wordsOf(query.name.text).join(' ')) });
    case 'field': {
      const { field } = query;
      if (field === 'in') return positive(query.query, labelled(LABEL_SIGNS.in));
      if (field !== 'quote' && field !== 'note') return null;
      const inside = positive(query.query, COLUMN_AND_LABEL);
      return inside === null ? null : `{${field === 'quote' ? 'body' : 'yours'} label} : (${inside})`;
    }
    default:
      return null;
  }
}

/** Words of a quote are words of its text, in the body or among the other spellings. */
const COLUMN_AND_LABEL: Scope = { sign: '', also: '', near: '' };

function fieldExpression(field: TextField, query: Query): string | null {
  const column = COLUMN_OF[field];
  if (column !== undefined) {
    const inside = exactly(query, COLUMN);
    return inside === null ? null : `{${column}} : (${inside})`;
  }
  if (field === 'source' || field === 'series') return signed(query, labelled(LABEL_SIGNS[field]));
  // A heading is a text to itself: more than one term could be found in two headings.
  return field === 'in' && query.type === 'words' && isOneTerm(query) ? termExpression(query, labelled(LABEL_SIGNS.in)) : null;
}

const isOneTerm = (typed: Words): boolean => {
  const { terms, signs } = askedOf(typed);
  return signs.length + Math.min(1, terms.length) === 1;
};

function signed(query: Query, scope: Scope): string | null {
  switch (query.type) {
    case 'words':
    case 'near':
      return termExpression(query, scope);
    case 'and':
      return conjunction(query.items, (item) => signed(item, scope));
    case 'or':
      return joined(query.items.map((item) => signed(item, scope)), ' OR ');
    default:
      return null;
  }
}

/** What must be there for a query to hold, leaving out what must not. */
function positive(query: Query, scope: Scope): string | null {
  switch (query.type) {
    case 'words':
    case 'near':
      return termExpression(query, scope);
    case 'and':
      return joined(query.items.map((item) => positive(item, scope)).filter((part) => part !== null), ' AND ');
    case 'or':
      return joined(query.items.map((item) => positive(item, scope)), ' OR ');
    default:
      return null;
  }
}

/** `a b -c` is `(a AND b) NOT (c)`; without anything wanted there is no expression. */
function conjunction(items: readonly Query[], expression: (item: Query) => string | null): string | null {
  const wanted = joined(items.filter((item) => item.type !== 'not').map(expression), ' AND ');
  const unwanted = items.flatMap((item) => (item.type === 'not' ? [expression(item.item)] : []));
  if (wanted === null || unwanted.length === 0) return wanted;
  const excluded = joined(unwanted, ' OR ');
  return excluded === null ? null : `(${wanted}) NOT (${excluded})`;
}

function joined(parts: readonly (string | null)[], operator: ' AND ' | ' OR '): string | null {
  if (parts.length === 0 || parts.includes(null)) return null;
  return parts.length === 1 ? (parts[0] as string) : parts.map((part) => `(${part})`).join(operator);
}

function termExpression(query: Query, scope: Scope): string | null {
  if (query.type === 'words') return wordsExpression(query, scope);
  if (query.type !== 'near') return null;
  const choices = nearChoices(query).map((terms) => `${scope.near}NEAR(${terms.map((term) => signedPhrase(term, scope.sign)).join(' ')}, ${query.distance})`);
  return joined(choices, ' OR ') ?? NOTHING;
}

function wordsExpression(typed: Words, { sign, also }: Scope): string | null {
  const { terms, signs } = askedOf(typed);
  const spelled = terms.flatMap((term) => (also === sign ? [signedPhrase(term, sign)] : [signedPhrase(term, sign), signedPhrase(term, also)]));
  const either = spelled.length === 0 ? [] : [spelled.length === 1 ? (spelled[0] as string) : spelled.join(' OR ')];
  return joined([...either, ...signs.map((token) => phrase([also + token], false))], ' AND ');
}

const signedPhrase = ({ words: own, prefix }: Term, sign: string): string => phrase(own.map((word) => sign + word), prefix);

/** Words hold no double quote, so nothing can end the string early. */
function phrase(list: readonly string[], prefix: boolean): string {
  return `"${list.join(' ')}"${prefix ? ' *' : ''}`;
}

/** A title or a list of names as it goes into its column: its words, then its other spellings. */
export function indexedNames(values: readonly string[]): string[] {
  const { words: own, also } = searchedList(values);
  return also.length === 0 ? [...own] : [...own, BARRIER, ...withSign(also, ALSO)];
}

/** A name as it goes into the column `label`: each word with its sign. */
export function signedNames(value: string, sign: string): string[] {
  const { words: own, also } = searchedList([value]);
  return [...withSign(own, sign), ...(also.length === 0 ? [] : [BARRIER, ...withSign(also, sign + ALSO)])];
}

const withSign = (list: readonly string[], sign: string): string[] => list.map((word) => (word === BARRIER ? word : sign + word));

/** The words of a day in the column `label`: its year and its month. */
export function dayWords(day: string | null): string[] {
  return day === null ? [] : [DAY_SIGN + day.slice(0, 4), DAY_SIGN + day.slice(0, 4) + day.slice(5, 7)];
}

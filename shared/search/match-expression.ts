import { scopesItsItems } from './query.ts';
import type { Query, TextField, Words } from './query.ts';
import { wordsOf } from './words.ts';

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

const COLUMN_OF: Partial<Record<TextField, Column>> = { title: 'title', topic: 'topic', speaker: 'speaker', by: 'author' };

/** How words are written into the expression: with a label's sign or without. */
type Sign = string;

/** The expression that finds exactly the briefs of this query, or null when the text index cannot answer it. */
export function matchable(query: Query): string | null {
  switch (query.type) {
    case 'words':
    case 'near':
      return termExpression(query, '');
    case 'and':
      return scopesItsItems(query.items) ? null : conjunction(query.items, matchable);
    case 'or':
      return joined(query.items.map(matchable), ' OR ');
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
      return matchable({ type: 'field', field: query.field, query: query.name });
    case 'field': {
      const { field } = query;
      if (field === 'in') return positive(query.query, LABEL_SIGNS.in);
      if (field !== 'quote' && field !== 'note') return null;
      const inside = positive(query.query, '');
      return inside === null ? null : `{${field === 'quote' ? 'body' : 'yours'}} : (${inside})`;
    }
    default:
      return null;
  }
}

function fieldExpression(field: TextField, query: Query): string | null {
  const column = COLUMN_OF[field];
  if (column !== undefined) {
    const inside = matchable(query);
    return inside === null ? null : `{${column}} : (${inside})`;
  }
  if (field === 'source' || field === 'series') return signed(query, LABEL_SIGNS[field]);
  // A heading is a text to itself: more than one term could be found in two headings.
  return field === 'in' && query.type === 'words' ? termExpression(query, LABEL_SIGNS.in) : null;
}

function signed(query: Query, sign: Sign): string | null {
  switch (query.type) {
    case 'words':
    case 'near':
      return termExpression(query, sign);
    case 'and':
      return conjunction(query.items, (item) => signed(item, sign));
    case 'or':
      return joined(query.items.map((item) => signed(item, sign)), ' OR ');
    default:
      return null;
  }
}

/** What must be there for a query to hold, leaving out what must not. */
function positive(query: Query, sign: Sign): string | null {
  switch (query.type) {
    case 'words':
    case 'near':
      return termExpression(query, sign);
    case 'and':
      return joined(query.items.map((item) => positive(item, sign)).filter((part) => part !== null), ' AND ');
    case 'or':
      return joined(query.items.map((item) => positive(item, sign)), ' OR ');
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

function termExpression(query: Query, sign: Sign): string | null {
  if (query.type === 'words') return wordsExpression(query, sign);
  if (query.type !== 'near') return null;
  const terms = query.terms.map((term) => wordsExpression(term, sign));
  return terms.includes(null) ? null : `NEAR(${terms.join(' ')}, ${query.distance})`;
}

function wordsExpression(words: Words, sign: Sign): string | null {
  const list = wordsOf(words.text).map((word) => sign + word);
  return list.length === 0 ? null : phrase(list, words.prefix);
}

/** Words hold no double quote, so nothing can end the string early. */
function phrase(words: readonly string[], prefix: boolean): string {
  return `"${words.join(' ')}"${prefix ? ' *' : ''}`;
}

/** A list of names as it goes into the column `label`: each word with its sign, a barrier between the names. */
export function signedList(indexedNames: readonly string[], sign: Sign): string[] {
  return indexedNames.map((word) => sign + word);
}

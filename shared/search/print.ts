import { bareDate, printSpan } from './dates.ts';
import { scopesItsItems } from './query.ts';
import type { Query, Words } from './query.ts';

/** A text that `parse` reads as this query. */
export function print(query: Query): string {
  switch (query.type) {
    case 'all':
      return '';
    case 'words':
      return printWords(query);
    case 'near':
      return `NEAR(${query.terms.map(printWords).join(' ')}, ${query.distance})`;
    case 'and':
      return query.items.map((item) => (mustStayTogether(item) ? `(${print(item)})` : print(item))).join(' ');
    case 'or':
      return query.items.map((item) => (item.type === 'or' ? `(${print(item)})` : print(item))).join(' OR ');
    case 'not':
      return `-${printNegated(query.item)}`;
    case 'field':
      return `${query.field}:${query.query.type === 'words' ? printWords(query.query) : `(${print(query.query)})`}`;
    case 'named':
      return `${query.field}:=${printWords(query.name)}`;
    case 'date':
      return printSpan(query);
    case 'is':
      return `is:${query.flag}`;
    case 'has':
      return `has:${query.thing}`;
  }
}

function mustStayTogether(item: Query): boolean {
  return item.type === 'or' || (item.type === 'and' && scopesItsItems(item.items));
}

function printNegated(item: Query): string {
  const bare = item.type === 'words' || item.type === 'field' || item.type === 'named' || item.type === 'is' || item.type === 'has';
  return bare || item.type === 'near' ? print(item) : `(${print(item)})`;
}

/** Bare where the language reads it back as the same words, in quotes where it would mean something else. */
function printWords(words: Words): string {
  const { text, prefix } = words;
  const plain =
    /^[\p{L}\p{N}#@][^\s"“”„‟«»(),:*]*$/u.test(text) &&
    !/^(?:AND|OR|NOT|NEAR)$/.test(text) &&
    bareDate(text.replace(/[,;]$/, '')) === null;
  return `${plain ? text : `"${text}"`}${prefix ? '*' : ''}`;
}

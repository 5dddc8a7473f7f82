import { bareDate, bareTime, printSpan, type DaySpan } from './dates.ts';
import { withoutParticle } from './spelled/particles.ts';
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
      return apart(query.items.map((item) => (mustStayTogether(item) ? `(${print(item)})` : print(item)))).join(' ');
    case 'or':
      return query.items.map((item) => (item.type === 'or' ? `(${print(item)})` : print(item))).join(' OR ');
    case 'not':
      return `-${printNegated(query.item)}`;
    case 'field':
      return `${query.field}:${query.query.type === 'words' ? printWords(query.query) : `(${print(query.query)})`}`;
    case 'named':
      return `${query.field}:=${printWords(query.name)}`;
    case 'date':
      return printDays(query);
    case 'dated':
      return query.text;
    case 'none':
      return `"${query.text}"`;
    case 'is':
      return `is:${query.flag}`;
    case 'has':
      return `has:${query.thing}`;
  }
}

/** A year or month with its field: bare it would be a word as well. */
function printDays(days: DaySpan): string {
  const span = printSpan(days);
  return bareTime(span) ? `on:${span}` : span;
}

/** Side by side, 300 and 000 would be one number. */
function apart(parts: string[]): string[] {
  return parts.map((part, at) => (/^[0-9]{3}$/.test(part) && /(?:^|\s)[0-9]{1,3}$/.test(parts[at - 1] ?? '') ? `"${part}"` : part));
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
    withoutParticle(text) === text &&
    bareDate(text.replace(/[,;]$/, '')) === null;
  return `${plain ? text : `"${text}"`}${prefix ? '*' : ''}`;
}

import type { Query } from '../../../shared/search/query.ts';
import { matchesText } from '../../../shared/search/match.ts';
import { searchedText } from '../../../shared/search/spelled/searched-text.ts';
import type { Db } from '../kernel/database.ts';

const known = new WeakSet<Db>();

/**
 * Gives the connection the functions that conditions use: `words_match(text, query)` and
 * `words_match_between(text, start, end, query)`, 1 when the text (or the part of it, in UTF-16 code units, as SQLite
 * cannot count them) satisfies the query, which comes as JSON. Once per connection.
 */
export function teachWords(db: Db): void {
  if (known.has(db)) return;
  known.add(db);
  const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
  const matches = (text: string, query: unknown): 0 | 1 => (matchesText([searchedText(text)], queryOf(textOf(query))) ? 1 : 0);
  db.function('words_match', { deterministic: true }, (text: unknown, query: unknown) => matches(textOf(text), query));
  db.function('words_match_between', { deterministic: true }, (text: unknown, start: unknown, end: unknown, query: unknown) =>
    matches(textOf(text).slice(Number(start), Number(end)), query));
}

const READ_CAP = 200;
const read = new Map<string, Query>();

function queryOf(json: string): Query {
  const before = read.get(json);
  if (before !== undefined) return before;
  if (read.size >= READ_CAP) read.clear();
  const query = JSON.parse(json) as Query;
  read.set(json, query);
  return query;
}

import { withOpenEnd } from '../../../shared/search/guess.ts';
import type { Parsed } from '../../../shared/search/parse.ts';
import type { Query } from '../../../shared/search/query.ts';
import type { Db } from '../database.ts';
import { vocabulary } from './vocabulary.ts';

/**
 * What was typed, with the word at its end completed: when `typing`, or, when that is left out, if the archive has no such
 * word. Whoever shows, counts and marks a search asks here, so that all three mean the same.
 */
export function completed(db: Db, { query, typing: leaf }: Parsed, typing?: boolean): Query {
  if (leaf === null || typing === false) return query;
  const known = vocabulary(db);
  const isWord = known === null || known.briefsWith(leaf.text.toLowerCase()) > 0;
  return typing === undefined && isWord ? query : withOpenEnd(query, leaf, known);
}

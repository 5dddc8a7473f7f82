import { withOpenEnd } from '../../../shared/search/guess.ts';
import type { Parsed } from '../../../shared/search/parse.ts';
import type { Query } from '../../../shared/search/query.ts';
import type { Db } from '../kernel/database.ts';
import { withMergedNames } from './merged-names.ts';
import { vocabulary } from './vocabulary.ts';

/**
 * What was typed, with the word at its end completed: when `typing`, or, when that is left out, if the archive has no such
 * word; and with every name of the speakers it asks for. Whoever shows, counts and marks a search asks here, so that all three mean the same.
 */
export function completed(db: Db, parsed: Parsed, typing?: boolean): Query {
  return withMergedNames(db, withWholeWords(db, parsed, typing));
}

function withWholeWords(db: Db, { query, typing: leaf }: Parsed, typing: boolean | undefined): Query {
  if (leaf === null || typing === false) return query;
  const known = vocabulary(db);
  const isWord = known === null || known.briefsWith(leaf.text.toLowerCase()) > 0;
  return typing === undefined && isWord ? query : withOpenEnd(query, leaf, known);
}

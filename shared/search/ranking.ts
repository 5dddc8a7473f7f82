import { matchable } from './match-expression.ts';
import { allOf } from './query.ts';
import type { Query, Words } from './query.ts';
import type { Vocabulary } from './vocabulary.ts';
import { wordsOf } from './words.ts';

/** What a result is ranked by: an expression that every brief of the result satisfies, or null for newest first. */
export type Ranking = { readonly match: string | null } | null;

/** Words and briefs together that bm25 may read: about a tenth of a second. */
const BUDGET = 400_000;
/** A result is ranked by so many of its words at most: the rarest tell the most, and common ones next to nothing. */
const TELLING = 4;

/**
 * How to rank the result of a search, or null when it is so common in every word that ranking would take long and tell
 * nothing. `match` is null when the search itself is short enough to be ranked by. Without a vocabulary only short
 * searches are ranked.
 */
export function rankingFor(query: Query, vocabulary: Vocabulary | null): Ranking {
  const items = query.type === 'and' ? query.items : [query];
  const plain = items.filter((item): item is Words => item.type === 'words');
  if (plain.length > TELLING) {
    const rarest = vocabulary === null ? plain.slice(0, TELLING) : [...plain].sort((a, b) => costOf(a, vocabulary) - costOf(b, vocabulary)).slice(0, TELLING);
    const cost = vocabulary === null ? 0 : rarest.reduce((sum, item) => sum + costOf(item, vocabulary), 0);
    return cost > BUDGET ? null : { match: matchable(allOf(rarest)) };
  }
  const cost = vocabulary === null ? (countOf(query) > TELLING ? Infinity : 0) : costOf(query, vocabulary);
  return cost > BUDGET ? null : { match: null };
}

/** Briefs that the index reads for each word of a query, taken together. */
function costOf(query: Query, vocabulary: Vocabulary): number {
  switch (query.type) {
    case 'words': {
      const words = wordsOf(query.text);
      const last = words.length - 1;
      return words.reduce((sum, word, at) => sum + (query.prefix && at === last ? vocabulary.briefsWithAny(word) : vocabulary.briefsWith(word)), 0);
    }
    case 'near':
      return query.terms.reduce((sum, term) => sum + costOf(term, vocabulary), 0);
    case 'and':
    case 'or':
      return query.items.reduce((sum, item) => sum + costOf(item, vocabulary), 0);
    case 'not':
      return costOf(query.item, vocabulary);
    case 'field':
      return costOf(query.query, vocabulary);
    default:
      return 0;
  }
}

function countOf(query: Query): number {
  switch (query.type) {
    case 'words':
      return 1;
    case 'near':
      return query.terms.length;
    case 'and':
    case 'or':
      return query.items.reduce((sum, item) => sum + countOf(item), 0);
    case 'not':
      return countOf(query.item);
    case 'field':
      return countOf(query.query);
    default:
      return 0;
  }
}

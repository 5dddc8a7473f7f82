import { wordsOfDated } from './dates.ts';
import { matchable } from './match-expression.ts';
import { allOf, scopesItsItems } from './query.ts';
import type { Query, TextField, Words } from './query.ts';
import type { Vocabulary } from './vocabulary.ts';
import { askedOf } from './spelled/terms.ts';

/** What is known of a search before it is ranked; null: it is listed newest first. */
export type Ranking = {
  /** An expression of its rarest words, which every brief of the result satisfies; null: it is ranked by the whole search. */
  readonly by: string | null;
  /** Words and briefs together that the index holds for what it is ranked by. */
  readonly reads: number;
  /** So many briefs can be its result, or fewer. */
  readonly atMost: number;
  /** Words, or alternatives of words, that a brief must have; the more, the fewer of `atMost` have them all. */
  readonly together: number;
  /** The same search with its words asked of the title; null where they are asked of something else. */
  readonly titles: Query | null;
} | null;

/** A result is ranked by so many of its words at most: the rarest tell the most, and common ones next to nothing. */
const TELLING = 4;

/** How to rank the result of a search. Without a vocabulary nothing is known of its words, and only short searches are ranked. */
export function rankingFor(query: Query, vocabulary: Vocabulary | null): Ranking {
  if (isOfFilters(query)) return null;
  const plain = itemsOf(query).filter((item): item is Words => item.type === 'words');
  const known = { together: itemsOf(query).filter(isOfWords).length, titles: titlesOf(query) };
  if (vocabulary === null) {
    if (plain.length > TELLING) return { by: matchable(allOf(plain.slice(0, TELLING))), reads: 0, atMost: Infinity, ...known };
    return countOf(query) > TELLING ? null : { by: null, reads: 0, atMost: Infinity, ...known };
  }
  const { reads, atMost } = sizeOf(query, vocabulary);
  if (plain.length <= TELLING) return { by: null, reads, atMost, ...known };
  const rarest = plain.map((item) => ({ item, reads: sizeOf(item, vocabulary).reads })).sort((a, b) => a.reads - b.reads).slice(0, TELLING);
  return { by: matchable(allOf(rarest.map(({ item }) => item))), reads: sum(rarest.map((each) => each.reads)), atMost, ...known };
}

const itemsOf = (query: Query): readonly Query[] => (query.type === 'and' ? query.items : [query]);

function titlesOf(query: Query): Query | null {
  const items = itemsOf(query);
  if (scopesItsItems(items) || !items.some(isOfWords)) return null;
  return allOf(items.map((item): Query => (isOfWords(item) ? { type: 'field', field: 'title', query: item } : item)));
}

function isOfWords(query: Query): boolean {
  return query.type === 'words' || query.type === 'near' || (query.type === 'or' && query.items.every(isOfWords));
}

/** Names, dates and states fit or do not: nothing in them makes one brief better than another. */
function isOfFilters(query: Query): boolean {
  if (query.type === 'and' || query.type === 'or') return query.items.every(isOfFilters);
  if (query.type === 'not') return isOfFilters(query.item);
  return query.type === 'named' || query.type === 'date' || query.type === 'dated' || query.type === 'is' || query.type === 'has' || query.type === 'all';
}

/** `reads`: the briefs of each word of a query, taken together; `atMost`: as many satisfy it, or fewer, as far as its words say. */
interface Size {
  reads: number;
  atMost: number;
}

/** Fields whose words the vocabulary counts among those of their briefs. */
const IN_INDEX: ReadonlySet<TextField> = new Set<TextField>(['title', 'topic', 'speaker', 'by']);

function sizeOf(query: Query, vocabulary: Vocabulary): Size {
  switch (query.type) {
    case 'words': {
      const each = askedOf(query).terms.map(({ words, prefix }) => words.map((word, at) =>
        prefix && at === words.length - 1 ? vocabulary.briefsWithAny(word) : vocabulary.briefsWith(word)));
      // Signs are not in the vocabulary: nothing is known of what is only a sign.
      if (each.length === 0) return { reads: Infinity, atMost: Infinity };
      return { reads: sum(each.map(sum)), atMost: sum(each.map((briefs) => Math.min(...briefs))) };
    }
    case 'near':
    case 'and':
    case 'or': {
      const sizes = (query.type === 'near' ? query.terms : query.items).map((item) => sizeOf(item, vocabulary));
      const most = sizes.map(({ atMost }) => atMost);
      return { reads: sum(sizes.map(({ reads }) => reads)), atMost: query.type === 'or' ? sum(most) : Math.min(...most) };
    }
    case 'dated':
      return { reads: sum(wordsOfDated(query).map((said) => sizeOf(said, vocabulary).reads)), atMost: Infinity };
    case 'not':
      return { reads: sizeOf(query.item, vocabulary).reads, atMost: Infinity };
    case 'field': {
      const { reads, atMost } = sizeOf(query.query, vocabulary);
      return { reads, atMost: IN_INDEX.has(query.field) ? atMost : Infinity };
    }
    case 'named':
      return sizeOf({ type: 'field', field: query.field, query: query.name }, vocabulary);
    default:
      return { reads: 0, atMost: Infinity };
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

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

import type { BriefMatches, SearchAnswer } from '../../../shared/contract/calls.ts';
import type { BriefId, RevisionId, TextOffset } from '../../../shared/ids.ts';
import { respelled } from '../../../shared/search/guess.ts';
import { marksIn, painted, termsToMark } from '../../../shared/search/marks.ts';
import { parse } from '../../../shared/search/parse.ts';
import { planFor } from '../../../shared/search/plan.ts';
import { print } from '../../../shared/search/print.ts';
import { words, type Query } from '../../../shared/search/query.ts';
import { rankingFor, type Ranking } from '../../../shared/search/ranking.ts';
import { wordsToRecall } from '../../../shared/search/recall.ts';
import { prepared } from '../kernel/archive.ts';
import type { Db } from '../kernel/database.ts';
import { carryOut, type CarriedOut, type ReadySearch } from './carry-out.ts';
import { completed } from './completed-words.ts';
import { isResult, newest, newestUpTo } from './find.ts';
import { indexIsDue } from '../search-index/rebuild.ts';
import { memoriesOf, recallIn } from './recall.ts';
import { quotesBySpeaker } from './said-by.ts';
import { vocabulary } from './vocabulary.ts';

/* The face of search to the rest of the store. What writes the index is in search-index/. */
export { countSteps } from './facets.ts';
export { searchAnnotations, searchQuotes } from './annotation-and-quote-query.ts';
export { complete } from './complete.ts';
export { completed } from './completed-words.ts';
export { idsBefore, isResult } from './find.ts';
export { teachWords } from './functions.ts';
export { quotesWith } from './quotes-with.ts';
export { daysSql, type Sql } from './where-clause.ts';
export { loadVocabulary, vocabulary } from './vocabulary.ts';

export interface SearchInput {
  query: string;
  sort: 'relevance' | 'newest';
  offset: number;
  limit: number;
  /** Whether the last word is still being typed: then its most frequent completions count too. Left out: when it is no word yet. */
  typing?: boolean | undefined;
  /** Rows as soon as may be: nothing is counted beyond them. */
  uncounted?: boolean | undefined;
}

/** Results of the index alone are counted up to here at once; `countSteps` counts further, between other work. */
const COUNTED_AT_ONCE = 1_000;
/**
 * Nearly the words of the search, in their order (about one of them missing): shown above briefs that only have the words
 * somewhere.
 */
const verbatim = (words: number): number => Math.min(0.9, Math.max(0.8, 1 - 1.5 / words));

/** Any text is a search. Newest first answers at once; relevance ranks and recalls what is only half remembered. */
export function search(db: Db, input: SearchInput): SearchAnswer {
  const { ready, answer } = prepareSearch(db, input);
  return { ...NOTHING, ...carryOut(db, ready), ...answer };
}

/** What a search that was given up answers. */
export const NOTHING: CarriedOut = { hits: [], isRanked: true };

/** All of a search that the vocabulary is needed for, and all of its answer but the hits. */
export function prepareSearch(db: Db, { query: typed, sort, offset, limit, typing, uncounted = false }: SearchInput): { ready: ReadySearch; answer: Omit<SearchAnswer, keyof CarriedOut> } {
  const parsed = parse(typed);
  const query = completed(db, parsed, typing);
  const plan = planFor(query);
  const counted = plan.where === null && !uncounted ? COUNTED_AT_ONCE : offset + limit + 1;
  const first = newestUpTo(db, plan, counted);
  const total = first.length;
  const relevance = sort === 'newest' && total > 0 ? null : {
    ranking: counted > total ? withTotal(rankingFor(query, vocabulary(db)), total) : rankingFor(query, vocabulary(db)),
    memories: memoriesOf(db, parsed.query),
    verbatim: verbatim(wordsToRecall(parsed.query)?.words.length ?? 1),
  };
  return {
    ready: { query, plan, relevance, found: relevance === null && offset + limit <= counted ? first.slice(offset, offset + limit) : null, offset, limit },
    answer: {
      total: total >= counted ? null : total,
      literal: [...new Set(parsed.literals.map(({ start, end }) => typed.slice(start, end).trim()))].filter((part) => part !== ''),
      isIndexWhole: !indexIsDue(db),
      suggestion: total === 0 ? suggestionFor(db, parsed.query) : null,
    },
  };
}

const withTotal = (ranking: Ranking, total: number): Ranking => ranking && { ...ranking, atMost: Math.min(ranking.atMost, total) };

/** The search with words the archive has, when that finds something. */
function suggestionFor(db: Db, query: Query): string | null {
  const known = vocabulary(db);
  const better = known === null ? null : respelled(query, known);
  return better !== null && newest(db, planFor(better), 0, 1).length > 0 ? print(better) : null;
}

/** Every match of a search in the current revision of one brief; of a half remembered quote, the words that were recognised; of a speaker alone, the quotes. */
export function findInBrief(db: Db, id: BriefId, typed: string): BriefMatches {
  const revision = prepared<{ id: RevisionId; text: string }>(db, 'SELECT revision.id, text FROM brief JOIN revision ON revision.id = revision_id WHERE brief.id = ?').get(id);
  if (revision === undefined) return { ranges: [] };
  const { text } = revision;
  const query = completed(db, parse(typed));
  const near = isResult(db, planFor(query), id) ? null : recallIn(db, query, text);
  if (near === null) {
    const terms = termsToMark(query, 'text');
    if (terms.length === 0) return { ranges: quotesBySpeaker(db, revision.id, query).map(({ start, end }) => [start, end]) };
    return { ranges: painted(marksIn(text, terms)) as [TextOffset, TextOffset][] };
  }
  const { start: from, end } = near.passage;
  const marks = marksIn(text.slice(from, end), near.words.map((word) => words(word)));
  return { ranges: painted(marks).map(([start, last]) => [start + from, last + from]) as [TextOffset, TextOffset][] };
}

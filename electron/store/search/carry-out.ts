import type { SearchHit } from '../../../shared/contract/calls.ts';
import { titled, titleLetters } from '../../../shared/search/match-expression.ts';
import type { Plan } from '../../../shared/search/plan.ts';
import type { Query, Words } from '../../../shared/search/query.ts';
import type { Ranking } from '../../../shared/search/ranking.ts';
import { prepared } from '../kernel/archive.ts';
import type { Db } from '../kernel/database.ts';
import { isResult, newest, type Found } from './find.ts';
import { hitsOf, type ToShow } from './hits.ts';
import { ranked } from './rank.ts';
import { recall, type Memory, type Recalled } from './recall.ts';

/** A search for which nothing is left to think about: plain data, so that any connection to the archive can carry it out. */
export interface ReadySearch {
  readonly query: Query;
  readonly plan: Plan;
  /** null: newest first. */
  readonly relevance: {
    readonly ranking: Ranking;
    readonly memories: readonly Memory[];
    /** A title that stands above everything. */
    readonly title: Words | null;
    /** What may have been meant, when the search itself finds nothing. */
    readonly nearly: { readonly plan: Plan; readonly ranking: Ranking; readonly words: readonly string[] } | null;
    /** What a brief must score to stand above those that only have the words somewhere. */
    readonly verbatim: number;
  } | null;
  /** These are the hits, as far as they are known already; null: they are to be found. */
  readonly found: readonly Found[] | null;
  readonly offset: number;
  readonly limit: number;
}

/** What a search found, in order. */
export interface CarriedOut {
  hits: SearchHit[];
  /** Whether everything that was found was weighed to put it in order. */
  isRanked: boolean;
}

/** What is shown below what the search found. */
const NEAR = 0.75;

/** null when nobody waits for it any more, which is asked between one part of the work and the next. */
export function carryOut(db: Db, ready: ReadySearch, isOvertaken: () => boolean = () => false): CarriedOut | null {
  const { query, plan, relevance, offset, limit } = ready;
  if (relevance === null) return { hits: hitsOf(db, query, (ready.found ?? newest(db, plan, offset, limit)).map(exact)), isRanked: true };
  const best = byRelevance(db, ready, relevance, isOvertaken);
  return best === null || isOvertaken() ? null : { hits: hitsOf(db, query, best.shown), isRanked: best.isRanked };
}

const exact = ({ id }: { id: Recalled['id'] }): ToShow => ({ id, recalled: null });

/** The search's own results by rank, with what was recalled where it fits: what is nearly verbatim first, the rest below. */
function byRelevance(
  db: Db, { plan, offset, limit }: ReadySearch, { ranking, memories, verbatim, title, nearly }: NonNullable<ReadySearch['relevance']>, isOvertaken: () => boolean,
): { shown: ToShow[]; isRanked: boolean } | null {
  const recalled = recall(db, memories);
  if (isOvertaken()) return null;
  const isOwn = new Set(recalled.filter(({ id }) => isResult(db, plan, id)).map(({ id }) => id));
  const toShow = ({ id, passage, words: recognised }: Recalled): ToShow => ({ id, recalled: isOwn.has(id) ? null : { passage, words: recognised } });
  const titled = title === null ? [] : titledSo(db, plan, title, offset + limit);
  const isTitled = new Set(titled.map(({ id }) => id));
  const above = recalled.filter(({ id, score }) => score >= verbatim && !isTitled.has(id));
  const isAbove = new Set([...isTitled, ...above.map(({ id }) => id)]);
  const { found, isWhole } = ranked(db, plan, 0, offset + limit + isAbove.size, ranking);
  const own = found.filter(({ id }) => !isAbove.has(id));
  const least = own.length + isAbove.size === 0 ? 0 : NEAR;
  const below = recalled.filter(({ id, score }) => score < verbatim && score >= least && !isOwn.has(id));
  if (nearly !== null && own.length + isAbove.size + below.length === 0) {
    const near = ranked(db, nearly.plan, offset, limit, nearly.ranking);
    return { shown: near.found.map(({ id }) => ({ id, recalled: { passage: null, words: nearly.words } })), isRanked: near.isWhole };
  }
  return { shown: [...titled.map(exact), ...above.map(toShow), ...own.map(exact), ...below.map(toShow)].slice(offset, offset + limit), isRanked: isWhole };
}

/** Briefs of the result whose title is just this, newest first. */
function titledSo(db: Db, plan: Plan, title: Words, most: number): Found[] {
  const match = titled(title);
  if (match === null) return [];
  const found = newest(db, { ...plan, match: plan.match === null ? match : `(${plan.match}) AND (${match})` }, 0, most);
  const letters = titleLetters(title.text);
  const titleOf = prepared<string>(db, 'SELECT title FROM brief WHERE id = ?').pluck();
  return found.filter(({ id }) => titleLetters(titleOf.get(id) ?? '') === letters);
}

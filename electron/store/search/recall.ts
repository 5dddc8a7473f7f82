import type { BriefId } from '../../../shared/ids.ts';
import { passagesOf, type Passage } from '../../../shared/search/passages.ts';
import { allOf } from '../../../shared/search/query.ts';
import type { Query } from '../../../shared/search/query.ts';
import { planFor } from '../../../shared/search/plan.ts';
import { recalled, remember, tellingWords, wordsToRecall, type RememberedWord, type TellingWord } from '../../../shared/search/recall.ts';
import { wordsOf } from '../../../shared/search/words.ts';
import { printSpan } from '../../../shared/search/dates.ts';
import { prepared } from '../archive.ts';
import type { Db } from '../database.ts';
import { isResult } from './find.ts';
import { vocabulary } from './vocabulary.ts';

/** A brief in which words stand that are nearly those of the search. */
export interface Recalled {
  id: BriefId;
  /** 0 to 1; above 1 when the words are its title. */
  score: number;
  /** Where, in the current revision's text; null when it is the title. */
  passage: Passage | null;
  /** The archive's words that were recognised. */
  words: string[];
}

const CANDIDATES = 60;
/** Briefs that the looked-up words may stand in together: keeps a list of common words cheap. */
const BUDGET = 6_000;
const TITLE_CANDIDATES = 20;
const TITLE_BONUS = 1.05;
const LEAST_SCORE = 0.4;
/** What it takes for a brief of another date than the search says. */
const SURELY = 0.9;

/** Briefs for a quote that is half remembered (a wrong word, a typo, another order), best first; empty for other searches. */
export function recall(db: Db, query: Query): Recalled[] {
  const asked = wordsToRecall(query);
  const known = vocabulary(db);
  if (asked === null || known === null) return [];
  const briefs = briefsIn(db);
  const within = (words: readonly string[], rest: Query): Recalled[] => {
    const remembered = remember(words, known, briefs);
    const telling = tellingWords(remembered, known, BUDGET);
    return telling.length === 0 ? [] : among(db, remembered, telling, rest);
  };
  const found = within(asked.words, asked.rest);
  const undated = withoutDates(asked.words, asked.rest);
  if (undated === null) return found;
  const isFound = new Set(found.map(({ id }) => id));
  const pasted = within(undated.words, undated.rest).filter(({ id, score }) => score >= SURELY && !isFound.has(id));
  return [...found, ...pasted].sort((a, b) => b.score - a.score || b.id - a.id);
}

/** Where in one text the words of a search are nearly standing; null when nowhere. */
export function recallIn(db: Db, query: Query, text: string): { passage: Passage; words: string[] } | null {
  const asked = wordsToRecall(query);
  const known = vocabulary(db);
  if (asked === null || known === null) return null;
  const remembered = remember(asked.words, known, briefsIn(db));
  let best: { passage: Passage; words: string[]; score: number } | null = null;
  for (const passage of passagesOf(text)) {
    const words = wordsOf(text.slice(passage.start, passage.end));
    const score = recalled(remembered, words);
    if (score >= LEAST_SCORE && score > (best?.score ?? 0)) best = { passage, words: recognised(remembered, words), score };
  }
  return best;
}

function briefsIn(db: Db): number {
  return prepared<number>(db, 'SELECT count(*) FROM indexed_brief').pluck().get() ?? 0;
}

/** A title that was pasted may hold a year that was read as a date: read it as a word. Null when there is no date. */
function withoutDates(words: readonly string[], rest: Query): { words: string[]; rest: Query } | null {
  const items = rest.type === 'and' ? rest.items : [rest];
  const dates = items.flatMap((item) => (item.type === 'date' ? wordsOf(printSpan(item)) : []));
  if (dates.length === 0) return null;
  return { words: [...words, ...dates], rest: allOf(items.filter((item) => item.type !== 'date')) };
}

function among(db: Db, remembered: readonly RememberedWord[], telling: readonly TellingWord[], rest: Query): Recalled[] {
  const passages = passagesWith(db, telling);
  const either = telling.map(({ word }) => `"${word}"`).join(' OR ');
  const titles = prepared<BriefId>(db, `
    SELECT rowid FROM brief_search WHERE brief_search MATCH ? ORDER BY bm25(brief_search) LIMIT ${TITLE_CANDIDATES}`).pluck().all(`{title} : (${either})`);
  const best = new Map<BriefId, Recalled>();
  const keep = (candidate: Recalled): void => {
    const before = best.get(candidate.id);
    if (candidate.score >= LEAST_SCORE && (before === undefined || candidate.score > before.score)) best.set(candidate.id, candidate);
  };
  for (const rowid of passages) {
    const candidate = passageCandidate(db, rowid, remembered);
    if (candidate !== null) keep(candidate);
  }
  for (const id of titles) keep(titleCandidate(db, id, remembered));
  const allowed = satisfying(db, rest, [...best.keys()]);
  return [...best.values()].filter(({ id }) => allowed.has(id)).sort((a, b) => b.score - a.score || b.id - a.id);
}

/**
 * The passages in which most of the words stand, weighed by what each tells. (bm25 needs the places of words, which this
 * index leaves out for its size; passages are of one length, so the sum of weights ranks as well.)
 */
function passagesWith(db: Db, telling: readonly TellingWord[]): number[] {
  const each = telling.map(() => 'SELECT rowid AS passage, ? AS weight FROM passage_search WHERE passage_search MATCH ?').join(' UNION ALL ');
  const values = telling.flatMap(({ word, weight }) => [weight, `"${word}"`]);
  return prepared<number>(db, `
    SELECT passage FROM (${each}) GROUP BY passage ORDER BY sum(weight) DESC, passage DESC LIMIT ${CANDIDATES}`).pluck().all(...values);
}

function passageCandidate(db: Db, rowid: number, remembered: readonly RememberedWord[]): Recalled | null {
  const row = prepared<{ id: BriefId; at: number; text: string }>(db, `
    SELECT indexed_brief.brief_id AS id, ? - first_passage AS at, revision.text
    FROM indexed_brief JOIN revision ON revision.id = indexed_brief.revision_id
    WHERE first_passage <= ?
    ORDER BY first_passage DESC
    LIMIT 1`).get(rowid, rowid);
  if (row === undefined) return null;
  const passage = passagesOf(row.text)[row.at];
  if (passage === undefined) return null;
  const words = wordsOf(row.text.slice(passage.start, passage.end));
  return { id: row.id, score: recalled(remembered, words), passage, words: recognised(remembered, words) };
}

/** A title is recalled when its words are the remembered ones, not when they only contain them. */
function titleCandidate(db: Db, id: BriefId, remembered: readonly RememberedWord[]): Recalled {
  const title = wordsOf(prepared<string>(db, 'SELECT title FROM brief WHERE id = ?').pluck().get(id) ?? '');
  const share = Math.min(1, title.length / Math.max(1, remembered.length), remembered.length / Math.max(1, title.length));
  return { id, score: TITLE_BONUS * recalled(remembered, title) * Math.sqrt(share), passage: null, words: recognised(remembered, title) };
}

function recognised(remembered: readonly RememberedWord[], words: readonly string[]): string[] {
  const there = new Set(words);
  return [...new Set(remembered.flatMap(({ variants }) => [...variants.keys()].filter((word) => there.has(word))))];
}

/** Which of these briefs satisfy the rest of the search. */
function satisfying(db: Db, rest: Query, ids: readonly BriefId[]): Set<BriefId> {
  if (rest.type === 'all' || ids.length === 0) return new Set(ids);
  const plan = planFor(rest);
  return new Set(ids.filter((id) => isResult(db, plan, id)));
}

import type { BriefId } from '../../../shared/ids.ts';
import { likelyPassages, passagesOf, type Passage } from '../../../shared/search/passages.ts';
import { allOf, words } from '../../../shared/search/query.ts';
import type { Query } from '../../../shared/search/query.ts';
import { planFor } from '../../../shared/search/plan.ts';
import { neighbours, recalled, recalledAtMost, remember, tellingWords, wordsToRecall, type RememberedWord, type TellingWord } from '../../../shared/search/recall.ts';
import { wordsOf } from '../../../shared/search/words.ts';
import { printSpan } from '../../../shared/search/dates.ts';
import { prepared } from '../kernel/archive.ts';
import type { Db } from '../kernel/database.ts';
import { isResult } from './find.ts';
import { vocabulary } from './vocabulary.ts';

/** A brief in which words stand that are nearly those of the search. */
export interface Recalled {
  id: BriefId;
  /** 0 to 1; above 1 when the words are its title. */
  score: number;
  /** Words that stand side by side as they are remembered. */
  neighbours: number;
  /** Where, in the current revision's text; null when it is the title. */
  passage: Passage | null;
  /** The archive's words that were recognised. */
  words: string[];
}

const CANDIDATES = 60;
/** Briefs that the looked-up words may stand in together: keeps a list of common words cheap. */
const BUDGET = 6_000;
/** A word in more briefs than this is not looked up at all: reading its places would take longer than anybody waits. */
const TOO_COMMON = 30_000;
/** Words that are looked up in pairs: of so many, most stand side by side in what is remembered. */
const PAIRED = 8;
/** UTF-16 code units of text that are read: enough for every candidate but a row of books. */
const READ = 3_000_000;
const TITLE_CANDIDATES = 20;
const TITLE_BONUS = 1.05;
const LEAST_SCORE = 0.4;
/** What it takes for a brief of another date than the search says. */
const SURELY = 0.9;

/** What is remembered, weighed, and the words to look it up by. Plain data: another thread can carry it out. */
export interface Memory {
  readonly remembered: readonly RememberedWord[];
  readonly telling: readonly TellingWord[];
  /** What else the search asks of a brief. */
  readonly rest: Query;
  /** What a brief must score to count. */
  readonly least: number;
}

/** The words of a quote that may be half remembered, as the vocabulary knows them; empty for other searches. */
export function memoriesOf(db: Db, query: Query): Memory[] {
  const known = vocabulary(db);
  if (known === null) return [];
  const briefs = briefsIn(db);
  const memories = (asked: ReturnType<typeof wordsToRecall>, least: number): Memory[] => {
    if (asked === null) return [];
    const remembered = remember(asked.words, known, briefs);
    return [{ remembered, telling: tellingWords(remembered, known, BUDGET).filter(({ briefs: own }) => own <= TOO_COMMON), rest: asked.rest, least }];
  };
  const undated = datesAsWords(query);
  return [...memories(wordsToRecall(query), LEAST_SCORE), ...(undated === null ? [] : memories(wordsToRecall(undated), SURELY))];
}

/** Briefs for a quote that is half remembered (a wrong word, a typo, another order), best first. */
export function recall(db: Db, memories: readonly Memory[]): Recalled[] {
  const found = new Map<BriefId, Recalled>();
  for (const memory of memories) {
    if (memory.telling.length === 0) continue;
    for (const candidate of among(db, memory)) if (candidate.score >= memory.least && !found.has(candidate.id)) found.set(candidate.id, candidate);
  }
  return [...found.values()].sort(bestFirst);
}

/** Briefs often say the same but for a word: of those that score the same, the one in which the words stand closest comes first. */
function bestFirst(one: Recalled, other: Recalled): number {
  return Math.round((other.score - one.score) * 1e6) || other.neighbours - one.neighbours || other.id - one.id;
}

/** Where in one text the words of a search are nearly standing; null when nowhere. */
export function recallIn(db: Db, query: Query, text: string): { passage: Passage; words: string[] } | null {
  const asked = wordsToRecall(query);
  const known = vocabulary(db);
  if (asked === null || known === null) return null;
  const remembered = remember(asked.words, known, briefsIn(db));
  return bestPassage(remembered, passagesOf(text), text);
}

function briefsIn(db: Db): number {
  return prepared<number>(db, 'SELECT count(*) FROM indexed_brief').pluck().get() ?? 0;
}

/** A title that was pasted may hold a year that was read as a date: read it as a word, where it stands. Null when there is no date. */
function datesAsWords(query: Query): Query | null {
  const items = query.type === 'and' ? query.items : [query];
  if (!items.some(({ type }) => type === 'date' || type === 'dated')) return null;
  return allOf(items.map((item) => (item.type === 'date' ? words(printSpan(item)) : item.type === 'dated' ? words(item.text) : item)));
}

function among(db: Db, { remembered, telling, rest }: Memory): Recalled[] {
  const best = new Map<BriefId, Recalled>();
  let read = 0;
  for (const id of closestBriefs(db, telling, remembered.length)) {
    const text = prepared<string>(db, 'SELECT text FROM brief JOIN revision ON revision.id = revision_id WHERE brief.id = ?').pluck().get(id) ?? '';
    const found = bestPassage(remembered, likelyPassages(text, telling), text);
    if (found !== null) best.set(id, { id, ...found });
    if ((read += text.length) > READ) break;
  }
  for (const id of titlesWith(db, telling)) {
    const candidate = titleCandidate(db, id, remembered);
    if (candidate.score >= LEAST_SCORE && candidate.score > (best.get(id)?.score ?? 0)) best.set(id, candidate);
  }
  const allowed = satisfying(db, rest, [...best.keys()]);
  return [...best.values()].filter(({ id }) => allowed.has(id));
}

/**
 * Briefs in which the most telling words stand near each other, pair by pair; the words that stand there alone tell a
 * hundredth of that. A word beyond the budget is only looked up beside another.
 */
function closestBriefs(db: Db, telling: readonly TellingWord[], words: number): BriefId[] {
  const near = Math.min(60, words + 10);
  const alone = telling.filter(({ briefs }) => briefs <= BUDGET || telling.length === 1);
  const paired = telling.slice(0, PAIRED);
  const asked: [weight: number, match: string][] = [
    ...alone.map(({ word, weight }): [number, string] => [weight / 100, `{body} : "${word}"`]),
    ...paired.flatMap((one, at) => paired.slice(at + 1).map((other): [number, string] => [
      one.weight + other.weight, `{body} : NEAR("${one.word}" "${other.word}", ${near})`,
    ])),
  ];
  const each = asked.map(() => 'SELECT rowid AS id, ? AS weight FROM brief_search WHERE brief_search MATCH ?').join(' UNION ALL ');
  return prepared<BriefId>(db, `
    SELECT id FROM (${each}) GROUP BY id ORDER BY sum(weight) DESC, id DESC LIMIT ${CANDIDATES}`).pluck().all(...asked.flat());
}

function titlesWith(db: Db, telling: readonly TellingWord[]): BriefId[] {
  const either = telling.map(({ word }) => `"${word}"`).join(' OR ');
  return prepared<BriefId>(db, `
    SELECT rowid FROM brief_search WHERE brief_search MATCH ? ORDER BY bm25(brief_search) LIMIT ${TITLE_CANDIDATES}`).pluck().all(`{title} : (${either})`);
}

function bestPassage(remembered: readonly RememberedWord[], passages: readonly Passage[], text: string): Omit<Recalled, 'id'> & { passage: Passage } | null {
  let best: Omit<Recalled, 'id'> & { passage: Passage } | null = null;
  for (const passage of passages) {
    const words = wordsOf(text.slice(passage.start, passage.end));
    const most = recalledAtMost(remembered, new Set(words));
    if (most < LEAST_SCORE || most <= (best?.score ?? 0)) continue;
    const score = recalled(remembered, words);
    if (score >= LEAST_SCORE && score > (best?.score ?? 0)) best = { passage, words: recognised(remembered, words), score, neighbours: neighbours(remembered, words) };
  }
  return best;
}

/** A title is recalled when its words are the remembered ones, not when they only contain them. */
function titleCandidate(db: Db, id: BriefId, remembered: readonly RememberedWord[]): Recalled {
  const title = wordsOf(prepared<string>(db, 'SELECT title FROM brief WHERE id = ?').pluck().get(id) ?? '');
  const share = Math.min(1, title.length / Math.max(1, remembered.length), remembered.length / Math.max(1, title.length));
  return { id, score: TITLE_BONUS * recalled(remembered, title) * Math.sqrt(share), passage: null, words: recognised(remembered, title), neighbours: neighbours(remembered, title) };
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

import type { SearchAnswer, SearchHit } from '../../shared/contract/calls.ts';
import type { Failure } from '../../shared/errors.ts';
import type { Result } from '../../shared/result.ts';
import { settled } from './steady-rows.ts';

export type SearchSort = 'relevance' | 'newest';

export interface Found {
  /** The query and sort that `hits` belong to; older ones stay while the newer are on their way. */
  query: string;
  sort: SearchSort;
  answer: Omit<SearchAnswer, 'hits'> | null;
  hits: readonly SearchHit[];
  /** False while only the newest are shown and the best are on their way. */
  isSettled: boolean;
  /** True when there is nothing after these. */
  isComplete: boolean;
  failure: Failure | null;
}

export const NOTHING: Found = { query: '', sort: 'relevance', answer: null, hits: [], isSettled: true, isComplete: true, failure: null };

export interface SearcherWorld {
  /** `signal`: nobody waits for the answer any more. */
  search(input: { query: string; sort: SearchSort; offset: number; limit: number; uncounted?: boolean }, signal: AbortSignal): Promise<Result<SearchAnswer>>;
  show(found: Found): void;
  /**
   * Whether the analyst is in the list, so that nothing there may move. `isRefresh`: the rows were settled before, and something
   * in the archive changed.
   */
  isHeld(isRefresh: boolean): boolean;
  /** Runs `act` after some milliseconds unless the answer is called first. */
  after(ms: number, act: () => void): () => void;
  /** Milliseconds. */
  now(): number;
}

export interface Searcher {
  /** A new question; every older one is void. */
  ask(query: string, sort: SearchSort): void;
  /** What comes after the rows that are shown. */
  more(): void;
  /** The same question again, because something changed. */
  again(): void;
  stop(): void;
}

/** Rows of the first screen, of the first answer, and of each page after it: the fewer passages are cut, the sooner they are there; a later page is ranked anew. */
const FIRST = 8;
const WHOLE = 16;
const PAGE = 50;
/** As many rows as one question may have. */
const MOST = 500;
/** The newest wait so long for the best, in milliseconds: where ranking is quick, the list changes once and not twice. */
const PATIENCE = 12;
/** Ranking a single letter tells nothing and takes longest. */
const LETTER = /^\s*[\p{Script=Latin}\p{N}]\s*$/u;

/**
 * One search box's questions. The newest briefs are asked for at once and the best beside them; a question that is overtaken by the
 * next key is called off, so that fast typing does not queue up, and an answer to anything but the present question is dropped.
 */
export function createSearcher({ search, show, isHeld, after, now }: SearcherWorld): Searcher {
  let found = NOTHING;
  let wanted = { query: '', sort: 'relevance' as SearchSort, serial: 0 };
  /** Rows that are asked for: more than a page when somebody scrolled and something changed. */
  let limit = WHOLE;
  const busy = { first: false, more: false };
  let present = new AbortController();
  let unwait = () => {};
  /** The question whose whole answer is under way, and whether something has changed since it was asked. */
  let asking: typeof wanted | null = null;
  let isStale = false;
  /** How long the last ranking took: where it was slow, the newest do not wait for it. */
  let ranking = 0;

  function keep(next: Found): void {
    found = next;
    show(next);
  }

  function take(asked: typeof wanted, result: Result<SearchAnswer>, isSettled: boolean, isWhole: boolean): void {
    const { query, sort } = asked;
    if (!result.ok) return keep({ ...found, query, sort, isSettled: true, failure: result.failure });
    const { hits, ...whole } = result.value;
    // The first rows come uncounted: until the rest is there, the number that stands above them stays.
    const answer = isSettled ? whole : { ...whole, total: whole.total ?? (found.answer?.total || null) };
    const isSame = found.query === query && found.sort === sort;
    keep({ query, sort, answer, failure: null, isSettled, isComplete: isWhole, hits: settled(isSame ? found.hits : [], hits, isHeld(found.isSettled)) });
  }

  async function askFirst(): Promise<void> {
    if (busy.first || wanted.sort === 'newest' || LETTER.test(wanted.query)) return;
    busy.first = true;
    const asked = wanted;
    const result = await search({ query: asked.query, sort: 'newest', offset: 0, limit: FIRST, uncounted: true }, present.signal);
    busy.first = false;
    if (asked !== wanted) return wanted.query === '' ? undefined : askFirst();
    const isAnswered = found.isSettled && found.query === asked.query && found.sort === asked.sort;
    if (isAnswered || !result.ok || result.value.hits.length === 0) return;
    const showIt = () => {
      if (asked === wanted) take(asked, result, false, false);
    };
    unwait();
    if (ranking > 2 * PATIENCE) showIt();
    else unwait = after(PATIENCE, showIt);
  }

  async function askWhole(): Promise<void> {
    const asked = wanted;
    asking = asked;
    isStale = false;
    const size = limit;
    const began = now();
    const result = await search({ query: asked.query, sort: LETTER.test(asked.query) ? 'newest' : asked.sort, offset: 0, limit: size }, present.signal);
    if (asked !== wanted) return;
    asking = null;
    ranking = now() - began;
    unwait();
    take(asked, result, true, result.ok && result.value.hits.length < size);
    if (isStale) again();
  }

  async function askMore(): Promise<void> {
    const asked = wanted;
    if (busy.more || found.isComplete || !found.isSettled || found.query !== asked.query || found.sort !== asked.sort) return;
    busy.more = true;
    const offset = found.hits.length;
    const result = await search({ query: asked.query, sort: LETTER.test(asked.query) ? 'newest' : asked.sort, offset, limit: PAGE }, present.signal);
    busy.more = false;
    if (asked !== wanted || found.hits.length !== offset) return;
    if (!result.ok) return keep({ ...found, failure: result.failure });
    const isShown = new Set(found.hits.map(({ brief }) => brief.id));
    const added = result.value.hits.filter(({ brief }) => !isShown.has(brief.id));
    keep({ ...found, hits: [...found.hits, ...added], isComplete: result.value.hits.length < PAGE || added.length === 0 });
  }

  /** Calls off whatever was asked before. */
  function begin(next: Omit<typeof wanted, 'serial'>): void {
    unwait();
    present.abort();
    present = new AbortController();
    wanted = { ...next, serial: wanted.serial + 1 };
  }

  function again(): void {
    if (wanted.query === '') return;
    // While briefs arrive one after the other, each answer still comes to its end.
    if (asking === wanted) {
      isStale = true;
      return;
    }
    limit = Math.min(MOST, Math.max(WHOLE, found.hits.length));
    begin(wanted);
    void askWhole();
  }

  return {
    ask(query, sort) {
      limit = WHOLE;
      begin({ query: query.trim() === '' ? '' : query, sort });
      if (wanted.query === '') return keep({ ...NOTHING, sort });
      void askFirst();
      void askWhole();
    },
    more: () => void askMore(),
    again,
    stop() {
      begin({ query: '', sort: 'relevance' });
    },
  };
}

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { SearchAnswer, SearchHit } from '../../shared/contract.ts';
import type { Failure } from '../../shared/errors.ts';
import { latest } from '../app/latest.ts';
import { store } from '../app/ports.ts';
import { useStoreEvent, useStoreRenewed } from '../app/use-event.ts';

export type SearchSort = 'relevance' | 'newest';

export interface Found {
  /** The query and sort that `answer` belongs to; an older one stays while the newer is on its way. */
  query: string;
  sort: SearchSort;
  answer: Omit<SearchAnswer, 'hits'> | null;
  hits: readonly SearchHit[];
  /** True when the last page was shorter than asked for. */
  complete: boolean;
  failure: Failure | null;
}

/** Milliseconds between the last key and the question: less than a frame or two, enough for a burst of keys. */
const PAUSE = 30;
const PAGE = 30;
const NOTHING: Found = { query: '', sort: 'relevance', answer: null, hits: [], complete: true, failure: null };

/** Searches while typing. An answer to an older query never replaces a newer one. */
export function useSearch(query: string, sort: SearchSort): { found: Found; more: () => void } {
  const [found, setFound] = useState<Found>(NOTHING);
  const guard = useRef(latest());
  const asking = useRef(false);

  const ask = useEffectEvent(async (ticket: number, offset: number, limit = PAGE) => {
    asking.current = true;
    const result = await store.search({ query, sort, offset, limit });
    if (!guard.current.isCurrent(ticket)) return;
    asking.current = false;
    if (!result.ok) return setFound((older) => ({ ...older, query, sort, failure: result.failure }));
    const { hits, ...answer } = result.value;
    setFound((older) => ({
      query,
      sort,
      answer,
      failure: null,
      hits: offset === 0 ? hits : [...older.hits, ...hits],
      complete: hits.length < limit,
    }));
  });

  useEffect(() => {
    const ticket = guard.current.next();
    if (query.trim() === '') return setFound(NOTHING);
    const timer = setTimeout(() => void ask(ticket, 0), PAUSE);
    return () => clearTimeout(timer);
  }, [query, sort]);

  const refresh = useRef<ReturnType<typeof setTimeout>>(undefined);
  const again = () => {
    clearTimeout(refresh.current);
    refresh.current = setTimeout(() => {
      if (query.trim() !== '') setTurn((older) => older + 1);
    }, 200);
  };
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (turn > 0) void ask(guard.current.next(), 0, Math.min(500, Math.max(PAGE, found.hits.length)));
  }, [turn]); // oxlint-disable-line react-hooks/exhaustive-deps -- asked for by events only
  useStoreEvent('briefs-changed', again);
  useStoreEvent('highlights-changed', again);
  useStoreRenewed(again);

  const [wanted, setWanted] = useState(0);
  useEffect(() => {
    if (wanted > 0 && !found.complete && !asking.current && found.query === query)
      void ask(guard.current.now(), found.hits.length);
  }, [wanted]); // oxlint-disable-line react-hooks/exhaustive-deps -- asked for by scrolling only
  return { found, more: () => setWanted((older) => older + 1) };
}

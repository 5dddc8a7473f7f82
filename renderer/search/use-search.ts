import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { store } from '../client/ports.ts';
import { useBurst } from '../client/use-throttled.ts';
import { useStoreEvent, useStoreRenewed } from '../client/use-event.ts';
import { createSearcher, NOTHING, type Found, type Searcher, type SearchSort } from './searcher.ts';

/** Milliseconds between two looks at a search that is shown while briefs arrive. */
const REST = 500;

/** Searches while typing. `isHeld` says whether the analyst is in the list, so that nothing there may move. */
export function useSearch(query: string, sort: SearchSort, isHeld: (isRefresh: boolean) => boolean): { found: Found; more: () => void; again: () => void } {
  const [found, setFound] = useState<Found>(NOTHING);
  const held = useEffectEvent(isHeld);
  const searcher = useRef<Searcher>(null);

  useEffect(() => {
    searcher.current = createSearcher({
      search: (input, signal) => store.search(input, { signal }),
      show: setFound,
      isHeld: (isRefresh) => held(isRefresh),
      now: () => performance.now(),
      after(ms, act) {
        const timer = setTimeout(act, ms);
        return () => clearTimeout(timer);
      },
    });
    return () => searcher.current?.stop();
  }, []);
  useEffect(() => searcher.current?.ask(query, sort), [query, sort]);

  const again = useBurst(() => searcher.current?.again(), REST);
  useStoreEvent('briefs-changed', again);
  useStoreEvent('highlights-changed', again);
  useStoreRenewed(again);
  return { found, more: () => searcher.current?.more(), again };
}

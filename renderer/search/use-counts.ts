import { useEffect, useState } from 'react';
import type { ResultCounts } from '../../shared/contract/calls.ts';
import { store } from '../client/ports.ts';

export interface Counts {
  query: string;
  /** Counted so far. */
  total: number;
  /** null while counting. */
  whole: ResultCounts | null;
}

/** Counting begins when nobody has typed for so many milliseconds. */
const PAUSE = 200;

/** Counts a whole result once it is shown; `query` null: nothing to count. A newer search stops an older one's counting. */
export function useCounts(query: string | null, version: unknown): Counts | null {
  const [counts, setCounts] = useState<Counts | null>(null);
  useEffect(() => {
    if (query === null) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      const onProgress = ({ total }: { total: number }) => {
        // What was counted before stays until it has been counted again.
        if (!stop.signal.aborted) setCounts((older) => (older?.query === query && older.whole ? older : { query, total, whole: null }));
      };
      void store.countResults({ query }, { signal: stop.signal, onProgress }).then((result) => {
        if (result.ok && !stop.signal.aborted) setCounts({ query, total: result.value.total, whole: result.value });
      });
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [query, version]);
  return counts !== null && counts.query === query ? counts : null;
}

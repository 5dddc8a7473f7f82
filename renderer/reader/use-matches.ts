import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { BriefId, TextOffset } from '../../shared/ids.ts';
import { latest } from '../client/latest-answer.ts';
import { sayFailure } from '../client/notices.ts';
import { store } from '../client/ports.ts';

export interface Matches {
  query: string;
  ranges: readonly (readonly [TextOffset, TextOffset])[];
  /** Index of the one the analyst is at. */
  at: number;
}

/** Every match of a query in the open brief, walked one by one. `target` is new for every opening from a search. */
export function useMatches(
  briefId: BriefId,
  target: { query: string; start: TextOffset | null; serial: number } | null,
): { matches: Matches | null; walk: (steps: -1 | 1) => void; close: () => void } {
  const [matches, setMatches] = useState<(Matches & { of: string }) | null>(null);
  const guard = useRef(latest());
  const key = target ? `${briefId} ${target.serial}` : null;

  const find = useEffectEvent(async (of: string) => {
    const ticket = guard.current.next();
    if (!target) return;
    const result = await store.findInBrief({ id: briefId, query: target.query });
    if (!guard.current.isCurrent(ticket)) return;
    if (!result.ok) return sayFailure(result.failure);
    const { ranges } = result.value;
    const first = target.start === null ? 0 : ranges.findIndex(([, end]) => end > target.start!);
    setMatches(ranges.length === 0 ? null : { of, query: target.query, ranges, at: Math.max(0, first) });
  });
  useEffect(() => {
    if (key === null) guard.current.next();
    else void find(key);
  }, [key]);

  return {
    matches: matches !== null && matches.of === key ? matches : null,
    walk: (steps) =>
      setMatches((older) => older && { ...older, at: (older.at + steps + older.ranges.length) % older.ranges.length }),
    close: () => setMatches(null),
  };
}

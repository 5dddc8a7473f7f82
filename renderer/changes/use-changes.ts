import { useCallback, useState } from 'react';
import type { ChangesPage } from '../../shared/contract/calls.ts';
import { store } from '../client/ports.ts';
import { useAnswer, type Answer } from '../client/use-answer.ts';
import { useBurst } from '../client/use-throttled.ts';
import { useStoreEvent } from '../client/use-event.ts';

/** Briefs at first, and more at each asking. */
const STEP = 50;

/** What was edited upstream and not seen yet; asked again whenever a brief or a highlight changes. */
export function useChanges(limit: number): Answer<ChangesPage> {
  const answer = useAnswer(`changes ${limit}`, () => store.listChanges({ offset: 0, limit }));
  const soon = useBurst(answer.again, 300);
  useStoreEvent('briefs-changed', soon);
  useStoreEvent('highlights-changed', soon);
  return answer;
}

/** The list, longer when more is asked for. */
export function useChangesList(): Answer<ChangesPage> & { more: () => void } {
  const [limit, setLimit] = useState(STEP);
  const answer = useChanges(limit);
  return { ...answer, more: useCallback(() => setLimit((older) => Math.min(500, older + STEP)), []) };
}

/** How many briefs are on the list; 0 before the answer. */
export const useChangedBriefs = (): number => useChanges(1).value?.total ?? 0;

import { useCallback, useState } from 'react';
import type { AlikePage } from '../../shared/contract/calls.ts';
import { store } from '../client/ports.ts';
import { useAnswer, type Answer } from '../client/use-answer.ts';
import { useBurst } from '../client/use-throttled.ts';
import { useStoreEvent } from '../client/use-event.ts';

const STEP = 50;

/** Names that may be one person's, the surest first; asked again when names or briefs change. */
export function useAlike(): Answer<AlikePage> & { more: () => void } {
  const [limit, setLimit] = useState(STEP);
  const answer = useAnswer(`alike ${limit}`, () => store.listAlike({ offset: 0, limit }));
  const soon = useBurst(answer.again, 1000);
  useStoreEvent('speakers-changed', soon);
  useStoreEvent('briefs-changed', soon);
  return { ...answer, more: useCallback(() => setLimit((older) => Math.min(500, older + STEP)), []) };
}

import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Failure } from '../../shared/errors.ts';
import type { Result } from '../../shared/result.ts';
import { latest } from './latest-answer.ts';
import { useStoreRenewed } from './use-event.ts';

export interface Answer<T> {
  /** null until the first answer; an older question's answer stays until the newer one is there, so nothing flickers. */
  value: T | null;
  /** The question that `value` answers. */
  key: string | null;
  failure: Failure | null;
  /** Asks the same question again, because something changed. */
  again(): void;
  /**
   * Puts in what another call has already answered. An answer still under way may not know of that yet, so it is void and
   * the question is asked again.
   */
  put(change: (value: T) => T): void;
}

/** Asks the store whenever `key` changes, and again when it was restarted. `key: null` asks nothing. `known`: the answer until then. */
export function useAnswer<T>(key: string | null, ask: () => Promise<Result<T>>, known: T | null = null): Answer<T> {
  const [state, setState] = useState<{ value: T | null; key: string | null; failure: Failure | null }>({
    value: known,
    key: known === null ? null : key,
    failure: null,
  });
  const guard = useRef(latest());
  const holds = useRef(false);
  const asking = useRef(0);
  const question = useEffectEvent(async (asked: string) => {
    const ticket = guard.current.next();
    asking.current += 1;
    const result = await ask();
    asking.current -= 1;
    if (!guard.current.isCurrent(ticket)) return;
    holds.current = result.ok;
    setState((older) =>
      result.ok
        ? { value: result.value, key: asked, failure: null }
        : { value: older.key === asked ? older.value : null, key: asked, failure: result.failure },
    );
  });
  useEffect(() => {
    if (key !== null) void question(key);
    else guard.current.next();
  }, [key]);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (turn > 0 && key !== null) void question(key);
  }, [turn]); // oxlint-disable-line react-hooks/exhaustive-deps -- a new key asks by itself
  const again = useCallback(() => setTurn((older) => older + 1), []);
  useStoreRenewed(again);
  const put = useCallback((change: (value: T) => T) => {
    if (holds.current && asking.current > 0) {
      guard.current.next();
      setTurn((older) => older + 1);
    }
    setState((older) => (older.value === null ? older : { ...older, value: change(older.value) }));
  }, []);
  return { ...state, again, put };
}

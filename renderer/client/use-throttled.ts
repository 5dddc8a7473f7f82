import { useEffect, useEffectEvent, useRef } from 'react';

/**
 * Calls at once, then at most once in `rest` milliseconds: many events in a row (an import, a sync) become a few questions.
 * Gives the function to call instead of `act`.
 */
export function useBurst(act: () => void, rest: number): () => void {
  const run = useEffectEvent(act);
  const burst = useRef<(() => void) | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isWanted = false;
    const next = () => {
      timer = undefined;
      if (!isWanted) return;
      isWanted = false;
      run();
      timer = setTimeout(next, rest);
    };
    burst.current = () => {
      if (timer === undefined) {
        run();
        timer = setTimeout(next, rest);
      } else isWanted = true;
    };
    return () => {
      clearTimeout(timer);
      burst.current = null;
    };
  }, [rest]);
  return () => burst.current?.();
}

import { useEffect, useEffectEvent } from 'react';

const kept = new Map<string, number>();

/** Whoever comes back to a list by key (nothing else has the focus then) goes on at the row that they left. */
export function useKeptRow(list: string, count: number, active: number, focus: (index: number) => void): void {
  const isShown = count > 0;
  const goOn = useEffectEvent(() => {
    if (document.activeElement === document.body) focus(Math.min(kept.get(list) ?? 0, count - 1));
  });
  useEffect(() => {
    if (isShown) goOn();
  }, [isShown]);
  useEffect(() => {
    if (isShown) kept.set(list, active);
  }, [list, isShown, active]);
}

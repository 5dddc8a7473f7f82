import { useEffect, useEffectEvent } from 'react';
import type { TextOffset } from '../../shared/ids.ts';

let current: (() => number) | null = null;

/** Says which character is at the top of the page that is shown, for whoever leaves it and wants to come back. */
export function useReadingPlace(topOffset: () => number): void {
  const ask = useEffectEvent(topOffset);
  useEffect(() => {
    const mine = () => ask();
    current = mine;
    return () => {
      if (current === mine) current = null;
    };
  }, []);
}

/** null while no brief is shown. */
export const readingPlace = (): TextOffset | null => (current ? (current() as TextOffset) : null);

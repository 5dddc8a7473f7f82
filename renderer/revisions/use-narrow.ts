import { useLayoutEffect, useState, type RefObject } from 'react';

/** Two columns of less than this hold too few words a line to be read. CSS pixels for both. */
const ROOM = 680;

/** Whether two texts have no room side by side in this element. */
export function useNarrow(element: RefObject<HTMLElement | null>): boolean {
  const [isNarrow, setNarrow] = useState(false);
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return;
    const look = () => setNarrow(current.clientWidth < ROOM);
    look();
    const sizes = new ResizeObserver(look);
    sizes.observe(current);
    return () => sizes.disconnect();
  }, [element]);
  return isNarrow;
}

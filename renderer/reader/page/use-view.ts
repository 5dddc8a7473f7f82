import { useCallback, useEffect, useState, type RefObject } from 'react';

/** What can be seen of the page, in steps of half a screen, so that scrolling draws nothing anew between them. CSS pixels. */
export interface View {
  /** A screen more than what can be seen, on both sides. */
  near: { top: number; bottom: number };
  width: number;
  isScrolled: boolean;
}

export function useView(scroller: RefObject<HTMLElement | null>): { view: View; look: () => void } {
  const [view, setView] = useState<View>({ near: { top: 0, bottom: 2000 }, width: 0, isScrolled: false });
  const look = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    const { scrollTop, clientHeight, clientWidth } = element;
    const step = Math.max(200, clientHeight / 2);
    const at = Math.floor(scrollTop / step) * step;
    const isScrolled = scrollTop > 90;
    setView((older) =>
      older.near.top === at - clientHeight
      && older.near.bottom === at + 2.5 * clientHeight
      && older.width === clientWidth
      && older.isScrolled === isScrolled
        ? older
        : { near: { top: at - clientHeight, bottom: at + 2.5 * clientHeight }, width: clientWidth, isScrolled },
    );
  }, [scroller]);
  useEffect(() => {
    if (!scroller.current) return;
    const sizes = new ResizeObserver(look);
    sizes.observe(scroller.current);
    return () => sizes.disconnect();
  }, [scroller, look]);
  return { view, look };
}

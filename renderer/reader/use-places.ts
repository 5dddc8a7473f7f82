import { useEffect, useState, type RefObject } from 'react';
import { topOf } from './page-places.ts';
import type { PageText } from './page-text.ts';

export interface Place {
  key: string;
  offset: number;
}

/** Tops of offsets below the top of the page, by key, kept right while the page is laid out anew. The caller keeps `places` stable. */
export function usePlaces(
  page: RefObject<HTMLElement | null>,
  text: PageText | null,
  places: readonly Place[],
): ReadonlyMap<string, number> {
  const [tops, setTops] = useState<ReadonlyMap<string, number>>(new Map());
  useEffect(() => {
    const element = page.current;
    if (!text || !element) return;
    let frame = 0;
    const measure = () => {
      frame = 0;
      const origin = element.getBoundingClientRect().top;
      const next = new Map<string, number>();
      for (const { key, offset } of places) {
        const top = topOf(text, offset, origin);
        if (top !== null) next.set(key, Math.round(top));
      }
      setTops((older) => (isSame(older, next) ? older : next));
    };
    const soon = () => {
      if (frame === 0) frame = requestAnimationFrame(measure);
    };
    measure();
    if (places.length === 0) return;
    const sizes = new ResizeObserver(soon);
    sizes.observe(text.article);
    text.article.addEventListener('contentvisibilityautostatechange', soon, { capture: true });
    return () => {
      cancelAnimationFrame(frame);
      sizes.disconnect();
      text.article.removeEventListener('contentvisibilityautostatechange', soon, { capture: true });
    };
  }, [page, text, places]);
  return tops;
}

function isSame(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): boolean {
  return one.size === other.size && [...one].every(([key, top]) => other.get(key) === top);
}

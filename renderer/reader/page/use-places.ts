import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react';
import { topOf } from '../../page/page-places.ts';
import type { PageText } from '../../page/page-text.ts';

export interface Place {
  key: string;
  offset: number;
}

/**
 * Tops of offsets below the top of the page, by key, kept right while the page is laid out anew. What was measured holds until then,
 * so that one place more costs one look. The caller keeps `places` stable.
 */
export function usePlaces(
  page: RefObject<HTMLElement | null>,
  text: PageText | null,
  places: readonly Place[],
): ReadonlyMap<string, number> {
  const [tops, setTops] = useState<ReadonlyMap<string, number>>(new Map());
  const measured = useRef(new Map<number, number | null>());

  const measure = useEffectEvent(() => {
    const element = page.current;
    if (!text || !element) return;
    const known = measured.current;
    const unknown = places.filter(({ offset }) => !known.has(offset));
    const origin = unknown.length > 0 ? element.getBoundingClientRect().top : 0;
    for (const { offset } of unknown) known.set(offset, topOf(text, offset, origin));
    const next = new Map<string, number>();
    for (const { key, offset } of places) {
      const top = known.get(offset) ?? null;
      if (top !== null) next.set(key, Math.round(top));
    }
    setTops((older) => (isSame(older, next) ? older : next));
  });

  useEffect(() => {
    if (!text) return;
    let frame = 0;
    const soon = () => {
      measured.current.clear();
      if (frame === 0)
        frame = requestAnimationFrame(() => {
          frame = 0;
          measure();
        });
    };
    measured.current.clear();
    const sizes = new ResizeObserver(soon);
    sizes.observe(text.article);
    // What stands above it moves it without changing its size.
    for (let above = text.article.previousElementSibling; above; above = above.previousElementSibling) sizes.observe(above);
    text.article.addEventListener('contentvisibilityautostatechange', soon, { capture: true });
    return () => {
      cancelAnimationFrame(frame);
      sizes.disconnect();
      text.article.removeEventListener('contentvisibilityautostatechange', soon, { capture: true });
    };
  }, [page, text]);
  useEffect(() => measure(), [page, text, places]);
  return tops;
}

function isSame(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): boolean {
  return one.size === other.size && [...one].every(([key, top]) => other.get(key) === top);
}

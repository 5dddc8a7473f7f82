import { useCallback, useRef, type RefObject } from 'react';
import type { BodyElement } from '../../../shared/brief/body.ts';
import type { Leaf } from '../../page/BodyTree.tsx';
import { offsetAtHeight } from '../../page/page-places.ts';
import type { PageText } from '../../page/page-text.ts';
import type { Span } from '../../page/text-steps.ts';
import { usePageText } from './use-page-text.ts';
import { useView, type View } from './use-view.ts';

export interface Page {
  scroller: RefObject<HTMLDivElement | null>;
  /** What scrolls in it: positions are CSS pixels below its top. */
  page: RefObject<HTMLDivElement | null>;
  article: RefObject<HTMLDivElement | null>;
  text: PageText | null;
  view: View;
  look(): void;
  /** The first character that can be seen. */
  topOffset(): number;
  /** Scrolls so that a stretch can be seen; `top` puts it at the head of the page. */
  reveal(span: Span, where?: 'near' | 'top'): void;
  /** Scrolls on by a screen, or back. False: there was no more to see that way. */
  turn(way: -1 | 1): boolean;
  focus(): void;
}

/** Characters of a long stretch that have to be seen, from its start. */
const SEEN = 2000;

/** The page a brief is drawn on: its text, what of it is in view, and ways to move there. */
export function usePage(leaves: ReadonlyMap<BodyElement, Leaf>): Page {
  const scroller = useRef<HTMLDivElement>(null);
  const page = useRef<HTMLDivElement>(null);
  const article = useRef<HTMLDivElement>(null);
  const text = usePageText(article, leaves);
  const { view, look } = useView(scroller);

  const topOffset = useCallback(() => {
    const element = scroller.current;
    return text && element ? offsetAtHeight(text, element.getBoundingClientRect().top + 8) : 0;
  }, [text]);

  const reveal = useCallback(
    ([start, end]: Span, where: 'near' | 'top' = 'near') => {
      const element = scroller.current;
      const lines = text?.rectsOf(start, Math.min(end, start + SEEN)) ?? [];
      const first = lines[0];
      const last = lines.at(-1);
      if (!element || !first || !last) return;
      const box = element.getBoundingClientRect();
      const isSeen = first.top >= box.top + 40 && last.bottom <= box.bottom - 60;
      if (where === 'near' && isSeen) return;
      element.scrollTop += first.top - box.top - (where === 'top' ? 8 : Math.min(box.height / 3, 200));
    },
    [text],
  );

  const turn = useCallback((way: -1 | 1) => {
    const element = scroller.current;
    if (!element) return false;
    const { top, bottom, height } = element.getBoundingClientRect();
    const parts = [...(page.current?.querySelectorAll('.brief-article, .brief-foot') ?? [])];
    // Below the text stands nothing but room.
    const isSeen = way === 1 ? parts.every((part) => part.getBoundingClientRect().bottom <= bottom) : element.scrollTop <= 0;
    if (!isSeen) element.scrollBy({ top: way * Math.max(40, height - Math.min(64, (bottom - top) / 6)) });
    return !isSeen;
  }, []);
  const focus = useCallback(() => scroller.current?.focus({ preventScroll: true }), []);
  return { scroller, page, article, text, view, look, topOffset, reveal, turn, focus };
}

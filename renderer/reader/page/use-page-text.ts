import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { BodyElement } from '../../../shared/brief/body.ts';
import { painterOf, type Painted, type Painter } from '../../annotations/paint.ts';
import type { Leaf } from '../../page/BodyTree.tsx';
import { pageText, type PageText } from '../../page/page-text.ts';

/** The text of the revision on the page, read from the page once it is drawn; a new one for every new `leaves`. */
export function usePageText(
  article: RefObject<HTMLElement | null>,
  leaves: ReadonlyMap<BodyElement, Leaf>,
): PageText | null {
  const [text, setText] = useState<PageText | null>(null);
  useLayoutEffect(() => {
    setText(article.current && leaves.size > 0 ? pageText(article.current, [...leaves.values()]) : null);
  }, [article, leaves]);
  return text;
}

/** Paints over the page, and takes the paint away with it. */
export function usePaint(text: PageText | null, painted: readonly Painted[]): void {
  const painter = useRef<Painter | null>(null);
  useLayoutEffect(() => {
    if (!text) return;
    const made = painterOf(text);
    painter.current = made;
    return () => {
      made.clear();
      painter.current = null;
    };
  }, [text]);
  useLayoutEffect(() => painter.current?.paint(painted), [text, painted]);
}

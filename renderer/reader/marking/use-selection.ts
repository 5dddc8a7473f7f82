import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { PageText } from '../../page/page-text.ts';
import { snapped, type Span } from '../../page/text-steps.ts';

/** The words that the analyst has selected, once the pointer is up; null when none are. Grown to whole words, except with Alt. */
export function useSelection(text: PageText | null, words: string): { span: Span | null; clear: () => void } {
  const [span, setSpan] = useState<Span | null>(null);
  const isDown = useRef(false);

  const read = useEffectEvent((snap: boolean) => {
    const selected = text?.selected() ?? null;
    const exact: Span | null = selected && [selected.start, selected.end];
    const grown = exact && text ? (snap ? snapped(words, text.blocks, exact) : trimmed(words, exact)) : null;
    setSpan((older) => (older?.[0] === grown?.[0] && older?.[1] === grown?.[1] ? older : grown));
    if (snap && grown && text && selected && (grown[0] !== selected.start || grown[1] !== selected.end))
      text.select(...grown);
  });

  useEffect(() => {
    if (!text) return;
    const down = () => {
      isDown.current = true;
    };
    const up = (event: PointerEvent) => {
      if (!isDown.current) return;
      isDown.current = false;
      // The browser settles the selection of a click only after the event.
      requestAnimationFrame(() => read(!event.altKey));
    };
    const changed = () => {
      if (!isDown.current) read(false);
    };
    text.article.addEventListener('pointerdown', down);
    window.addEventListener('pointerup', up);
    document.addEventListener('selectionchange', changed);
    return () => {
      text.article.removeEventListener('pointerdown', down);
      window.removeEventListener('pointerup', up);
      document.removeEventListener('selectionchange', changed);
      setSpan(null);
    };
  }, [text]);

  return {
    span,
    clear: () => {
      document.getSelection()?.removeAllRanges();
      setSpan(null);
    },
  };
}

function trimmed(words: string, [start, end]: Span): Span | null {
  let from = start;
  let to = end;
  while (from < to && /\s/.test(words[from]!)) from++;
  while (to > from && /\s/.test(words[to - 1]!)) to--;
  return from < to ? [from, to] : null;
}

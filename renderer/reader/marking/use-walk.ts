import { useCallback, useRef, useState, type KeyboardEvent } from 'react';
import type { PageText } from '../../page/page-text.ts';
import { step, stretch, type Span, type Unit } from '../../page/text-steps.ts';

export interface Walk {
  /** Whether the arrow keys walk through the sentences now. */
  isOn: boolean;
  /** Says the words that are selected, for a screen reader. */
  spoken: string;
  /** Takes the keys of walking. Answers whether the key was one. */
  onKey(event: KeyboardEvent): boolean;
  /** Selects a stretch and goes on from there. */
  goTo(span: Span): void;
  leave(): void;
}

interface Options {
  text: PageText | null;
  words: string;
  /** The first character that can be seen: where walking begins. */
  topOffset: () => number;
  reveal: (span: Span) => void;
}

/** Selecting by keyboard: a sentence at a time, grown or shrunk by words, sentences and paragraphs. */
export function useWalk({ text, words, topOffset, reveal }: Options): Walk {
  const [isOn, setOn] = useState(false);
  const [spoken, setSpoken] = useState('');
  /** Where the selection began and its moving end; the later is not always the end. */
  const at = useRef<{ anchor: number; focus: number } | null>(null);

  const show = useCallback(
    (anchor: number, focus: number) => {
      at.current = { anchor, focus };
      const span: Span = [Math.min(anchor, focus), Math.max(anchor, focus)];
      if (span[0] < span[1]) text?.select(...span);
      reveal(span);
      setOn(true);
      setSpoken(words.slice(...span).slice(0, 500));
    },
    [text, words, reveal],
  );

  const leave = useCallback(() => {
    at.current = null;
    setOn(false);
    setSpoken('');
  }, []);

  const begin = (unit: Unit, way: -1 | 1) => {
    if (!text) return;
    const selected = text.selected();
    const span: Span | null = selected
      ? step(words, text.blocks, [selected.start, selected.end], unit, way)
      : step(words, text.blocks, [topOffset(), topOffset()], unit, 1);
    if (span) show(...span);
  };

  const onKey = (event: KeyboardEvent): boolean => {
    if (!text || event.altKey || event.metaKey) return false;
    const { key, shiftKey, ctrlKey } = event;
    if (!isOn) {
      if (ctrlKey || !['v', ']', '['].includes(key)) return false;
      event.preventDefault();
      begin('sentence', key === '[' ? -1 : 1);
      return true;
    }
    const way = ['ArrowDown', 'ArrowRight', ']'].includes(key)
      ? 1
      : ['ArrowUp', 'ArrowLeft', '['].includes(key)
        ? -1
        : null;
    const now = at.current;
    if (way === null || !now) return false;
    event.preventDefault();
    const unit: Unit = key === 'ArrowLeft' || key === 'ArrowRight' ? 'word' : ctrlKey ? 'paragraph' : 'sentence';
    if (shiftKey) {
      const focus = stretch(words, text.blocks, now.focus, unit, way);
      if (focus !== null) show(now.anchor, focus);
    } else {
      const span = step(
        words,
        text.blocks,
        [Math.min(now.anchor, now.focus), Math.max(now.anchor, now.focus)],
        unit,
        way,
      );
      if (span) show(...span);
    }
    return true;
  };

  return { isOn, spoken, onKey, goTo: ([start, end]) => show(start, end), leave };
}

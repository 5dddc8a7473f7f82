import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type Dispatch,
  type KeyboardEvent,
  type RefObject,
  type SetStateAction,
} from 'react';
import type { CommandIn } from '../../shared/commands/catalogue.ts';
import { commandsOf } from '../../shared/commands/chords.ts';

export interface RovingRows {
  scroller: RefObject<HTMLDivElement | null>;
  virtual: Virtualizer<HTMLDivElement, HTMLElement>;
  /** The row that the Tab key reaches. */
  active: number;
  /** Moves to a row and takes the keyboard focus there. */
  focus(index: number): void;
  /** Moves there without taking the focus, and without scrolling when it is in view. */
  setActive: Dispatch<SetStateAction<number>>;
  /** Arrows, j and k, Home, End, PageUp, PageDown. Answers whether the key was one of them. */
  onKey(event: KeyboardEvent): boolean;
  /** The row that such a key leads to; null for every other. */
  targetOf(event: KeyboardEvent): number | null;
}

/** An element that is taken away while it has the focus leaves it to nobody, and no event says so. */
let lastFocused: Element | null = null;
document.addEventListener('focusin', ({ target }) => {
  lastFocused = target as Element;
});

interface Wishes {
  count: number;
  /** Of one row, in CSS pixels. */
  height: number | ((index: number) => number);
  /** Which rows are in view. */
  onRange: (first: number, last: number) => void;
  /** Another name is another list, which begins at its top; null until there is one. Left out where each list is drawn by itself. */
  list?: string | null;
  /** Rows that are drawn beyond those in view. */
  beyond?: number;
  /** Names rows that are measured each (`virtual.measureElement`), so that what was measured goes with the row. */
  keyOf?: (index: number) => number;
}

/** A long list of rows, of which one is in the Tab order and the arrows move it. */
export function useRovingRows({ count, height, onRange, list = null, beyond = 6, keyOf }: Wishes): RovingRows {
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const wanted = useRef<number | null>(null);
  const [asked, setAsked] = useState(0);
  const at = Math.min(active, Math.max(0, count - 1));

  // oxlint-disable-next-line react-hooks/incompatible-library -- the virtualizer is used only here and in its rows
  const virtual = useVirtualizer<HTMLDivElement, HTMLElement>({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (typeof height === 'number' ? height : height(index)),
    overscan: beyond,
    // The first rows are drawn at once, before the list knows its own height.
    initialRect: { width: 0, height: window.innerHeight },
    ...(keyOf ? { getItemKey: keyOf } : {}),
    // The row that has the focus stays in the document when it is scrolled away, or the focus would be lost.
    rangeExtractor: ({ startIndex, endIndex, overscan, count: all }) => {
      const first = Math.max(0, startIndex - overscan);
      const last = Math.min(all - 1, endIndex + overscan);
      const rows = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
      if (at < first && all > 0) rows.unshift(at);
      else if (at > last && at < all) rows.push(at);
      return rows;
    },
  });

  // Another list has other heights.
  useEffect(() => {
    if (typeof height !== 'number') virtual.measure();
  }, [virtual, height]);

  const range = virtual.range;
  useEffect(() => {
    if (range) onRange(range.startIndex, range.endIndex);
  }, [range?.startIndex, range?.endIndex, onRange, count]); // oxlint-disable-line react-hooks/exhaustive-deps -- the numbers are the range

  useEffect(() => {
    const index = wanted.current;
    if (index === null) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-row="${index}"]`);
    if (!row) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
  }, [asked, range?.startIndex, range?.endIndex]);

  const shown = useRef(list);
  useLayoutEffect(() => {
    const older = shown.current;
    shown.current = list;
    if (older === null || older === list) return;
    // Where it stands is known without asking the page, which would have to lay everything out to say it.
    if (virtual.scrollOffset !== 0) scroller.current?.scrollTo({ top: 0 });
    setActive(0);
  }, [list]); // oxlint-disable-line react-hooks/exhaustive-deps -- only for another list

  // The row that has the focus is the active one, when that moves by itself too or the last row is gone.
  useLayoutEffect(() => {
    const held = document.activeElement === document.body && lastFocused?.isConnected === false ? lastFocused : document.activeElement;
    if (!held?.matches('[data-row]') || (held.isConnected && !scroller.current?.contains(held))) return;
    scroller.current?.querySelector<HTMLElement>(`[data-row="${at}"]`)?.focus({ preventScroll: true });
  }, [at]);

  const focus = useCallback(
    (index: number) => {
      wanted.current = index;
      setActive(index);
      virtual.scrollToIndex(index, { align: 'auto' });
      setAsked((older) => older + 1);
    },
    [virtual],
  );

  const targetOf = useCallback(
    (event: KeyboardEvent) => {
      // With Shift a key leads to the same row: whoever selects many goes there.
      const [id] = commandsOf('list', { key: event.key, code: event.code, ctrlKey: event.ctrlKey, metaKey: event.metaKey, altKey: event.altKey, shiftKey: false });
      if (id === undefined || count === 0) return null;
      const each = typeof height === 'number' ? height : height(at);
      const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? each) / each) - 1);
      const steps: Record<CommandIn<'list'>, number> = {
        'next-row': at + 1, 'previous-row': at - 1, 'page-down': at + page, 'page-up': at - page, 'first-row': 0, 'last-row': count - 1,
      };
      return Math.max(0, Math.min(count - 1, steps[id]));
    },
    [at, count, height],
  );
  const onKey = useCallback(
    (event: KeyboardEvent) => {
      const next = targetOf(event);
      if (next === null) return false;
      event.preventDefault();
      focus(next);
      return true;
    },
    [targetOf, focus],
  );

  return { scroller, virtual, active: at, focus, setActive, onKey, targetOf };
}

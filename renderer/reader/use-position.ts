import { useCallback, useEffect, useRef } from 'react';
import type { Brief } from '../../shared/contract/calls.ts';
import type { TextOffset } from '../../shared/ids.ts';
import { store } from '../client/ports.ts';

/** Milliseconds of rest before the place is saved. */
const REST = 500;

/** Keeps where reading stopped. `topOffset` says which character is at the top of the page. */
export function usePosition(brief: Brief | null, topOffset: () => number): { scrolled: () => void } {
  const waiting = useRef<{ save: () => void; timer: ReturnType<typeof setTimeout> } | null>(null);
  const id = brief?.revision.isCurrent ? brief.id : null;
  const flush = useCallback(() => {
    if (!waiting.current) return;
    clearTimeout(waiting.current.timer);
    waiting.current.save();
    waiting.current = null;
  }, []);
  useEffect(() => {
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [flush, id]);
  const scrolled = useCallback(() => {
    if (id === null) return;
    const position = topOffset() as TextOffset;
    if (waiting.current) clearTimeout(waiting.current.timer);
    const save = () => void store.savePosition({ id, position });
    waiting.current = { save, timer: setTimeout(flush, REST) };
  }, [id, topOffset, flush]);
  return { scrolled };
}

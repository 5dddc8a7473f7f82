import { useEffect, useRef, useState } from 'react';
import type { Completions } from '../../shared/contract/calls.ts';
import type { Completion } from '../../shared/search/complete.ts';
import { latest } from '../client/latest-answer.ts';
import { store } from '../client/ports.ts';

export interface Offer extends Completions {
  /** What the box held when this was asked: it is offered for no other text. */
  text: string;
}

/** Milliseconds after the last key: results come first. */
const PAUSE = 60;
/** A field is offered from its second letter on; a single one would open the list with every other word. */
const LEAST_FIELD = 2;

/** What could stand at the caret. `typed` is null while nobody is typing. */
export function useCompletions(typed: { text: string; caret: number } | null): Offer | null {
  const [offer, setOffer] = useState<Offer | null>(null);
  const guard = useRef(latest());
  const text = typed?.text ?? null;
  const caret = typed?.caret ?? 0;
  useEffect(() => {
    const ticket = guard.current.next();
    if (text === null || text.trim() === '') return;
    const timer = setTimeout(async () => {
      const result = await store.complete({ text, caret });
      if (!guard.current.isCurrent(ticket) || !result.ok) return;
      const completions = result.value?.completions.filter((each) => isOffered(each, text.slice(result.value!.from, result.value!.to))) ?? [];
      setOffer(result.value && completions.length > 0 ? { ...result.value, completions, text } : null);
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [text, caret]);
  return offer !== null && offer.text === text ? offer : null;
}

/** Somebody is about to search: the store reads the archive's words now, if it has not yet. */
export function warmUp(): void {
  void store.complete({ text: 'a', caret: 1 });
}

/** Words complete themselves in the results; what stands there already needs no offer. */
function isOffered({ kind, insert }: Completion, typed: string): boolean {
  if (kind === 'word') return false;
  if (kind === 'field') return typed.length >= LEAST_FIELD;
  return insert.trim() !== typed;
}

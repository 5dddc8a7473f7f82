import { useEffect, type KeyboardEvent } from 'react';
import type { Brief } from '../../shared/contract/calls.ts';
import { hear } from '../client/notices.ts';
import type { Span } from '../page/text-steps.ts';
import { endReattaching, useReattaching, type Reattached } from './reattaching.ts';
import { useDecisions } from './use-decisions.ts';

export interface Reattach {
  /** The highlight that waits for words of this page; null when none does. */
  highlight: Reattached | null;
  attach(): void;
  cancel(): void;
  /** Whether the key was meant for it. */
  onKey(event: KeyboardEvent): boolean;
}

/** Choosing new words for a highlight in the open brief: select them, then Enter. */
export function useReattach(brief: Brief, selection: Span | null, clearSelection: () => void): Reattach {
  const waiting = useReattaching();
  const { reattach } = useDecisions();
  const highlight = waiting?.briefId === brief.id && brief.revision.isCurrent ? waiting : null;
  const id = highlight?.id;
  useEffect(() => {
    if (id !== undefined) hear('Select the new words, then press Enter. Escape cancels.');
  }, [id]);
  const attach = () => {
    if (!highlight || !selection) return;
    void reattach(highlight.id, brief.revision.id, selection).then((done) => {
      if (!done) return;
      clearSelection();
      endReattaching();
    });
  };
  return {
    highlight,
    attach,
    cancel: endReattaching,
    onKey(event) {
      if (!highlight || (event.target as Element).closest('button, a')) return false;
      if (event.key === 'Enter' && selection) attach();
      else if (event.key === 'Escape' && !selection) endReattaching();
      else return false;
      event.preventDefault();
      return true;
    },
  };
}

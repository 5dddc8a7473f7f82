import { useMemo } from 'react';
import type { Brief, Highlight } from '../../shared/contract/calls.ts';
import type { OwnAnswers } from '../annotations/own-acts.ts';
import type { NoteTarget } from '../annotations/own-acts.ts';

/** Shows what the note and tag editors were answered in the open brief. An answer may come when another brief is open already. */
export function useOwnAnswers(put: (change: (brief: Brief) => Brief) => void): OwnAnswers {
  return useMemo(() => {
    const change = (on: NoteTarget, changed: Partial<Pick<Highlight, 'note' | 'tags'>>) =>
      put((older) => {
        if ('briefId' in on) return older.id === on.briefId ? { ...older, ...changed } : older;
        const highlights = older.highlights.map((each) =>
          each.id === on.highlightId ? { ...each, ...changed } : each,
        );
        return { ...older, highlights };
      });
    return { noteSaved: (on, note) => change(on, { note }), tagsSet: (on, tags) => change(on, { tags: [...tags] }) };
  }, [put]);
}

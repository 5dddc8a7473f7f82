import { useMemo } from 'react';
import type { Highlight } from '../../shared/contract/calls.ts';
import type { BriefId, RevisionId, TextOffset } from '../../shared/ids.ts';
import type { Result } from '../../shared/result.ts';
import { say, sayFailure } from '../client/notices.ts';
import { store } from '../client/ports.ts';

export interface Decisions {
  accept(highlight: Highlight, revisionId: RevisionId): void;
  keep(highlight: Highlight, revisionId: RevisionId): void;
  /** Answers whether it was done. */
  reattach(id: Highlight['id'], revisionId: RevisionId, span: readonly [number, number]): Promise<boolean>;
  /** null: everything on the list. */
  markSeen(briefIds: BriefId[] | null): void;
}

/** What the analyst decides about highlights whose brief was edited. */
export function useDecisions(): Decisions {
  return useMemo(() => {
    const done = async (call: Promise<Result<null>>, said: string) => {
      const result = await call;
      if (result.ok) say(`${said} Ctrl+Z takes it back.`);
      else sayFailure(result.failure);
      return result.ok;
    };
    return {
      accept: ({ id }, revisionId) =>
        void done(store.acceptChange({ id, revisionId }), 'Accepted. The highlight now uses the new wording.'),
      keep: ({ id }, revisionId) =>
        void done(store.keepOnOldRevision({ id, revisionId }), 'Kept. The highlight stays on the old wording.'),
      reattach: (id, revisionId, [start, end]) =>
        done(
          store.reattachHighlight({ id, revisionId, start: start as TextOffset, end: end as TextOffset }),
          'Re-attached. The highlight now marks the words you selected.',
        ),
      markSeen: (briefIds) => void done(store.markChangesSeen({ briefIds }), 'Marked as seen.'),
    };
  }, []);
}

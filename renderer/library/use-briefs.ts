import { useCallback, useEffect, useRef } from 'react';
import type { BriefRow, BriefSort } from '../../shared/contract/calls.ts';
import { FIRST_LIST } from '../../shared/contract/first-answers.ts';
import type { BriefId, SourceId } from '../../shared/ids.ts';
import { say, sayFailure } from '../client/notices.ts';
import { withRows } from '../client/page-cache.ts';
import type { LibraryFilter } from '../client/place.ts';
import { firstAnswers, store } from '../client/ports.ts';
import { useBurst } from '../client/use-throttled.ts';
import { useStoreEvent } from '../client/use-event.ts';
import { useUndo } from '../client/use-undo.ts';
import { counted } from '../ui/counts.ts';
import { usePages, type Paged } from '../client/use-pages.ts';

export interface Listing {
  filter: LibraryFilter;
  /** null: every source. */
  sourceId: SourceId | null;
  sort: BriefSort;
}

export interface Briefs extends Paged<BriefRow> {
  markRead(brief: Pick<BriefRow, 'id'>, read: boolean): void;
  markStarred(brief: Pick<BriefRow, 'id'>, starred: boolean): void;
  /** The same for many, in one step of undo. */
  markMany(ids: readonly BriefId[], mark: { read: boolean } | { starred: boolean }): void;
  /** The briefs of rows, fetched or not; null when that failed. */
  pick(from: number, to: number): Promise<BriefId[] | null>;
}

const isFirst = ({ filter, sourceId, sort }: Listing) => filter === FIRST_LIST.filter && sourceId === FIRST_LIST.sourceId && sort === FIRST_LIST.sort;

/**
 * One listing of the library. A brief that no longer fits because the analyst has just read or unstarred it stays in its place
 * until the listing is entered again: nothing jumps under the pointer.
 */
export function useBriefs(listing: Listing): Briefs {
  const key = `${listing.filter} ${listing.sourceId ?? 'all'} ${listing.sort}`;
  const briefs = usePages<BriefRow>(
    key,
    (offset, limit) => store.listBriefs({ ...listing, offset, limit }),
    isFirst(listing) ? firstAnswers()?.briefs : null,
  );
  const { change, again } = briefs;
  const soon = useBurst(again, 300);
  const own = useRef(new Set<BriefId>());

  useStoreEvent('briefs-changed', ({ ids }) => {
    if (ids !== null && ids.length > 0 && ids.every((id) => own.current.delete(id))) return;
    soon();
  });
  // Only the small signs of a row depend on highlights: they can wait until a burst of them is over.
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useStoreEvent('highlights-changed', () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(again, 250);
  });
  useEffect(() => () => clearTimeout(timer.current), []);

  const patch = useCallback(
    (id: BriefId, changed: Partial<BriefRow>) => {
      change((cache) =>
        withRows(
          cache,
          (row) => row.id === id,
          (row) => ({ ...row, ...changed }),
        ),
      );
    },
    [change],
  );

  const markRead = useCallback(
    (brief: Pick<BriefRow, 'id'>, read: boolean) => {
      own.current.add(brief.id);
      patch(brief.id, { isUnread: !read });
      void store.markRead({ ids: [brief.id], read }).then((result) => {
        if (result.ok) return;
        own.current.delete(brief.id);
        patch(brief.id, { isUnread: read });
        sayFailure(result.failure);
      });
    },
    [patch],
  );

  const markStarred = useCallback(
    (brief: Pick<BriefRow, 'id'>, starred: boolean) => {
      own.current.add(brief.id);
      patch(brief.id, { isStarred: starred });
      void store.markStarred({ ids: [brief.id], starred }).then((result) => {
        if (result.ok) return;
        own.current.delete(brief.id);
        patch(brief.id, { isStarred: !starred });
        sayFailure(result.failure);
      });
    },
    [patch],
  );

  const { undo } = useUndo();
  const markMany = async (ids: readonly BriefId[], mark: { read: boolean } | { starred: boolean }) => {
    const result = 'read' in mark ? await store.markRead({ ids: [...ids], read: mark.read }) : await store.markStarred({ ids: [...ids], starred: mark.starred });
    if (!result.ok) return sayFailure(result.failure);
    const what = 'read' in mark ? (mark.read ? 'marked as read' : 'marked as unread') : mark.starred ? 'starred' : 'no longer starred';
    say(`${counted(ids.length, 'brief')} ${what}.`, { label: 'Undo', run: undo });
  };
  const pick = async (from: number, to: number) => {
    const result = await store.pickBriefs({ ...listing, offset: from, limit: Math.max(1, to - from) });
    if (result.ok) return result.value;
    sayFailure(result.failure);
    return null;
  };

  return { ...briefs, markRead, markStarred, markMany: (ids, mark) => void markMany(ids, mark), pick };
}

import { useCallback, useEffect, useRef } from 'react';
import type { BriefRow } from '../../shared/contract/calls.ts';
import { FIRST_LIST } from '../../shared/contract/first-answers.ts';
import type { BriefId, SourceId } from '../../shared/ids.ts';
import { sayFailure } from '../client/notices.ts';
import { withRows } from '../client/page-cache.ts';
import type { LibraryFilter } from '../client/place.ts';
import { firstAnswers, store } from '../client/ports.ts';
import { useBurst } from '../client/use-throttled.ts';
import { useStoreEvent } from '../client/use-event.ts';
import { usePages, type Paged } from '../client/use-pages.ts';

export interface Listing {
  filter: LibraryFilter;
  /** null: every source. */
  sourceId: SourceId | null;
}

export interface Briefs extends Paged<BriefRow> {
  markRead(brief: Pick<BriefRow, 'id'>, read: boolean): void;
  markStarred(brief: Pick<BriefRow, 'id'>, starred: boolean): void;
}

const isFirst = ({ filter, sourceId }: Listing) => filter === FIRST_LIST.filter && sourceId === FIRST_LIST.sourceId;

/**
 * One listing of the library. A brief that no longer fits because the analyst has just read or unstarred it stays in its place
 * until the listing is entered again: nothing jumps under the pointer.
 */
export function useBriefs(listing: Listing): Briefs {
  const key = `${listing.filter} ${listing.sourceId ?? 'all'}`;
  const briefs = usePages<BriefRow>(
    key,
    (offset, limit) => store.listBriefs({ ...listing, sort: FIRST_LIST.sort, offset, limit }),
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

  return { ...briefs, markRead, markStarred };
}

import { useEffect, useRef, useState } from 'react';
import type { SavedSearch } from '../../shared/contract/calls.ts';
import type { BriefId, SavedSearchId } from '../../shared/ids.ts';
import { store } from '../client/ports.ts';
import { useAnswer } from '../client/use-answer.ts';
import { useBurst } from '../client/use-throttled.ts';
import { useStoreEvent, useStoreRenewed } from '../client/use-event.ts';

export interface SavedSearches {
  searches: readonly SavedSearch[];
  /** Unread briefs of each, as far as they have been counted. */
  unread: ReadonlyMap<SavedSearchId, number>;
}

/** Milliseconds between two counts while briefs arrive. */
const REST = 1_500;
/** The first list comes before everything else; counting begins after so many milliseconds. */
const FIRST = 800;
/** More changed briefs than this are not named one by one. */
const MOST_NAMED = 500;

/** The saved searches with what is unread in them, counted again when briefs arrive, are read or annotated. */
export function useSavedSearches(): SavedSearches {
  const list = useAnswer('saved searches', () => store.listSavedSearches(null));
  const [unread, setUnread] = useState<ReadonlyMap<SavedSearchId, number>>(new Map());
  /** Briefs that changed since the last count; null: any. */
  const changed = useRef<Set<BriefId> | null>(null);
  const isReady = useRef(false);

  const count = useBurst(() => {
    if (!isReady.current) return;
    const since = changed.current;
    changed.current = new Set();
    void store.countSavedSearches({ changed: since === null ? null : [...since] }).then((result) => {
      if (result.ok) setUnread(new Map(result.value.map((each) => [each.id, each.unread])));
      else changed.current = null;
    });
  }, REST);
  const note = (ids: readonly BriefId[] | null) => {
    const known = changed.current;
    if (ids === null || known === null || known.size + ids.length > MOST_NAMED) changed.current = null;
    else for (const id of ids) known.add(id);
    count();
  };
  const { again } = list;
  useStoreEvent('saved-searches-changed', () => {
    again();
    note([]);
  });
  useStoreEvent('briefs-changed', ({ ids }) => note(ids));
  useStoreEvent('highlights-changed', ({ briefIds }) => note(briefIds));
  useStoreRenewed(() => note(null));
  useEffect(() => {
    const timer = setTimeout(() => {
      isReady.current = true;
      count();
    }, FIRST);
    return () => clearTimeout(timer);
  }, []); // oxlint-disable-line react-hooks/exhaustive-deps -- once

  return { searches: list.value ?? [], unread };
}

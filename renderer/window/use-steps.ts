import type { RefObject } from 'react';
import { say, sayFailure } from '../client/notices.ts';
import { store } from '../client/ports.ts';
import type { BriefListHandle } from '../library/BriefList.tsx';
import type { ResultsHandle } from '../search/SearchResults.tsx';
import type { Going } from './use-navigation.ts';

interface Steps {
  /** null while no brief is open. */
  step: ((rows: 1 | -1) => void) | null;
  nextUnread(): void;
}

/** From the open brief to the next one of the list beside it, without going back to the list. */
export function useSteps({ query, isSearching, listing, opened, open, openHit }: Going, list: RefObject<BriefListHandle | null>, results: RefObject<ResultsHandle | null>): Steps {
  const isInReader = () => document.activeElement?.closest('.list-pane, .sidebar') === null;
  const step = (rows: 1 | -1) => {
    if (!opened) return;
    const end = () => say(rows === 1 ? 'This is the last brief in the list.' : 'This is the first brief in the list.');
    if (isSearching) {
      const hit = results.current?.neighbour(opened.briefId, rows);
      return hit ? openHit(hit, query) : end();
    }
    const next = list.current?.neighbour(opened.briefId, rows);
    if (next) open(next.id, null, isInReader());
    else end();
  };
  const nextUnread = async () => {
    if (isSearching) return step(1);
    const below = opened && list.current?.nextUnread(opened.briefId);
    if (below) return open(below.id, null, true);
    const first = await store.listBriefs({ ...listing, filter: 'unread', sort: 'newest', offset: 0, limit: 2 });
    if (!first.ok) return sayFailure(first.failure);
    const next = first.value.rows.find(({ id }) => id !== opened?.briefId);
    if (next) open(next.id, null, true);
    else say('Everything here is read.');
  };
  return { step: opened && step, nextUnread: () => void nextUnread() };
}

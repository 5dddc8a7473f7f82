import { useState } from 'react';
import { EVERY_HIGHLIGHT, type HighlightRow, type HighlightSurvey } from '../../shared/contract/calls.ts';
import type { HighlightId } from '../../shared/ids.ts';
import type { Pages } from '../client/page-cache.ts';
import { store } from '../client/ports.ts';
import { useAnswer } from '../client/use-answer.ts';
import { useBurst } from '../client/use-throttled.ts';
import { useStoreEvent } from '../client/use-event.ts';
import { useKept } from '../client/use-kept-state.ts';
import { usePages, type Paged } from '../client/use-pages.ts';
import type { Listing } from './filters.ts';

export interface ListedNotes {
  listing: Listing;
  change(changes: Partial<Listing>): void;
  /** What is shown: rows and survey of one and the same listing, an older one until the newer is there. */
  cache: Pages<HighlightRow>;
  survey: HighlightSurvey | null;
  /** The listing that is shown. */
  shown: Listing;
  failure: Paged<HighlightRow>['failure'];
  want: Paged<HighlightRow>['want'];
  /** The highlights of some rows of the list that is shown, whether they have been fetched or not. */
  pick(from: number, to: number): Promise<HighlightId[] | null>;
}

/** Highlights over all briefs as they are filtered, grouped and ordered. */
export function useListing(trashed: boolean): ListedNotes {
  const [listing, setListing] = useKept<Listing>(trashed ? 'trash' : 'notes', {
    filter: { ...EVERY_HIGHLIGHT, trashed },
    group: 'none',
    order: 'newest',
  });
  const key = JSON.stringify(listing);
  const pages = usePages<HighlightRow>(key, (offset, limit) => store.listHighlights({ ...listing, offset, limit }));
  const survey = useAnswer(key, () => store.surveyHighlights(listing));
  const soon = useBurst(() => {
    pages.again();
    survey.again();
  }, 300);
  useStoreEvent('highlights-changed', soon);
  useStoreEvent('briefs-changed', soon);

  const [together, setTogether] = useState<{ key: string; cache: Pages<HighlightRow>; survey: HighlightSurvey | null }>({
    key,
    cache: pages.cache,
    survey: null,
  });
  if (pages.key !== null && pages.key === survey.key && (together.cache !== pages.cache || together.survey !== survey.value || together.key !== pages.key)) {
    setTogether({ key: pages.key, cache: pages.cache, survey: survey.value });
  }
  const shown = JSON.parse(together.key) as Listing;

  return {
    listing,
    change: (changes) => setListing((older) => ({ ...older, ...changes })),
    cache: together.cache,
    survey: together.survey,
    shown,
    failure: pages.failure ?? survey.failure,
    want: pages.want,
    async pick(from, to) {
      if (to <= from) return [];
      const result = await store.pickHighlights({ ...shown, offset: from, limit: to - from });
      return result.ok ? result.value : null;
    },
  };
}

import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { QuoteRow, SearchHit } from '../../shared/contract/calls.ts';
import type { BriefId, RevisionId, SpeakerId } from '../../shared/ids.ts';
import type { Listing } from '../library/use-briefs.ts';
import { stopComparing } from '../revisions/comparing.ts';
import { LIBRARY, type OpenAt, type Opened, type Place } from '../client/place.ts';

export interface Going {
  place: Place;
  /** What stands in the search box of the library. */
  query: string;
  isSearching: boolean;
  /** The listing that the library shows, or will show again. */
  listing: Listing;
  /** The brief in the reader; null at first. */
  opened: Opened | null;
  go(place: Place): void;
  setQuery(query: string): void;
  /** To the library, with these words in its box. */
  search(words: string): void;
  open(id: BriefId, at: OpenAt | null, takeFocus: boolean, revisionId?: RevisionId | null): void;
  openHit(hit: SearchHit, query: string): void;
  openQuote(quote: QuoteRow, takeFocus: boolean): void;
  showSpeaker(id: SpeakerId): void;
  /** Back to where the first of the speakers was asked for. */
  leaveSpeaker(): void;
}

/** Where the window is, and the ways from there. The ways stay the same functions, so that what gets them is not drawn again. */
export function useGoing(): Going {
  const [place, setPlace] = useState<Place>(LIBRARY);
  const [query, setQuery] = useState('');
  const [listing, setListing] = useState<Listing>({ filter: 'all', sourceId: null });
  const [opened, setOpened] = useState<Opened | null>(null);
  const here = useRef({ place, query });
  useLayoutEffect(() => {
    here.current = { place, query };
  }, [place, query]);

  const go = useCallback((next: Place) => {
    setPlace(next);
    setQuery('');
    if (next.view === 'library') setListing({ filter: next.filter, sourceId: next.sourceId });
  }, []);
  const search = useCallback(
    (words: string) => {
      if (here.current.place.view !== 'library') go(LIBRARY);
      setQuery(words);
    },
    [go],
  );

  const open = useCallback((briefId: BriefId, at: OpenAt | null, takeFocus: boolean, revisionId: RevisionId | null = null) => {
    stopComparing();
    setOpened((older) => ({ briefId, revisionId, at, takeFocus, serial: (older?.serial ?? 0) + 1 }));
  }, []);
  const openHit = useCallback(
    (hit: SearchHit, hitQuery: string) => {
      const own = hit.annotations.find((annotation) => annotation.highlightId !== null);
      const at: OpenAt | null =
        // A passage without marks is what a speaker said: what matched stands in the analyst's own words.
        (hit.passage === null || hit.passage.marks.length === 0) && own?.highlightId
          ? { kind: 'highlight', id: own.highlightId }
          : { kind: 'matches', query: hitQuery, start: hit.passage?.start ?? null };
      open(hit.brief.id, at, true);
    },
    [open],
  );
  const openQuote = useCallback(
    ({ briefId, start, end }: QuoteRow, takeFocus: boolean) => open(briefId, { kind: 'quote', start, end }, takeFocus),
    [open],
  );

  // From one speaker to the next is one way there, and one way back.
  const before = useRef({ place: LIBRARY, query: '' });
  const showSpeaker = useCallback(
    (id: SpeakerId) => {
      if (here.current.place.view !== 'speaker') before.current = here.current;
      go({ view: 'speaker', id });
    },
    [go],
  );
  const leaveSpeaker = useCallback(() => {
    go(before.current.place);
    setQuery(before.current.query);
  }, [go]);

  const isSearching = place.view === 'library' && query.trim() !== '';
  return { place, query, isSearching, listing, opened, go, setQuery, search, open, openHit, openQuote, showSpeaker, leaveSpeaker };
}

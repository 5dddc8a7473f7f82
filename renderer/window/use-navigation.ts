import { useCallback, useRef, useState } from 'react';
import type { BriefSort, QuoteRow, SearchHit } from '../../shared/contract/calls.ts';
import type { BriefId, RevisionId, SpeakerId } from '../../shared/ids.ts';
import { useOffer } from '../commands/offers.ts';
import { stopComparing } from '../revisions/comparing.ts';
import { LIBRARY, samePlace, type OpenAt, type Place } from '../client/place.ts';
import { readingPlace } from '../client/reading-place.ts';
import { change, goOn, isSameList, spotOf, startTrail, turn, type Left, type Spot, type Trail } from './trail.ts';

export interface Going extends Spot {
  isSearching: boolean;
  go(place: Place): void;
  sortBy(sort: BriefSort): void;
  setQuery(query: string): void;
  /** To the library, with these words in its box. */
  search(words: string): void;
  open(id: BriefId, at: OpenAt | null, takeFocus: boolean, revisionId?: RevisionId | null): void;
  openHit(hit: SearchHit, query: string): void;
  openQuote(quote: QuoteRow, takeFocus: boolean): void;
  showSpeaker(id: SpeakerId): void;
  /** Back to where the first of the speakers was asked for. */
  leaveSpeaker(): void;
  /** The brief that was open when the window was last closed: no step of the way. */
  reopen(id: BriefId): void;
  /** Shows the list, or the reader, where there is room for one. */
  showPane(pane: Spot['pane']): void;
}

const LISTS = '.list-pane :is(.row-list, .results, .changes-list)';
/** Frames in which a list that is come back to may fetch its rows. */
const PATIENCE = 90;

/** Where the window is, the ways from there, and back. The ways stay the same functions, so that what gets them is not drawn again. */
export function useGoing(first: Partial<Spot>): Going {
  const [trail, setTrail] = useState<Trail>(() => startTrail({ place: LIBRARY, query: '', listing: { filter: 'all', sourceId: null, sort: 'newest' }, opened: null, pane: 'list', ...first }));
  const newest = useRef(trail);
  const keep = useCallback((next: Trail) => {
    newest.current = next;
    setTrail(next);
  }, []);
  const on = useCallback((next: Partial<Spot>) => keep(goOn(newest.current, { ...plain(newest.current), ...next }, howLeft())), [keep]);

  const go = useCallback(
    (place: Place) => {
      const here = spotOf(newest.current);
      if (samePlace(here.place, place) && here.query === '') return keep(change(newest.current, { pane: 'list' }));
      on({ place, query: '', pane: 'list', ...(place.view === 'library' && { listing: { filter: place.filter, sourceId: place.sourceId, sort: spotOf(newest.current).listing.sort } }) });
    },
    [on, keep],
  );
  const setQuery = useCallback(
    (query: string) => {
      const here = spotOf(newest.current);
      // To search, and to search no more, is a step of the way; each letter is not.
      if ((here.query.trim() === '') === (query.trim() === '')) keep(change(newest.current, { query }));
      else on({ query });
    },
    [on, keep],
  );
  const search = useCallback(
    (words: string) => {
      const isThere = spotOf(newest.current).place.view === 'library';
      on({ query: words, pane: 'list', ...(!isThere && { place: LIBRARY, listing: { filter: 'all', sourceId: null, sort: 'newest' } as const }) });
    },
    [on],
  );

  const open = useCallback(
    (briefId: BriefId, at: OpenAt | null, takeFocus: boolean, revisionId: RevisionId | null = null) => {
      stopComparing();
      const { opened: older } = spotOf(newest.current);
      const opened = { briefId, revisionId, at, takeFocus, serial: (older?.serial ?? 0) + 1 };
      if (older?.briefId === briefId && older.revisionId === revisionId) keep(change(newest.current, { opened, pane: 'reader' }));
      else on({ opened, pane: 'reader' });
    },
    [on, keep],
  );
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
      const { place, query } = spotOf(newest.current);
      if (place.view !== 'speaker') before.current = { place, query };
      go({ view: 'speaker', id });
    },
    [go],
  );
  const leaveSpeaker = useCallback(() => {
    go(before.current.place);
    if (before.current.query !== '') keep(change(newest.current, { query: before.current.query }));
  }, [go, keep]);
  const reopen = useCallback(
    (briefId: BriefId) => {
      if (spotOf(newest.current).opened === null) keep(change(newest.current, { opened: { briefId, revisionId: null, at: null, takeFocus: false, serial: 1 } }));
    },
    [keep],
  );
  const sortBy = useCallback((sort: BriefSort) => keep(change(newest.current, { listing: { ...spotOf(newest.current).listing, sort } })), [keep]);
  const showPane = useCallback((pane: Spot['pane']) => keep(change(newest.current, { pane })), [keep]);

  const walk = (way: -1 | 1) => () => {
    const here = spotOf(newest.current);
    const next = turn(newest.current, way, howLeft(), document.activeElement?.closest('.list-pane, .sidebar') === null);
    if (!next) return;
    stopComparing();
    keep(next);
    const { listTop = 0, ...there } = spotOf(next);
    if (!isSameList(here, there)) restoreList(listTop);
  };
  useOffer({ back: trail.at > 0 ? walk(-1) : null, forward: trail.at + 1 < trail.spots.length ? walk(1) : null });

  const spot = plain(trail);
  const isSearching = spot.place.view === 'library' && spot.query.trim() !== '';
  return { ...spot, isSearching, go, sortBy, setQuery, search, open, openHit, openQuote, showSpeaker, leaveSpeaker, reopen, showPane };
}

function plain(trail: Trail): Spot {
  const { place, query, listing, opened, pane } = spotOf(trail);
  return { place, query, listing, opened, pane };
}

function howLeft(): Left {
  return { listTop: document.querySelector(`${LISTS}:not([hidden] *)`)?.scrollTop ?? 0, reading: readingPlace() };
}

/** Scrolls the list to where it was left, once its rows are there. */
function restoreList(top: number): void {
  let frames = PATIENCE;
  const look = () => {
    const list = document.querySelector(`${LISTS}:not([hidden] *)`);
    if (list && list.scrollHeight - list.clientHeight >= top) list.scrollTop = top;
    else if (--frames > 0) requestAnimationFrame(look);
  };
  // After the list has drawn itself, and has gone to the row of the open brief.
  requestAnimationFrame(() => requestAnimationFrame(look));
}

import type { TextOffset } from '../../shared/ids.ts';
import { samePlace, type Opened, type Place } from '../client/place.ts';
import type { Listing } from '../library/use-briefs.ts';

/** Where the window is: what is listed, and what is open beside it. */
export interface Spot {
  place: Place;
  /** What stands in the search box of the library. */
  query: string;
  /** The listing that the library shows, or will show again. */
  listing: Listing;
  opened: Opened | null;
  /** Which of the two is seen where there is room for one. */
  pane: 'list' | 'reader';
}

/** How a spot was left. CSS pixels; a character of the open brief. */
export interface Left {
  listTop: number;
  reading: TextOffset | null;
}

/** The way that the analyst took, as back and forward know it. */
export interface Trail {
  spots: readonly (Spot & Partial<Left>)[];
  /** Index of the one that is shown. */
  at: number;
}

/** Steps that are kept. */
const MOST = 200;

export const startTrail = (spot: Spot): Trail => ({ spots: [spot], at: 0 });
export const spotOf = ({ spots, at }: Trail): Spot & Partial<Left> => spots[at]!;

/** On to another spot. What lay ahead is forgotten, as in a browser. */
export function goOn({ spots, at }: Trail, next: Spot, left: Left): Trail {
  const before = [...spots.slice(0, at), { ...spots[at]!, ...left }].slice(1 - MOST);
  return { spots: [...before, next], at: before.length };
}

/** The same spot, changed: a letter more in the search box is no step of the way. */
export function change({ spots, at }: Trail, changed: Partial<Spot>): Trail {
  return { spots: spots.map((spot, index) => (index === at ? { ...spot, ...changed } : spot)), at };
}

/**
 * Back, or forward. What is open stays as it is when it is the same brief; another one is opened where it was left. null: there is no
 * spot that way. `serial` counts the openings.
 */
export function turn({ spots, at }: Trail, way: -1 | 1, left: Left, takeFocus: boolean): Trail | null {
  const here = spots[at]!;
  const there = spots[at + way];
  if (!there) return null;
  const isSame = there.opened?.briefId === here.opened?.briefId && there.opened?.revisionId === here.opened?.revisionId;
  const opened = there.opened === null || isSame
    ? there.opened && here.opened
    : { ...there.opened, at: placeIn(there), takeFocus: takeFocus && there.pane === 'reader', serial: (here.opened?.serial ?? 0) + 1 };
  return {
    spots: spots.map((spot, index) => (index === at ? { ...spot, ...left } : index === at + way ? { ...there, opened } : spot)),
    at: at + way,
  };
}

/** Where to begin in a brief that is come back to. The matches of a search come back with it. */
function placeIn({ opened, reading }: Spot & Partial<Left>): Opened['at'] {
  if (opened?.at?.kind === 'matches' || reading == null) return opened?.at ?? null;
  return { kind: 'place', offset: reading };
}

export const isSameList = (one: Spot, other: Spot): boolean =>
  samePlace(one.place, other.place) && one.query === other.query && JSON.stringify(one.listing) === JSON.stringify(other.listing);

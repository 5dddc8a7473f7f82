import { useMemo } from 'react';
import type { Brief, Highlight } from '../../shared/contract/calls.ts';
import type { HighlightId } from '../../shared/ids.ts';
import type { Painted } from '../annotations/paint.ts';
import { markOf, paintedHighlight, rangesOfHighlight } from '../annotations/verdicts.ts';
import type { Matches } from './use-matches.ts';
import type { Place } from './page/use-places.ts';

export interface Shown {
  /** The highlight that is open; null when none is. */
  active: Highlight | null;
  painted: readonly Painted[];
  /** Highlights with something to say in the margin. */
  cards: readonly Highlight[];
  /** Highlights with a sign in the gutter, because nothing in the margin says it: what became of them, or that they have a note. */
  marked: readonly Highlight[];
  noted: readonly Highlight[];
  /** Of which the page has to tell where they are. */
  places: readonly Place[];
  lost: readonly Highlight[];
  /** How many no longer say what they said. */
  warned: number;
}

const kindOf = ({ place }: Highlight) => markOf(place.verdict);
/** Whether the margin has something to say about a highlight that nobody opened. */
const speaks = (each: Highlight): boolean => each.note !== null || each.tags.length > 0 || ['warning', 'changed'].includes(kindOf(each));
export const hasMarginNotes = (highlights: readonly Highlight[]): boolean => highlights.some((each) => each.place.start !== null && speaks(each));

/** What of the brief's highlights, quotes and matches is shown where. */
export function useShown(
  { highlights, quotes }: Brief,
  activeId: HighlightId | null,
  pending: readonly Painted[],
  matches: Matches | null,
  hasMargin: boolean,
): Shown {
  const active = useMemo(() => highlights.find(({ id }) => id === activeId) ?? null, [highlights, activeId]);
  const painted = useMemo<readonly Painted[]>(() => {
    const here = matches?.ranges[matches.at];
    return [
      ...(matches?.ranges.map(([start, end]): Painted => ({ layer: 'match', start, end })) ?? []),
      ...highlights.flatMap(paintedHighlight),
      ...pending,
      ...(active ? rangesOfHighlight(active).map(([start, end]): Painted => ({ layer: 'here', start, end })) : []),
      ...(here ? [{ layer: 'match-here', start: here[0], end: here[1] } as const] : []),
    ];
  }, [matches, highlights, pending, active]);

  const { cards, marked, noted, lost, warned } = useMemo(() => {
    const standing = highlights.filter(({ place }) => place.start !== null);
    return {
      cards: standing.filter((each) => each.id === activeId || speaks(each)),
      marked: standing.filter((each) => kindOf(each) === 'small' || (!hasMargin && kindOf(each) !== 'none')),
      noted: hasMargin ? [] : standing.filter((each) => each.note !== null && kindOf(each) === 'none'),
      lost: highlights.filter(({ place }) => place.start === null),
      warned: standing.filter((each) => kindOf(each) === 'warning').length,
    };
  }, [highlights, activeId, hasMargin]);

  const places = useMemo<readonly Place[]>(
    () => [
      ...quotes.map(({ id, start }) => ({ key: `quote ${id}`, offset: start })),
      ...[...new Set([...cards, ...marked, ...noted])].map(({ id, place }) => ({ key: id, offset: place.start ?? 0 })),
      ...(active?.place.end == null ? [] : [{ key: 'under', offset: active.place.end - 1 }]),
    ],
    [quotes, cards, marked, noted, active],
  );

  return { active, painted, cards, marked, noted, places, lost, warned };
}

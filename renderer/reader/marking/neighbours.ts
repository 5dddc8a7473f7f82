import type { Highlight } from '../../../shared/contract/calls.ts';
import type { HighlightId } from '../../../shared/ids.ts';
import { rangesOfHighlight } from '../../annotations/verdicts.ts';
import type { PageText } from '../../page/page-text.ts';

/** The next (1) or previous (-1) thing in the text, from an offset or from the one the analyst is at; around the ends. null when there is none. */
export function neighbour<T>(
  ordered: readonly T[],
  startOf: (each: T) => number,
  from: number,
  at: T | null,
  way: -1 | 1,
): T | null {
  const index = at === null ? -1 : ordered.indexOf(at);
  if (index >= 0) return ordered[(index + way + ordered.length) % ordered.length] ?? null;
  if (way === 1) return ordered.find((each) => startOf(each) >= from) ?? ordered[0] ?? null;
  return ordered.findLast((each) => startOf(each) < from) ?? ordered.at(-1) ?? null;
}

/** Highlights whose painted words lie under a point of the screen, the shortest first. */
export function highlightsAt(highlights: readonly Highlight[], text: PageText, x: number, y: number): Highlight[] {
  const offset = text.offsetFrom(x, y);
  if (offset === null) return [];
  const isUnder = (start: number, end: number) =>
    start <= offset
    && offset <= end
    && text
      .rectsOf(start, end)
      .some((line) => x >= line.left - 1 && x <= line.right + 1 && y >= line.top - 2 && y <= line.bottom + 2);
  return highlights
    .filter((highlight) => rangesOfHighlight(highlight).some(([start, end]) => isUnder(start, end)))
    .toSorted((one, other) => one.end - one.start - (other.end - other.start));
}

/** The one after the active one among those that lie here, so that clicking again goes through them; null when none does. */
export function nextHere(here: readonly Highlight[], active: HighlightId | null): Highlight | null {
  return here[(here.findIndex(({ id }) => id === active) + 1) % Math.max(1, here.length)] ?? null;
}

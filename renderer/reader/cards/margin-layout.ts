/** A card beside its line: where it would like to be and how tall it is, in CSS pixels. */
export interface Card {
  top: number;
  height: number;
}

/**
 * Tops of cards, in order, so that none lies over another and each is as near to its line as the earlier ones allow.
 * The card at `active` stands exactly at its line when there is room above it for the others; -1 when none is active.
 */
export function layOut(cards: readonly Card[], gap: number, active: number): number[] {
  const tops = downFrom(
    cards,
    gap,
    cards.map(({ top }) => Math.max(0, top)),
  );
  const wanted = cards[active];
  if (!wanted || tops[active]! <= wanted.top) return tops;
  tops[active] = Math.max(0, wanted.top);
  for (let index = active - 1; index >= 0; index--) {
    tops[index] = Math.min(tops[index]!, tops[index + 1]! - gap - cards[index]!.height);
  }
  const below = cards.map(({ top }, index) => (index <= active ? Math.max(0, tops[index]!) : Math.max(0, top)));
  return downFrom(cards, gap, below);
}

function downFrom(cards: readonly Card[], gap: number, tops: number[]): number[] {
  let free = 0;
  return cards.map(({ height }, index) => {
    const top = Math.max(tops[index]!, free);
    free = top + height + gap;
    return top;
  });
}

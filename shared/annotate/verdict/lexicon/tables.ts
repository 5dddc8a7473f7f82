/** Words written in a row, as a set. */
export function wordSet(row: string): ReadonlySet<string> {
  return new Set(row.trim().split(/\s+/));
}

/** "half 2, halves 2": words with their values. */
export function valueMap(row: string): ReadonlyMap<string, number> {
  return new Map(entriesOf(row).map(([word, value]) => [word, Number(value)] as const));
}

/** "last last, more than above": phrases with the one word that stands for them, which comes last. */
export function meaningMap(row: string): ReadonlyMap<string, string> {
  return new Map(entriesOf(row));
}

/** Words in order, counted from `first`. */
export function countedMap(row: string, first: number): ReadonlyMap<string, number> {
  return new Map(
    row
      .trim()
      .split(/\s+/)
      .map((word, k) => [word, first + k] as const),
  );
}

function entriesOf(row: string): [string, string][] {
  return row.split(',').map((entry) => {
    const words = entry.trim().split(/\s+/);
    return [words.slice(0, -1).join(' '), words.at(-1) ?? ''];
  });
}

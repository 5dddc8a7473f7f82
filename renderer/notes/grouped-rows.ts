/** Where the headings of groups stand between the rows of a list. An index counts headings and rows; a row number counts rows alone. */
export interface Layout {
  /** Headings and rows. */
  count: number;
  /** The number of the group whose heading stands there; null for a row. */
  groupAt(index: number): number | null;
  /** The number of the row that stands there; of a heading, the first row of its group. */
  rowAt(index: number): number;
  indexOfRow(row: number): number;
  /** The rows of a group: from the first up to but not with the last. */
  rowsOf(group: number): readonly [from: number, to: number];
}

/** `sizes`: rows of each group, none of them empty; null: no groups. */
export function layoutOf(sizes: readonly number[] | null, rows: number): Layout {
  if (sizes === null) {
    return { count: rows, groupAt: () => null, rowAt: (index) => index, indexOfRow: (row) => row, rowsOf: () => [0, rows] };
  }
  /** First row of each group, and the end of the last. */
  const starts = [0];
  for (const size of sizes) starts.push(starts.at(-1)! + size);
  const total = starts.at(-1)!;
  /** The last group whose `of` is not beyond `value`. */
  const lastGroup = (value: number, of: (group: number) => number): number => {
    let low = 0;
    let high = sizes.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (of(middle) <= value) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const headingOf = (group: number) => starts[group]! + group;
  return {
    count: total + sizes.length,
    groupAt(index) {
      const group = lastGroup(index, headingOf);
      return sizes.length > 0 && headingOf(group) === index ? group : null;
    },
    rowAt(index) {
      const group = lastGroup(index, headingOf);
      return Math.max(starts[group]!, index - group - 1);
    },
    indexOfRow: (row) => row + lastGroup(row, (group) => starts[group]!) + 1,
    rowsOf: (group) => [starts[group]!, starts[group + 1]!],
  };
}

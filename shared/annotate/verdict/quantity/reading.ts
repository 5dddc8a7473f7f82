/**
 * What was read at a lexeme. `next`: the number of the first lexeme behind it; `first` is set when it began before the
 * lexeme it was read at.
 */
export interface Reading {
  readonly key: string;
  readonly firm: boolean;
  readonly next: number;
  readonly first?: number;
}

/** Twelve significant digits: enough for any figure in a brief, and 1.1 × 3 is 3.3. */
export function round(value: number): number {
  return Number(value.toPrecision(12));
}

/** One measured figure, with what it is held against in the same run. */
export interface Figure {
  name: string;
  value: number;
  unit: 'ms' | 'MB' | 'x' | 'per s';
  /** The floor or peer, in the same unit; null when there is none to compare with. */
  floor: number | null;
  /** What must hold, as text, and whether it does; null when the figure is only reported. */
  bound: { says: string; holds: boolean } | null;
  /** What the floor is, how often it was measured. */
  note: string;
}

export interface Surroundings {
  /** How many briefs the archives of this run have. */
  briefs: number;
  /** Folder of a made archive of that many briefs; made once per run and copied for whoever changes it. */
  archive(): Promise<string>;
}

/** A group of figures that are measured together. */
export interface Row {
  name: string;
  run(surroundings: Surroundings): Promise<Figure[]>;
}

/** `share` of the way through the sorted values: 0.5 is the median, 0.95 the p95. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** At most `limit` times the floor. */
export function atMostTimes(value: number, floor: number, limit: number): Figure['bound'] {
  return { says: `<= ${limit} x`, holds: value <= floor * limit };
}

export function atMost(value: number, limit: number, unit: string): Figure['bound'] {
  return { says: `<= ${limit} ${unit}`, holds: value <= limit };
}

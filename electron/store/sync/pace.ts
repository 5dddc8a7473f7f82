/** How fast things go, and so how long the rest will take. */
export interface Pace {
  begin(): void;
  /** Milliseconds; null as long as it cannot be told. */
  remaining(done: number, total: number): number | null;
}

/** Before this much has been seen, an estimate is a guess. */
const LEAST_MS = 2000;
const LEAST_DONE = 10;
/** What was seen longer ago than this says little about now. */
const MEMORY_MS = 20_000;

/** From the last twenty seconds, so that a slow start or a pause that a server asked for is forgotten again. */
export function createPace(now: () => number): Pace {
  let seen: { at: number; done: number }[] = [];
  return {
    begin() {
      seen = [{ at: now(), done: 0 }];
    },
    remaining(done, total) {
      const at = now();
      seen.push({ at, done });
      while (seen.length > 2 && at - seen[0]!.at > MEMORY_MS) seen.shift();
      const { at: since, done: before } = seen[0]!;
      if (at - since < LEAST_MS || done - before < LEAST_DONE) return null;
      return Math.round(((total - done) * (at - since)) / (done - before));
    },
  };
}

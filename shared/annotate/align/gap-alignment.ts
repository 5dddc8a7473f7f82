import { ALIKE } from '../similarity.ts';
import { link, type Pairing } from './pairing.ts';

/** A word of the older text, a word of the newer one, and how much they are the same (1: the same folded word). */
export type Pair = readonly [i: number, j: number, sameness: number];

/** A stretch of the older text against a stretch of the newer one, by word number, half open. */
export interface Gap {
  readonly oldFrom: number;
  readonly oldTo: number;
  readonly newFrom: number;
  readonly newTo: number;
}

/**
 * What it costs to begin a run of unpaired words. Going on is free: one long change is likelier than many short ones.
 */
const OPEN = 0.6;
/** What a pair earns for following a pair directly. */
const ADJACENT = 0.35;
/** A word that only resembles its partner earns this much less than its likeness. */
const DOUBT = 0.15;
/** Beyond this many cells a gap stays unpaired; the longest changed chapter seen in real revisions needs a tenth. */
export const MOST_CELLS = 6e6;

const IMPOSSIBLE = -1e9;
// How a cell was reached. PAIRED: from a pair / from a gap. UNPAIRED: skip an old word or a new one, after a pair or
// within the gap.
const FROM_PAIR = 1;
const FROM_GAP = 0;
const [OLD_AFTER_PAIR, OLD_IN_GAP, NEW_AFTER_PAIR, NEW_IN_GAP] = [0, 1, 2, 3] as const;

/** Pairs the words of a gap and records them. Words that already have a partner keep it. */
export function alignGap(pairing: Pairing, gap: Gap, passage: number): void {
  for (const [i, j, sameness] of gapPairs(pairing, gap)) link(pairing, i, j, passage, sameness);
}

/**
 * The best pairing of a gap in reading order: heaviest words, fewest interruptions (global alignment with affine gaps).
 */
export function gapPairs(pairing: Pairing, { oldFrom, oldTo, newFrom, newTo }: Gap): Pair[] {
  const rows = oldTo - oldFrom;
  const columns = newTo - newFrom;
  if (rows <= 0 || columns <= 0 || rows * columns > MOST_CELLS) return [];
  const width = columns + 1;
  // Low bit: how the best "ends in a pair" was reached; next two bits: how the best "ends in a gap" was reached.
  const trace = new Uint8Array((rows + 1) * width);
  trace.fill(NEW_IN_GAP << 1, 0, width);
  let lastPair = new Float64Array(width).fill(IMPOSSIBLE);
  let lastGap = new Float64Array(width);
  let pair = new Float64Array(width);
  let open = new Float64Array(width);
  const newIds = pairing.after.ids;
  for (let row = 1; row <= rows; row++) {
    const x = pairing.before.ids[oldFrom + row - 1]!;
    const weight = pairing.weight[x]!;
    pair[0] = IMPOSSIBLE;
    open[0] = 0;
    trace[row * width] = OLD_IN_GAP << 1;
    for (let column = 1; column <= columns; column++) {
      const y = newIds[newFrom + column - 1]!;
      const earned = x === y ? weight : resemblance(pairing, x, y, weight);
      let reached = 0;
      if (earned < 0) pair[column] = IMPOSSIBLE;
      else {
        const following = lastPair[column - 1]! + earned + ADJACENT;
        const opening = lastGap[column - 1]! + earned;
        pair[column] = Math.max(following, opening);
        reached = following >= opening ? FROM_PAIR : FROM_GAP;
      }
      let best = lastGap[column]!;
      let move: number = OLD_IN_GAP;
      if (open[column - 1]! > best) [best, move] = [open[column - 1]!, NEW_IN_GAP];
      if (lastPair[column]! - OPEN > best) [best, move] = [lastPair[column]! - OPEN, OLD_AFTER_PAIR];
      if (pair[column - 1]! - OPEN > best) [best, move] = [pair[column - 1]! - OPEN, NEW_AFTER_PAIR];
      open[column] = best;
      trace[row * width + column] = reached | (move << 1);
    }
    [lastPair, pair] = [pair, lastPair];
    [lastGap, open] = [open, lastGap];
  }
  return walkBack(pairing, trace, { oldFrom, oldTo, newFrom, newTo }, lastPair[columns]! >= lastGap[columns]!);
}

/** What two different words earn as partners; negative when they must not be paired. */
function resemblance(pairing: Pairing, x: number, y: number, weight: number): number {
  const likeness = pairing.likeness(x, y);
  return likeness >= ALIKE ? weight * (likeness - DOUBT) : -1;
}

function walkBack(pairing: Pairing, trace: Uint8Array, gap: Gap, endsInPair: boolean): Pair[] {
  const width = gap.newTo - gap.newFrom + 1;
  const pairs: Pair[] = [];
  let row = gap.oldTo - gap.oldFrom;
  let column = gap.newTo - gap.newFrom;
  let inPair = endsInPair;
  while (row > 0 && column > 0) {
    const cell = trace[row * width + column]!;
    if (inPair) {
      const i = gap.oldFrom + row - 1;
      const j = gap.newFrom + column - 1;
      const x = pairing.before.ids[i]!;
      const y = pairing.after.ids[j]!;
      pairs.push([i, j, x === y ? 1 : pairing.likeness(x, y)]);
      inPair = (cell & 1) === FROM_PAIR;
      row--;
      column--;
    } else {
      const move = cell >> 1;
      inPair = move === OLD_AFTER_PAIR || move === NEW_AFTER_PAIR;
      if (move === OLD_AFTER_PAIR || move === OLD_IN_GAP) row--;
      else column--;
    }
  }
  return pairs.reverse();
}

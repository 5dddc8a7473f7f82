import { alignGap, MOST_CELLS, type Gap } from './gap-alignment.ts';
import { link, type Pairing } from './pairing.ts';

/** Runs of words that are looked for, longest first; what stands once in both texts is an anchor. */
const RUN_LENGTHS = [8, 4, 2, 1] as const;
/** A gap this small is better paired by weighing all its words than by anchors of one or two words. */
const SMALL_GAP = 40_000;

/**
 * Pairs every word that stayed in reading order: equal ends, then anchors, then what lies between anchors, until
 * nothing is left to split.
 */
export function alignInPlace(pairing: Pairing): void {
  const runs = runHashes(pairing);
  const gaps: Gap[] = [{ oldFrom: 0, oldTo: pairing.before.words.count, newFrom: 0, newTo: pairing.after.words.count }];
  for (let gap = gaps.pop(); gap !== undefined; gap = gaps.pop()) {
    const rest = pairEqualEnds(pairing, gap);
    if (rest === null) continue;
    const pieces = splitAtAnchors(pairing, rest, runs);
    if (pieces === null) alignGap(pairing, rest, 0);
    else gaps.push(...pieces);
  }
}

/** What is left of a gap between its equal beginning and its equal end; null when one side is used up. */
function pairEqualEnds(pairing: Pairing, gap: Gap): Gap | null {
  const { ids: a } = pairing.before;
  const { ids: b } = pairing.after;
  let { oldFrom, oldTo, newFrom, newTo } = gap;
  while (oldFrom < oldTo && newFrom < newTo && a[oldFrom] === b[newFrom]) link(pairing, oldFrom++, newFrom++, 0, 1);
  while (oldFrom < oldTo && newFrom < newTo && a[oldTo - 1] === b[newTo - 1]) link(pairing, --oldTo, --newTo, 0, 1);
  return oldFrom === oldTo || newFrom === newTo ? null : { oldFrom, oldTo, newFrom, newTo };
}

/**
 * Pairs the longest anchors that are in order on both sides; the gaps between them, or null when there is no anchor to
 * split at.
 */
function splitAtAnchors(pairing: Pairing, gap: Gap, runs: ReadonlyMap<number, RunHashes>): Gap[] | null {
  const cells = (gap.oldTo - gap.oldFrom) * (gap.newTo - gap.newFrom);
  for (const length of RUN_LENGTHS) {
    if (length <= 2 && cells <= Math.min(SMALL_GAP, MOST_CELLS)) return null;
    const anchors = longestChain(sharedOnce(pairing, runs.get(length)!, gap, length));
    if (anchors.length > 0) return linkAnchors(pairing, gap, anchors, length);
  }
  return null;
}

function linkAnchors(pairing: Pairing, gap: Gap, anchors: readonly Anchor[], length: number): Gap[] {
  const pieces: Gap[] = [];
  let { oldFrom, newFrom } = gap;
  for (const [i, j] of anchors) {
    if (i < oldFrom || j < newFrom) {
      // Overlaps the anchor before it: it can only carry on along the same line.
      while (i - j === oldFrom - newFrom && oldFrom < i + length) link(pairing, oldFrom++, newFrom++, 0, 1);
      continue;
    }
    pieces.push({ oldFrom, oldTo: i, newFrom, newTo: j });
    for (let k = 0; k < length; k++) link(pairing, i + k, j + k, 0, 1);
    oldFrom = i + length;
    newFrom = j + length;
  }
  pieces.push({ oldFrom, oldTo: gap.oldTo, newFrom, newTo: gap.newTo });
  return pieces;
}

// ── Runs of words as single numbers

/**
 * By word number: a hash of the run of so many words that begins there. Equal runs have equal hashes; what has equal
 * hashes is compared.
 */
interface RunHashes {
  readonly before: Int32Array;
  readonly after: Int32Array;
}

function runHashes({ before, after }: Pairing): Map<number, RunHashes> {
  const one = { before: before.ids, after: after.ids };
  const two = joined(one, 1);
  const four = joined(two, 2);
  return new Map([
    [1, one],
    [2, two],
    [4, four],
    [8, joined(four, 4)],
  ]);
}

function joined({ before, after }: RunHashes, step: number): RunHashes {
  const join = (half: Int32Array) => {
    const whole = new Int32Array(Math.max(0, half.length - step));
    for (let i = 0; i < whole.length; i++)
      whole[i] = Math.imul(half[i]! ^ 0x5bd1e995, 0x01000193) + Math.imul(half[i + step]!, 0x27d4eb2f);
    return whole;
  };
  return { before: join(before), after: join(after) };
}

type Anchor = readonly [i: number, j: number];

/** Runs that stand exactly once on either side of the gap, in the order of the older text. */
function sharedOnce({ before, after }: Pairing, runs: RunHashes, gap: Gap, length: number): Anchor[] {
  const here = onceIn(runs.before, gap.oldFrom, gap.oldTo - length);
  const there = onceIn(runs.after, gap.newFrom, gap.newTo - length);
  const anchors: Anchor[] = [];
  for (let i = gap.oldFrom; i <= gap.oldTo - length; i++) {
    if (here(runs.before[i]!) !== i) continue;
    const j = there(runs.before[i]!);
    let k = 0;
    while (j >= 0 && k < length && before.ids[i + k] === after.ids[j + k]) k++;
    if (j >= 0 && k === length) anchors.push([i, j]);
  }
  return anchors;
}

const EMPTY = -1;
const MANY = -2;

/** Where each run stands: its place, or a negative number when it stands nowhere or more than once. */
function onceIn(hashes: Int32Array, from: number, last: number): (hash: number) => number {
  const size = 2 ** Math.ceil(Math.log2(2 * Math.max(1, last - from + 1) + 1));
  const keys = new Int32Array(size);
  const places = new Int32Array(size).fill(EMPTY);
  const slotOf = (hash: number) => {
    let slot = (Math.imul(hash, 0x61c88647) >>> 7) & (size - 1);
    while (places[slot] !== EMPTY && keys[slot] !== hash) slot = (slot + 1) & (size - 1);
    return slot;
  };
  for (let i = from; i <= last; i++) {
    const slot = slotOf(hashes[i]!);
    keys[slot] = hashes[i]!;
    places[slot] = places[slot] === EMPTY ? i : MANY;
  }
  return (hash) => places[slotOf(hash)]!;
}

/** The longest part of the anchors that is in order on the newer side too (patience sorting). */
function longestChain(anchors: readonly Anchor[]): Anchor[] {
  const tops: number[] = [];
  const previous = new Int32Array(anchors.length).fill(-1);
  anchors.forEach(([, j], k) => {
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (anchors[tops[middle]!]![1] < j) low = middle + 1;
      else high = middle;
    }
    if (low > 0) previous[k] = tops[low - 1]!;
    tops[low] = k;
  });
  const chain: Anchor[] = [];
  for (let k = tops.at(-1) ?? -1; k >= 0; k = previous[k]!) chain.push(anchors[k]!);
  return chain.reverse();
}

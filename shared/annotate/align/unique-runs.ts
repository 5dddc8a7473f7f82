import { alignGap, MOST_CELLS, type Gap } from './gap-alignment.ts';
import { link, type Pairing } from './pairing.ts';

/** Runs of words that are looked for, longest first; what stands once in both texts is an anchor. */
const RUN_LENGTHS = [8, 4, 2, 1] as const;
/** A gap this small is better paired by weighing all its words than by anchors of one or two words. */
const SMALL_GAP = 40_000;

/** Pairs every word that stayed in reading order: equal ends, then anchors, then what lies between anchors, until nothing is left to split. */
export function alignInPlace(pairing: Pairing): void {
  const runs = runIds(pairing);
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

/** Pairs the longest anchors that are in order on both sides; the gaps between them, or null when there is no anchor to split at. */
function splitAtAnchors(pairing: Pairing, gap: Gap, runs: ReadonlyMap<number, RunIds>): Gap[] | null {
  const cells = (gap.oldTo - gap.oldFrom) * (gap.newTo - gap.newFrom);
  for (const length of RUN_LENGTHS) {
    if (length <= 2 && cells <= Math.min(SMALL_GAP, MOST_CELLS)) return null;
    const anchors = longestChain(sharedOnce(runs.get(length)!, gap, length));
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

/** By word number: the id of the run of so many words that begins there. Equal ids are equal runs, in both texts. */
interface RunIds { readonly before: Int32Array; readonly after: Int32Array }

function runIds({ before, after }: Pairing): Map<number, RunIds> {
  const one = { before: before.ids, after: after.ids };
  const two = joined(one, 1);
  const four = joined(two, 2);
  return new Map([[1, one], [2, two], [4, four], [8, joined(four, 4)]]);
}

function joined(half: RunIds, step: number): RunIds {
  const ids = new Map<number, number>();
  const join = (side: Int32Array) => {
    const out = new Int32Array(Math.max(0, side.length - step));
    for (let i = 0; i < out.length; i++) {
      // Ids stay below 2^26, so the pair is one exact number.
      const pair = side[i]! * 0x4000000 + side[i + step]!;
      let id = ids.get(pair);
      if (id === undefined) ids.set(pair, (id = ids.size));
      out[i] = id;
    }
    return out;
  };
  return { before: join(half.before), after: join(half.after) };
}

type Anchor = readonly [i: number, j: number];

/** Runs that stand exactly once on either side of the gap, in the order of the older text. */
function sharedOnce(runs: RunIds, gap: Gap, length: number): Anchor[] {
  const there = onceIn(runs.after, gap.newFrom, gap.newTo - length);
  const anchors: Anchor[] = [];
  for (const [id, i] of onceIn(runs.before, gap.oldFrom, gap.oldTo - length)) {
    const j = there.get(id);
    if (i >= 0 && j !== undefined && j >= 0) anchors.push([i, j]);
  }
  return anchors.sort((p, q) => p[0] - q[0]);
}

/** Where each run stands, -1 when it stands more than once. */
function onceIn(ids: Int32Array, from: number, last: number): Map<number, number> {
  const places = new Map<number, number>();
  for (let i = from; i <= last; i++) places.set(ids[i]!, places.has(ids[i]!) ? -1 : i);
  return places;
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

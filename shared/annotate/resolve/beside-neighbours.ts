import { gapPairs, type Pair } from '../align/gap-alignment.ts';
import { weightOf, type Pairing } from '../align/pairing.ts';
import { density, type Cluster, type OldWords } from './cluster.ts';

/** Shorter highlights give nothing to search by. */
const SHORTEST = 4;
/** Words looked at on either side to see whether the neighbours came along. */
const NEIGHBOURS = 6;
const FAITHFUL = 3;
/** How far from the highlight a neighbour with a partner may stand to mark the spot. */
const MARK = 4;
/** Lengths tried, as a share of the highlight's own: the text there may have been cut or have grown. */
const LENGTHS = [0.6, 0.8, 1, 1.25, 1.6] as const;
const LEAST_SURVIVAL = 0.45;
const LEAST_DENSITY = 0.4;

/**
 * When the best cluster is not beside the words that used to surround the highlight, the place that is beside them may
 * hold the edited original: a correction note or a pull quote that repeats the old words must not win over it. Returns
 * that place, or null.
 */
export function besideNeighbours(pairing: Pairing, words: OldWords, best: Cluster): Cluster | null {
  const length = words.to - words.from;
  const total = weightOf(pairing, pairing.before, words.from, words.to);
  if (length < SHORTEST || !isDoubtful(pairing, words, best, best.heft / total)) return null;
  let winner: { cluster: Cluster; rank: number } | null = null;
  for (const room of roomBesideNeighbours(pairing, words)) {
    for (const share of LENGTHS) {
      const size = Math.max(2, Math.round(length * share));
      const newFrom = room.after ? room.from : Math.max(room.from, room.to - size);
      const newTo = room.after ? Math.min(room.to, room.from + size) : room.to;
      const pairs = gapPairs(pairing, { oldFrom: words.from, oldTo: words.to, newFrom, newTo });
      if (pairs.length < 2) continue;
      const cluster = clusterOf(pairing, pairs);
      const distance = room.after ? cluster.newFirst - newFrom : newTo - 1 - cluster.newLast;
      const survival = cluster.heft / total;
      const dense = density(pairing, cluster);
      if (survival < LEAST_SURVIVAL || dense < LEAST_DENSITY || distance > length * 0.5 + 3) continue;
      const { left, right } = neighboursOf(pairing, words, cluster);
      const rank = survival * Math.sqrt(dense) * (1 + (left + right) / (2 * NEIGHBOURS));
      if (winner === null || rank > winner.rank) winner = { cluster, rank };
    }
  }
  return winner === null || (winner.cluster.newFirst === best.newFirst && winner.cluster.newLast === best.newLast)
    ? null
    : winner.cluster;
}

/** The cluster has lost its neighbours, is stretched far beyond the highlight, or misses an end of it. */
function isDoubtful(pairing: Pairing, words: OldWords, best: Cluster, survival: number): boolean {
  const { from, to } = words;
  if (from === 0 && to === pairing.before.ids.length) return false;
  const { left, right } = neighboursOf(pairing, words, best);
  const missing = Math.max(best.oldFirst - from, to - 1 - best.oldLast);
  const length = to - from;
  return (
    (left < FAITHFUL && right < FAITHFUL)
    || best.newLast - best.newFirst > 1.8 * length + 6
    || (missing >= 3 && survival < 0.8)
  );
}

/** How many of the nearest words on either side are the same as before, at the same distance. */
function neighboursOf(
  { before, after }: Pairing,
  { from, to }: OldWords,
  { newFirst, newLast }: Cluster,
): { left: number; right: number } {
  let left = 0;
  let right = 0;
  for (let q = 1; q <= NEIGHBOURS; q++) {
    if (before.ids[from - q] !== undefined && before.ids[from - q] === after.ids[newFirst - q]) left++;
    if (before.ids[to - 1 + q] !== undefined && before.ids[to - 1 + q] === after.ids[newLast + q]) right++;
  }
  return { left, right };
}

/** A free stretch of the newer text that begins after the left neighbour or ends before the right one. */
interface Room {
  readonly from: number;
  readonly to: number;
  readonly after: boolean;
}

function roomBesideNeighbours({ before, after }: Pairing, { from, to }: OldWords): Room[] {
  const most = 2 * (to - from) + 6;
  const isFree = (j: number) => {
    const owner = after.partner[j];
    return owner !== undefined && (owner < 0 || (owner >= from && owner < to));
  };
  const rooms: Room[] = [];
  for (let q = 1; q <= MARK; q++) {
    const mark = before.partner[from - q] ?? -1;
    if (mark < 0) continue;
    let end = mark + 1;
    while (end - mark <= most + q && isFree(end)) end++;
    if (end - mark > 3) rooms.push({ from: mark + 1, to: end, after: true });
    break;
  }
  for (let q = 0; q < MARK; q++) {
    const mark = before.partner[to + q] ?? -1;
    if (mark < 0) continue;
    let start = mark;
    while (mark - start <= most + q && isFree(start - 1)) start--;
    if (mark - start > 2) rooms.push({ from: start, to: mark, after: false });
    break;
  }
  return rooms;
}

function clusterOf({ before, weight }: Pairing, pairs: readonly Pair[]): Cluster {
  const [oldFirst, newFirst] = pairs[0]!;
  const [oldLast, newLast] = pairs.at(-1)!;
  let heft = 0;
  let sameWords = 0;
  for (const [i, , sameness] of pairs) {
    heft += weight[before.ids[i]!]! * sameness;
    if (sameness === 1) sameWords++;
  }
  return { oldFirst, oldLast, newFirst, newLast, heft, passage: 0, words: pairs.length, sameWords, inserted: 0 };
}

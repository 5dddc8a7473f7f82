import { alignGap } from './gap-alignment.ts';
import { isUnclaimed, link, unclaimedFrom, type Pairing, type Side } from './pairing.ts';

/** Fewer words in a row are a coincidence. */
const SHORTEST = 4;
/** What they must weigh together, so that "in the case of the" is not a passage. */
const LIGHTEST = 1.6;
/** A run that stands at more places than this is a formula. */
const MOST_PLACES = 50;
/** Two moved runs this near to each other on both sides are one passage that was edited on the way. */
const NEAR = 25;
/** Words around a moved run that may belong to it are at most this many more on one side than on the other. */
const SLACK = 3;

/** Words `oldFrom`-`oldTo` that stand again at `newFrom`-`newTo`, in another order. */
interface Run {
  readonly oldFrom: number;
  readonly oldTo: number;
  readonly newFrom: number;
  readonly newTo: number;
  passage: number;
}

/**
 * Finds passages that went elsewhere. Only words that nobody claimed take part: a lookalike that was there before has
 * been claimed by its own ancestor, so it cannot steal a highlight. Returns how many passages there are.
 */
export function pairMovedRuns(pairing: Pairing): number {
  const runs = claimHeaviest(pairing, commonRuns(pairing)).sort((p, q) => p.oldFrom - q.oldFrom);
  const passages = runs.length;
  runs.forEach((run, k) => {
    const next = runs[k + 1];
    const joinsNext = next !== undefined && joins(pairing, run, next);
    const joinedBefore = k > 0 && runs[k - 1]!.passage === run.passage;
    if (joinsNext) mergeInto(pairing, run, next);
    if (!joinedBefore) extendLeft(pairing, run);
    if (!joinsNext) extendRight(pairing, run);
  });
  return passages;
}

// ── Finding runs

interface Candidate {
  readonly i: number;
  readonly j: number;
  readonly length: number;
  readonly heft: number;
}

/** Every longest run of equal unclaimed words, at all places. */
function commonRuns(pairing: Pairing): Candidate[] {
  const { before, after } = pairing;
  const places = new Map<number, number[]>();
  for (let j = 0; j + SHORTEST <= after.partner.length; j++) {
    const key = unclaimedRun(after, j);
    if (key === null) continue;
    const list = places.get(key);
    if (list) list.push(j);
    else places.set(key, [j]);
  }
  const found: Candidate[] = [];
  // A run is found again from each of its words: once is enough for a line (i - j) up to where it ended.
  const doneUpTo = new Map<number, number>();
  for (let i = 0; i + SHORTEST <= before.partner.length; i++) {
    const key = unclaimedRun(before, i);
    const list = key === null ? undefined : places.get(key);
    if (list === undefined || list.length > MOST_PLACES) continue;
    for (const j of list) {
      if ((doneUpTo.get(i - j) ?? -1) > i) continue;
      const candidate = grow(pairing, i, j);
      if (candidate.length < SHORTEST) continue;
      doneUpTo.set(i - j, candidate.i + candidate.length);
      found.push(candidate);
    }
  }
  return found;
}

/** A hash of the words at `k`, or null when one of them is claimed. */
function unclaimedRun({ ids, partner }: Side, k: number): number | null {
  let key = 0;
  for (let q = 0; q < SHORTEST; q++) {
    if (partner[k + q]! >= 0) return null;
    key = Math.imul(key, 0x01000193) ^ ids[k + q]!;
  }
  return key;
}

function grow({ before, after, weight }: Pairing, i: number, j: number): Candidate {
  const free = (p: number, q: number) =>
    before.ids[p] !== undefined && before.ids[p] === after.ids[q] && before.partner[p]! < 0 && after.partner[q]! < 0;
  let left = 0;
  let right = 0;
  while (free(i + right, j + right)) right++;
  while (free(i - left - 1, j - left - 1)) left++;
  let heft = 0;
  for (let p = i - left; p < i + right; p++) heft += weight[before.ids[p]!]!;
  return { i: i - left, j: j - left, length: left + right, heft };
}

/** Links the heaviest runs first; a lighter one gets what is left of it, if that is still a run. */
function claimHeaviest(pairing: Pairing, candidates: Candidate[]): Run[] {
  const { before, after, weight } = pairing;
  const runs: Run[] = [];
  for (const candidate of candidates.sort((p, q) => q.heft - p.heft)) {
    let { i, j, length } = candidate;
    while (length > 0 && (before.partner[i]! >= 0 || after.partner[j]! >= 0))
      [i, j, length] = [i + 1, j + 1, length - 1];
    let count = 0;
    let heft = 0;
    while (count < length && before.partner[i + count]! < 0 && after.partner[j + count]! < 0)
      heft += weight[before.ids[i + count++]!]!;
    if (count < SHORTEST || heft < LIGHTEST) continue;
    const passage = runs.length + 1;
    for (let k = 0; k < count; k++) link(pairing, i + k, j + k, passage, 1);
    runs.push({ oldFrom: i, oldTo: i + count, newFrom: j, newTo: j + count, passage });
  }
  return runs;
}

// ── Joining and extending them

function joins(pairing: Pairing, run: Run, next: Run): boolean {
  return (
    next.oldFrom >= run.oldTo
    && next.newFrom >= run.newTo
    && next.oldFrom - run.oldTo <= NEAR
    && next.newFrom - run.newTo <= NEAR
    && isUnclaimed(pairing.before, run.oldTo, next.oldFrom)
    && isUnclaimed(pairing.after, run.newTo, next.newFrom)
  );
}

function mergeInto(pairing: Pairing, run: Run, next: Run): void {
  alignGap(pairing, { oldFrom: run.oldTo, oldTo: next.oldFrom, newFrom: run.newTo, newTo: next.newFrom }, run.passage);
  for (let i = next.oldFrom; i < next.oldTo; i++)
    if (pairing.passage[i] === next.passage) pairing.passage[i] = run.passage;
  next.passage = run.passage;
}

function extendLeft(pairing: Pairing, run: Run): void {
  const old = unclaimedFrom(pairing.before, run.oldFrom - 1, -1, NEAR);
  const now = unclaimedFrom(pairing.after, run.newFrom - 1, -1, NEAR);
  const reach = Math.min(old, now) + SLACK;
  alignGap(
    pairing,
    {
      oldFrom: run.oldFrom - Math.min(old, reach),
      oldTo: run.oldFrom,
      newFrom: run.newFrom - Math.min(now, reach),
      newTo: run.newFrom,
    },
    run.passage,
  );
}

function extendRight(pairing: Pairing, run: Run): void {
  const old = unclaimedFrom(pairing.before, run.oldTo, 1, NEAR);
  const now = unclaimedFrom(pairing.after, run.newTo, 1, NEAR);
  const reach = Math.min(old, now) + SLACK;
  alignGap(
    pairing,
    {
      oldFrom: run.oldTo,
      oldTo: run.oldTo + Math.min(old, reach),
      newFrom: run.newTo,
      newTo: run.newTo + Math.min(now, reach),
    },
    run.passage,
  );
}

import { weightOf, type Pairing } from '../align/pairing.ts';
import { density, type Cluster, type OldWords } from './cluster.ts';

/** A joined cluster must stay at least this dense, or it is two places. */
export const LEAST_DENSITY = 0.34;
/** The outer neighbours of the highlight must still be this near. */
const OUTER = 4;
const LONGEST_INSERTION = 150;
/** An insertion this short needs no neighbours, if so much of the highlight is there. */
const SHORT_INSERTION = 30;
const WHOLE = 0.9;

/**
 * Joins the clusters of a highlight that had text inserted in its middle: in order, nothing of anybody else's in
 * between, and either the highlight's old neighbours still right outside, or nearly all of its words there and little
 * inserted.
 */
export function joinClusters(pairing: Pairing, words: OldWords, clusters: readonly Cluster[]): Cluster {
  const main = clusters[0]!;
  const longest = Math.max(LONGEST_INSERTION, 1.5 * (words.to - words.from));
  let joined = main;
  for (const other of clusters.slice(1)) {
    const inOrder =
      (other.oldFirst > joined.oldLast && other.newFirst > joined.newLast)
      || (other.oldLast < joined.oldFirst && other.newLast < joined.newFirst);
    if (!inOrder || other.passage !== joined.passage || other.heft < 1) continue;
    const [left, right] = other.oldFirst > joined.oldLast ? [joined, other] : [other, joined];
    const both = {
      oldFirst: Math.min(joined.oldFirst, other.oldFirst),
      oldLast: Math.max(joined.oldLast, other.oldLast),
      newFirst: Math.min(joined.newFirst, other.newFirst),
      newLast: Math.max(joined.newLast, other.newLast),
      heft: joined.heft + other.heft,
      passage: joined.passage,
      words: joined.words + other.words,
      sameWords: joined.sameWords + other.sameWords,
      inserted: joined.inserted + other.inserted + weightOf(pairing, pairing.after, left.newLast + 1, right.newFirst),
    };
    const unclaimed = insertedWords(pairing, words, both);
    const isShortAndWhole = unclaimed <= SHORT_INSERTION && both.words >= WHOLE * (words.to - words.from);
    if (unclaimed <= longest && (isShortAndWhole || standsBetweenNeighbours(pairing, words, both))) joined = both;
  }
  return density(pairing, joined) < LEAST_DENSITY ? main : joined;
}

/** How many words between the ends of a cluster are nobody's; Infinity when some are somebody else's. */
function insertedWords({ after }: Pairing, { from, to }: OldWords, both: Cluster): number {
  let unclaimed = 0;
  for (let j = both.newFirst; j <= both.newLast; j++) {
    const owner = after.partner[j]!;
    if (owner < 0) unclaimed++;
    else if (owner < from || owner >= to) return Infinity;
  }
  return unclaimed;
}

function standsBetweenNeighbours({ before, after }: Pairing, { from, to }: OldWords, both: Cluster): boolean {
  const left = before.partner[from - 1];
  const right = before.partner[to];
  const leftIsNear =
    left === undefined ? both.newFirst < OUTER : left >= 0 && left < both.newFirst && left >= both.newFirst - OUTER;
  const rightIsNear =
    right === undefined
      ? after.ids.length - 1 - both.newLast < OUTER
      : right > both.newLast && right <= both.newLast + OUTER;
  return leftIsNear && rightIsNear;
}

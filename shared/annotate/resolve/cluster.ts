import { weightOf, type Pairing } from '../align/pairing.ts';

/** Words of a highlight, half open, by word number in the older text. */
export interface OldWords {
  readonly from: number;
  readonly to: number;
}

/** Words of the highlight that stayed together: first and last old word, first and last new word (all inclusive). */
export interface Cluster {
  readonly oldFirst: number;
  readonly oldLast: number;
  readonly newFirst: number;
  readonly newLast: number;
  /** Weight of the words that have a partner; a partner that is only alike counts for its likeness. */
  readonly heft: number;
  readonly passage: number;
  readonly words: number;
  /** How many of them are the same folded word. */
  readonly sameWords: number;
  /** Weight of text that was inserted between parts of the highlight and is nobody's. */
  readonly inserted: number;
}

/** So many new words between two words of the highlight are an insertion; more, and the second belongs elsewhere. */
const INSERTION = 14;
/** A word of another moved passage joins only this near. */
const OTHER_PASSAGE = 8;

/** The highlight's words by where they went, the heaviest cluster first. */
export function clustersOf(pairing: Pairing, { from, to }: OldWords): Cluster[] {
  const {
    before: { partner, ids },
    weight,
    sameness,
    passage,
  } = pairing;
  const clusters: Cluster[] = [];
  for (let i = from; i < to; i++) {
    const j = partner[i]!;
    if (j < 0) continue;
    const heft = weight[ids[i]!]! * sameness[i]!;
    const same = sameness[i] === 1 ? 1 : 0;
    const open: Cluster | undefined = clusters.at(-1);
    if (open !== undefined && staysTogether(open, i, j, passage[i]!)) {
      const grown = {
        oldLast: i,
        newLast: j,
        heft: open.heft + heft,
        words: open.words + 1,
        sameWords: open.sameWords + same,
      };
      clusters[clusters.length - 1] = { ...open, ...grown };
    } else {
      clusters.push({
        oldFirst: i,
        oldLast: i,
        newFirst: j,
        newLast: j,
        heft,
        passage: passage[i]!,
        words: 1,
        sameWords: same,
        inserted: 0,
      });
    }
  }
  return clusters.sort((p, q) => q.heft - p.heft);
}

function staysTogether(open: Cluster, i: number, j: number, passage: number): boolean {
  const oldStep = i - open.oldLast;
  const newStep = j - open.newLast;
  return (
    newStep > 0
    && newStep - 1 <= Math.max(INSERTION, 3 * oldStep + 8)
    && (passage === open.passage || newStep <= oldStep + OTHER_PASSAGE)
  );
}

/**
 * Share of the weight between the cluster's ends that is the highlight's own; text inserted between its parts does not
 * count.
 */
export function density(pairing: Pairing, cluster: Cluster): number {
  return cluster.heft / (weightOf(pairing, pairing.after, cluster.newFirst, cluster.newLast + 1) - cluster.inserted);
}

import { likenessOf, type Likeness } from '../similarity.ts';
import { tokenize, type Words } from '../tokenize.ts';

/**
 * One text, its words, and for each word its id in the common vocabulary and the number of its partner in the other
 * text (-1: none).
 */
export interface Side {
  readonly text: string;
  readonly words: Words;
  readonly ids: Int32Array;
  readonly partner: Int32Array;
}

/**
 * Two texts and which word of one is which word of the other. The stages in this folder fill it in, one after the
 * other.
 */
export interface Pairing {
  readonly before: Side;
  readonly after: Side;
  readonly vocabulary: readonly string[];
  /** By word id, 0.25-1: how much a word says. Words that stand everywhere say little. */
  readonly weight: Float64Array;
  readonly likeness: Likeness;
  /** By word of `before`: 0 in place, n when it went along with the n-th moved passage. */
  readonly passage: Int32Array;
  /**
   * By word of `before`: 1 when partner is the same folded word, less when it only resembles it, 0 without a partner.
   */
  readonly sameness: Float32Array;
}

export function newPairing(before: string, after: string): Pairing {
  return newPairingOf(before, tokenize(before), after, tokenize(after));
}

/** A pairing of words that were cut by somebody else. */
export function newPairingOf(before: string, oldWords: Words, after: string, newWords: Words): Pairing {
  const ids = new Map<string, number>();
  const idOf = (word: string) => {
    let id = ids.get(word);
    if (id === undefined) ids.set(word, (id = ids.size));
    return id;
  };
  const oldIds = Int32Array.from(oldWords.folded, idOf);
  const newIds = Int32Array.from(newWords.folded, idOf);
  const vocabulary = [...ids.keys()];
  return {
    before: { text: before, words: oldWords, ids: oldIds, partner: new Int32Array(oldWords.count).fill(-1) },
    after: { text: after, words: newWords, ids: newIds, partner: new Int32Array(newWords.count).fill(-1) },
    vocabulary,
    weight: weigh(vocabulary.length, oldIds, newIds),
    likeness: likenessOf(vocabulary),
    passage: new Int32Array(oldWords.count),
    sameness: new Float32Array(oldWords.count),
  };
}

export function link(pairing: Pairing, i: number, j: number, passage: number, sameness: number): void {
  pairing.before.partner[i] = j;
  pairing.after.partner[j] = i;
  pairing.passage[i] = passage;
  pairing.sameness[i] = sameness;
}

export function unlink(pairing: Pairing, i: number): void {
  const j = pairing.before.partner[i]!;
  pairing.after.partner[j] = -1;
  pairing.before.partner[i] = -1;
  pairing.passage[i] = 0;
  pairing.sameness[i] = 0;
}

export function weightOf(pairing: Pairing, side: Side, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += pairing.weight[side.ids[i]!]!;
  return sum;
}

/** Whether no word from `from` up to `to` has a partner. */
export function isUnclaimed({ partner }: Side, from: number, to: number): boolean {
  for (let k = from; k < to; k++) if (partner[k]! >= 0) return false;
  return true;
}

/** How many words from `k` on, going by `step`, have no partner; counted up to `most`. */
export function unclaimedFrom({ partner }: Side, k: number, step: 1 | -1, most: number): number {
  let count = 0;
  while (count < most && (partner[k + step * count] ?? 0) < 0) count++;
  return count;
}

/** What stands between word `i - 1` and word `i`; the empty string at both ends of the text. */
export function between(side: Side, i: number): string {
  return i <= 0 || i >= side.words.count ? '' : side.text.slice(side.words.ends[i - 1], side.words.starts[i]);
}

/** Whether a paragraph ends before word `i`; the ends of the text count as such. */
export function isParagraphStart(side: Side, i: number): boolean {
  return i <= 0 || i >= side.words.count || between(side, i).includes('\n');
}

function weigh(size: number, ...texts: Int32Array[]): Float64Array {
  const most = new Float64Array(size).fill(1);
  for (const ids of texts) {
    const count = new Float64Array(size);
    for (const id of ids) count[id] = count[id]! + 1;
    count.forEach((n, id) => {
      most[id] = Math.max(most[id]!, n);
    });
  }
  return most.map((n) => Math.max(0.25, 1 - 0.17 * Math.log2(n)));
}

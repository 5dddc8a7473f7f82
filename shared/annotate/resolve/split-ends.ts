import type { Pairing } from '../align/pairing.ts';
import type { OldWords } from './cluster.ts';
import type { NewWords } from './edges.ts';

const MOST = 3;

/**
 * "cyber security" became "cybersecurity", or the other way round, at an end of the highlight: takes in up to three
 * unclaimed words at either end when that makes the letters equal.
 */
export function withSplitEnds({ before, after }: Pairing, { from, to }: OldWords, found: NewWords): NewWords {
  const wanted = before.words.folded.slice(from, to).join('');
  const isWhole = (first: number, last: number) =>
    hasLength(after.words.folded, first, last, wanted.length)
    && after.words.folded.slice(first, last + 1).join('') === wanted;
  const free = (j: number) => after.partner[j] !== undefined && after.partner[j]! < 0;
  for (let left = 0; left <= MOST && (left === 0 || free(found.first - left)); left++) {
    for (let right = 0; right <= MOST && (right === 0 || free(found.last + right)); right++) {
      if (isWhole(found.first - left, found.last + right))
        return { first: found.first - left, last: found.last + right };
    }
  }
  return found;
}

function hasLength(words: readonly string[], first: number, last: number, wanted: number): boolean {
  let length = 0;
  for (let k = first; k <= last && length <= wanted; k++) length += words[k]!.length;
  return length === wanted;
}

import { between, type Pairing, type Side } from '../align/pairing.ts';
import { isQuantityWord } from '../verdict/quantity/quantities.ts';
import type { Cluster, OldWords } from './cluster.ts';

/** First and last word in the newer text, inclusive. */
export interface NewWords {
  readonly first: number;
  readonly last: number;
}

/**
 * The found stretch with what belongs to it at its ends: the words that took the place of those the highlight lost
 * there, and words of its own that went from one end to the other ("In 2023, Iran sent drones" and "Iran sent drones in
 * 2023").
 */
export function withReplacedEnds(pairing: Pairing, words: OldWords, cluster: Cluster): NewWords {
  const isOwn = lostWords(pairing, words);
  return withGluedEnds(pairing, words, {
    first:
      cluster.newFirst
      - (cluster.oldFirst > words.from
        ? replacedBefore(pairing, words, cluster)
        : added(pairing.after, cluster.newFirst, -1, words.from - 1, isOwn)),
    last:
      cluster.newLast
      + (cluster.oldLast < words.to - 1
        ? replacedAfter(pairing, words, cluster)
        : added(pairing.after, cluster.newLast, 1, words.to, isOwn)),
  });
}

/** "June 28" became "June 28th", "5" became "5m": what is glued to the last word now belongs to it. */
function withGluedEnds({ before, after }: Pairing, { from, to }: OldWords, { first, last }: NewWords): NewWords {
  const isGlued = ({ words }: Side, k: number) => k > 0 && k < words.count && words.starts[k] === words.ends[k - 1];
  const left = isGlued(after, first) && after.partner[first - 1]! < 0 && !isGlued(before, from) ? first - 1 : first;
  const right = isGlued(after, last + 1) && after.partner[last + 1]! < 0 && !isGlued(before, to) ? last + 1 : last;
  return { first: left, last: right };
}

/**
 * "25%" became "25 percent", "€5" became "EUR 5": a sign at an end of the highlight that is a word now belongs to it.
 */
export function withSpeltSigns(
  { before, after }: Pairing,
  { from, to }: OldWords,
  { first, last }: NewWords,
  start: number,
  end: number,
): NewWords {
  const isSpelt = (k: number) => (after.partner[k] ?? 0) < 0 && isQuantityWord(after.words.folded[k]!);
  const signBefore = /\p{Sc}/u.test(before.text.slice(start, before.words.starts[from]));
  const signBehind = /[%\u2030\u00B0]/.test(before.text.slice(before.words.ends[to - 1], end));
  return {
    first: signBefore && isSpelt(first - 1) && !/\p{Sc}/u.test(between(after, first)) ? first - 1 : first,
    last: signBehind && isSpelt(last + 1) && !/[%\u2030\u00B0]/.test(between(after, last + 1)) ? last + 1 : last,
  };
}

/**
 * The found stretch with the words that were put before or after it in its sentence, when the highlight is a whole
 * sentence or more. The words of the highlight stand, but the sentence that was quoted says more now.
 */
export function wholeSentenceOf(
  { before, after }: Pairing,
  { from, to }: OldWords,
  { first, last }: NewWords,
): NewWords {
  if (to - from < SHORTEST_SENTENCE || !startsSentence(before, from) || !startsSentence(before, to))
    return { first, last };
  let left = first;
  while (!startsSentence(after, left) && after.partner[left - 1]! < 0 && first - left < LONGEST_ADDITION) left--;
  let right = last;
  while (!startsSentence(after, right + 1) && after.partner[right + 1]! < 0 && right - last < LONGEST_ADDITION) right++;
  return { first: startsSentence(after, left) ? left : first, last: startsSentence(after, right + 1) ? right : last };
}

/** Longer additions to a sentence are a claim of their own. */
const LONGEST_ADDITION = 12;
const SHORTEST_SENTENCE = 3;

/** How many unclaimed words between `end` and the highlight's old neighbour are mostly its own, counted by `step`. */
function added({ partner }: Side, end: number, step: 1 | -1, neighbour: number, isOwn: (j: number) => boolean): number {
  let own = 0;
  let count = 0;
  while (count < LONGEST_ADDITION && (partner[end + step * (count + 1)] ?? 0) < 0) {
    count++;
    if (isOwn(end + step * count)) own++;
  }
  return own * 2 >= count && own > 0 && partner[end + step * (count + 1)] === neighbour ? count : 0;
}

/** Whether a new word is one that the highlight lost. */
function lostWords({ before, after }: Pairing, { from, to }: OldWords): (j: number) => boolean {
  const lost = new Set<number>();
  for (let i = from; i < to; i++) if (before.partner[i]! < 0) lost.add(before.ids[i]!);
  return (j) => lost.has(after.ids[j]!);
}

function startsSentence(side: Side, k: number): boolean {
  return k <= 0 || k >= side.words.count || /[.!?\n]/.test(between(side, k));
}

function replacedBefore({ before, after }: Pairing, { from }: OldWords, { oldFirst, newFirst }: Cluster): number {
  const lost = oldFirst - from;
  let free = 0;
  while (newFirst - free - 1 >= 0 && after.partner[newFirst - free - 1]! < 0) free++;
  const neighbour = newFirst - free - 1;
  const closed = from > 0 && neighbour >= 0 && after.partner[neighbour] === from - 1;
  const taken = howMany(closed, free, lost);
  return crossesParagraph(after, newFirst - taken, newFirst) && !crossesParagraph(before, from, oldFirst) ? 0 : taken;
}

function replacedAfter({ before, after }: Pairing, { to }: OldWords, { oldLast, newLast }: Cluster): number {
  const lost = to - 1 - oldLast;
  let free = 0;
  while (newLast + free + 1 < after.partner.length && after.partner[newLast + free + 1]! < 0) free++;
  const neighbour = newLast + free + 1;
  const closed = to < before.ids.length && neighbour < after.partner.length && after.partner[neighbour] === to;
  const taken = howMany(closed, free, lost);
  return crossesParagraph(after, newLast, newLast + taken) && !crossesParagraph(before, oldLast, to - 1) ? 0 : taken;
}

/** All of a closed gap that is not much longer than what was lost; of an open one, as many as were lost. */
function howMany(closed: boolean, free: number, lost: number): number {
  if (closed) return free <= 2 * lost + 2 ? free : 0;
  return Math.min(free, lost);
}

function crossesParagraph({ text, words }: Side, first: number, last: number): boolean {
  return first < last && text.slice(words.starts[first], words.ends[last]).includes('\n');
}

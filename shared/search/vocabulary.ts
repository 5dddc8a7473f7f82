import { bitsSet, lettersOf, typosAllowed, typosBetween } from './spelling.ts';

/** A word and in how many briefs it stands. */
export type WordCount = { readonly word: string; readonly briefs: number };

/** All words of an archive in one string: a million of them take about 20 MB. */
export type Vocabulary = {
  readonly size: number;
  /** In how many briefs the word stands; 0 when in none. */
  readonly briefsWith: (word: string) => number;
  /** The most frequent words that begin so, the word itself among them. */
  readonly completions: (start: string, limit: number) => WordCount[];
  /** In how many briefs all words that begin so stand, each word counted by itself. */
  readonly briefsWithAny: (start: string) => number;
  /** Words a typo or two away, fewest typos first, then the most frequent; never the word itself. */
  readonly similar: (word: string, limit: number) => WordCount[];
};

/** `words` in any order, each once. */
export function createVocabulary(words: readonly WordCount[]): Vocabulary {
  const sorted = isSorted(words) ? words : [...words].sort((a, b) => (a.word < b.word ? -1 : 1));
  const size = sorted.length;
  const letters = new Uint32Array(size);
  const counts = new Uint32Array(size);
  const ends = new Uint32Array(size);
  let end = 0;
  sorted.forEach(({ word, briefs }, at) => {
    letters[at] = lettersOf(word);
    counts[at] = briefs;
    ends[at] = end += word.length;
  });
  const all = sorted.map(({ word }) => word).join('');

  const startOf = (at: number): number => (at === 0 ? 0 : (ends[at - 1] as number));
  const wordAt = (at: number): string => all.slice(startOf(at), ends[at]);
  const entry = (at: number): WordCount => ({ word: wordAt(at), briefs: counts[at] as number });

  /** The first place whose word is not before `word`. */
  function placeOf(word: string): number {
    let low = 0;
    let high = size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (wordAt(middle) < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function briefsWith(word: string): number {
    const at = placeOf(word);
    return at < size && wordAt(at) === word ? (counts[at] as number) : 0;
  }

  function range(start: string): [from: number, to: number] {
    return [placeOf(start), start === '' ? size : placeOf(`${start}\u{ffff}`)];
  }

  function briefsWithAny(start: string): number {
    const [from, to] = range(start);
    return counts.subarray(from, to).reduce((sum, briefs) => sum + briefs, 0);
  }

  function completions(start: string, limit: number): WordCount[] {
    const best: number[] = [];
    const [from, to] = range(start);
    for (let at = from; at < to; at++) keepBest(best, at, limit, (one, other) => (counts[other] as number) - (counts[one] as number));
    return best.map(entry);
  }

  function similar(word: string, limit: number): WordCount[] {
    const most = typosAllowed(word.length);
    if (most === 0) return [];
    const bits = lettersOf(word);
    const typos = new Map<number, number>();
    const best: number[] = [];
    const worse = (one: number, other: number): number =>
      (typos.get(one) as number) - (typos.get(other) as number) || (counts[other] as number) - (counts[one] as number);
    for (let at = 0; at < size; at++) {
      const length = (ends[at] as number) - startOf(at);
      if (length > word.length + most || length < word.length - most) continue;
      if (bitsSet(((letters[at] as number) ^ bits) >>> 0) > 2 * most) continue;
      const distance = typosBetween(word, wordAt(at), most);
      if (distance === null || distance === 0) continue;
      typos.set(at, distance);
      keepBest(best, at, limit, worse);
    }
    return best.map(entry);
  }

  return { size, briefsWith, briefsWithAny, completions, similar };
}

/** Keeps `best` sorted and at most `limit` long; `order` is negative when the first comes first. */
function keepBest(best: number[], candidate: number, limit: number, order: (one: number, other: number) => number): void {
  if (best.length >= limit && order(candidate, best[best.length - 1] as number) >= 0) return;
  let at = best.length;
  while (at > 0 && order(candidate, best[at - 1] as number) < 0) at--;
  best.splice(at, 0, candidate);
  if (best.length > limit) best.pop();
}

function isSorted(words: readonly WordCount[]): boolean {
  return words.every(({ word }, at) => at === 0 || (words[at - 1] as WordCount).word < word);
}

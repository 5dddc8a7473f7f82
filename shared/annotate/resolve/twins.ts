import { isParagraphStart, type Pairing } from '../align/pairing.ts';
import type { Cluster, OldWords } from './cluster.ts';

const NEIGHBOURS = 6;
/** What a kept paragraph border counts, in neighbours. */
const BORDER = 2;
const PERFECT = 2 * NEIGHBOURS + 2 * BORDER;

/**
 * An identical copy of the words that nobody claims may be the true heir (a pull quote was put above the original, and
 * took the claim): the copy with more of the old neighbours wins. `tied` when another copy is as good.
 */
export function truestTwin(pairing: Pairing, words: OldWords, cluster: Cluster): { cluster: Cluster; tied: boolean } {
  const length = words.to - words.from;
  let best = faithfulness(pairing, words, cluster.newFirst);
  let place = -1;
  let tied = false;
  // Two neighbours short of perfect is good enough not to search.
  if (best < PERFECT - 2) {
    for (const start of unclaimedCopies(pairing, words)) {
      if (start === cluster.newFirst) continue;
      const found = faithfulness(pairing, words, start);
      if (found > best) [best, place] = [found, start];
      else if (found === best && place < 0) tied = true;
    }
  }
  return { cluster: place < 0 ? cluster : { ...cluster, newFirst: place, newLast: place + length - 1 }, tied };
}

function* unclaimedCopies({ before, after }: Pairing, { from, to }: OldWords): Generator<number> {
  const first = before.ids[from]!;
  for (let start = after.ids.indexOf(first); start >= 0; start = after.ids.indexOf(first, start + 1)) {
    let k = 0;
    while (k < to - from && after.ids[start + k] === before.ids[from + k] && after.partner[start + k]! < 0) k++;
    if (k === to - from) yield start;
  }
}

/** How many of the old neighbours stand at the same distance, and whether the paragraph borders were kept. */
function faithfulness({ before, after }: Pairing, { from, to }: OldWords, start: number): number {
  const end = start + (to - from);
  let count = 0;
  for (let q = 1; q <= NEIGHBOURS; q++) {
    if (before.ids[from - q] !== undefined && before.ids[from - q] === after.ids[start - q]) count++;
    if (before.ids[to - 1 + q] !== undefined && before.ids[to - 1 + q] === after.ids[end - 1 + q]) count++;
  }
  if (isParagraphStart(before, from) === isParagraphStart(after, start)) count += BORDER;
  if (isParagraphStart(before, to) === isParagraphStart(after, end)) count += BORDER;
  return count;
}

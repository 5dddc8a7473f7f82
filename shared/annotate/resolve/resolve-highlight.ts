import type { Alignment } from '../align/align-revisions.ts';
import { isParagraphStart, weightOf } from '../align/pairing.ts';
import { sameLetters } from '../letters.ts';
import { besideNeighbours } from './beside-neighbours.ts';
import { clustersOf, type Cluster, type OldWords } from './cluster.ts';
import { wholeSentenceOf, withReplacedEnds, withSpeltSigns, type NewWords } from './edges.ts';
import { joinClusters } from './join-clusters.ts';
import { replacedInPlace } from './replaced.ts';
import { offsetsOf } from './offsets.ts';
import { withSplitEnds } from './split-ends.ts';
import { truestTwin } from './twins.ts';

/**
 * Where the words of a highlight went, and what speaks for it. Offsets are into the newer text, not yet snapped to
 * characters.
 */
export interface Finding {
  readonly start: number;
  readonly end: number;
  /** The found stretch with words that were added to its sentence; the stretch itself when there are none. */
  readonly sentence: { readonly start: number; readonly end: number };
  /** Further places that hold a good part of the words. */
  readonly more: readonly { readonly start: number; readonly end: number }[];
  /** Nothing but typography differs, and there is no further place. */
  readonly same: boolean;
  readonly moved: boolean;
  /** Weighted share of the highlight's words that are there, 0-1. */
  readonly survival: number;
  /** Weighted share of the found stretch that is the highlight's own, 0-1. */
  readonly cover: number;
  /** Share of the neighbouring words that still stand around it, 0-1; 1 when there never were any. */
  readonly context: number;
  /** The words right before and right after the highlight are still right before and right after the found stretch. */
  readonly enclosed: boolean;
  /** What the highlight's words weigh together, and how many they are. */
  readonly heft: number;
  readonly words: number;
  readonly pairedWords: number;
  /** Another unclaimed copy of the words stands as well among its neighbours. */
  readonly tied: boolean;
}

const CONTEXT = 8;
const NEARLY_WHOLE = 0.85;
/** A neighbour may have drifted this far from the words. */
const DRIFT = 12;
/** What a cluster must hold of the highlight to be shown as a further place. */
const WORTH_SHOWING = 0.15;
const FEWEST_SHOWN = 3;

/**
 * Follows the words `from`-`to` of the older text; null when none of them has a partner. `start`-`end` are the
 * highlight's own offsets.
 */
export function resolve(alignment: Alignment, words: OldWords, start: number, end: number): Finding | null {
  const clusters = clustersOf(alignment, words);
  const main = clusters[0] ?? exchanged(alignment, words);
  if (main === null) return null;
  const length = words.to - words.from;
  const total = weightOf(alignment, alignment.before, words.from, words.to);

  const joined = clusters.length === 0 ? main : joinClusters(alignment, words, clusters);
  const candidate = clusters.length === 0 ? null : besideNeighbours(alignment, words, main);
  // A highlight with text inserted in its middle is whole only when joined; an edited original is nearly whole beside
  // its neighbours.
  const beside = joined === main || (candidate !== null && candidate.heft >= NEARLY_WHOLE * total) ? candidate : null;
  let cluster = beside ?? joined;
  const more = beside === null ? furtherPlaces(alignment, clusters, cluster, total) : [];
  let tied = false;
  if (cluster.sameWords === length && cluster.newLast - cluster.newFirst === length - 1) {
    ({ cluster, tied } = truestTwin(alignment, words, cluster));
  }
  const ends = withSplitEnds(alignment, words, withReplacedEnds(alignment, words, cluster));
  const found = withSpeltSigns(alignment, words, ends, start, end);
  const offsets = offsetsOf(alignment, words, found, start, end);
  const whole = wholeSentenceOf(alignment, words, found);
  const sentence = {
    start: whole.first < found.first ? alignment.after.words.starts[whole.first]! : offsets.start,
    end: whole.last > found.last ? alignment.after.words.ends[whole.last]! : offsets.end,
  };
  const same =
    more.length === 0
    && sameLetters(alignment.before.text.slice(start, end), alignment.after.text.slice(offsets.start, offsets.end));
  const foundHeft = weightOf(alignment, alignment.after, found.first, found.last + 1);
  return {
    ...offsets,
    sentence,
    more,
    same,
    tied,
    moved: !standsInOrder(alignment, words, found),
    survival: cluster.heft / total,
    cover: cluster.heft / Math.max(foundHeft - cluster.inserted, 1e-9),
    context: contextOf(alignment, words, found, cluster.passage > 0),
    enclosed: isEnclosed(alignment, words, found),
    heft: total,
    words: length,
    pairedWords: cluster.words,
  };
}

/**
 * A figure in the place of a figure, or the same letters in other words: no word has a partner, and yet the place is
 * sure.
 */
function exchanged(alignment: Alignment, words: OldWords): Cluster | null {
  const found = replacedInPlace(alignment, words);
  if (found === null) return null;
  const heft = weightOf(alignment, alignment.before, words.from, words.to);
  const ends = { oldFirst: words.from, oldLast: words.to - 1, newFirst: found.first, newLast: found.last };
  return { ...ends, heft, passage: 0, words: words.to - words.from, sameWords: 0, inserted: 0 };
}

/** The offset in the newer text where words without a trace used to stand. */
export function whereItStood({ before, after, passage }: Alignment, { from, to }: OldWords): number {
  for (let i = from - 1; i >= 0; i--)
    if (before.partner[i]! >= 0 && passage[i] === 0) return after.words.ends[before.partner[i]!]!;
  for (let i = to; i < before.ids.length; i++)
    if (before.partner[i]! >= 0 && passage[i] === 0) return after.words.starts[before.partner[i]!]!;
  return 0;
}

function furtherPlaces(
  { after }: Alignment,
  clusters: readonly Cluster[],
  main: Cluster,
  total: number,
): { start: number; end: number }[] {
  return clusters
    .filter(
      (c) =>
        (c.oldLast < main.oldFirst || c.oldFirst > main.oldLast)
        && c.heft >= WORTH_SHOWING * total
        && c.sameWords >= FEWEST_SHOWN,
    )
    .map((c) => ({ start: after.words.starts[c.newFirst]!, end: after.words.ends[c.newLast]! }));
}

/** Whether the nearest words that stayed in place are still on the same sides. */
function standsInOrder({ before, passage }: Alignment, { from, to }: OldWords, found: NewWords): boolean {
  const stayed = (i: number) => before.partner[i]! >= 0 && passage[i] === 0;
  let left = from - 1;
  while (left >= 0 && !stayed(left)) left--;
  let right = to;
  while (right < before.ids.length && !stayed(right)) right++;
  return (
    (left < 0 || before.partner[left]! < found.first)
    && (right >= before.ids.length || before.partner[right]! > found.last)
  );
}

function isEnclosed({ before, after }: Alignment, { from, to }: OldWords, found: NewWords): boolean {
  const left = from === 0 ? found.first === 0 : found.first > 0 && before.partner[from - 1] === found.first - 1;
  const right = to === before.ids.length ? found.last === after.ids.length - 1 : before.partner[to] === found.last + 1;
  return left && right;
}

/** Neighbours of a passage that moved are looked for only inside its paragraph: what stood around it stayed behind. */
function contextOf({ before }: Alignment, { from, to }: OldWords, found: NewWords, movedPassage: boolean): number {
  let possible = 0;
  let kept = 0;
  let left = true;
  let right = true;
  for (let q = 1; q <= CONTEXT; q++) {
    left &&= from - q >= 0 && !(movedPassage && isParagraphStart(before, from - q + 1));
    right &&= to - 1 + q < before.ids.length && !(movedPassage && isParagraphStart(before, to - 1 + q));
    const leftPlace = before.partner[from - q] ?? -1;
    const rightPlace = before.partner[to - 1 + q] ?? -1;
    if (left) possible++;
    if (right) possible++;
    if (left && leftPlace >= 0 && leftPlace < found.first && found.first - leftPlace <= q + DRIFT) kept++;
    if (right && rightPlace > found.last && rightPlace - found.last <= q + DRIFT) kept++;
  }
  return possible === 0 ? 1 : kept / possible;
}

import { gapPairs } from './gap-alignment.ts';
import { isParagraphStart, link, weightOf, type Pairing, type Side } from './pairing.ts';

/** Shorter paragraphs share words by accident. */
const SHORTEST = 3;
/** Share of a paragraph's words that must be unclaimed for it to be a candidate. */
const MOSTLY_UNCLAIMED = 0.7;
/** Weighted share of words in common (Dice). */
const SAME_PARAGRAPH = 0.55;
const MOST_COMPARISONS = 40_000;

interface Paragraph {
  readonly from: number;
  readonly to: number;
  readonly counts: ReadonlyMap<number, number>;
  readonly heft: number;
}

/**
 * Finds paragraphs that moved and were edited so much that no four words stayed together. Passages are numbered from
 * `firstPassage`.
 */
export function pairMovedParagraphs(pairing: Pairing, firstPassage: number): void {
  const old = looseParagraphs(pairing, pairing.before);
  const now = looseParagraphs(pairing, pairing.after);
  if (old.length * now.length > MOST_COMPARISONS) return;
  const matches = old
    .flatMap((p) => now.map((q) => ({ p, q, share: inCommon(pairing, p, q) })))
    .filter(({ share }) => share >= SAME_PARAGRAPH);
  const taken = new Set<Paragraph>();
  let passage = firstPassage;
  for (const { p, q } of matches.sort((x, y) => y.share - x.share)) {
    if (taken.has(p) || taken.has(q)) continue;
    taken.add(p).add(q);
    const pairs = gapPairs(pairing, { oldFrom: p.from, oldTo: p.to, newFrom: q.from, newTo: q.to }).filter(
      ([i, j]) => pairing.before.partner[i]! < 0 && pairing.after.partner[j]! < 0,
    );
    if (pairs.length < SHORTEST) continue;
    for (const [i, j, sameness] of pairs) link(pairing, i, j, passage, sameness);
    passage++;
  }
}

/** The paragraphs that hardly anybody claimed. */
function looseParagraphs(pairing: Pairing, side: Side): Paragraph[] {
  const found: Paragraph[] = [];
  let from = 0;
  let unclaimed = 0;
  for (let k = 0; k < side.words.count; k++) {
    if (side.partner[k]! < 0) unclaimed++;
    const to = k + 1;
    if (!isParagraphStart(side, to)) continue;
    if (to - from >= SHORTEST && unclaimed >= MOSTLY_UNCLAIMED * (to - from)) {
      found.push({ from, to, counts: countWords(side, from, to), heft: weightOf(pairing, side, from, to) });
    }
    from = to;
    unclaimed = 0;
  }
  return found;
}

function countWords(side: Side, from: number, to: number): Map<number, number> {
  const counts = new Map<number, number>();
  for (let k = from; k < to; k++) counts.set(side.ids[k]!, (counts.get(side.ids[k]!) ?? 0) + 1);
  return counts;
}

function inCommon({ weight }: Pairing, p: Paragraph, q: Paragraph): number {
  let shared = 0;
  for (const [id, count] of p.counts) shared += weight[id]! * Math.min(count, q.counts.get(id) ?? 0);
  return (2 * shared) / (p.heft + q.heft);
}

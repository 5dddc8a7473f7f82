import { between, isUnclaimed, type Pairing, type Side } from './pairing.ts';

/** In words: as far as a long paragraph and its lookalike. */
const FARTHEST = 200;

/**
 * "A. B. A. C." against "A. C.": which "A." is the new one? An insertion or a deletion whose words could as well begin
 * a little earlier or later is slid to where it begins and ends at the border of a sentence or a paragraph, because
 * that is how people edit.
 */
export function slideToBorders(pairing: Pairing): void {
  slideGaps(pairing, pairing.before, pairing.after);
  slideGaps(pairing, pairing.after, pairing.before);
}

/** `whole` is unbroken where `holed` has words that nobody claims. */
function slideGaps(pairing: Pairing, whole: Side, holed: Side): void {
  for (let k = 0; k + 1 < whole.partner.length; k++) {
    const from = whole.partner[k]! + 1;
    const to = whole.partner[k + 1]!;
    if (from === 0 || to <= from || passageAt(pairing, whole, k) !== passageAt(pairing, whole, k + 1)) continue;
    if (!isUnclaimed(holed, from, to)) continue;
    const steps = bestShift(whole, holed, k, from, to);
    for (let q = 0; q > steps; q--) repair(pairing, whole, holed, k + q, from - 1 + q, to - 1 + q);
    for (let q = 0; q < steps; q++) repair(pairing, whole, holed, k + 1 + q, to + q, from + q);
  }
}

/**
 * How many words the gap should move: negative to the left, positive to the right, 0 to stay. The nearest of equally
 * good places wins.
 */
function bestShift(whole: Side, holed: Side, k: number, from: number, to: number): number {
  let best = border(holed, from) + border(holed, to);
  let steps = 0;
  for (let q = 1; q <= FARTHEST; q++) {
    if (k - q + 1 < 0 || whole.partner[k - q + 1] !== from - q || holed.ids[from - q] !== holed.ids[to - q]) break;
    const score = border(holed, from - q) + border(holed, to - q);
    if (score > best) [best, steps] = [score, -q];
  }
  for (let q = 1; q <= FARTHEST; q++) {
    if (
      k + q >= whole.partner.length
      || whole.partner[k + q] !== to + q - 1
      || holed.ids[from + q - 1] !== holed.ids[to + q - 1]
    )
      break;
    const score = border(holed, from + q) + border(holed, to + q);
    if (score > best) [best, steps] = [score, q];
  }
  return steps;
}

/** Gives word `k` of `whole` another, equal partner. */
function repair(pairing: Pairing, whole: Side, holed: Side, k: number, oldPartner: number, newPartner: number): void {
  holed.partner[oldPartner] = -1;
  holed.partner[newPartner] = k;
  whole.partner[k] = newPartner;
  if (whole === pairing.before) return;
  pairing.passage[newPartner] = pairing.passage[oldPartner]!;
  pairing.sameness[newPartner] = pairing.sameness[oldPartner]!;
  pairing.passage[oldPartner] = 0;
  pairing.sameness[oldPartner] = 0;
}

function passageAt(pairing: Pairing, side: Side, k: number): number {
  return pairing.passage[side === pairing.before ? k : side.partner[k]!] ?? 0;
}

/** How strong a border stands before word `k`: 3 paragraph, 2 sentence, 1 clause or quote mark, 0 none. */
function border(side: Side, k: number): number {
  if (k <= 0 || k >= side.words.count) return 3;
  const gap = between(side, k);
  return gap.includes('\n') ? 3 : /[.!?]/.test(gap) ? 2 : /[,;:()\u201C\u201D"]/.test(gap) ? 1 : 0;
}

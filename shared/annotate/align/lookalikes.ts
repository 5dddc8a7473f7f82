import { editDistance } from '../similarity.ts';
import { isFigure } from '../tokenize.ts';
import { link, type Pairing } from './pairing.ts';

const LONGEST = 7;
/** Share of the longer word that may differ. Wider than elsewhere: both neighbours vouch for the pair. */
const MOST_DIFFERENT = 0.4;

/**
 * Pairs what weighing left open: a few words between two paired neighbours, as many on either side, each resembling the
 * one in its place.
 */
export function pairLookalikes(pairing: Pairing): void {
  const {
    before: { partner },
    passage,
  } = pairing;
  for (let i = 1; i < partner.length; i++) {
    if (partner[i]! >= 0 || partner[i - 1]! < 0) continue;
    let next = i;
    while (next < partner.length && partner[next]! < 0 && next - i < LONGEST) next++;
    if (next === partner.length || partner[next]! < 0 || passage[next] !== passage[i - 1]) continue;
    const count = next - i;
    if (partner[next]! - partner[i - 1]! - 1 !== count) continue;
    for (let k = 0; k < count; k++) pairIfAlike(pairing, i + k, partner[i - 1]! + 1 + k, passage[i - 1]!);
  }
}

function pairIfAlike(pairing: Pairing, i: number, j: number, passage: number): void {
  const old = pairing.before.words.folded[i]!;
  const now = pairing.after.words.folded[j]!;
  if (isFigure(old) || isFigure(now)) return;
  const longer = Math.max(old.length, now.length);
  const most = Math.floor(longer * MOST_DIFFERENT);
  const distance = editDistance(old, now, most);
  if (distance <= most) link(pairing, i, j, passage, 1 - distance / longer);
}

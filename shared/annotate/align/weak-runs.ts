import { unclaimedFrom, unlink, type Pairing } from './pairing.ts';

/** A run of paired words at least this heavy stands on its own feet. */
const STRONG = 2.2;
/** How far around a run unclaimed words are counted. */
const HORIZON = 60;

/**
 * Undoes pairs of a few common words that float alone in text that was otherwise exchanged: they only look like
 * survivors.
 */
export function dropWeakRuns(pairing: Pairing): void {
  const { before, after, passage, sameness, weight } = pairing;
  const runs: { from: number; to: number; heft: number }[] = [];
  for (let i = 0; i < before.partner.length;) {
    const from = i;
    if (before.partner[i++]! < 0) continue;
    let heft = weight[before.ids[from]!]! * sameness[from]!;
    for (
      ;
      i < before.partner.length && before.partner[i] === before.partner[i - 1]! + 1 && passage[i] === passage[from];
      i++
    ) {
      heft += weight[before.ids[i]!]! * sameness[i]!;
    }
    runs.push({ from, to: i, heft });
  }
  for (const { from, to, heft } of runs) {
    if (heft >= STRONG) continue;
    const oldLeft = unclaimedFrom(before, from - 1, -1, HORIZON);
    const oldRight = unclaimedFrom(before, to, 1, HORIZON);
    const newLeft = unclaimedFrom(after, before.partner[from]! - 1, -1, HORIZON);
    const newRight = unclaimedFrom(after, before.partner[to - 1]! + 1, 1, HORIZON);
    const words = to - from;
    const adrift = oldLeft + oldRight >= 6 * words + 4 || newLeft + newRight >= 14 * words + 10;
    if (adrift && Math.min(oldLeft + newLeft, oldRight + newRight) >= 3)
      for (let i = from; i < to; i++) unlink(pairing, i);
  }
}

import { unlink, type Pairing, type Side } from './pairing.ts';

/** A run of paired words at least this heavy stands on its own feet. */
const STRONG = 2.2;
/** How far around a run unclaimed words are counted. */
const HORIZON = 60;

/** Undoes pairs of a few common words that float alone in text that was otherwise exchanged: they only look like survivors. */
export function dropWeakRuns(pairing: Pairing): void {
  const { before, after, passage, sameness, weight } = pairing;
  const runs: { from: number; to: number; heft: number }[] = [];
  for (let i = 0; i < before.partner.length;) {
    const from = i;
    if (before.partner[i++]! < 0) continue;
    let heft = weight[before.ids[from]!]! * sameness[from]!;
    for (; i < before.partner.length && before.partner[i] === before.partner[i - 1]! + 1 && passage[i] === passage[from]; i++) {
      heft += weight[before.ids[i]!]! * sameness[i]!;
    }
    runs.push({ from, to: i, heft });
  }
  for (const { from, to, heft } of runs) {
    if (heft >= STRONG) continue;
    const oldLeft = unclaimed(before, from - 1, -1);
    const oldRight = unclaimed(before, to, 1);
    const newLeft = unclaimed(after, before.partner[from]! - 1, -1);
    const newRight = unclaimed(after, before.partner[to - 1]! + 1, 1);
    const words = to - from;
    const adrift = oldLeft + oldRight >= 6 * words + 4 || newLeft + newRight >= 14 * words + 10;
    if (adrift && Math.min(oldLeft + newLeft, oldRight + newRight) >= 3) for (let i = from; i < to; i++) unlink(pairing, i);
  }
}

/** How many words next to `k`, going by `step`, nobody claims. */
function unclaimed(side: Side, k: number, step: 1 | -1): number {
  let count = 0;
  while (count < HORIZON && side.partner[k + step * count] !== undefined && side.partner[k + step * count]! < 0) count++;
  return count;
}

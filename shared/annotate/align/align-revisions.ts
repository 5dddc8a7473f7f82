import { pairLookalikes } from './lookalikes.ts';
import { pairMovedRuns } from './moves.ts';
import { newPairing, type Pairing } from './pairing.ts';
import { pairMovedParagraphs } from './paragraph-moves.ts';
import { slideToBorders } from './slide.ts';
import { alignInPlace } from './unique-runs.ts';
import { dropWeakRuns } from './weak-runs.ts';

/**
 * Raised whenever the aligner, the folding of words or a verdict may answer differently; places computed by another
 * version are stale.
 */
export const ALIGNER_VERSION = 3;

/**
 * Which word of the newer text is which word of the older one. Made once for two revisions and shared by all highlights
 * on them.
 */
export type Alignment = Readonly<Pairing>;

/** Total and deterministic: any two strings can be aligned. */
export function alignTexts(older: string, newer: string): Alignment {
  const pairing = newPairing(older, newer);
  alignInPlace(pairing);
  pairLookalikes(pairing);
  slideToBorders(pairing);
  dropWeakRuns(pairing);
  const passages = pairMovedRuns(pairing);
  pairMovedParagraphs(pairing, passages + 1);
  return pairing;
}

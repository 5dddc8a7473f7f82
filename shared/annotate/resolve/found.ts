import type { Finding } from './resolve-highlight.ts';

const LEAST_SURVIVAL = 0.5;
const LEAST_COVER = 0.34;
/** Less may survive when the neighbours vouch for the place. */
const VOUCHED = { survival: 0.34, cover: 0.3, context: 0.6, words: 2 } as const;
/** And less still between exactly the old neighbours. */
const ENCLOSED = { context: 0.75, words: 0.3 } as const;
const SOME_CONTEXT = 0.2;
/** So few words are found anywhere: without a neighbour they are nobody's. */
const SHORT = 1.2;
/** So much is its own witness. */
const LONG = 2.5;

/** Whether enough of the words is there to show the place at all. */
export function isFound(finding: Finding): boolean {
  const { same, heft, context, survival, cover, pairedWords, enclosed, words } = finding;
  if (same) return heft >= SHORT || context >= SOME_CONTEXT;
  return (
    (survival >= LEAST_SURVIVAL && cover >= LEAST_COVER && (context >= SOME_CONTEXT || heft * survival >= LONG))
    || (survival >= VOUCHED.survival
      && cover >= VOUCHED.cover
      && context >= VOUCHED.context
      && pairedWords >= VOUCHED.words)
    || (enclosed && context >= ENCLOSED.context && pairedWords >= words * ENCLOSED.words)
  );
}

/** How sure the place is, 0-1. */
export function confidenceOf({ same, tied, survival, cover, context }: Finding): number {
  return same
    ? Math.min(1, (tied ? 0.55 : 0.75) + 0.25 * context)
    : 0.4 + 0.35 * survival * Math.min(1, cover + 0.2) + 0.2 * context;
}

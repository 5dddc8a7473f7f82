/** What a pattern found: where in the text, and the words that it names. */
export interface Found {
  input: string;
  index: number;
  groups: Readonly<Record<string, string | undefined>>;
}

/**
 * A pattern in steps: each is a sticky expression (`y`) that goes on where the one before it ended, the first at `from`. What a name looks like is
 * a step of its own, compiled once; written into every pattern that has a name in it, it took a tenth of a second before the first quote was read.
 * A step is never tried a second time in another way, so this is for steps that can end in one way only.
 */
export function inSteps(steps: readonly RegExp[], text: string, from = 0): Found | null {
  const groups: Record<string, string | undefined> = {};
  let at = from;
  for (const step of steps) {
    step.lastIndex = at;
    const found = step.exec(text);
    if (found === null) return null;
    Object.assign(groups, found.groups);
    at = step.lastIndex;
  }
  return { input: text, index: from, groups };
}

/** The first place at which the steps hold; `starts` (global) finds those where they may begin. */
export function inStepsAnywhere(starts: RegExp, steps: readonly RegExp[], text: string): Found | null {
  for (const { index } of text.matchAll(starts)) {
    const found = inSteps(steps, text, index);
    if (found !== null) return found;
  }
  return null;
}

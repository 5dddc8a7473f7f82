import { sameLetters } from '../letters.ts';
import { sentencesIn } from '../borders.ts';
import { cuesIn, negationChanged, negatorsChanged } from './negation.ts';
import { numbersChanged } from './quantity/numbers-changed.ts';
import { signsOf, signsOfQuantity } from './signs.ts';
import { compareWords, type Comparison, type Passage, type Stretch } from './passage.ts';

/** What differs between a passage and its successor, weakest first; empty when every character is the same. */
export type Difference = 'typography' | 'wording' | 'number' | 'negation';

/**
 * Compares the words of a passage with those that stand in its place, never by a score. A difference in figures, signs,
 * symbols or words is at least `wording`; `typography` is left only for quotes, dashes, spacing, case, marks and
 * punctuation. `english` is asked only when it matters.
 */
export function differences(before: Passage, after: Passage, english: () => boolean): Difference[] {
  const old = before.text.slice(before.start, before.end);
  const now = after.text.slice(after.start, after.end);
  const found: Difference[] = [];
  const isSameText = old === now;
  const isSameWords = isSameText || sameLetters(old, now);
  const comparison = isSameText ? NOTHING : compareWords(before, after);
  if (!isSameWords || (!isSameText && signsOf(old) !== signsOf(now))) found.push('wording');
  const hasOtherQuantity = isSameWords && !isSameText && signsOfQuantity(old) !== signsOfQuantity(now);
  if (hasOtherQuantity || numbersChanged(before, after, comparison, english)) found.push('number');
  if (isNegated(comparison, isSameWords, english) || (negatedFromOutside(before, after) && english()))
    found.push('negation');
  return found.length === 0 && !isSameText ? ['typography'] : found;
}

const NOTHING: Comparison = { old: [], now: [], edits: [], ahead: () => [] };

function isNegated(comparison: Comparison, isSameWords: boolean, english: () => boolean): boolean {
  return (isSameWords ? negatorsChanged(comparison) : negationChanged(comparison)) && english();
}

// ── "decided not to | warn them |": the highlight is the same, the claim is not

/** So near a negation must have come or gone. */
const NEAR = 3;
const WINDOW = 80;

/** Whether a negation came or went right before or right after the passage, in the same sentence. */
function negatedFromOutside(before: Passage, after: Passage): boolean {
  const lead = ({ text, start }: Passage) => text.slice(Math.max(0, start - WINDOW), start);
  const trail = ({ text, end }: Passage) => text.slice(end, end + WINDOW);
  if (lead(before) === lead(after) && trail(before) === trail(after)) return false;
  return cueCameOrWent(leadOf(before), leadOf(after), 'end') || cueCameOrWent(trailOf(before), trailOf(after), 'start');
}

function cueCameOrWent(before: Passage, after: Passage, side: 'start' | 'end'): boolean {
  if (before.text.slice(before.start, before.end) === after.text.slice(after.start, after.end)) return false;
  const { old, now, edits } = compareWords(before, after);
  // In another neighbourhood nothing can be said to have come or gone.
  if (!old.some((word) => now.includes(word))) return false;
  const nearCues = (words: readonly string[], { from, to }: Stretch) =>
    cuesIn(words).filter((cue) => cue >= from && cue < to && (side === 'end' ? words.length - cue : cue + 1) <= NEAR)
      .length;
  return edits.some(({ went, came }) => nearCues(old, went) !== nearCues(now, came));
}

/** The rest of the sentence before the passage. */
function leadOf({ text, start }: Passage): Passage {
  const from = Math.max(0, start - WINDOW);
  const sentence = sentencesIn(text, from, start).at(-1);
  return { text, start: sentence === undefined || endsSentence(text, start) ? start : sentence.start, end: start };
}

/** The rest of the sentence after it. */
function trailOf({ text, end }: Passage): Passage {
  const sentence = sentencesIn(text, end, Math.min(text.length, end + WINDOW))[0];
  const isOver = endsSentence(text, end) || /^["\u201D\u2019)\]]*[.!?\n]/.test(text.slice(end, end + 4));
  return { text, start: end, end: sentence === undefined || isOver ? end : sentence.end };
}

function endsSentence(text: string, at: number): boolean {
  return (
    /[.!?\u2026]["\u201D\u2019)\]]*\s*$|\n\s*$/.test(text.slice(Math.max(0, at - 6), at))
    || /^\s*\n/.test(text.slice(at, at + 4))
  );
}

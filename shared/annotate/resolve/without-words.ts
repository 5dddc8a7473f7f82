import type { Alignment } from '../align/align-revisions.ts';

/**
 * A highlight of signs only (a dash, an emoji) stands where it stood between two words. `next` is the number of the
 * word after it. Null when the signs are not there.
 */
export function placeWithoutWords(
  { before, after }: Alignment,
  next: number,
  start: number,
  end: number,
): { start: number; end: number } | null {
  const exact = before.text.slice(start, end);
  const previous = next - 1;
  if (previous >= 0 && before.partner[previous]! >= 0) {
    const word = before.partner[previous]!;
    const oldFrom = before.words.ends[previous]!;
    const newFrom = after.words.ends[word]!;
    const found = within(
      after.text,
      exact,
      newFrom,
      after.words.starts[word + 1] ?? after.text.length,
      newFrom + (start - oldFrom),
    );
    if (found !== null) return found;
  }
  if (next < before.words.count && before.partner[next]! >= 0) {
    const word = before.partner[next]!;
    const newTo = after.words.starts[word]!;
    return within(
      after.text,
      exact,
      word === 0 ? 0 : after.words.ends[word - 1]!,
      newTo,
      newTo - (before.words.starts[next]! - start),
    );
  }
  return before.words.count === 0 && after.words.count === 0
    ? within(after.text, exact, 0, after.text.length, start)
    : null;
}

/** The place of `exact` between two offsets, at the expected one if it stands there. */
function within(
  text: string,
  exact: string,
  from: number,
  to: number,
  expected: number,
): { start: number; end: number } | null {
  const gap = text.slice(from, to);
  const at = gap.startsWith(exact, expected - from) && expected >= from ? expected - from : gap.indexOf(exact);
  return at < 0 ? null : { start: from + at, end: from + at + exact.length };
}

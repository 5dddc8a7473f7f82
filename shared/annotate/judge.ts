import type { TextOffset } from '../ids.ts';
import { graphemeEnd, graphemeStart } from './graphemes.ts';
import type { Span, Standing } from './placement.ts';
import { differences } from './verdict/compare.ts';
import { isEnglish } from './verdict/language.ts';
import type { Passage } from './verdict/passage.ts';
import { speakerChanged, type AttributedSpan } from './verdict/speech/speaker-changed.ts';
import { VERDICTS, type Verdict } from './verdict/verdicts.ts';

export interface Offsets {
  readonly start: number;
  readonly end: number;
}

/** Where the words went. `sentence`: with what was added to their sentence. */
export interface Found extends Offsets {
  readonly sentence: Offsets;
  readonly more: readonly Offsets[];
  readonly moved: boolean;
  readonly confidence: number;
}

/** The attributed quotes of the older and of the newer text, where they are known. */
export type QuotesOfBoth = readonly [readonly AttributedSpan[] | undefined, readonly AttributedSpan[] | undefined];

/** What became of words that were found: what stands there now, and who is said to have said it. */
export function judge(
  texts: { readonly before: { readonly text: string }; readonly after: { readonly text: string } },
  old: Offsets,
  place: Found,
  quotes: QuotesOfBoth,
): Standing {
  const { moved, confidence } = place;
  const now = wholeCharacters(texts.after.text, place);
  const more = place.more.map((part) => wholeCharacters(texts.after.text, part));
  const before = { text: texts.before.text, ...old };
  const after = { text: texts.after.text, ...now };
  const english = () => isEnglishText(before.text);
  const found = differences(before, joined(after, more), english);
  const isSameWords =
    more.length === 0
    && (found.every((difference) => difference === 'typography')
      || before.text.slice(before.start, before.end) === after.text.slice(now.start, now.end));
  const hasGrown = place.sentence.start < now.start || place.sentence.end > now.end;
  const differing =
    hasGrown && more.length === 0
      ? differences(before, { text: after.text, ...wholeCharacters(after.text, place.sentence) }, english)
      : found;
  const verdicts: Verdict[] = [...differing];
  if (moved) verdicts.push('moved');
  if (more.length > 0) verdicts.push('wording');
  if (speakerChanged(before, after, moved, ...quotes)) verdicts.push('speaker');
  const also = VERDICTS.filter((verdict) => verdicts.includes(verdict));
  if (also.length === 0) also.push('intact');
  return {
    status: isSameWords ? (moved ? 'moved' : 'exact') : 'changed',
    verdict: also.at(-1)!,
    also,
    ...now,
    more,
    confidence,
  };
}

/** All places of a highlight as one passage, in reading order. */
function joined(main: Passage, more: readonly Span[]): Passage {
  if (more.length === 0) return main;
  const parts = [{ start: main.start, end: main.end }, ...more].sort((p, q) => p.start - q.start);
  const text = parts.map(({ start, end }) => main.text.slice(start, end)).join('\n');
  return { text, start: 0, end: text.length };
}

function wholeCharacters(text: string, { start, end }: Offsets): Span {
  return { start: graphemeStart(text, start) as TextOffset, end: graphemeEnd(text, end) as TextOffset };
}

// The highlights of one brief are judged one after the other.
const RECENT = 4;
const languages = new Map<string, boolean>();

function isEnglishText(text: string): boolean {
  const known = languages.get(text);
  if (known !== undefined) return known;
  if (languages.size >= RECENT) languages.clear();
  const answer = isEnglish(text);
  languages.set(text, answer);
  return answer;
}

import { attributionOf, type Attribution } from './attribution.ts';
import type { Passage } from './passage.ts';
import { isSameSpeaker, mentions, toSpeaker, type Speaker } from './speakers.ts';

/** A quote that a reader of the whole brief has already attributed; `start`-`end` are the words between the quotation marks. */
export interface AttributedSpan { readonly start: number; readonly end: number; readonly speaker: string }

/** How far before a pronoun its name is looked for. */
const ANTECEDENT = 600;

/**
 * Whether the words are attributed to somebody else than before, or to nobody, or to somebody when they were the text's own. Quotes that
 * were attributed by a better reader come first; the text around the words is read in any case.
 */
export function speakerChanged(
  before: Passage, after: Passage, moved: boolean, quotesBefore?: readonly AttributedSpan[], quotesAfter?: readonly AttributedSpan[],
): boolean {
  const was = attributionOf(before, moved);
  const is = attributionOf(after, moved);
  if (was.neighbourhood === is.neighbourhood && quotesBefore === undefined) return labelChanged(was, is);
  const givenBefore = given(before, quotesBefore);
  const givenAfter = given(after, quotesAfter);
  const speakersBefore = givenBefore.length > 0 ? givenBefore : was.quoted.length > 0 ? was.quoted : was.indirect;
  const speakersAfter = [...givenAfter, ...is.quoted, ...is.indirect];
  const isGone = (speaker: Speaker) => speakersAfter.length === 0
    ? !mentions(speaker.names.length > 0 ? is.neighbourhood : is.paragraph, speaker)
    : !speakersAfter.some((other) => isSameSpeaker(speaker, other) || meansSame(speaker, before, other, after));
  // Without quotation marks a verb of speech that came in is no proof that somebody now speaks.
  const isNew = (speaker: Speaker) => speakersBefore.length === 0 && !mentions(was.neighbourhood, speaker);
  return speakersBefore.some(isGone) || [...givenAfter, ...is.quoted].some(isNew) || labelChanged(was, is);
}

/** Turns may be longer than one looks back, so a label that is only out of sight has not changed. */
function labelChanged(was: Attribution, is: Attribution): boolean {
  if (was.label === null) return false;
  if (is.label === null) return was.label.isOwn && !mentions(is.neighbourhood, was.label.speaker);
  return !isSameSpeaker(was.label.speaker, is.label.speaker);
}

function given({ start, end }: Passage, quotes: readonly AttributedSpan[] = []): Speaker[] {
  return quotes
    .filter((quote) => quote.start < end && quote.end > start)
    .flatMap(({ speaker }) => toSpeaker(speaker) ?? { names: [speaker], initials: '', nouns: [], pronoun: null });
}

/** A name on one side and a pronoun on the other: the same if the name stands shortly before the pronoun. */
function meansSame(a: Speaker, inA: Passage, b: Speaker, inB: Passage): boolean {
  if (a.pronoun !== null && b.pronoun === null) return mentions(inA.text.slice(Math.max(0, inA.start - ANTECEDENT), inA.end), b);
  if (b.pronoun !== null && a.pronoun === null) return mentions(inB.text.slice(Math.max(0, inB.start - ANTECEDENT), inB.end), a);
  return false;
}

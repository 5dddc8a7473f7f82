import type { Passage } from '../passage.ts';
import { attributionOf, surroundingsOf, turnOf, type Surroundings } from './attribution.ts';
import { isSameSpeaker, mentions, toSpeaker, type Speaker } from './speakers.ts';
import type { Label } from './transcript.ts';

/**
 * A quote that a reader of the whole brief has already attributed; `start`-`end` are the words between the quotation
 * marks.
 */
export interface AttributedSpan {
  readonly start: number;
  readonly end: number;
  readonly speaker: string;
}

/** How far before a pronoun its name is looked for, in characters. */
const ANTECEDENT = 600;

/**
 * Whether the words are attributed to somebody else than before, or to nobody, or to somebody when they were the text's
 * own. Quotes that were attributed by a better reader come first; the text around the words is read in any case.
 */
export function speakerChanged(
  before: Passage,
  after: Passage,
  moved: boolean,
  quotesBefore: readonly AttributedSpan[] = [],
  quotesAfter: readonly AttributedSpan[] = [],
): boolean {
  const around = surroundingsOf(before, moved);
  const aroundNow = surroundingsOf(after, moved);
  if (labelChanged(turnOf(before, around, moved), turnOf(after, aroundNow, moved), aroundNow)) return true;
  const given = speakersGiven(before, quotesBefore);
  const givenNow = speakersGiven(after, quotesAfter);
  if (around.all === aroundNow.all && areSame(given, givenNow)) return false;

  const was = attributionOf(before, around, moved);
  const is = attributionOf(after, aroundNow, moved);
  const speakers = given.length > 0 ? given : was.quoted.length > 0 ? was.quoted : was.indirect;
  const speakersNow = [...givenNow, ...is.quoted, ...is.indirect];
  // Where nobody is named any more, a name that still stands near was only attributed in a way that is not understood.
  const isGone = (speaker: Speaker) =>
    speakersNow.length === 0
      ? !mentions(speaker.names.length > 0 ? aroundNow.all : aroundNow.own, speaker)
      : !speakersNow.some((other) => isSameSpeaker(speaker, other) || meansSame(speaker, before, other, after));
  // Without quotation marks a verb of speech that came in is no proof that somebody now speaks.
  const isNew = (speaker: Speaker) => speakers.length === 0 && !mentions(around.all, speaker);
  return speakers.some(isGone) || [...givenNow, ...is.quoted].some(isNew);
}

/**
 * A label changed when it opens the passage's own paragraph, or when what is said behind it is the same. Another label
 * that came to stand above because paragraphs were put in, taken out or moved tells nothing; nor does one that is only
 * out of sight.
 */
function labelChanged(was: Label | null, is: Label | null, aroundNow: Surroundings): boolean {
  if (was === null || (is !== null && isSameSpeaker(was.speaker, is.speaker))) return false;
  if (was.isOwn) return !mentions(aroundNow.own, was.speaker);
  return is !== null && was.opening === is.opening;
}

function speakersGiven({ start, end }: Passage, quotes: readonly AttributedSpan[]): Speaker[] {
  return quotes
    .filter((quote) => quote.start < end && quote.end > start)
    .map(({ speaker }) => toSpeaker(speaker) ?? { names: [speaker], initials: '', nouns: [], pronoun: null });
}

function areSame(these: readonly Speaker[], those: readonly Speaker[]): boolean {
  return these.every((speaker) => those.some((other) => isSameSpeaker(speaker, other)));
}

/** A name on one side and a pronoun on the other: the same if the name stands shortly before the pronoun. */
function meansSame(a: Speaker, inA: Passage, b: Speaker, inB: Passage): boolean {
  if (a.pronoun !== null && b.pronoun === null)
    return mentions(inA.text.slice(Math.max(0, inA.start - ANTECEDENT), inA.end), b);
  if (b.pronoun !== null && a.pronoun === null)
    return mentions(inB.text.slice(Math.max(0, inB.start - ANTECEDENT), inB.end), a);
  return false;
}

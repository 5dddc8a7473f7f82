import { sentencesIn, type Stretch } from '../../borders.ts';
import { fold } from '../../fold.ts';
import { PERSON_NOUNS, PLAIN_SPEECH, PRONOUNS } from '../lexicon/speech.ts';
import { phraseFrom, subjectOf, visible, wordsWithPlace } from './phrases.ts';
import { toSpeaker, type Speaker } from './speakers.ts';

const MOST_SENTENCES = 2;
const ANY_SPEECH = new RegExp(`\\b(?:according to|in the (?:words|view) of|${[...PLAIN_SPEECH].join('|')})\\b`, 'i');

/**
 * "The Kremlin said that ...", "..., according to the Kremlin.", "..., officials said.": for one sentence or two, not
 * for a chapter.
 */
export function indirectSpeakers(text: string, paragraph: Stretch, { start, end }: Stretch): Speaker[] {
  if (!ANY_SPEECH.test(visible(text.slice(paragraph.start, paragraph.end)))) return [];
  const sentences = sentencesIn(text, paragraph.start, paragraph.end).filter(
    (sentence) => sentence.start < end && sentence.end > start,
  );
  if (sentences.length > MOST_SENTENCES) return [];
  return sentences.flatMap((sentence) => speakersOfSentence(visible(text.slice(sentence.start, sentence.end))));
}

function speakersOfSentence(sentence: string): Speaker[] {
  const sources = [...sentence.matchAll(/\b(?:according to|in the (?:words|view) of)\s+/gi)].map((match) =>
    namedSpeaker(phraseFrom(sentence.slice(match.index + match[0].length))),
  );
  return [...sources, closingSpeaker(sentence) ?? (sources.length > 0 ? null : openingSpeaker(sentence))].filter(
    (speaker) => speaker !== null,
  );
}

/** "..., officials said on Monday.", "..., said Ivana Stradner.": in what follows the last comma. */
function closingSpeaker(sentence: string): Speaker | null {
  const comma = sentence.lastIndexOf(',');
  const verb = comma < 0 ? undefined : wordsWithPlace(sentence.slice(comma)).find(({ raw }) => PLAIN_SPEECH.has(raw));
  if (verb === undefined) return null;
  const before = sentence.slice(0, comma + verb.start);
  const after = sentence.slice(comma + verb.end).trim();
  const isInverted = /,["\u201D\u2019]?\s*$/.test(before) && /^(?:the\s+)?\p{Lu}/u.test(after);
  return namedSpeaker(isInverted ? phraseFrom(after) : subjectOf(before));
}

/** So many words into a sentence, "as the Kremlin said" still speaks for it. */
const DEEPEST = 24;

/** "The Kremlin said that ..." */
function openingSpeaker(sentence: string): Speaker | null {
  const words = wordsWithPlace(sentence);
  const verb = words.findIndex(({ raw }) => PLAIN_SPEECH.has(raw));
  return verb <= 0 || verb > DEEPEST ? null : namedSpeaker(subjectOf(sentence.slice(0, words[verb]!.start)));
}

/** Without quotation marks many verbs of speech are ordinary verbs: only somebody who can speak counts. */
function namedSpeaker(phrase: string): Speaker | null {
  const words = phrase.split(/\s+/).map((word) => fold(word).replace(/[^\p{L}]/gu, ''));
  const isSomebody =
    words.some((word) => PERSON_NOUNS.has(word) || PRONOUNS.has(word))
    || /(?:^|\s)\p{Lu}/u.test(phrase.replace(/^\s*(?:The|A|An|This|That|It|In|On)\b/u, ''));
  return isSomebody ? toSpeaker(phrase) : null;
}

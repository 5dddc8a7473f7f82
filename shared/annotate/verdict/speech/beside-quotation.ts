import { paragraphAt, sentencesIn, type Stretch } from '../../borders.ts';
import { SPEECH_VERBS } from '../lexicon/speech.ts';
import { firstClause, LONGEST_PHRASE, phraseFrom, subjectOf, visible, wordsWithPlace } from './phrases.ts';
import { quotationsIn, type Quotation } from './quotations.ts';
import { toSpeaker, type Speaker } from './speakers.ts';

const MOST_PARAGRAPHS = 12;

/**
 * The speakers of the quotations that a stretch of a paragraph touches, as the text beside them names them. `following`
 * is the next paragraph, or null when it must not be read.
 */
export function quotedSpeakers(
  text: string,
  paragraph: Stretch,
  following: Stretch | null,
  touched: Stretch,
): Speaker[] {
  const quotations = quotationsIn(text, paragraph);
  return quotations.flatMap((quote, k) => {
    if (quote.start >= touched.end || quote.end <= touched.start) return [];
    return (
      speakerBehind(text, quote, paragraph, following)
      ?? speakerBefore(text, quote, paragraph)
      ?? speakerOfFirstHalf(text, quotations[k - 1], quote, paragraph)
      ?? signatureBelow(text, quote, paragraph, following)
      ?? []
    );
  });
}

/** The speaker named behind a quotation: "," said Name / Name said / according to Name / Name, Role / — Name. */
function speakerBehind(text: string, quote: Quotation, paragraph: Stretch, next: Stretch | null): Speaker | null {
  if (!quote.isClosed) return next === null ? null : speakerAfterContinuation(text, next);
  const tail = visible(text.slice(quote.end, paragraph.end));
  return tail.trim() === '' ? null : (inTail(tail) ?? signature(tail, false));
}

/** A name on a line of its own under a quotation that ends its paragraph. */
function signatureBelow(text: string, quote: Quotation, paragraph: Stretch, next: Stretch | null): Speaker | null {
  return next === null || !quote.isClosed || text.slice(quote.end, paragraph.end).trim() !== ''
    ? null
    : signature(visible(text.slice(next.start, next.end)), true);
}

/** A quotation of several paragraphs is attributed where it closes. */
function speakerAfterContinuation(text: string, from: Stretch): Speaker | null {
  let paragraph = from;
  for (let k = 0; k < MOST_PARAGRAPHS && paragraph.end > paragraph.start; k++) {
    const close = text.slice(paragraph.start, paragraph.end).search(/["\u201D](?=[^"\u201C\u201D]*$)/);
    if (close > 0) {
      const tail = visible(text.slice(paragraph.start + close + 1, paragraph.end));
      return inTail(tail) ?? signature(tail, false);
    }
    if (paragraph.end >= text.length) return null;
    paragraph = paragraphAt(text, paragraph.end + 1);
  }
  return null;
}

function inTail(tail: string): Speaker | null {
  const clause = firstClause(tail);
  const according = /\baccording to\s+(.{2,})/i.exec(clause);
  if (according !== null) return toSpeaker(phraseFrom(according[1]!));
  const words = wordsWithPlace(clause);
  const verb = words.findIndex(({ raw }) => SPEECH_VERBS.has(raw));
  if (verb < 0 || verb > LONGEST_PHRASE) return null;
  if (verb === 0) return toSpeaker(phraseFrom(clause.slice(words[0]!.end)));
  return toSpeaker(subjectOf(clause.slice(0, words[verb]!.start)));
}

/** "Ivana Stradner, FDD Research Fellow", "— Greg Boone", "(Owen Fuller)": nothing but a name and a role. */
function signature(line: string, isOwnLine: boolean): Speaker | null {
  const bare = line.trim().replace(/^[\s\u2014\u2013(~-]+|[\s)._]+$/gu, '');
  const isMarked = /^\s*[\u2014\u2013(~-]/u.test(line);
  const [name = ''] = bare.split(/[,;(\u2014\u2013|]/u);
  const nameWords = name.trim().split(/\s+/);
  const longest = isOwnLine && !isMarked ? LONGEST_PHRASE : 2 * LONGEST_PHRASE;
  if (
    bare === ''
    || bare.split(/\s+/).length > longest
    || nameWords.length > 7
    || /[.!?]\s+\p{Lu}/u.test(bare.replace(/\b\p{L}{1,5}\.\s/gu, ''))
  )
    return null;
  const isName = nameWords.every(
    (word) =>
      /^[\p{Lu}\p{Lo}]/u.test(word)
      || /^(?:al|bin|ibn|de|da|del|della|der|den|van|von|el|ben|la|le|of|the|and|for)\b/i.test(word),
  );
  if (!isName || !/^[\p{Lu}\p{Lo}]/u.test(nameWords[0] ?? '')) return null;
  // A line of two capitalised words is a heading as often as a name.
  if (isOwnLine && !isMarked && !bare.includes(',')) return null;
  if (
    !isMarked
    && !bare.includes(',')
    && (nameWords.length < 2 || nameWords.length > 4 || /:|\b(?:and|of|for|the)\b/.test(bare))
  )
    return null;
  return toSpeaker(name);
}

/** The speaker named before a quotation: Name said, "... / According to Name, "... / Name: "... */
function speakerBefore(text: string, quote: Quotation, paragraph: Stretch): Speaker | null {
  const lead = visible(text.slice(paragraph.start, quote.start));
  const sentence = lead.slice(sentencesIn(lead).at(-1)?.start ?? 0);
  if (/[.!?]["\u201D]?\s*$/.test(sentence) && !/\b\p{Lu}\p{L}{0,4}\.\s*$/u.test(sentence)) return null;
  return inLead(sentence);
}

const LONGEST_INTERRUPTION = 20;

/** "Wait," Name said. "..." goes on with the same speaker. */
function speakerOfFirstHalf(
  text: string,
  first: Quotation | undefined,
  second: Quotation,
  paragraph: Stretch,
): Speaker | null {
  if (first === undefined || text.slice(first.end, second.start).split(/\s+/).length > LONGEST_INTERRUPTION)
    return null;
  return speakerBehind(text, first, paragraph, null) ?? speakerBefore(text, first, paragraph);
}

function inLead(lead: string): Speaker | null {
  const according = /\baccording to\s+(.{2,})/i.exec(lead);
  if (according !== null) return toSpeaker(phraseFrom(according[1]!));
  const label = /^(.{2,60}):\s*$/u.exec(lead.trim());
  const words = wordsWithPlace(lead);
  const verb = words.findLastIndex(({ raw }) => SPEECH_VERBS.has(raw));
  if (verb <= 0) return label === null || words.length > LONGEST_PHRASE ? null : toSpeaker(label[1]!);
  if (words.length - verb > LONGEST_PHRASE) return null;
  return toSpeaker(subjectOf(lead.slice(0, words[verb]!.start)));
}

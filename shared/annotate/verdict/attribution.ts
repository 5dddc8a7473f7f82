import { paragraphAt, sentencesIn, type Stretch } from '../borders.ts';
import { fold } from '../fold.ts';
import { PERSON_NOUNS, PLAIN_SPEECH, PRONOUNS, SPEECH_VERBS } from './lexicon/speech.ts';
import type { Passage } from './passage.ts';
import { toSpeaker, type Speaker } from './speakers.ts';

/** Who a passage is attributed to by the text around it. */
export interface Attribution {
  /** Named beside the quotation marks that hold the passage. */
  readonly quoted: readonly Speaker[];
  /** Named in the passage's own sentence: "..., according to the Kremlin". */
  readonly indirect: readonly Speaker[];
  /** The label that opens the turn in a transcript ("MR PRICE:"), and whether it opens the passage's own paragraph; null outside transcripts. */
  readonly label: { readonly speaker: Speaker; readonly isOwn: boolean } | null;
  /** The passage's own paragraphs. */
  readonly paragraph: string;
  /** These and the one after them: where an attribution can stand. */
  readonly neighbourhood: string;
}

const MOST_PARAGRAPHS = 12;
const LONGEST_PHRASE = 14;

/** Reads the attribution of a passage. `alone` leaves out other paragraphs: a passage that moved left them behind. */
export function attributionOf({ text, start, end }: Passage, alone: boolean): Attribution {
  const first = paragraphAt(text, start);
  const paragraphs: Stretch[] = [first];
  while (paragraphs.length < MOST_PARAGRAPHS && paragraphs.at(-1)!.end < end) paragraphs.push(paragraphAt(text, paragraphs.at(-1)!.end + 1));
  const last = paragraphs.at(-1)!;
  const next = last.end < text.length ? paragraphAt(text, last.end + 1) : { start: text.length, end: text.length };
  const quoted: Speaker[] = [];
  for (const paragraph of paragraphs) {
    const following = alone ? null : paragraphAt(text, Math.min(text.length, paragraph.end + 1));
    const quotations = quotationsIn(text, paragraph);
    quotations.forEach((quote, k) => {
      if (quote.start >= end || quote.end <= start) return;
      const speaker = speakerBehind(text, quote, paragraph, following)
        ?? speakerBefore(text, quote, paragraph)
        ?? speakerOfFirstHalf(text, quotations[k - 1], quote, paragraph)
        ?? signatureBelow(text, quote, paragraph, following);
      if (speaker !== null) quoted.push(speaker);
    });
  }
  return {
    quoted,
    indirect: paragraphs.length > 1 ? [] : indirectSpeakers(text, first, start, end),
    label: labelOf(text, first, alone),
    paragraph: text.slice(first.start, last.end),
    neighbourhood: text.slice(first.start, alone ? last.end : next.end),
  };
}

// ── Quotations

/** A quotation with its marks. Without its closing mark it ends with the paragraph and goes on in the next. */
interface Quotation extends Stretch { readonly isClosed: boolean }

/** By opening mark, what can close it: editors mix curly and straight marks. */
const CLOSING: Readonly<Record<string, string>> = {
  '"': '"\u201D', '\u201C': '\u201D"', '\u00AB': '\u00BB', '\u201E': '\u201C\u201D', '\u2018': '\u2019',
};

/** A single mark opens at the beginning of a word and closes behind punctuation or a word: "officers' mess" does neither. */
function isSingleOpening(text: string, at: number): boolean {
  return !/[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ') && /[\p{L}\p{N}]/u.test(text[at + 1] ?? ' ');
}

function isSingleClosing(text: string, at: number): boolean {
  return !/[\p{L}\p{N}]/u.test(text[at + 1] ?? ' ') && /[\p{L}\p{N},.!?\u2026]/u.test(text[at - 1] ?? ' ') && !/s/.test(text[at - 1] ?? '');
}

function quotationsIn(text: string, paragraph: Stretch): Quotation[] {
  const found: Quotation[] = [];
  let open = -1;
  let closing = '';
  for (let at = paragraph.start; at < paragraph.end; at++) {
    const char = text[at]!;
    if (open < 0) {
      closing = CLOSING[char] ?? '';
      if (closing !== '' && (char !== '\u2018' || isSingleOpening(text, at))) open = at;
    } else if (closing.includes(char) && (char !== '\u2019' || isSingleClosing(text, at))) {
      found.push({ start: open, end: at + 1, isClosed: true });
      open = -1;
    }
  }
  if (open >= 0 && closing !== '\u2019') found.push({ start: open, end: paragraph.end, isClosed: false });
  return found;
}

/** The speaker named behind a quotation: "," said Name / Name said / according to Name / Name, Role / — Name. */
function speakerBehind(text: string, quote: Quotation, paragraph: Stretch, next: Stretch | null): Speaker | null {
  if (!quote.isClosed) return next === null ? null : speakerAfterContinuation(text, next);
  const tail = text.slice(quote.end, paragraph.end);
  return tail.trim() === '' ? null : inTail(tail) ?? signature(tail, false);
}

/** A name on a line of its own under a quotation that ends its paragraph. */
function signatureBelow(text: string, quote: Quotation, paragraph: Stretch, next: Stretch | null): Speaker | null {
  return next === null || !quote.isClosed || text.slice(quote.end, paragraph.end).trim() !== '' ? null : signature(text.slice(next.start, next.end), true);
}

/** A quotation of several paragraphs is attributed where it closes. */
function speakerAfterContinuation(text: string, from: Stretch): Speaker | null {
  let paragraph = from;
  for (let k = 0; k < MOST_PARAGRAPHS && paragraph.end > paragraph.start; k++) {
    const close = text.slice(paragraph.start, paragraph.end).search(/["\u201D](?=[^"\u201C\u201D]*$)/);
    if (close > 0) {
      const tail = text.slice(paragraph.start + close + 1, paragraph.end);
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
  if (bare === '' || bare.split(/\s+/).length > longest || nameWords.length > 7 || /[.!?]\s+\p{Lu}/u.test(bare.replace(/\b\p{L}{1,5}\.\s/gu, ''))) return null;
  const isName = nameWords.every((word) => /^[\p{Lu}\p{Lo}]/u.test(word) || /^(?:al|bin|ibn|de|da|del|della|der|den|van|von|el|ben|la|le|of|the|and|for)\b/i.test(word));
  if (!isName || !/^[\p{Lu}\p{Lo}]/u.test(nameWords[0] ?? '')) return null;
  if (!isMarked && !bare.includes(',') && (nameWords.length < 2 || nameWords.length > 4 || /:|\b(?:and|of|for|the)\b/.test(bare))) return null;
  return toSpeaker(name);
}

/** The speaker named before a quotation: Name said, "... / According to Name, "... / Name: "... */
function speakerBefore(text: string, quote: Quotation, paragraph: Stretch): Speaker | null {
  const lead = text.slice(paragraph.start, quote.start);
  const sentence = lead.slice(sentencesIn(lead).at(-1)?.start ?? 0);
  if (/[.!?]["\u201D]?\s*$/.test(sentence) && !/\b\p{Lu}\p{L}{0,4}\.\s*$/u.test(sentence)) return null;
  return inLead(sentence);
}

const LONGEST_INTERRUPTION = 20;

/** "Wait," Name said. "..." goes on with the same speaker. */
function speakerOfFirstHalf(text: string, first: Quotation | undefined, second: Quotation, paragraph: Stretch): Speaker | null {
  if (first === undefined || text.slice(first.end, second.start).split(/\s+/).length > LONGEST_INTERRUPTION) return null;
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

// ── Speech without quotation marks

const MOST_SENTENCES = 2;

/** "The Kremlin said that ...", "..., according to the Kremlin.", "..., officials said.": for one sentence or two, not for a chapter. */
function indirectSpeakers(text: string, paragraph: Stretch, start: number, end: number): Speaker[] {
  const sentences = sentencesIn(text, paragraph.start, paragraph.end).filter((sentence) => sentence.start < end && sentence.end > start);
  if (sentences.length > MOST_SENTENCES) return [];
  return sentences.flatMap((sentence) => speakersOfSentence(text.slice(sentence.start, sentence.end)));
}

function speakersOfSentence(sentence: string): Speaker[] {
  const sources = [...sentence.matchAll(/\b(?:according to|in the (?:words|view) of)\s+/gi)]
    .map((match) => namedSpeaker(phraseFrom(sentence.slice(match.index + match[0].length))));
  return [...sources, closingSpeaker(sentence) ?? (sources.length > 0 ? null : openingSpeaker(sentence))].filter((speaker) => speaker !== null);
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

/** "The Kremlin said that ..." */
function openingSpeaker(sentence: string): Speaker | null {
  const words = wordsWithPlace(sentence);
  const verb = words.findIndex(({ raw }) => PLAIN_SPEECH.has(raw));
  return verb <= 0 || verb > LONGEST_PHRASE ? null : namedSpeaker(subjectOf(sentence.slice(0, words[verb]!.start)));
}

/** Without quotation marks many verbs of speech are ordinary verbs: only somebody who can speak counts. */
function namedSpeaker(phrase: string): Speaker | null {
  const words = phrase.split(/\s+/).map((word) => fold(word).replace(/[^\p{L}]/gu, ''));
  const isSomebody = words.some((word) => PERSON_NOUNS.has(word) || PRONOUNS.has(word)) || /(?:^|\s)\p{Lu}/u.test(phrase.replace(/^\s*(?:The|A|An|This|That|It|In|On)\b/u, ''));
  return isSomebody ? toSpeaker(phrase) : null;
}

// ── Transcripts

const SHOUTED_LABEL = /^(?:[\p{Lu}][\p{Lu}.'\u2019-]*)(?: [\p{Lu}][\p{Lu}.'\u2019-]*){0,5}(?=:\s)/u;
const NAME_LABEL = /^\p{Lu}[\p{L}.'\u2019-]+(?: (?:\p{Lu}[\p{L}.'\u2019-]*)){0,3}(?=:\s)/u;
/** In paragraphs. A turn may be long; a name and a colon may also be the head of a list, and then it reaches only what is near. */
const FARTHEST_LABEL = 40;
const FARTHEST_NAME = 4;

/** The label of the turn that a paragraph belongs to. A name counts as a label only if it opens two paragraphs or more. */
function labelOf(text: string, paragraph: Stretch, alone: boolean): Attribution['label'] {
  let current = paragraph;
  for (let k = 0; k < (alone ? 1 : FARTHEST_LABEL); k++) {
    const opening = text.slice(current.start, Math.min(current.end, current.start + 80));
    const shouted = SHOUTED_LABEL.exec(opening)?.[0];
    const name = k > FARTHEST_NAME ? undefined : NAME_LABEL.exec(opening)?.[0];
    const isRepeated = name !== undefined && (text.indexOf(`\n${name}: `, current.end) >= 0 || text.lastIndexOf(`\n${name}: `, current.start - 2) >= 0);
    const label = shouted ?? (isRepeated ? name : undefined);
    const speaker = label === undefined ? null : toSpeaker(label);
    if (label !== undefined) return speaker === null ? null : { speaker, isOwn: k === 0 };
    if (current.start === 0) return null;
    current = paragraphAt(text, current.start - 1);
  }
  return null;
}

// ── Phrases

interface PlacedWord { readonly raw: string; readonly start: number; readonly end: number }

function wordsWithPlace(clause: string): PlacedWord[] {
  return [...clause.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'\u2019-]*/gu)].map((match) => ({ raw: match[0], start: match.index, end: match.index + match[0].length }));
}

/** Up to the end of the sentence or the next quotation. */
function firstClause(tail: string): string {
  const end = tail.search(/["\u201C\u00AB]/u);
  const clause = (end < 0 ? tail : tail.slice(0, end)).replace(/^[\s,.;:\u2014\u2013-]+/u, '');
  const [sentence] = sentencesIn(clause);
  return sentence === undefined ? '' : clause.slice(sentence.start, sentence.end);
}

/** A noun phrase at the beginning: up to a comma, a bracket, a dash, or what says when and where. */
function phraseFrom(text: string): string {
  const [phrase = ''] = text.split(/[,;:(\u2014\u2013"\u201C\u201D]|\s(?:who|which|that|in an?|on \p{Lu}|during|after|before|when|while|as|at an?|to reporters)\b|[.!?](?:\s|$)(?<!\b\p{Lu}\p{L}{0,4}\.\s)/u);
  return phrase.split(/\s+/).slice(0, LONGEST_PHRASE).join(' ');
}

/** Words that make a clause of a phrase: what holds one of them is no subject. */
const CLAUSE_WORD = /\b(?:(?<!\b(?:ambassador|envoy|advis[eo]r|representative|nominee|aide|delegate|liaison) )to|will|would|can|could|may|might|shall|should|must|is|are|was|were|be|been|has|have|had|do|does|did|not|if|because|you|it|there|by)\b/i;
const LONGEST_SUBJECT = 10;

/** The subject at the end of what stands before a verb: "Name", or "Name, role," with the role left out. */
function subjectOf(text: string): string {
  const subject = lastPhrase(text);
  return CLAUSE_WORD.test(subject) || subject.split(/\s+/).length > LONGEST_SUBJECT ? '' : subject;
}

function lastPhrase(text: string): string {
  const parts = text.trim().split(/[,;:\u2014\u2013("\u201C\u201D]/u).map((part) => part.trim());
  if (parts.at(-1) !== '') {
    // "In April, The Wall Street Journal": the last part; "spokesman Ali, who": the name came first.
    const last = parts.at(-1) ?? '';
    return /^(?:who|which|that)\b/.test(last) ? (parts.at(-2) ?? '') : last;
  }
  return parts.at(-3) !== undefined && /\p{Lu}/u.test(parts.at(-3)!) ? parts.at(-3)! : (parts.at(-2) ?? '');
}

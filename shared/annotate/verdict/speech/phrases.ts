import { sentencesIn } from '../../borders.ts';
import { INVISIBLE } from '../../fold.ts';
import { wordSet } from '../lexicon/tables.ts';

/** The most words that stand between a quotation and its verb, or make a noun phrase. */
export const LONGEST_PHRASE = 14;

const INVISIBLE_CHARACTERS = new RegExp(`[${INVISIBLE}]`, 'gu');

/** A stretch of text as it is read: without characters that print nothing. */
export function visible(text: string): string {
  return text.replace(INVISIBLE_CHARACTERS, '');
}

export interface PlacedWord {
  readonly raw: string;
  readonly start: number;
  readonly end: number;
}

export function wordsWithPlace(clause: string): PlacedWord[] {
  return [...clause.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'\u2019-]*/gu)].map((match) => ({
    raw: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Up to the end of the sentence or the next quotation. */
export function firstClause(tail: string): string {
  const end = tail.search(/["\u201C\u00AB]/u);
  const clause = (end < 0 ? tail : tail.slice(0, end)).replace(/^[\s,.;:\u2014\u2013-]+/u, '');
  const [sentence] = sentencesIn(clause);
  return sentence === undefined ? '' : clause.slice(sentence.start, sentence.end);
}

const PHRASE_END = new RegExp(
  '[,;:(\\u2014\\u2013"\\u201C\\u201D]'
    + '|\\s(?:who|which|that|in an?|on \\p{Lu}|during|after|before|when|while|as|at an?|to reporters)\\b'
    // A full stop, but not that of a rank or an initial.
    + '|[.!?](?:\\s|$)(?<!\\b\\p{Lu}\\p{L}{0,4}\\.\\s)',
  'u',
);

/** A noun phrase at the beginning: up to a comma, a bracket, a dash, or what says when and where. */
export function phraseFrom(text: string): string {
  const [phrase = ''] = text.split(PHRASE_END);
  return phrase.split(/\s+/).slice(0, LONGEST_PHRASE).join(' ');
}

/** Words that make a clause of a phrase: what holds one of them is no subject. */
const CLAUSE_WORDS = wordSet(`
  to will would can could may might shall should must is are was were be been has have had do does did not if because
  you it there by
`);
/** "Ambassador to the UN". */
const BEFORE_TO = wordSet('ambassador envoy adviser advisor representative nominee aide delegate liaison');

function isClause(phrase: string): boolean {
  const words = wordsWithPlace(phrase).map(({ raw }) => raw);
  return words.some(
    (word, k) => CLAUSE_WORDS.has(word) && !(word === 'to' && BEFORE_TO.has(words[k - 1]?.toLowerCase() ?? '')),
  );
}

const LONGEST_SUBJECT = 10;

/** The subject at the end of what stands before a verb: "Name", or "Name, role," with the role left out. */
export function subjectOf(text: string): string {
  const subject = lastPhrase(text);
  return isClause(subject) || subject.split(/\s+/).length > LONGEST_SUBJECT ? '' : subject;
}

function lastPhrase(text: string): string {
  const parts = text
    .trim()
    .split(/[,;:\u2014\u2013("\u201C\u201D]/u)
    .map((part) => part.trim());
  if (parts.at(-1) !== '') {
    // "In April, The Wall Street Journal": the last part; "spokesman Ali, who": the name came first.
    const last = parts.at(-1) ?? '';
    return /^(?:who|which|that)\b/.test(last) ? (parts.at(-2) ?? '') : last;
  }
  return parts.at(-3) !== undefined && /\p{Lu}/u.test(parts.at(-3)!) ? parts.at(-3)! : (parts.at(-2) ?? '');
}

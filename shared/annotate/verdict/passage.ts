import { newPairingOf, type Pairing } from '../align/pairing.ts';
import { alignInPlace } from '../align/unique-runs.ts';
import { APOSTROPHE } from '../fold.ts';
import { editDistance } from '../similarity.ts';
import { isFigure, tokenize, UNSPACED_LETTER, type Words } from '../tokenize.ts';

/** A stretch of one revision's text that is compared, in UTF-16 code units. */
export interface Passage {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Words that differ in one place: what went and what came. Either may be empty; never both. */
export interface Edit {
  readonly went: Stretch;
  readonly came: Stretch;
  /** What went or came is one or more sentences of its own: it changes no claim that stayed. */
  readonly isWholeSentence: boolean;
}

export interface Stretch {
  readonly words: readonly string[];
  /** Which words of the passage these are, half open. */
  readonly from: number;
  readonly to: number;
  /** Offsets into the passage's text; equal when nothing is there. */
  readonly start: number;
  readonly end: number;
}

const CONTRACTIONS: Readonly<Record<string, readonly string[]>> = {
  cannot: ['can', 'not'],
  "can't": ['can', 'not'],
  "won't": ['will', 'not'],
  "shan't": ['shall', 'not'],
  "ain't": ['is', 'not'],
  cant: ['can', 'not'],
  wont: ['will', 'not'],
  dont: ['do', 'not'],
  doesnt: ['does', 'not'],
  didnt: ['did', 'not'],
  isnt: ['is', 'not'],
  wasnt: ['was', 'not'],
  arent: ['are', 'not'],
  werent: ['were', 'not'],
  hasnt: ['has', 'not'],
  havent: ['have', 'not'],
  hadnt: ['had', 'not'],
  wouldnt: ['would', 'not'],
  couldnt: ['could', 'not'],
  shouldnt: ['should', 'not'],
};
const MIN_SENTENCE = 3;

/** Small letters and a hyphen before a word: "non-aligned" is one word, as "nonaligned" is; "UN-led" is not. */
const HYPHEN_PREFIX = /^(?:non|un|de|dis|mis|in|im|il|ir|anti)$/;

const TYPO = 0.8;

/** One word for one that is spelt almost alike. */
export function isTypo({ went, came }: Edit): boolean {
  const [old = ''] = went.words;
  const [now = ''] = came.words;
  const longer = Math.max(old.length, now.length);
  return (
    went.words.length === 1
    && came.words.length === 1
    && !isFigure(old)
    && !isFigure(now)
    && 1 - editDistance(old, now, longer) / longer >= TYPO
  );
}

/** The words of a passage, whole even where it cuts into one; "isn't" as "is", "not"; "de-escalate" as one. */
export function wordsOf({ text, start, end }: Passage): Words {
  const from = wordStart(text, start);
  const words = tokenize(text.slice(from, wordEnd(text, end)));
  const folded: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  words.folded.forEach((word, k) => {
    const at = from + words.starts[k]!;
    const last = folded.length - 1;
    if (
      last >= 0
      && HYPHEN_PREFIX.test(text.slice(starts[last], ends[last]))
      && /^[-\u2010\u2011]$/u.test(text.slice(ends[last], at))
    ) {
      folded[last] += word;
      ends[last] = from + words.ends[k]!;
      return;
    }
    for (const part of CONTRACTIONS[word] ?? (word.endsWith("n't") ? [word.slice(0, -3), 'not'] : [word])) {
      folded.push(part);
      starts.push(at);
      ends.push(from + words.ends[k]!);
    }
  });
  return { folded, starts: Int32Array.from(starts), ends: Int32Array.from(ends), count: folded.length };
}

/** The words of two passages, and every place where they differ, in order. */
export interface Comparison {
  readonly old: readonly string[];
  readonly now: readonly string[];
  readonly edits: readonly Edit[];
  /** The old words with a few that stand behind the passage. */
  ahead(): readonly string[];
}

/** In characters: two words behind a passage. */
const AHEAD = 40;

export function compareWords(before: Passage, after: Passage): Comparison {
  const pairing = newPairingOf(before.text, wordsOf(before), after.text, wordsOf(after));
  alignInPlace(pairing);
  const edits: Edit[] = [];
  let i = 0;
  let j = 0;
  while (i < pairing.before.words.count || j < pairing.after.words.count) {
    if (i < pairing.before.words.count && pairing.before.partner[i] === j && pairing.sameness[i] === 1) {
      i++;
      j++;
      continue;
    }
    const [oldTo, newTo] = nextSame(pairing, i, j);
    edits.push({
      went: stretch(before, pairing.before.words, i, oldTo),
      came: stretch(after, pairing.after.words, j, newTo),
      isWholeSentence:
        (i === oldTo && isSentences(after, pairing.after.words, j, newTo))
        || (j === newTo && isSentences(before, pairing.before.words, i, oldTo)),
    });
    [i, j] = [oldTo, newTo];
  }
  const old = pairing.before.words.folded;
  return {
    old,
    now: pairing.after.words.folded,
    edits,
    ahead: () => [
      ...old,
      ...wordsOf({ ...before, start: before.end, end: Math.min(before.text.length, before.end + AHEAD) }).folded,
    ],
  };
}

function nextSame({ before, after, sameness }: Pairing, i: number, j: number): [number, number] {
  for (let k = i; k < before.words.count; k++)
    if (before.partner[k]! >= j && sameness[k] === 1) return [k, before.partner[k]!];
  return [before.words.count, after.words.count];
}

function stretch({ start }: Passage, words: Words, from: number, to: number): Stretch {
  const at = from < words.count ? words.starts[from]! : (words.ends[words.count - 1] ?? start);
  return { words: words.folded.slice(from, to), from, to, start: at, end: from < to ? words.ends[to - 1]! : at };
}

function isSentences({ text, start, end }: Passage, words: Words, from: number, to: number): boolean {
  if (to - from < MIN_SENTENCE) return false;
  const before =
    from === 0
      ? text.slice(Math.max(0, start - 2), words.starts[0])
      : text.slice(words.ends[from - 1], words.starts[from]);
  const after = text.slice(words.ends[to - 1], to < words.count ? words.starts[to] : end + 2);
  const begins = (from === 0 && start === 0) || /[.!?\n]/.test(before);
  return begins && (/[.!?\n]/.test(after) || (to === words.count && end >= text.length));
}

// Scripts without spaces are cut between any two characters, so a highlight never stands inside a word of theirs.
const WORD_CHAR = /[\p{L}\p{N}\p{M}\u00AD\u200B-\u200D\u2060]/u;
const UNSPACED = new RegExp(UNSPACED_LETTER, 'u');

function wordStart(text: string, at: number): number {
  let from = at;
  while (from > 0 && from < text.length && isInWord(text, from - 1) && isInWord(text, from)) from--;
  return from;
}

function wordEnd(text: string, at: number): number {
  let to = at;
  while (to > 0 && to < text.length && isInWord(text, to - 1) && isInWord(text, to)) to++;
  return to;
}

const IN_WORD_MARK = new RegExp(`[${APOSTROPHE}]`);

/** The apostrophe of "isn't" and the comma of "300,000" hold a word together. */
function isInWord(text: string, at: number): boolean {
  const char = text[at]!;
  if (WORD_CHAR.test(char)) return !UNSPACED.test(char);
  const before = text[at - 1] ?? '';
  const after = text[at + 1] ?? '';
  return IN_WORD_MARK.test(char)
    ? /\p{L}/u.test(before) && /\p{L}/u.test(after)
    : /[.,]/.test(char) && /\p{Nd}/u.test(before) && /\p{Nd}/u.test(after);
}

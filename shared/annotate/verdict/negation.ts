import { isFigure } from '../tokenize.ts';
import { CARDINALS, MAGNITUDES, TENS } from './lexicon/number-words.ts';
import {
  BEFORE_FROM,
  BEFORE_HARMLESS_FEW,
  BEFORE_ING,
  BEFORE_TO,
  NEGATING_PAIRS,
  NEGATORS,
  SAYS_NO,
} from './lexicon/negators.ts';
import { areOpposites, lemmas } from './lexicon/opposites.ts';
import { areNegated } from './lexicon/prefixes.ts';
import { wordSet } from './lexicon/tables.ts';
import { isTypo, type Comparison, type Edit, type Stretch } from './passage.ts';

/** "using". */
const SHORTEST_GERUND = 5;

/** In longer edits opposites meet by accident. */
const LONGEST_EDIT = 12;
/** A negation that moved this many words left its clause. */
const STEP = 4;

/** Whether a negation, or a word that turns the claim around, came or went between two lists of words. */
export function negationChanged({ old: before, now: after, edits, ahead }: Comparison): boolean {
  const claims = edits.filter((edit) => !edit.isWholeSentence && edit.went.words.join('') !== edit.came.words.join(''));
  if (claims.some((edit) => turnsAround(edit.went, edit.came) && !isBound(ahead(), edit))) return true;
  const aside = edits.filter((edit) => edit.isWholeSentence);
  const misspelt = claims.filter((edit) => isTypo(edit) && edit.went.words[0]!.length >= SURE_LENGTH);
  const old = cuesIn(before).filter((cue) => ![...aside, ...misspelt].some(({ went }) => holds(went, cue)));
  const now = cuesIn(after).filter((cue) => ![...aside, ...misspelt].some(({ came }) => holds(came, cue)));
  return old.length !== now.length || wandered(old, now, claims);
}

/** Shorter words that resemble each other are often two words ("never", "newer"). */
const SURE_LENGTH = 7;

/** "more than 300" and "less than 300": the bound of a figure, which is a matter of numbers. */
function isBound(before: readonly string[], { went }: Edit): boolean {
  return (
    went.words.some((word) => BOUND_WORDS.has(word))
    && (isAmount(before[went.to]) || (before[went.to] === 'than' && isAmount(before[went.to + 1])))
  );
}

/** "no more than 300". */
function isBoundWord(words: readonly string[], k: number): boolean {
  return BOUND_WORDS.has(words[k] ?? '') && words[k + 1] === 'than' && isAmount(words[k + 2]);
}

function isAmount(word = ''): boolean {
  return isFigure(word) || CARDINALS.has(word) || TENS.has(word) || MAGNITUDES.has(word);
}

const BOUND_WORDS = wordSet(`
  more less fewer most least over under above below greater higher lower than
`);

/** For words whose letters did not change: "not able" and "notable". */
export function negatorsChanged({ old, now }: Comparison): boolean {
  const negators = (words: readonly string[]) => words.filter((word) => NEGATORS.has(word)).length;
  return negators(old) !== negators(now);
}

/** The words that say no, by their number: "no one" and "neither ... nor" by their parts. */
export function cuesIn(words: readonly string[]): number[] {
  return words.flatMap((_, k) => (saysNo(words, k) ? [k] : []));
}

function saysNo(words: readonly string[], k: number): boolean {
  const word = words[k]!.replace(/'s$/, '');
  const before = words[k - 1] ?? '';
  const next = words[k + 1] ?? '';
  if (word === 'few') return !BEFORE_HARMLESS_FEW.has(before);
  if (word === 'no') return !isFigure(next) && !isBoundWord(words, k + 1);
  const partner = NEGATING_PAIRS.get(word);
  if (partner !== undefined && partner === next) return true;
  return (
    NEGATORS.has(word)
    || SAYS_NO.has(word)
    || (next === 'to' && BEFORE_TO.has(baseOf(word, BEFORE_TO)))
    || (next.endsWith('ing') && next.length >= SHORTEST_GERUND && BEFORE_ING.has(baseOf(word, BEFORE_ING)))
    || (next === 'from' && BEFORE_FROM.has(baseOf(word, BEFORE_FROM)))
  );
}

function baseOf(word: string, among: ReadonlySet<string>): string {
  return lemmas(word).find((lemma) => among.has(lemma)) ?? '';
}

function holds({ from, to }: Stretch, cue: number): boolean {
  return cue >= from && cue < to;
}

/** A negation that left one clause for another: as many as before, but farther apart than rewording puts them. */
function wandered(old: readonly number[], now: readonly number[], edits: readonly Edit[]): boolean {
  const shifts = edits.map(({ went, came }) => ({
    change: now.filter((cue) => holds(came, cue)).length - old.filter((cue) => holds(went, cue)).length,
    at: went.from,
  }));
  const lost = shifts.filter(({ change }) => change < 0);
  const found = shifts.filter(({ change }) => change > 0);
  return lost.some((l) => found.every((f) => Math.abs(l.at - f.at) >= STEP));
}

export function turnsAround(went: Stretch, came: Stretch): boolean {
  if (went.words.length > LONGEST_EDIT || came.words.length > LONGEST_EDIT) return false;
  return went.words.some((a) => came.words.some((b) => a !== b && (areOpposites(a, b) || areNegated(a, b))));
}

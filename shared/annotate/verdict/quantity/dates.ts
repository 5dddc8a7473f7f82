import {
  BOUNDS,
  CARDINALS,
  MONTHS,
  ORDINALS,
  RELATIVE_TIMES,
  RELATIVE_WORDS,
  SHORT_MONTHS,
  TENS,
  WEEKDAYS,
} from '../lexicon/number-words.ts';
import { wordSet } from '../lexicon/tables.ts';
import { UNITS } from '../lexicon/units.ts';
import { withoutPossessive, type Lexeme } from './lexemes.ts';
import { readCardinal } from './number-phrases.ts';
import type { Reading } from './reading.ts';

/** A month, a weekday, "last year"; the bound of a figure; a unit without one. */
export function readDate(lexemes: readonly Lexeme[], at: number): Reading | null {
  if (lexemes[at]!.kind !== 'word') return null;
  const month = monthAt(lexemes, at);
  if (month !== null) return { key: `month ${month}`, firm: true, next: at + 1 };
  const word = withoutPossessive(lexemes[at]!.folded);
  const weekday = word.replace(/s$/, '');
  if (WEEKDAYS.has(weekday)) return { key: weekday, firm: true, next: at + 1 };
  if (RELATIVE_TIMES.has(word)) return { key: word, firm: false, next: at + 1 };
  const relative = RELATIVE_WORDS.get(word);
  if (relative !== undefined && isTime(lexemes[at + 1])) return { key: `${relative} time`, firm: false, next: at + 1 };
  return readBound(lexemes, at) ?? readLooseUnit(lexemes, at);
}

function isTime(lexeme: Lexeme | undefined): boolean {
  if (lexeme === undefined) return false;
  const word = withoutPossessive(lexeme.folded);
  return (
    UNITS.get(word)?.dimension === 'time'
    || [WEEKDAYS, MONTHS, RELATIVE_TIMES].some((words) => words.has(word))
    || /^[12]\d{3}$/.test(word)
  );
}

function isFigureOrWord({ kind, folded }: Lexeme): boolean {
  return kind === 'figure' || CARDINALS.has(folded) || TENS.has(folded) || ORDINALS.has(folded);
}

/** What stands before a month. */
const BEFORE_MONTH = wordSet(`
  in of since until till by last next this early late mid from to through and between during before after on every
  or
`);

/** Words that are months only beside a figure, or with a capital in a place where a month stands. */
const AMBIGUOUS_MONTHS = wordSet('march may august');

function monthAt(lexemes: readonly Lexeme[], at: number): number | null {
  const { raw, gap } = lexemes[at]!;
  const word = withoutPossessive(lexemes[at]!.folded);
  const before = lexemes[at - 1];
  const after = lexemes[at + 1];
  const isBesideFigure =
    (after !== undefined && isFigureOrWord(after) && after.gap.length <= 2)
    || (before?.kind === 'figure' && /^(?:st|nd|rd|th)?$/.test(gap.trim()));
  const month = MONTHS.get(word);
  const isCertain = month !== undefined && !AMBIGUOUS_MONTHS.has(word);
  if (isCertain || isBesideFigure) return month ?? SHORT_MONTHS.get(word) ?? null;
  if (month === undefined || raw[0] === raw[0]!.toLowerCase()) return null;
  const isVerb =
    /^(?:and|or|to|through|between|on|every|before|after)$/.test(before?.folded ?? '')
    && /^(?:have|be|not|also|well|still|yet|i|we|he|she|they|it|you|the)$/.test(after?.folded ?? '');
  return BEFORE_MONTH.has(before?.folded ?? '') && !isVerb ? month : null;
}

const LONGEST_BOUND = 3;
/** The words that "more than" and its like begin with. */
export const BOUND_STARTS: ReadonlySet<string> = new Set([...BOUNDS.keys()].map((bound) => bound.split(' ')[0]!));

/** "more than", "at least", "under" before a figure. */
function readBound(lexemes: readonly Lexeme[], at: number): Reading | null {
  if (!BOUND_STARTS.has(lexemes[at]!.folded)) return null;
  for (let length = LONGEST_BOUND; length >= 1; length--) {
    const phrase = lexemes
      .slice(at, at + length)
      .map((lexeme) => lexeme.folded)
      .join(' ');
    const bound = BOUNDS.get(phrase);
    if (bound === undefined) continue;
    const next = at + length;
    const isBeforeFigure = [0, 1].some(
      (k) =>
        lexemes[next + k]?.kind === 'figure' || readCardinal(lexemes, Math.min(next + k, lexemes.length - 1)) !== null,
    );
    return next < lexemes.length && isBeforeFigure ? { key: `bound ${bound}`, firm: false, next } : null;
  }
  return null;
}

const LOOSE_DIMENSIONS: ReadonlySet<string> = new Set(['share', 'length', 'mass', 'volume', 'area', 'time', 'money']);

/** A unit without a figure: "miles away", "last month". */
function readLooseUnit(lexemes: readonly Lexeme[], at: number): Reading | null {
  const folded = withoutPossessive(lexemes[at]!.folded);
  const unit = UNITS.get(folded);
  if (unit === undefined || folded.length < 3 || !LOOSE_DIMENSIONS.has(unit.dimension)) return null;
  return { key: `unit ${unit.name}`, firm: false, next: at + 1 };
}

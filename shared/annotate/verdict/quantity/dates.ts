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
  const { folded, raw, kind } = lexemes[at]!;
  if (kind !== 'word') return null;
  const month = monthAt(lexemes, at);
  if (month !== null) return { key: `month ${month}`, firm: true, next: at + 1 };
  const isCapital = raw[0] !== raw[0]!.toLowerCase();
  const weekday = withoutPossessive(folded).replace(/s$/, '');
  if (WEEKDAYS.has(weekday) && isCapital) return { key: weekday, firm: true, next: at + 1 };
  const day = withoutPossessive(folded);
  if (RELATIVE_TIMES.has(day)) return { key: day, firm: false, next: at + 1 };
  const relative = RELATIVE_WORDS.get(folded);
  const following = withoutPossessive(lexemes[at + 1]?.folded ?? '');
  if (
    relative !== undefined
    && (UNITS.get(following)?.dimension === 'time' || WEEKDAYS.has(following) || MONTHS.has(following))
  ) {
    return { key: `${relative} time`, firm: false, next: at + 1 };
  }
  return readBound(lexemes, at) ?? readLooseUnit(lexemes, at);
}

function isFigureOrWord({ kind, folded }: Lexeme): boolean {
  return kind === 'figure' || CARDINALS.has(folded) || TENS.has(folded) || ORDINALS.has(folded);
}

/** What stands before a month. */
const BEFORE_MONTH = wordSet(`
  in of since until till by last next this early late mid from to through and between during before after on every
  or
`);

/** "May" and "March" are months only with a capital and in a place where a month stands. */
function monthAt(lexemes: readonly Lexeme[], at: number): number | null {
  const { raw } = lexemes[at]!;
  const folded = withoutPossessive(lexemes[at]!.folded);
  if (raw[0] === raw[0]!.toLowerCase()) return null;
  const before = lexemes[at - 1];
  const after = lexemes[at + 1];
  const isBesideFigure =
    (after !== undefined && isFigureOrWord(after) && after.gap.length <= 2)
    || (before?.kind === 'figure' && /^(?:st|nd|rd|th)?$/.test(lexemes[at]!.gap.trim()));
  const short = SHORT_MONTHS.get(folded);
  if (short !== undefined) return isBesideFigure ? short : null;
  const month = MONTHS.get(folded);
  if (month === undefined) return null;
  if (folded !== 'may' && folded !== 'march') return month;
  const isVerb =
    /^(?:and|or|to|through|between|on|every|before|after)$/.test(before?.folded ?? '')
    && /^(?:have|be|not|also|well|still|yet|i|we|he|she|they|it|you|the)$/.test(after?.folded ?? '');
  return isBesideFigure || (BEFORE_MONTH.has(before?.folded ?? '') && !isVerb) ? month : null;
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

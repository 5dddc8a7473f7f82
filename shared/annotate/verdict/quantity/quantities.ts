import {
  CARDINALS,
  MAGNITUDES,
  MONTHS,
  ORDERS,
  ORDINALS,
  PARTS,
  RELATIVE_TIMES,
  RELATIVE_WORDS,
  SHORT_MONTHS,
  TENS,
  TIMES,
  WEEKDAYS,
} from '../lexicon/number-words.ts';
import { UNITS } from '../lexicon/units.ts';
import { BOUND_STARTS, readDate } from './dates.ts';
import { readFigure } from './figures.ts';
import { lexemesOf, withoutPossessive, type Lexeme } from './lexemes.ts';
import { readWords } from './number-phrases.ts';

/**
 * A figure, date, amount or unit in a text. Equal keys mean the same: "3", "three" and "3rd"; "5%" and "5 per cent";
 * "1.5 million" and "1,500,000".
 */
export interface Quantity {
  readonly key: string;
  /**
   * A firm quantity says something by being there. One that is not ("one", "first", "daily") counts only when another
   * takes its place.
   */
  readonly firm: boolean;
  readonly start: number;
  readonly end: number;
}

/** How far outside the span a quantity that overlaps it may begin or end. */
const REACH = 48;

/**
 * The quantities that overlap a span. In languages other than English only figures, their signs, and symbols of money
 * and share are read. `meant`: the right spelling of misspelt words, by offset.
 */
export function quantitiesIn(
  text: string,
  start: number,
  end: number,
  english: boolean,
  meant: ReadonlyMap<number, string> = NO_SPELLING,
): Quantity[] {
  const lexemes = lexemesOf(text, Math.max(0, start - REACH), Math.min(text.length, end + REACH)).map((lexeme) =>
    meant.has(lexeme.start) ? { ...lexeme, folded: meant.get(lexeme.start)! } : lexeme,
  );
  const found: Quantity[] = [];
  for (let at = 0; at < lexemes.length;) {
    if (lexemes[at]!.kind === 'word' && !mayBegin(lexemes[at]!)) {
      at++;
      continue;
    }
    const read =
      readFigure(lexemes, at, english) ?? (english ? (readWords(lexemes, at) ?? readDate(lexemes, at)) : null);
    if (read === null) {
      at++;
      continue;
    }
    const first = lexemes[read.first ?? at]!.start;
    const last = lexemes[read.next - 1]!.end;
    if (first < end && last > start) found.push({ key: read.key, firm: read.firm, start: first, end: last });
    at = read.next;
  }
  return found;
}

const NO_SPELLING: ReadonlyMap<number, string> = new Map();

/** Whether a folded word is part of how quantities and their bounds are written. */
export function isQuantityWord(word: string): boolean {
  return QUANTITY_WORDS.has(withoutPossessive(word)) || BOUND_STARTS.has(word);
}

/** Whether a quantity, a date or a bound can begin with the word; most words are dismissed here. */
function mayBegin({ folded, raw }: Lexeme): boolean {
  return isQuantityWord(folded) || folded === 'a' || folded === 'an' || /^[XVI]+$/.test(raw);
}

const QUANTITY_WORDS: ReadonlySet<string> = new Set(
  [
    CARDINALS,
    TENS,
    MAGNITUDES,
    ORDERS,
    ORDINALS,
    PARTS,
    TIMES,
    MONTHS,
    SHORT_MONTHS,
    WEEKDAYS,
    RELATIVE_TIMES,
    RELATIVE_WORDS,
    UNITS,
  ].flatMap((words) => [...words.keys()]),
);

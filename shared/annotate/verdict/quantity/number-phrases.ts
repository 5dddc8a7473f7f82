import { CARDINALS, MAGNITUDES, ORDERS, ORDINALS, PARTS, TENS, TIMES } from '../lexicon/number-words.ts';
import { wordSet } from '../lexicon/tables.ts';
import { isJoined, withoutPossessive, type Lexeme } from './lexemes.ts';
import { round, type Reading } from './reading.ts';
import { unitAfter } from './unit-after.ts';

/** A quantity written in words, or in Roman figures. */
export function readWords(lexemes: readonly Lexeme[], at: number): Reading | null {
  const { folded } = lexemes[at]!;
  const cardinal = readCardinal(lexemes, at);
  if (cardinal !== null) {
    const unit = unitAfter(lexemes, cardinal.next, true);
    return {
      key: `${cardinal.value} ${unit?.unit.name ?? ''}`.trim(),
      firm: cardinal.firm,
      next: unit?.next ?? cardinal.next,
    };
  }
  if (ORDERS.has(folded)) {
    let next = at + 1;
    let key = folded;
    while (lexemes[next]?.folded === 'of' && ORDERS.has(lexemes[next + 1]?.folded ?? '')) {
      key += ` of ${lexemes[next + 1]!.folded}`;
      next += 2;
    }
    return { key, firm: true, next };
  }
  const ordinal = readOrdinal(lexemes, at);
  if (ordinal !== null) return ordinal;
  const times = TIMES.get(folded);
  if (times !== undefined) return { key: `${times}`, firm: false, next: at + 1 };
  return readRoman(lexemes, at);
}

/** "three hundred and five", "twenty-five", "a dozen", "half a million", "two and a half", "two-thirds". */
export function readCardinal(
  lexemes: readonly Lexeme[],
  at: number,
): { value: string; firm: boolean; next: number } | null {
  let total = 0;
  let current = 0;
  let next = at;
  let last: 'none' | 'unit' | 'tens' | 'magnitude' = 'none';
  const word = (k: number) =>
    k === at || (lexemes[k] !== undefined && isJoined(lexemes[k]!)) ? withoutPossessive(lexemes[k]!.folded) : '';
  if (
    (word(at) === 'a' || word(at) === 'an')
    && (MAGNITUDES.has(word(at + 1)) || PARTS.get(word(at + 1)) !== undefined)
  ) {
    const part = PARTS.get(word(at + 1));
    if (part !== undefined) {
      return word(at + 2) === 'of' || part === 2
        ? { value: String(round(1 / part)), firm: part !== 2, next: at + 2 }
        : null;
    }
    current = 1;
    last = 'unit';
    next++;
  } else if (word(at) === 'half') {
    const hasMagnitude = (word(at + 1) === 'a' || word(at + 1) === 'an') && MAGNITUDES.has(word(at + 2));
    if (!hasMagnitude) return { value: '0.5', firm: false, next: at + 1 };
    current = 0.5;
    last = 'unit';
    next += 2;
  }
  for (; ; next++) {
    const folded = word(next);
    const unit = CARDINALS.get(folded);
    const tens = TENS.get(folded);
    const magnitude = MAGNITUDES.get(folded);
    if (unit !== undefined && (last === 'none' || last === 'magnitude' || (last === 'tens' && unit > 0 && unit < 10))) {
      current += unit;
      last = 'unit';
    } else if (tens !== undefined && (last === 'none' || last === 'magnitude')) {
      current += tens;
      last = 'tens';
    } else if (
      magnitude !== undefined
      && (last !== 'none' || folded === 'dozen' || folded === 'hundred' || magnitude >= 1e3)
    ) {
      if (magnitude === 100 || magnitude === 12) current = (current || 1) * magnitude;
      else {
        total += (current || 1) * magnitude;
        current = 0;
      }
      last = 'magnitude';
    } else if (
      folded === 'and'
      && last === 'magnitude'
      && (CARDINALS.has(word(next + 1)) || TENS.has(word(next + 1)))
    ) {
      continue;
    } else break;
  }
  if (last === 'none') return null;
  let value = total + current;
  const part = PARTS.get(word(next));
  if (part !== undefined && part !== 2 && value < 20 && last === 'unit' && (value > 1 || !word(next).endsWith('s'))) {
    return { value: String(round(value / part)), firm: true, next: next + 1 };
  }
  if (word(next) === 'and' && word(next + 1) === 'a' && word(next + 2) === 'half') {
    value += 0.5;
    next += 3;
  }
  if (next === at + 1 && lexemes[at]!.folded === 'one')
    return isPronoun(lexemes, at) ? null : { value: '1', firm: false, next };
  return { value: String(round(value)), firm: true, next };
}

/** "one another", "no one", "this one", "one's", "one should": not a figure. */
function isPronoun(lexemes: readonly Lexeme[], at: number): boolean {
  const before = lexemes[at - 1]?.folded ?? '';
  const after = lexemes[at + 1]?.folded ?? '';
  return (
    /^(?:no|any|every|some|this|that|which|another|each|the)$/.test(before)
    || /^(?:another|who|that|which|should|can|must|might|would|s)$/.test(after)
  );
}

function readOrdinal(lexemes: readonly Lexeme[], at: number): Reading | null {
  const { folded } = lexemes[at]!;
  const tens = TENS.get(folded);
  const next = lexemes[at + 1];
  const unit = next !== undefined && isJoined(next) ? ORDINALS.get(next.folded) : undefined;
  if (tens !== undefined && unit !== undefined && unit < 10) return { key: `${tens + unit}`, firm: true, next: at + 2 };
  const value = ORDINALS.get(folded);
  return value === undefined ? null : { key: `${value}`, firm: value > 2, next: at + 1 };
}

const ROMAN = /^(?=[XVI]{1,5}$)X{0,2}(?:IX|IV|V?I{0,3})$/;
const NUMBERED = wordSet(`
  war part chapter title phase type act volume vol section article annex class category tier stage level round louis
  charles henry pope paul john mark group track division schedule appendix book bowl protocol
`);

/** "World War II". A single letter counts only behind a word that is numbered. */
function readRoman(lexemes: readonly Lexeme[], at: number): Reading | null {
  const { raw } = lexemes[at]!;
  if (!ROMAN.test(raw)) return null;
  const before = lexemes[at - 1]?.folded ?? '';
  if (raw.length === 1 && !NUMBERED.has(before)) return null;
  const digits: Record<string, number> = { I: 1, V: 5, X: 10 };
  const values = [...raw].map((letter) => digits[letter] ?? 0);
  const value = values.reduce((sum, digit, k) => sum + (digit < (values[k + 1] ?? 0) ? -digit : digit), 0);
  return { key: `${value}`, firm: true, next: at + 1 };
}

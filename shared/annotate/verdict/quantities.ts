import { plainFigure } from '../letters.ts';
import { lexemesOf, type Lexeme } from './lexemes.ts';
import {
  BOUNDS, CARDINALS, MAGNITUDE_LETTERS, MAGNITUDES, MONTHS, ORDERS, ORDINALS, PARTS, RELATIVE_TIMES, RELATIVE_WORDS, SHORT_MONTHS, TENS, TIMES,
  VULGAR, WEEKDAYS,
} from './lexicon/number-words.ts';
import { LETTER_UNITS, TWO_WORD_UNITS, UNIT_PREFIXES, UNITS, type Unit } from './lexicon/units.ts';

/** A figure, date, amount or unit in a text. Equal keys mean the same: "3", "three" and "3rd"; "5%" and "5 per cent"; "1.5 million" and "1,500,000". */
export interface Quantity {
  readonly key: string;
  /** A firm quantity says something by being there. One that is not ("one", "first", "daily") counts only when another takes its place. */
  readonly firm: boolean;
  readonly start: number;
  readonly end: number;
}

/** How far outside the span a quantity that overlaps it may begin or end. */
const REACH = 48;

/**
 * The quantities that overlap a span. In languages other than English only figures, their signs, and symbols of money and share are read.
 * `meant`: the right spelling of misspelt words, by offset.
 */
export function quantitiesIn(text: string, start: number, end: number, english: boolean, meant: ReadonlyMap<number, string> = NO_SPELLING): Quantity[] {
  const lexemes = lexemesOf(text, Math.max(0, start - REACH), Math.min(text.length, end + REACH))
    .map((lexeme) => (meant.has(lexeme.start) ? { ...lexeme, folded: meant.get(lexeme.start)! } : lexeme));
  const found: Quantity[] = [];
  for (let at = 0; at < lexemes.length;) {
    const read = readFigure(lexemes, at, english) ?? (english ? readWords(lexemes, at) ?? readDate(lexemes, at) : null);
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

/** Whether a folded word is part of how quantities are written. */
export function isQuantityWord(word: string): boolean {
  return [CARDINALS, TENS, MAGNITUDES, ORDERS, ORDINALS, PARTS, TIMES, MONTHS, WEEKDAYS, UNITS].some((words) => words.has(word));
}

/** `first` is set when the quantity began before the lexeme it was read at. */
interface Read { readonly key: string; readonly firm: boolean; readonly next: number; readonly first?: number }

// ── Written in figures: sign, currency, figure, magnitude, unit

function readFigure(lexemes: readonly Lexeme[], at: number, english: boolean): Read | null {
  if (lexemes[at]!.kind !== 'figure' || isReferenceMark(lexemes, at)) return null;
  const money = currencyBefore(lexemes, at);
  const first = money?.first ?? at;
  const { sign, first: signed } = signBefore(lexemes, first);
  let { value, next } = figureValue(lexemes, at, money !== null);
  if (english) ({ value, next } = magnitudesAfter(lexemes, next, value));
  const plus = lexemes[next]?.raw === '+' && lexemes[next]!.gap === '' ? '+' : '';
  if (plus) next++;
  const unit = unitAfter(lexemes, next, english);
  const unitName = money?.unit ?? unit?.unit.name ?? '';
  return { key: `${sign}${value}${plus} ${unitName}`.trim(), firm: true, next: unit?.next ?? next, first: signed };
}

/** Footnote numbers: "[1]", and a raised figure behind a letter or a mark; and the numbers of a list: "1." at the beginning of a line. */
function isReferenceMark(lexemes: readonly Lexeme[], at: number): boolean {
  const { raw, gap, start } = lexemes[at]!;
  const next = lexemes[at + 1];
  if ((start === 0 || /\n\s*$/.test(gap)) && raw.length <= 2 && /^[.)]\s/.test(next?.gap ?? '')) return true;
  if (/^[\u00B9\u00B2\u00B3\u2070-\u2079]$/u.test(raw)) return lexemes[at - 1]?.kind !== 'figure' || gap !== '';
  return /\[$/.test(gap) && /^\]/.test(next?.gap ?? ']');
}

function figureValue(lexemes: readonly Lexeme[], at: number, isMoney: boolean): { value: string; next: number } {
  const figure = lexemes[at]!;
  const vulgar = VULGAR.get(figure.raw);
  if (vulgar !== undefined) return { value: String(round(vulgar)), next: at + 1 };
  let value = Number(plainFigure(figure.folded));
  if (!Number.isFinite(value)) return { value: figure.folded, next: at + 1 };
  let next = at + 1;
  const after = lexemes[next];
  if (after?.kind === 'figure' && after.gap.trim() === '') {
    const part = VULGAR.get(after.raw);
    if (part !== undefined) return { value: String(round(value + part)), next: next + 1 };
    if (after.gap === '' && /^\p{No}$/u.test(after.raw)) return { value: `${value}^${after.folded}`, next: next + 1 };
  }
  if (after?.kind === 'figure' && after.gap === '/' && value < 10 && Number(after.folded) <= 16 && lexemes[next + 1]?.gap !== '/') {
    return { value: String(round(value / Number(after.folded))), next: next + 1 };
  }
  if (after?.kind === 'word' && after.gap === '') {
    if (/^(?:st|nd|rd|th)$/.test(after.folded)) return { value: String(value), next: next + 1 };
    if (/^['\u2019]?s$/.test(after.folded) && value >= 10 && value % 10 === 0) return { value: `${value}s`, next: next + 1 };
    const letters = MAGNITUDE_LETTERS.get(after.folded);
    const isLength = !isMoney && (after.folded === 'mm' || after.raw === 'm');
    if (letters !== undefined && !isLength) {
      value *= letters;
      next++;
    }
  }
  return { value: String(round(value)), next };
}

function currencyBefore(lexemes: readonly Lexeme[], at: number): { unit: string; first: number } | null {
  const before = lexemes[at - 1];
  if (before === undefined || !/^[ \u00A0\u202F]?$/.test(lexemes[at]!.gap)) return null;
  const unit = UNITS.get(before.folded);
  if (unit?.dimension !== 'money' || (before.kind === 'word' && before.raw !== before.raw.toUpperCase())) return null;
  // "US$5" is "$5"; "A$5" is not.
  const country = lexemes[at - 2];
  if (before.kind === 'symbol' && country?.kind === 'word' && before.gap === '' && /^\p{Lu}{1,2}$/u.test(country.raw)) {
    return { unit: country.raw === 'US' ? unit.name : `${country.folded} ${unit.name}`, first: at - 2 };
  }
  return { unit: unit.name, first: at - 1 };
}

/** A minus sign, or a dash that can be nothing else: glued to the figure, with nothing glued to it on the left. Also "about" and comparisons. */
function signBefore(lexemes: readonly Lexeme[], first: number): { sign: string; first: number } {
  const { gap } = lexemes[first]!;
  const before = lexemes[first - 1];
  if (before?.kind === 'symbol' && gap.trim() === '' && /[\u2212~\u2248<>\u2264\u2265\u00B1]/u.test(before.raw)) {
    return { sign: before.raw === '\u2212' ? '-' : before.raw === '\u2248' ? '~' : before.raw, first: first - 1 };
  }
  const isMinus = /[\s([][-\u2010-\u2013]$/u.test(gap) || (before === undefined && /^[-\u2010-\u2013]$/u.test(gap));
  return { sign: isMinus ? '-' : '', first };
}

function magnitudesAfter(lexemes: readonly Lexeme[], at: number, value: string): { value: string; next: number } {
  let next = at;
  let amount = Number(value);
  while (lexemes[next]?.kind === 'word' && isJoined(lexemes[next]!) && MAGNITUDES.has(lexemes[next]!.folded)) {
    amount *= MAGNITUDES.get(lexemes[next]!.folded)!;
    next++;
  }
  return next === at ? { value, next } : { value: String(round(amount)), next };
}

// ── Written in words

function readWords(lexemes: readonly Lexeme[], at: number): Read | null {
  const { folded } = lexemes[at]!;
  const cardinal = readCardinal(lexemes, at);
  if (cardinal !== null) {
    const unit = unitAfter(lexemes, cardinal.next, true);
    return { key: `${cardinal.value} ${unit?.unit.name ?? ''}`.trim(), firm: cardinal.firm, next: unit?.next ?? cardinal.next };
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
function readCardinal(lexemes: readonly Lexeme[], at: number): { value: string; firm: boolean; next: number } | null {
  let total = 0;
  let current = 0;
  let next = at;
  let last: 'none' | 'unit' | 'tens' | 'magnitude' = 'none';
  const word = (k: number) => (k === at || (lexemes[k] !== undefined && isJoined(lexemes[k]!)) ? lexemes[k]!.folded : '');
  if ((word(at) === 'a' || word(at) === 'an') && (MAGNITUDES.has(word(at + 1)) || PARTS.get(word(at + 1)) !== undefined)) {
    const part = PARTS.get(word(at + 1));
    if (part !== undefined) {
      return word(at + 2) === 'of' || part === 2 ? { value: String(round(1 / part)), firm: part !== 2, next: at + 2 } : null;
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
  for (;; next++) {
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
    } else if (magnitude !== undefined && (last !== 'none' || folded === 'dozen' || folded === 'hundred' || magnitude >= 1e3)) {
      if (magnitude === 100 || magnitude === 12) current = (current || 1) * magnitude;
      else {
        total += (current || 1) * magnitude;
        current = 0;
      }
      last = 'magnitude';
    } else if (folded === 'and' && last === 'magnitude' && (CARDINALS.has(word(next + 1)) || TENS.has(word(next + 1)))) {
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
  if (next === at + 1 && lexemes[at]!.folded === 'one') return isPronoun(lexemes, at) ? null : { value: '1', firm: false, next };
  return { value: String(round(value)), firm: true, next };
}

/** "one another", "no one", "this one", "one's", "one should": not a figure. */
function isPronoun(lexemes: readonly Lexeme[], at: number): boolean {
  const before = lexemes[at - 1]?.folded ?? '';
  const after = lexemes[at + 1]?.folded ?? '';
  return /^(?:no|any|every|some|this|that|which|another|each|the)$/.test(before) || /^(?:another|who|that|which|should|can|must|might|would|s)$/.test(after);
}

function readOrdinal(lexemes: readonly Lexeme[], at: number): Read | null {
  const { folded } = lexemes[at]!;
  const tens = TENS.get(folded);
  const next = lexemes[at + 1];
  const unit = next !== undefined && isJoined(next) ? ORDINALS.get(next.folded) : undefined;
  if (tens !== undefined && unit !== undefined && unit < 10) return { key: `${tens + unit}`, firm: true, next: at + 2 };
  const value = ORDINALS.get(folded);
  return value === undefined ? null : { key: `${value}`, firm: value > 2, next: at + 1 };
}

const ROMAN = /^(?=[XVI]{1,5}$)X{0,2}(?:IX|IV|V?I{0,3})$/;
const NUMBERED = /^(?:war|part|chapter|title|phase|type|act|volume|vol|section|article|annex|class|category|tier|stage|level|round|louis|charles|henry|pope|paul|john|mark|group|track|division|schedule|appendix|book|bowl|protocol)$/;

/** "World War II". A single letter counts only behind a word that is numbered. */
function readRoman(lexemes: readonly Lexeme[], at: number): Read | null {
  const { raw } = lexemes[at]!;
  if (!ROMAN.test(raw)) return null;
  const before = lexemes[at - 1]?.folded ?? '';
  if (raw.length === 1 && !NUMBERED.test(before)) return null;
  const digits: Record<string, number> = { I: 1, V: 5, X: 10 };
  const values = [...raw].map((letter) => digits[letter] ?? 0);
  const value = values.reduce((sum, digit, k) => sum + (digit < (values[k + 1] ?? 0) ? -digit : digit), 0);
  return { key: `${value}`, firm: true, next: at + 1 };
}

// ── Dates, bounds, units on their own

function readDate(lexemes: readonly Lexeme[], at: number): Read | null {
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
  if (relative !== undefined && (UNITS.get(following)?.dimension === 'time' || WEEKDAYS.has(following) || MONTHS.has(following))) {
    return { key: `${relative} time`, firm: false, next: at + 1 };
  }
  return readBound(lexemes, at) ?? readLooseUnit(lexemes, at);
}

/** "May" and "March" are months only with a capital and in a place where a month stands. */
function monthAt(lexemes: readonly Lexeme[], at: number): number | null {
  const { folded, raw } = lexemes[at]!;
  if (raw[0] === raw[0]!.toLowerCase()) return null;
  const before = lexemes[at - 1];
  const after = lexemes[at + 1];
  const isBesideFigure = (after?.kind === 'figure' && after.gap.length <= 2) || (before?.kind === 'figure' && /^(?:st|nd|rd|th)?$/.test(lexemes[at]!.gap.trim()));
  const short = SHORT_MONTHS.get(folded);
  if (short !== undefined) return isBesideFigure ? short : null;
  const month = MONTHS.get(folded);
  if (month === undefined) return null;
  if (folded !== 'may' && folded !== 'march') return month;
  const follows = /^(?:in|of|since|until|till|by|last|next|this|early|late|mid|from|to|through|and|between|during|before|after|on|every|or)$/;
  const isVerb = /^(?:and|or|to|through|between|on|every|before|after)$/.test(before?.folded ?? '') && /^(?:have|be|not|also|well|still|yet|i|we|he|she|they|it|you|the)$/.test(after?.folded ?? '');
  return isBesideFigure || (follows.test(before?.folded ?? '') && !isVerb) ? month : null;
}

const LONGEST_BOUND = 3;

/** "more than", "at least", "under" before a figure. */
function readBound(lexemes: readonly Lexeme[], at: number): Read | null {
  for (let length = LONGEST_BOUND; length >= 1; length--) {
    const phrase = lexemes.slice(at, at + length).map((lexeme) => lexeme.folded).join(' ');
    const bound = BOUNDS.get(phrase);
    if (bound === undefined) continue;
    const next = at + length;
    const isBeforeFigure = [0, 1].some((k) => lexemes[next + k]?.kind === 'figure' || readCardinal(lexemes, Math.min(next + k, lexemes.length - 1)) !== null);
    return next < lexemes.length && isBeforeFigure ? { key: `bound ${bound}`, firm: false, next } : null;
  }
  return null;
}

const LOOSE_DIMENSIONS: ReadonlySet<string> = new Set(['share', 'length', 'mass', 'volume', 'area', 'time', 'money']);

/** A unit without a figure: "miles away", "last month". */
function readLooseUnit(lexemes: readonly Lexeme[], at: number): Read | null {
  const folded = withoutPossessive(lexemes[at]!.folded);
  const unit = UNITS.get(folded);
  if (unit === undefined || folded.length < 3 || !LOOSE_DIMENSIONS.has(unit.dimension)) return null;
  return { key: `unit ${unit.name}`, firm: false, next: at + 1 };
}

/** "this year's", "ten years'". */
function withoutPossessive(word: string): string {
  return word.replace(/'s?$/, '');
}

// ── Units behind a figure

function unitAfter(lexemes: readonly Lexeme[], at: number, english: boolean): { unit: Unit; next: number } | null {
  const first = lexemes[at];
  if (first === undefined || !isJoined(first)) return null;
  if (first.kind === 'symbol') {
    const unit = UNITS.get(first.raw);
    if (unit === undefined) return null;
    const scale = lexemes[at + 1];
    const degrees = first.raw === '°' && scale?.gap === '' ? LETTER_UNITS.get(scale.folded) : undefined;
    return degrees === undefined ? { unit, next: at + 1 } : { unit: degrees, next: at + 2 };
  }
  if (first.kind !== 'word') return null;
  if (!english) return first.gap.length <= 1 && UNITS.get(first.folded)?.dimension === 'share' ? { unit: UNITS.get(first.folded)!, next: at + 1 } : null;
  const second = lexemes[at + 1];
  const two = second !== undefined && isJoined(second) ? TWO_WORD_UNITS.get(`${first.folded} ${second.folded}`) : undefined;
  if (two !== undefined) return { unit: two, next: at + 2 };
  const letter = first.folded.length === 1 ? LETTER_UNITS.get(first.folded) : undefined;
  if (letter !== undefined) return first.gap === '' || first.raw !== first.raw.toUpperCase() ? { unit: letter, next: at + 1 } : null;
  const unit = UNITS.get(first.folded);
  if (unit !== undefined) {
    const scale = unit.name === 'degree' ? UNITS.get(second?.folded ?? '') : undefined;
    if (scale?.dimension === 'temperature') return { unit: scale, next: at + 2 };
    const power = second?.kind === 'figure' && second.gap === '' && /^[23\u00B2\u00B3]$/u.test(second.raw) ? second.folded : null;
    return power === null ? { unit, next: at + 1 } : { unit: { ...unit, name: `${unit.name}${power}` }, next: at + 2 };
  }
  const main = UNITS.get(second?.folded ?? '');
  if (main !== undefined && UNIT_PREFIXES.has(first.folded)) {
    return { unit: { ...main, name: `${first.folded.slice(0, 2)} ${main.name}` }, next: at + 2 };
  }
  // "5 million U.S. dollars"
  return main?.dimension === 'money' && first.folded === 'us' ? { unit: main, next: at + 2 } : null;
}

/** Only a space or a hyphen before it, and marks of emphasis or quotation. */
function isJoined({ gap }: Lexeme): boolean {
  return /^(?:[ \u00A0\u2009\u202F]+|[-\u2010\u2011])?$/u.test(gap.replace(/[*_"\u201C\u201D]/g, ''));
}

/** Twelve significant digits: enough for any figure in a brief, and 1.1 × 3 is 3.3. */
function round(value: number): number {
  return Number(value.toPrecision(12));
}

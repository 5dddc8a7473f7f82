import { plainFigure } from '../../letters.ts';
import { MAGNITUDE_LETTERS, MAGNITUDES, VULGAR } from '../lexicon/number-words.ts';
import { UNITS } from '../lexicon/units.ts';
import { isJoined, type Lexeme } from './lexemes.ts';
import { round, type Reading } from './reading.ts';
import { unitAfter } from './unit-after.ts';

/** A quantity written in figures: sign, currency, figure, magnitude, unit. */
export function readFigure(lexemes: readonly Lexeme[], at: number, english: boolean): Reading | null {
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

/**
 * Footnote numbers: "[1]", and a raised figure behind a letter or a mark; and the numbers of a list: "1." at the
 * beginning of a line.
 */
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
  if (
    after?.kind === 'figure'
    && after.gap === '/'
    && value < 10
    && Number(after.folded) <= 16
    && lexemes[next + 1]?.gap !== '/'
  ) {
    return { value: String(round(value / Number(after.folded))), next: next + 1 };
  }
  if (after?.kind === 'word' && after.gap === '') {
    if (/^(?:st|nd|rd|th)$/.test(after.folded)) return { value: String(value), next: next + 1 };
    if (/^['\u2019]?s$/.test(after.folded) && value >= 10 && value % 10 === 0)
      return { value: `${value}s`, next: next + 1 };
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

/**
 * A minus sign, or a dash that can be nothing else: glued to the figure, with nothing glued to it on the left. Also
 * "about" and comparisons.
 */
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

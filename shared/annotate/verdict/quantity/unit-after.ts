import { LETTER_UNITS, TWO_WORD_UNITS, UNIT_PREFIXES, UNITS, type Unit } from '../lexicon/units.ts';
import { isJoined, type Lexeme } from './lexemes.ts';

/** The unit behind a figure, and the number of the lexeme behind the unit. */
export function unitAfter(
  lexemes: readonly Lexeme[],
  at: number,
  english: boolean,
): { unit: Unit; next: number } | null {
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
  if (!english)
    return first.gap.length <= 1 && UNITS.get(first.folded)?.dimension === 'share'
      ? { unit: UNITS.get(first.folded)!, next: at + 1 }
      : null;
  const second = lexemes[at + 1];
  const two =
    second !== undefined && isJoined(second) ? TWO_WORD_UNITS.get(`${first.folded} ${second.folded}`) : undefined;
  if (two !== undefined) return { unit: two, next: at + 2 };
  const letter = first.folded.length === 1 ? LETTER_UNITS.get(first.folded) : undefined;
  if (letter !== undefined)
    return first.gap === '' || first.raw !== first.raw.toUpperCase() ? { unit: letter, next: at + 1 } : null;
  const unit = UNITS.get(first.folded);
  if (unit !== undefined) {
    const scale = unit.name === 'degree' ? UNITS.get(second?.folded ?? '') : undefined;
    if (scale?.dimension === 'temperature') return { unit: scale, next: at + 2 };
    const power =
      second?.kind === 'figure' && second.gap === '' && /^[23\u00B2\u00B3]$/u.test(second.raw) ? second.folded : null;
    return power === null ? { unit, next: at + 1 } : { unit: { ...unit, name: `${unit.name}${power}` }, next: at + 2 };
  }
  const main = UNITS.get(second?.folded ?? '');
  if (main !== undefined && UNIT_PREFIXES.has(first.folded)) {
    return { unit: { ...main, name: `${first.folded.slice(0, 2)} ${main.name}` }, next: at + 2 };
  }
  // "5 million U.S. dollars"
  return main?.dimension === 'money' && first.folded === 'us' ? { unit: main, next: at + 2 } : null;
}

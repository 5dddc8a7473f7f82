import { isFigure, tokenize } from './tokenize.ts';

// "300 000" with any kind of space, "300'000".
const SPACED_GROUPS = /(?<![\p{Nd}.,])\p{Nd}{1,3}(?:[ \u00A0\u2007\u2009\u202F'\u2019]\p{Nd}{3})+(?!\p{Nd})/gu;
const SEPARATORS = /[^\p{Nd}.,]/gu;

/**
 * What is left of a text without its typography: letters without spaces, hyphens, marks and case, figures as plain
 * numbers in brackets (so that "3:30" is not "330"). Two texts with equal letters say the same words.
 */
export function lettersOf(text: string): string {
  return tokenize(joinGroups(text))
    .folded.map((word) =>
      isFigure(word) ? `[${plainFigure(word)}]` : word.replaceAll("'", '').replace(/(\d+)\u2044(\d+)/, '[$1][$2]'),
    )
    .join('');
}

export function sameLetters(a: string, b: string): boolean {
  return a === b || lettersOf(a) === lettersOf(b);
}

/** Figures whose groups are set apart by spaces or apostrophes, with commas instead: "300 000" as "300,000". */
export function joinGroups(text: string): string {
  return !/\p{Nd}/u.test(text) ? text : text.replace(SPACED_GROUPS, (figure) => figure.replace(SEPARATORS, ','));
}

/**
 * A folded figure without its grouping, with a point before decimals: "300,000", "300.000" and "300000" are all
 * "300000". "3.125" and "1.500" are read as decimals and "3,125" as thousands: a lone point groups only before three
 * zeros, where a decimal would say nothing.
 */
export function plainFigure(figure: string): string {
  const points = figure.split('.').length - 1;
  const commas = figure.split(',').length - 1;
  if (points + commas === 0) return figure;
  if (points > 0 && commas > 0) {
    const decimal = figure.lastIndexOf('.') > figure.lastIndexOf(',') ? '.' : ',';
    const grouping = decimal === '.' ? ',' : '.';
    return figure.split(decimal).length === 2 ? figure.replaceAll(grouping, '').replace(decimal, '.') : figure;
  }
  if (/^[1-9]\d{0,2}(?:,\d{2,3})*,\d{3}$/.test(figure)) return figure.replaceAll(',', '');
  if (/^[1-9]\d{0,2}(?:\.\d{3}){2,}$/.test(figure) || /^[1-9]\d{0,2}\.000$/.test(figure))
    return figure.replaceAll('.', '');
  return commas === 1 ? figure.replace(',', '.') : figure;
}

import { lettersOf } from '../letters.ts';

/*
 * Signs that say something: a rating's plus, an arrow, a filled circle, a tick. They are compared like words, in order
 * and with the words that they stand between. Quotes, commas, dashes between words and bullets are none.
 */

// Flags and shades of skin belong to pictures; marks of ownership, double exclamation marks and the arrow back from a note do not.
const PICTURE = '(?![\\u00A9\\u00AE\\u2122\\u203C\\u2049\\u21A9\\u21B5\\u25AA\\u25AB])\\p{Extended_Pictographic}|[\\u{1F1E6}-\\u{1F1FF}]|[\\u{1F3FB}-\\u{1F3FF}]';
// Not the minus, the stroke, the asterisk, the point and the tilde of mathematics: those have everyday twins.
const MATHEMATICS = '[=<>\\u00B1\\u00D7\\u00F7\\u00AC\\u2200-\\u2211\\u2213\\u2214\\u2218\\u221A-\\u223B\\u223D-\\u22C4\\u22C6-\\u22FF]|~(?=\\s?\\p{Nd})';
const ARROW = '(?![\\u21A9\\u21B5])[\\u2190-\\u21FF\\u27F0-\\u27FF\\u2900-\\u297F\\u2B00-\\u2B2F\\u2B60-\\u2BB8]';
// Squares, circles, triangles, stars, ticks and crosses; the small ones are bullets where a line begins.
const SHAPE = '[\\u25A0-\\u25A9\\u25AC-\\u25E5\\u25E7-\\u25FF\\u2600-\\u27BF\\u2B30-\\u2B5F]|(?<!^[ \\t]*)[\\u25AA\\u25AB\\u25E6]';
const MONEY_AND_SHARE = '\\p{Sc}|[%\\u2030\\u2031\\u2103\\u2109]|(?<=\\p{Nd} ?)[\\u00B0\\u2032\\u2033]';
// "A+", "5+", "C++", "+5", but not the bullet "+ "; "A-" and "BBB-" with nothing behind.
const PLUS = '\\+(?!(?<=^[ \\t]*\\+)\\s)';
const RATING_MINUS = '(?<=(?<![\\p{L}\\p{N}])\\k<letter>{0,2}(?<letter>[A-F]))[-\\u2010\\u2011\\u2013\\u2212](?![\\p{L}\\p{N}])';
const BEHIND_WORD = '(?<=\\p{L})#|(?<=\\p{Nd}\\*{0,3})[*\\u2020\\u2021]|[\\u207A\\u207B\\u208A\\u208B]|&|\\?';

const SIGN = [PICTURE, MATHEMATICS, ARROW, SHAPE, MONEY_AND_SHARE, PLUS, RATING_MINUS, BEHIND_WORD].join('|');

/** ".5" is not "5". */
const POINT = '(?<=^|[\\s(\\[\\p{Sc}+\\u2212\\u2013-])[.,](?=\\p{Nd})';
// "(5) million", "(1,200)", "$(3)"; not the "(1)" of a list and not a year.
const AMOUNT = '\\p{Nd}{1,3}(?:[., ]\\p{Nd}+)*|\\p{Nd}+';
const MAGNITUDE = '(?:\\s?(?:%|\\p{Sc}|k|m|bn|tn|million|billion|trillion|thousand|per ?cent|percent)(?!\\p{L}))';
const BRACKETS =
  `(?<=\\p{Sc} ?)\\((?=(?:${AMOUNT})\\))`
  + `|\\((?=\\p{Sc} ?(?:${AMOUNT})${MAGNITUDE}?\\))`
  + `|\\((?=(?:${AMOUNT})${MAGNITUDE}\\))`
  + `|\\((?=(?:${AMOUNT})\\)${MAGNITUDE})`
  + '|\\((?=\\p{Nd}{1,3}(?:[., ]\\p{Nd}+)+\\))'
  + '|\\((?!(?:1[5-9]|20)\\p{Nd}\\p{Nd}\\))(?=\\p{Nd}{3,}\\))'
  + '|\\((?=\\p{Nd}{1,2}\\)\\s*(?:$|[.;,]))';
// Milli and mega, bit and byte: a unit behind a figure whose case says which.
const UNIT = '(?<=\\p{Nd}[ \\u00A0\\u2009\\u202F-]?)(?:[mMpP](?:[wW][hH]?|[vV]|[aA]|[hH][zZ]|[pP][aA]|[jJ]|[tT]|[gG]|[sS]|[lL]|[nN]|[sS][vV]|[bB][qQ]|[eE][vV]|[bB](?:ps|it|/s)?)|[kKgGtT][bB](?:ps|/s)?|[mM])(?![\\p{L}\\p{N}])';
const QUANTITY = `${POINT}|${BRACKETS}|(?<unit>${UNIT})`;
const OF_QUANTITY = new RegExp(QUANTITY, 'gmu');
const ALL = new RegExp(`${SIGN}|${QUANTITY}`, 'gmu');


/** Signs that are printed in several ways, and arrows and comparisons made of several keys. */
const ALIKE: ReadonlyMap<string, string> = new Map(
  ['✓✔', '✗✘✖✕', '~≈', '→⇒➔➜➡', '●⚫', '○⚪◯', '▲▴', '▼▾', '↑⬆', '↓⬇', '-\u2010\u2011\u2013\u2212'].flatMap((alike) => {
    const [first = '', ...others] = alike;
    return others.map((other) => [other, first] as const);
  }),
);
const TYPED: ReadonlyMap<string, string> = new Map([
  ['->', '→'], ['-->', '→'], ['=>', '→'], ['<-', '←'], ['<--', '←'], ['<->', '↔'], ['<=', '≤'], ['>=', '≥'], ['!=', '≠'], ['+/-', '±'],
]);
const TYPED_SIGN = /<->|-{1,2}>|<-{1,2}(?!\d)|=>|<=|>=|!=|\+\/-/g;
const FULL_WIDTH = /[\uFF01-\uFF5E]/g;

/** The signs of a text with the words between them. Equal keys: no sign came, went or changed its place. */
export function signsOf(text: string): string {
  return keyOf(text, ALL);
}

/** Those that make another quantity: a point before a figure, brackets of a loss, the case of a unit. */
export function signsOfQuantity(text: string): string {
  return keyOf(text, OF_QUANTITY);
}

function keyOf(text: string, signs: RegExp): string {
  const printed = asPrinted(text);
  let key = '';
  let last = 0;
  for (const { 0: sign, index, groups } of printed.matchAll(signs)) {
    const name = groups?.['unit'] === undefined ? (ALIKE.get(sign) ?? sign) : unitName(sign, printed, index);
    if (name === '') continue;
    key += `${lettersOf(printed.slice(last, index))} ${name} `;
    last = index;
  }
  return key;
}

/** What the case of a unit says: "m" or "M", bit or byte. Money is counted in "m" and "M" alike. */
function unitName(unit: string, text: string, at: number): string {
  if (unit.length === 1 && /\p{Sc} ?[\p{Nd}.,]+ ?$/u.test(text.slice(Math.max(0, at - 24), at))) return '';
  const prefix = /^[mMpP]/.test(unit) ? unit.charAt(0) : '';
  return prefix + (/^.[bB]/.test(unit) ? unit.charAt(1) : '');
}

function asPrinted(text: string): string {
  return text
    .replace(FULL_WIDTH, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(TYPED_SIGN, (typed) => TYPED.get(typed) ?? typed);
}

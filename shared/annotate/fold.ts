/** Characters that print nothing: soft hyphen, zero-width space and joiners, word joiner, byte order mark. */
export const INVISIBLE = '\\u00AD\\u200B-\\u200D\\u2060\\uFEFF';

const PLAIN = /^[a-z]+$/;
const INVISIBLE_OR_TATWEEL = /[\u00AD\u0640\u200B-\u200D\u2060\uFEFF]/gu;
/** Marks that are set for an apostrophe inside a word. */
export const APOSTROPHE = "'`\\u00B4\\u02B9\\u02BB\\u02BC\\u2018\\u2019\\u201B\\u2032\\u2035\\uFF07";
const APOSTROPHES = new RegExp(`[${APOSTROPHE}]`, 'gu');
const OTHER_DIGITS = /[^\P{Nd}0-9]/gu;

// Only marks that decorate a letter are dropped. Marks that make another letter stay: vowel signs of Indic scripts,
// the voicing marks of kana, the breve of Cyrillic "й" and the dots of "ї". Dropping those would call two words the
// same.
const CYRILLIC_MARKS = /(\p{Script=Cyrillic})([\u0300-\u036F]+)/gu;
const DECORATION = new RegExp(
  '[\\u0300-\\u036F\\u0591-\\u05BD\\u05BF\\u05C1\\u05C2\\u05C4\\u05C5\\u05C7'
    + '\\u0610-\\u061A\\u064B-\\u065F\\u0670\\u06D6-\\u06DC'
    + '\\u06DF-\\u06E4\\u06E7\\u06E8\\u06EA-\\u06ED\\u1AB0-\\u1AFF\\u1DC0-\\u1DFF\\u20D0-\\u20FF\\uFE20-\\uFE2F]',
  'gu',
);
const KEPT_BREVE = '\uE000';
const KEPT_DOTS = '\uE001';

/**
 * A word as it is compared: compatibility forms taken apart, decoration and invisible characters dropped, quotes
 * unified, digits of every script as 0-9, lower case. Two words that fold alike differ in typography only.
 */
export function fold(word: string): string {
  if (PLAIN.test(word)) return word;
  return (
    word
      .normalize('NFKD')
      .replace(CYRILLIC_MARKS, keepLetters)
      .replace(DECORATION, '')
      .replace(INVISIBLE_OR_TATWEEL, '')
      .replace(APOSTROPHES, "'")
      .replace(OTHER_DIGITS, asciiDigit)
      .toLowerCase()
      // Lower-casing Turkish "İ" leaves a dot behind.
      .replaceAll('\u0307', '')
  );
}

/** Keeps the breve ("й", "ў") and the dots of any letter but "е" ("ё" is "е" in most print); stress marks go. */
function keepLetters(_: string, letter: string, marks: string): string {
  let kept = letter;
  if (marks.includes('\u0306')) kept += KEPT_BREVE;
  if (marks.includes('\u0308') && letter !== 'е' && letter !== 'Е') kept += KEPT_DOTS;
  return kept;
}

/**
 * Decimal digits stand in runs of ten that begin with zero (Unicode 15 §4.6): the value is the distance to the start of
 * the run.
 */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++;
  return String(value);
}

/** Why a part of what was typed was not read as the language but searched as plain words, or left out. */
export type LiteralReason =
  | 'open-quote'
  | 'open-paren'
  | 'stray-paren'
  | 'dangling-operator'
  | 'empty-field'
  | 'unknown-field'
  | 'bad-date'
  | 'bad-value'
  | 'bad-near'
  | 'star-inside'
  | 'star-too-early'
  | 'no-words'
  | 'too-deep'
  | 'too-long';

/** `start` and `end` are UTF-16 code units into what was typed. */
export type Literal = { readonly reason: LiteralReason; readonly start: number; readonly end: number };

const SENTENCES: Readonly<Record<LiteralReason, (part: string) => string>> = {
  'open-quote': (part) => `The quotation mark before ${part} is not closed; everything after it was read as one phrase.`,
  'open-paren': () => 'A parenthesis is not closed; it was closed at the end.',
  'stray-paren': () => 'A closing parenthesis has no partner and was left out.',
  'dangling-operator': (part) => `${part} has nothing to join and was searched as a word.`,
  'empty-field': (part) => `${part} has no value and was searched as a word.`,
  'unknown-field': (part) => `${part} names no field and was searched as words.`,
  'bad-date': (part) => `${part} is not a date (2023, 2023-06 or 2023-06-28) and was searched as words.`,
  'bad-value': (part) => `${part} is not something the archive keeps and was searched as words.`,
  'bad-near': (part) => `${part} is not NEAR(word word, 10) and was searched as words.`,
  'star-inside': (part) => `The star in ${part} stands inside a word; only the end of a word can be left open.`,
  'star-too-early': (part) => `${part} was searched as it stands: an open end needs two letters, and a search has room for five.`,
  'no-words': (part) => `${part} has no word or sign that can be searched and was left out.`,
  'too-deep': () => 'The parentheses are nested too deeply; the innermost were left out.',
  'too-long': () => 'This is longer than a search can be; the end was left out.',
};

/** The sentence the box shows for one part; `text` is what was typed. */
export function literalSentence(literal: Literal, text: string): string {
  const part = text.slice(literal.start, literal.end).trim();
  return SENTENCES[literal.reason](`“${part.length > 40 ? `${part.slice(0, 39)}…` : part}”`);
}

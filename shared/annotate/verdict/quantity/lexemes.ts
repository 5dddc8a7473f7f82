import { fold } from '../../fold.ts';
import { joinGroups } from '../../letters.ts';

/** A word, a figure or a symbol of a text, as the readers of figures see it. */
export interface Lexeme {
  readonly kind: 'word' | 'figure' | 'symbol';
  readonly folded: string;
  readonly raw: string;
  /** Offsets into the whole text. */
  readonly start: number;
  readonly end: number;
  /** What stands between it and the lexeme before, that is no lexeme itself. */
  readonly gap: string;
}

const FIGURE = String.raw`\p{Nd}+(?:[.,]\p{Nd}+)*|(?<=^|[\s([\p{Sc}+\u2212\u2013-])[.,]\p{Nd}+|\p{No}`;
// "U.S." and "a.m." are one word; so is "per-cent" not: hyphens separate.
const ABBREVIATION = String.raw`(?:\p{L}\.){2,}`;
const WORD = String.raw`\p{L}(?:[\p{L}\p{M}\u00AD\u200B-\u200D\u2060\uFEFF]|['\u2018\u2019](?=\p{L}))*`;
const SYMBOL = String.raw`[\p{Sc}%\u2030\u00B0\u2103\u2109+\u00B1\u2212~\u2248<>\u2264\u2265]`;
const LEXEME = new RegExp(`(?<figure>${FIGURE})|(?<word>${ABBREVIATION}|${WORD})|(?<symbol>${SYMBOL})`, 'gu');

/** The lexemes of `text` between two offsets. */
export function lexemesOf(text: string, from: number, to: number): Lexeme[] {
  const window = joinGroups(text.slice(from, to));
  const found: Lexeme[] = [];
  let last = 0;
  for (const match of window.matchAll(LEXEME)) {
    const [raw] = match;
    const kind =
      match.groups?.['figure'] !== undefined ? 'figure' : match.groups?.['word'] !== undefined ? 'word' : 'symbol';
    found.push({
      kind,
      folded: kind === 'symbol' ? raw : fold(raw).replaceAll('.', kind === 'word' ? '' : '.'),
      raw,
      start: from + match.index,
      end: from + match.index + raw.length,
      gap: window.slice(last, match.index),
    });
    last = match.index + raw.length;
  }
  return found;
}

/** Only a space or a hyphen before it, and marks of emphasis or quotation. */
export function isJoined({ gap }: Lexeme): boolean {
  return /^(?:[ \u00A0\u2009\u202F]+|[-\u2010\u2011])?$/u.test(gap.replace(/[*_"\u201C\u201D]/g, ''));
}

/** "this year's", "ten years'". */
export function withoutPossessive(word: string): string {
  return word.replace(/'s?$/, '');
}

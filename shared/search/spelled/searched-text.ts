import { spellingsAt } from './spellings.ts';
import { BARRIER, wordsOf, wordsOfList } from '../words.ts';

/** A text as a search sees it. */
export type SearchedText = {
  readonly words: readonly string[];
  /** Other spellings and signs, each once, a barrier between them: found like words, but near nothing. */
  readonly also: readonly string[];
};

export function searchedText(text: string): SearchedText {
  return { words: wordsOf(text), also: alsoOf([text]) };
}

/** A list of names: no phrase runs from one into the next. */
export function searchedList(values: readonly string[]): SearchedText {
  return { words: wordsOfList(values), also: alsoOf(values) };
}

/** The other spellings and signs in some texts, each once, in the order in which they are met. */
export function alsoOf(texts: readonly string[]): string[] {
  const met = new Set<string>();
  const also: string[] = [];
  for (const text of texts) {
    for (const { words } of spellingsAt(text)) {
      const key = words.join(' ');
      if (met.has(key)) continue;
      met.add(key);
      if (also.length > 0) also.push(BARRIER);
      also.push(...words);
    }
  }
  return also;
}

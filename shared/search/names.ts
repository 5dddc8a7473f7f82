import { allOf, words } from './query.ts';
import { wordsOf } from './words.ts';

/** What is typed to find a name, as the JSON of a query: every word begins one of the name's; null when it holds no word. */
export function namesLike(typed: string): string | null {
  const parts = wordsOf(typed);
  return parts.length === 0 ? null : JSON.stringify(allOf(parts.map((part) => words(part, true))));
}

import type { Pairing } from '../align/pairing.ts';
import { sameLetters } from '../letters.ts';
import { isFigure } from '../tokenize.ts';
import { isQuantityWord } from '../verdict/quantity/quantities.ts';
import type { OldWords } from './cluster.ts';
import type { NewWords } from './edges.ts';

/** More words than these are a claim, and a claim without any of its words is gone. */
const LONGEST = 3;

/**
 * What stands between the old neighbours of a highlight none of whose words is left: the same letters cut into other
 * words ("20,000" and "20 000"), or another figure in the place of a figure. Null for anything else: those words are
 * gone.
 */
export function replacedInPlace({ before, after, passage }: Pairing, { from, to }: OldWords): NewWords | null {
  const left = from === 0 ? -1 : before.partner[from - 1]!;
  const right = to === before.ids.length ? after.ids.length : before.partner[to]!;
  const isBroken = (from > 0 && left < 0) || (to < before.ids.length && right < 0);
  const isElsewhere = (from > 0 && passage[from - 1] !== 0) || (to < before.ids.length && passage[to] !== 0);
  const found = { first: left + 1, last: right - 1 };
  const count = right - left - 1;
  if (isBroken || isElsewhere || to - from > LONGEST || count < 1 || count > 2 * LONGEST) return null;
  const old = before.words.folded.slice(from, to);
  const now = after.words.folded.slice(found.first, found.last + 1);
  if (old.some(isQuantity) && now.some(isQuantity)) return found;
  return sameLetters(textOf(before, from, to - 1), textOf(after, found.first, found.last)) ? found : null;
}

function isQuantity(word: string): boolean {
  return isFigure(word) || isQuantityWord(word);
}

function textOf({ text, words }: Pairing['before'], first: number, last: number): string {
  return text.slice(words.starts[first], words.ends[last]);
}

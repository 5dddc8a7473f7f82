import { isTelling } from './passages.ts';
import { allOf } from './query.ts';
import type { Query } from './query.ts';
import { typosAllowed } from './spelling.ts';
import type { Vocabulary } from './vocabulary.ts';
import { wordsOf } from './words.ts';

/** A word as somebody remembers it, with the words of the archive it may stand for: 1 for itself, less for a typo. */
export type RememberedWord = {
  readonly word: string;
  /** What it tells: rare words tell more. */
  readonly weight: number;
  readonly variants: ReadonlyMap<string, number>;
};

/** Fewer words than this are a search, not a memory. */
export const LEAST_WORDS = 3;
const MOST_WORDS = 60;
const VARIANTS = 4;
const LIKENESS = { sure: 1, typo: 0.8 } as const;

/**
 * The words a search wants anywhere in the text, in order, and what else it asks (fields, dates, what must not be there).
 * Null when it is not a plain list of words: then every word was meant.
 */
export function wordsToRecall(query: Query): { readonly words: readonly string[]; readonly rest: Query } | null {
  const items = query.type === 'and' ? query.items : [query];
  const words: string[] = [];
  const rest: Query[] = [];
  for (const item of items) {
    if (item.type === 'words' && !item.prefix) words.push(...wordsOf(item.text));
    else if (item.type === 'or' || item.type === 'near' || item.type === 'words' || (item.type === 'field' && item.field === 'in')) return null;
    else rest.push(item);
  }
  return words.length < LEAST_WORDS ? null : { words: words.slice(0, MOST_WORDS), rest: allOf(rest) };
}

/** Weighs each word and looks for what an unknown one may have been; `briefs` is how many the archive has. */
export function remember(words: readonly string[], vocabulary: Vocabulary, briefs: number): RememberedWord[] {
  return words.map((word) => {
    const own = vocabulary.briefsWith(word);
    const variants = new Map<string, number>(own > 0 ? [[word, LIKENESS.sure]] : []);
    let known = own;
    // A word that stands in one brief alone may itself be a typo of the same kind; trust it all the same.
    if (own === 0 && typosAllowed(word.length) > 0) {
      for (const similar of vocabulary.similar(word, VARIANTS)) {
        variants.set(similar.word, LIKENESS.typo);
        known = Math.max(known, similar.briefs);
      }
    }
    return { word, weight: 1 + Math.log(1 + briefs / (1 + known)), variants };
  });
}

/** A word by which candidates are looked up, what it tells, and in how many briefs it stands. */
export type TellingWord = { readonly word: string; readonly weight: number; readonly briefs: number };

/**
 * The words by which candidates are looked up: the rarest, until together they stand in `budget` briefs (two at least).
 * Empty when no word is known.
 */
export function tellingWords(remembered: readonly RememberedWord[], vocabulary: Vocabulary, budget: number): TellingWord[] {
  const weights = new Map<string, number>();
  for (const { weight, variants } of remembered) {
    for (const [word, likeness] of variants) if (isTelling(word)) weights.set(word, Math.max(weights.get(word) ?? 0, weight * likeness));
  }
  const rarestFirst = [...weights].map(([word, weight]) => ({ word, weight, briefs: vocabulary.briefsWith(word) })).sort((a, b) => a.briefs - b.briefs);
  let sum = 0;
  return rarestFirst.filter(({ briefs }, at) => (sum += briefs) <= budget || at < 2).slice(0, 16);
}

/** No less than `recalled` gives for a text of these words, whatever their order: tells cheaply what need not be looked at. */
export function recalledAtMost(remembered: readonly RememberedWord[], there: ReadonlySet<string>): number {
  let total = 0;
  let present = 0;
  for (const { weight, variants } of remembered) {
    let best = 0;
    for (const [word, likeness] of variants) if (likeness > best && there.has(word)) best = likeness;
    total += weight;
    present += best * weight;
  }
  return total === 0 ? 0 : present / total;
}

/** How much of what is remembered stands in a text, 0 to 1: most of it for words in their order, some for being there. */
export function recalled(remembered: readonly RememberedWord[], text: readonly string[]): number {
  const total = remembered.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0 || text.length === 0) return 0;
  let present = 0;
  let row = new Float64Array(text.length + 1);
  for (const { weight, variants } of remembered) {
    const next = new Float64Array(text.length + 1);
    let best = 0;
    for (let at = 0; at < text.length; at++) {
      const likeness = variants.get(text[at] as string) ?? 0;
      if (likeness > best) best = likeness;
      next[at + 1] = Math.max(row[at + 1] as number, next[at] as number, likeness > 0 ? (row[at] as number) + weight * likeness : 0);
    }
    present += best * weight;
    row = next;
  }
  const ordered = row[text.length] as number;
  return (0.6 * ordered + 0.4 * present) / total;
}

/** How many words that are remembered side by side stand side by side in the text: tells apart what scores the same. */
export function neighbours(remembered: readonly RememberedWord[], text: readonly string[]): number {
  const beside = new Set(text.slice(1).map((word, at) => `${text[at] ?? ''} ${word}`));
  const stand = (one: RememberedWord, other: RememberedWord): boolean =>
    [...one.variants.keys()].some((first) => [...other.variants.keys()].some((second) => beside.has(`${first} ${second}`)));
  return remembered.slice(1).filter((word, at) => stand(remembered[at] as RememberedWord, word)).length;
}

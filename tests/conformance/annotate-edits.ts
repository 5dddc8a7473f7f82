import { pick } from './annotate-random.ts';

type Random = () => number;
/** A sentence with one edit of a kind, or null when the sentence gives no room for it. */
export type Mutation = (sentence: string, random: Random) => string | null;

/** One match, chosen by chance, replaced; null when nothing matches or nothing changes. */
export function swap(
  pattern: RegExp,
  by: (match: string, random: Random, groups: readonly string[]) => string,
): Mutation {
  return (sentence, random) => {
    const matches = [
      ...sentence.matchAll(
        new RegExp(pattern.source, pattern.flags.includes('g') ? pattern.flags : `${pattern.flags}g`),
      ),
    ];
    if (matches.length === 0) return null;
    const match = pick(random, matches);
    const replaced = by(
      match[0],
      random,
      match.slice(1).map((group) => group ?? ''),
    );
    return replaced === match[0]
      ? null
      : sentence.slice(0, match.index) + replaced + sentence.slice(match.index + match[0].length);
  };
}

type Table = Readonly<Record<string, readonly string[]>>;

/** "said = stated / remarked, big = large": what a word can be replaced by. */
export function table(rows: string): Table {
  return Object.fromEntries(
    rows.split(',').map((row) => {
      const [word = '', others = ''] = row.split('=').map((part) => part.trim());
      return [word, others.split('/').map((other) => other.trim())] as const;
    }),
  );
}

/** Any word of a table, as a whole word. */
export function anyOf(rows: Table, ahead: string, flags: string): RegExp {
  return new RegExp(`\\b(?:${Object.keys(rows).join('|')})\\b${ahead}`, flags);
}

/** One word of a table, replaced by what the table says, with its capital kept. */
export function swapWords(rows: Table): Mutation {
  return swap(anyOf(rows, '', 'gi'), (word, random) => {
    const other = pick(random, rows[word.toLowerCase()]!);
    return /^\p{Lu}/u.test(word) ? other[0]!.toUpperCase() + other.slice(1) : other;
  });
}

export function everywhere(from: RegExp, to: string): Mutation {
  return (sentence) => {
    const changed = sentence.replace(from, to);
    return changed === sentence ? null : changed;
  };
}

/** Another word of the same list. */
export function another(words: readonly string[]): Mutation {
  return swap(new RegExp(`\\b(?:${words.join('|')})\\b`, 'g'), (word, random) =>
    pick(
      random,
      words.filter((other) => other !== word),
    ),
  );
}

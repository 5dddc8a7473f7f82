import type { Likeness } from '../contract/calls.ts';
import { wordsOf } from '../search/words.ts';

/*
 * Which names may be one person's. This only proposes: nothing is merged by it. Names that contradict each other are never alike:
 * another first name, another initial, Jr. beside Sr.
 */

/** A name taken apart, folded. `given` may be empty ("Gen. Smith"); an initial is one letter. */
export interface NameParts {
  /** How it is found: names of one person share it. */
  surname: string;
  given: readonly string[];
  ranks: readonly string[];
  /** jr, sr, ii, iii: of father and son. */
  generation: string | null;
  /** The name in lower case with its accents. */
  accented: string;
}

const RANKS = new Set((
  'gen general maj major brig brigadier lt lieutenant col colonel capt captain cmdr commander adm admiral sgt sergeant dr doctor mr mrs ms '
  + 'miss prof professor sen senator rep representative gov governor rev reverend hon honorable amb ambassador sir dame lord lady sheikh '
  + 'president secretary minister chancellor judge justice cpl pvt ret'
).split(' '));
const GENERATIONS = new Set(['jr', 'sr', 'ii', 'iii', 'iv']);
const AFTER = new Set(['phd', 'md', 'jd', 'esq', 'mp', 'mep', 'cbe', 'obe', 'kc', 'qc', 'usa', 'usn', 'usaf', 'usmc', 'ret']);
/** Small words that belong to the surname behind them. */
const PARTICLES = new Set('de la le du des da dos di del della der den van von vom zu ter ten af av bin bint ibn ben al el ul'.split(' '));

/** null for a name that cannot be taken apart: one word, or a script without spaces. */
export function namePartsOf(name: string): NameParts | null {
  const plain = name.replace(/[“"][^“”"]*[”"]|\([^()]*\)/gu, ' ').replace(/\b(\p{Lu})\.\s*(?=\p{Lu}\.)/gu, '$1. ');
  const words = plain.split(/[\s,]+/u).map((word) => wordsOf(word).join('')).filter((word) => word !== '');
  if (words.length < 2 || !/^[\p{L}\p{N}'-]+$/u.test(words.join(''))) return null;
  const generation = words.find((word, index) => index > 0 && GENERATIONS.has(word)) ?? null;
  const bare = words.filter((word, index) => !(index > 0 && (GENERATIONS.has(word) || AFTER.has(word))));
  const first = bare.findIndex((word) => !RANKS.has(word));
  if (first < 0) return null;
  const own = bare.slice(first);
  let from = own.length - 1;
  while (from > 1 && PARTICLES.has(own[from - 1] as string)) from -= 1;
  const surname = own.slice(from).join(' ');
  const given = own.slice(0, from);
  if (surname === '' || surname.length < 2 || (given.length === 0 && first === 0)) return null;
  return { surname, given, ranks: bare.slice(0, first), generation, accented: plain.toLocaleLowerCase('en').replace(/[\s.]+/gu, ' ').trim() };
}

/** Why two names may be one person's; null when they are not alike. The caller has compared the surnames. */
export function likeness(one: NameParts, other: NameParts): Likeness | null {
  if (one.surname !== other.surname || one.generation !== other.generation) return null;
  if (one.given.length === 0 || other.given.length === 0) return one.given.length === other.given.length ? null : 'surname';
  const [first, ...middle] = one.given;
  const [otherFirst, ...otherMiddle] = other.given;
  if (first === undefined || otherFirst === undefined || !sameOrInitial(first, otherFirst)) return null;
  if (!middle.every((name, index) => otherMiddle[index] === undefined || sameOrInitial(name, otherMiddle[index]))) return null;
  if (first !== otherFirst) return 'initials';
  if (first.length === 1 || middle.join(' ') !== otherMiddle.join(' ')) return first.length === 1 ? 'initials' : 'middle';
  return one.ranks.join(' ') === other.ranks.join(' ') ? 'accents' : 'rank';
}

/** "J" and "John"; "John" and "John". */
function sameOrInitial(one: string, other: string): boolean {
  return one === other || (one.length === 1 && other.startsWith(one)) || (other.length === 1 && one.startsWith(other));
}

/** Kinds that also fit many strangers: proposed only when nobody else fits, or when both had the same role. */
export const WEAK: ReadonlySet<Likeness> = new Set<Likeness>(['initials', 'surname']);

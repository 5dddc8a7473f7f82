import type { Near, Query, Words } from './query.ts';
import type { SearchedText } from './spelled/searched-text.ts';
import { askedOf, type Term } from './spelled/terms.ts';
import { BARRIER, wordsOf } from './words.ts';

/** Where the term begins, as indexes into `text`, in order. A term without words is nowhere. */
export function termPlaces(text: readonly string[], term: Term): number[] {
  const places: number[] = [];
  const last = term.words.length - 1;
  if (last < 0) return places;
  for (let at = 0; at + last < text.length; at++) {
    let offset = 0;
    while (offset < last && text[at + offset] === term.words[offset]) offset++;
    if (offset < last) continue;
    const word = text[at + last] as string;
    const wanted = term.words[last] as string;
    if (term.prefix ? word.startsWith(wanted) : word === wanted) places.push(at);
  }
  return places;
}

export function hasTerm(text: readonly string[], term: Term): boolean {
  return termPlaces(text, term).length > 0;
}

/**
 * The places of all terms that stand in clumps: each term once or more, with at most `distance` words between the end of
 * the first and the start of the last (FTS5's NEAR). One list per term; all empty when there is no clump.
 */
export function nearPlaces(text: readonly string[], terms: readonly Term[], distance: number): number[][] {
  const all = terms.map((term) => termPlaces(text, term));
  const kept = terms.map(() => new Set<number>());
  for (const last of new Set(all.flat())) {
    const clump = all.map((places, term) => {
      const earliest = last - (terms[term]?.words.length ?? 0) - distance;
      return places.filter((place) => place >= earliest && place <= last);
    });
    if (clump.some((places) => places.length === 0)) continue;
    clump.forEach((places, term) => places.forEach((place) => kept[term]?.add(place)));
  }
  return kept.map((places) => [...places].sort((a, b) => a - b));
}

/** Choices of spellings for the terms of a NEAR that are looked for. */
const MOST_CHOICES = 16;

/** A NEAR once for each way in which its terms can be written; terms that are only signs are left out. Empty when none has a word. */
export function nearChoices({ terms }: Near): Term[][] {
  const each = terms.map((term) => askedOf(term).terms).filter((spelled) => spelled.length > 0);
  if (each.length === 0) return [];
  const all = each.reduce((product, spelled) => product * spelled.length, 1);
  return each.reduce<Term[][]>(
    (choices, spelled) => choices.flatMap((choice) => (all > MOST_CHOICES ? spelled.slice(0, 1) : spelled).map((term) => [...choice, term])),
    [[]],
  );
}

/** Whether one of the texts satisfies the words of a query (words, near, named, and, or, not); other parts count as true. */
export function matchesText(texts: readonly SearchedText[], query: Query): boolean {
  switch (query.type) {
    case 'words':
      return hasWords(texts, query);
    case 'near':
      return nearChoices(query).some((terms) => texts.some(({ words }) => nearPlaces(words, terms, query.distance).every((places) => places.length > 0)));
    case 'named': {
      const name = wordsOf(query.name.text).join(' ');
      return texts.some(({ words }) => words.join(' ').split(` ${BARRIER} `).includes(name));
    }
    case 'and':
      return query.items.every((item) => matchesText(texts, item));
    case 'or':
      return query.items.some((item) => matchesText(texts, item));
    case 'not':
      return !matchesText(texts, query.item);
    case 'none':
      return false;
    default:
      return true;
  }
}

function hasWords(texts: readonly SearchedText[], query: Words): boolean {
  const { terms, signs } = askedOf(query);
  const isThere = terms.length === 0 || terms.some((term) => texts.some(({ words, also }) => hasTerm(words, term) || hasTerm(also, term)));
  return isThere && signs.every((sign) => texts.some(({ also }) => also.includes(sign)));
}

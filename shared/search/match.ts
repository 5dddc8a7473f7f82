import type { Query, Words } from './query.ts';
import { BARRIER, wordsOf } from './words.ts';

/** Folded words that must stand side by side; with `prefix` the last one may go on. */
export type Term = { readonly words: readonly string[]; readonly prefix: boolean };

/** Terms never have zero words: a `Words` holds at least one. */
export function termOf(words: Words): Term {
  return { words: wordsOf(words.text), prefix: words.prefix };
}

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

/** Whether one of the texts satisfies the words of a query (words, near, named, and, or, not); other parts count as true. */
export function matchesText(texts: readonly (readonly string[])[], query: Query): boolean {
  switch (query.type) {
    case 'words': {
      const term = termOf(query);
      return texts.some((text) => hasTerm(text, term));
    }
    case 'near': {
      const terms = query.terms.map(termOf);
      return texts.some((text) => nearPlaces(text, terms, query.distance).every((places) => places.length > 0));
    }
    case 'named': {
      const name = wordsOf(query.name.text).join(' ');
      return texts.some((text) => text.join(' ').split(` ${BARRIER} `).includes(name));
    }
    case 'and':
      return query.items.every((item) => matchesText(texts, item));
    case 'or':
      return query.items.some((item) => matchesText(texts, item));
    case 'not':
      return !matchesText(texts, query.item);
    default:
      return true;
  }
}

import { wordsOfDated } from './dates.ts';
import { nearChoices, nearPlaces, termPlaces } from './match.ts';
import type { Near, Query, Words } from './query.ts';
import { spellingsAt, type Spelling } from './spelled/spellings.ts';
import { askedOf } from './spelled/terms.ts';
import { wordsAt } from './words.ts';

/** Where words of a search stand: UTF-16 code units, `term` is the place in the list of terms. */
export type Mark = { readonly start: number; readonly end: number; readonly term: number };

/** What kind of text is marked: words asked for in one place are not marked in another. */
export type MarkedPlace = 'title' | 'text' | 'yours';

/** The terms of a search that are marked in a kind of text: what is wanted there, never what is not. */
export function termsToMark(query: Query, place: MarkedPlace): (Words | Near)[] {
  const terms: (Words | Near)[] = [];
  collect(query, place, true, terms);
  return terms;
}

function collect(query: Query, place: MarkedPlace, wanted: boolean, terms: (Words | Near)[]): void {
  if (query.type === 'words' || query.type === 'near') {
    if (wanted) terms.push(query);
  } else if (query.type === 'and' || query.type === 'or') {
    for (const item of query.items) collect(item, place, wanted, terms);
  } else if (query.type === 'not') {
    collect(query.item, place, !wanted, terms);
  } else if (query.type === 'dated') {
    if (wanted) terms.push(...wordsOfDated(query));
  } else if (query.type === 'field') {
    const { field } = query;
    const here = field === 'title' ? 'title' : field === 'note' ? 'yours' : field === 'quote' || field === 'in' ? 'text' : null;
    if (here === place) collect(query.query, place, wanted, terms);
  }
}

/** Every place of every term, in order. */
export function marksIn(text: string, terms: readonly (Words | Near)[]): Mark[] {
  if (terms.length === 0) return [];
  const places = wordsAt(text);
  const words = places.map(({ word }) => word);
  const spellings = new Map<string, Spelling[]>();
  for (const spelling of spellingsAt(text)) {
    // Each part of S400 is found by itself, and has no other place than the whole.
    for (const key of spelling.kind === 'split' ? [spelling.words.join(' '), ...spelling.words] : [spelling.words.join(' ')]) {
      const met = spellings.get(key);
      if (met === undefined) spellings.set(key, [spelling]);
      else met.push(spelling);
    }
  }
  const marks: Mark[] = [];
  const add = (first: number, length: number, term: number): void => {
    const last = places[first + length - 1];
    if (last !== undefined) marks.push({ start: places[first]?.start ?? 0, end: last.end, term });
  };
  const addSpelled = (wanted: readonly string[], prefix: boolean, term: number): void => {
    const key = wanted.join(' ');
    const met = prefix ? [...spellings].filter(([spelled]) => spelled.startsWith(key)).flatMap(([, found]) => found) : (spellings.get(key) ?? []);
    for (const { start, end } of met) marks.push({ start, end, term });
  };
  terms.forEach((query, term) => {
    if (query.type === 'words') {
      const { terms: spelled, signs } = askedOf(query);
      for (const token of signs) addSpelled([token], false, term);
      // C++ is not every c: where a sign belongs to the only word, the sign is the mark.
      if (signs.length > 0 && (spelled[0]?.words.length ?? 0) <= 2) return;
      for (const wanted of spelled) {
        for (const first of termPlaces(words, wanted)) add(first, wanted.words.length, term);
        addSpelled(wanted.words, wanted.prefix, term);
      }
      return;
    }
    for (const wanted of nearChoices(query)) {
      nearPlaces(words, wanted, query.distance).forEach((found, at) => {
        for (const first of found) add(first, wanted[at]?.words.length ?? 1, term);
      });
    }
  });
  return marks.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** As painted: marks that touch or overlap are one. */
export function painted(marks: readonly Pick<Mark, 'start' | 'end'>[]): [start: number, end: number][] {
  const ranges: [number, number][] = [];
  for (const { start, end } of marks) {
    const last = ranges.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else ranges.push([start, end]);
  }
  return ranges;
}

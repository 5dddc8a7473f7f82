import type { Words } from '../query.ts';
import { spellingsAt, type Spelling } from './spellings.ts';
import { wordsAt, type WordAt } from '../words.ts';

/** Folded words that must stand side by side; with `prefix` the last one may go on. */
export type Term = { readonly words: readonly string[]; readonly prefix: boolean };

/** What some words as typed ask for: one of the terms (none when only signs were typed), and each sign. */
export type Asked = { readonly terms: readonly Term[]; readonly signs: readonly string[] };

/** Places in one search where words may be written otherwise; what follows is looked for as it was typed. */
const MOST_PLACES = 6;

const known = new WeakMap<Words, Asked>();

/** The terms begin with what was typed; then each other spelling by itself, then all of them. */
export function askedOf(words: Words): Asked {
  const before = known.get(words);
  if (before !== undefined) return before;
  const asked = ask(words);
  known.set(words, asked);
  return asked;
}

function ask({ text, prefix }: Words): Asked {
  const typed = wordsAt(text);
  const found = spellingsAt(text);
  const signs = found.filter(({ kind }) => kind === 'sign');
  const asked = signs.length > 0 || typed.length > 0 ? signs : found.filter(({ kind }) => kind === 'faint');
  return { terms: typed.length === 0 ? [] : spelled(typed, found, prefix), signs: [...new Set(asked.flatMap(({ words }) => words))] };
}

/** Words from `first` to `last` of what was typed, written as `words`. */
type Place = { readonly first: number; readonly last: number; readonly words: readonly string[] };

function spelled(typed: readonly WordAt[], found: readonly Spelling[], prefix: boolean): Term[] {
  const places = placesOf(typed, found);
  const base = typed.map(({ word }) => word);
  const lists = [base, ...places.map((place) => replaced(base, [place])), replaced(base, apart(places))];
  const distinct = new Map(lists.map((words) => [words.join(' '), words]));
  return [...distinct.values()].map((words) => ({ words, prefix }));
}

function placesOf(typed: readonly WordAt[], found: readonly Spelling[]): Place[] {
  const places: Place[] = [];
  let at = 0;
  for (const { words, start, end, kind } of [...found].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (kind !== 'joined' && kind !== 'split') continue;
    while (at < typed.length && (typed[at] as WordAt).start < start) at++;
    let last = at;
    while (last + 1 < typed.length && (typed[last + 1] as WordAt).end <= end) last++;
    if (at < typed.length && (typed[at] as WordAt).start === start && (typed[last] as WordAt).end === end) places.push({ first: at, last, words });
    if (places.length === MOST_PLACES) break;
  }
  return places;
}

/** Of places that overlap, the first and longest. */
function apart(places: readonly Place[]): Place[] {
  let next = 0;
  return places.filter(({ first, last }) => first >= next && (next = last + 1) > 0);
}

function replaced(base: readonly string[], places: readonly Place[]): string[] {
  const words: string[] = [];
  let at = 0;
  for (const place of places) {
    words.push(...base.slice(at, place.first), ...place.words);
    at = place.last + 1;
  }
  return [...words, ...base.slice(at)];
}

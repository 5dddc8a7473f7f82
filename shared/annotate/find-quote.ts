import { gapPairs } from './align/gap-alignment.ts';
import { newPairing, weightOf, type Pairing } from './align/pairing.ts';
import { ALIKE, editDistance } from './similarity.ts';
import { tokenize } from './tokenize.ts';

export interface QuoteSelector {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/**
 * `likeness`: the very characters; the same words in other typography; or words that resemble them, which must be shown
 * for review.
 */
export interface FoundQuote {
  readonly start: number;
  readonly end: number;
  readonly likeness: 'exact' | 'typography' | 'similar';
}

interface Place {
  readonly start: number;
  readonly end: number;
}

const MOST_PLACES = 5000;

/**
 * Finds quoted words in a text of which no revision is known. Of several places the one with the best context wins,
 * then the nearest to `near`.
 */
export function findQuote(text: string, quote: QuoteSelector, near: number | null = null): FoundQuote | null {
  if (quote.exact.trim() === '') return null;
  for (const [likeness, places] of [
    ['exact', exactPlaces],
    ['typography', wordPlaces],
    ['similar', similarPlaces],
  ] as const) {
    const best = bestOf(
      places(text, quote.exact),
      (place) => contextLikeness(text, place, quote) - distance(text, place, near),
    );
    if (best !== null) return { ...best, likeness };
  }
  return null;
}

function bestOf(places: readonly Place[], rank: (place: Place) => number): Place | null {
  let best: { place: Place; rank: number } | null = null;
  for (const place of places) {
    const value = rank(place);
    if (best === null || value > best.rank) best = { place, rank: value };
  }
  return best === null ? null : best.place;
}

/** Less than any difference of context: 0 at the place one expects, and at the beginning when one expects nothing. */
function distance(text: string, { start }: Place, near: number | null): number {
  return (1e-3 * Math.abs(start - (near ?? 0))) / (text.length + 1);
}

function exactPlaces(text: string, exact: string): Place[] {
  const places: Place[] = [];
  for (let at = text.indexOf(exact); at >= 0 && places.length < MOST_PLACES; at = text.indexOf(exact, at + 1))
    places.push({ start: at, end: at + exact.length });
  return places;
}

function wordPlaces(text: string, exact: string): Place[] {
  const wanted = tokenize(exact).folded;
  if (wanted.length === 0) return [];
  const { folded, starts, ends } = tokenize(text);
  const places: Place[] = [];
  for (
    let at = folded.indexOf(wanted[0]!);
    at >= 0 && places.length < MOST_PLACES;
    at = folded.indexOf(wanted[0]!, at + 1)
  ) {
    if (wanted.every((word, k) => folded[at + k] === word))
      places.push({ start: starts[at]!, end: ends[at + wanted.length - 1]! });
  }
  return places;
}

// ── Places that only resemble the quote

const MOST_LINES = 20;
/** Words a window is wider than the quote on either side. */
const SLACK = 3;
const LEAST_SURVIVAL = 0.5;
const LEAST_DENSITY = 0.4;

/**
 * The places where most of the quote's words stand together; those that are less like it than the best are left out.
 */
function similarPlaces(text: string, exact: string): Place[] {
  const pairing = newPairing(exact, text);
  const {
    before: { words: quote },
    after: { words },
  } = pairing;
  const total = weightOf(pairing, pairing.before, 0, quote.count);
  const found: { place: Place; rank: number }[] = [];
  for (const line of likeliestLines(pairing)) {
    const pairs = gapPairs(pairing, {
      oldFrom: 0,
      oldTo: quote.count,
      newFrom: Math.max(0, line - SLACK),
      newTo: Math.min(words.count, line + quote.count + SLACK),
    });
    const [first, last] = [pairs[0], pairs.at(-1)];
    if (first === undefined || last === undefined) continue;
    const heft = pairs.reduce((sum, [i, , sameness]) => sum + pairing.weight[pairing.before.ids[i]!]! * sameness, 0);
    const density = heft / weightOf(pairing, pairing.after, first[1], last[1] + 1);
    if (heft / total < LEAST_SURVIVAL || density < LEAST_DENSITY) continue;
    // A word that was exchanged at an end stands where it stood.
    const from = Math.max(0, first[1] - first[0]);
    const to = Math.min(words.count - 1, last[1] + (quote.count - 1 - last[0]));
    found.push({
      place: { start: words.starts[from]!, end: words.ends[to]! },
      rank: (heft / total) * Math.sqrt(density),
    });
  }
  const best = Math.max(...found.map(({ rank }) => rank));
  return found.filter(({ rank }) => rank === best).map(({ place }) => place);
}

/** Where the quote would begin if its words stood in a row: the places most of its words agree on. */
function likeliestLines({ before, after, weight, likeness }: Pairing): number[] {
  const votes = new Map<number, number>();
  for (let i = 0; i < before.ids.length; i++) {
    for (let j = 0; j < after.ids.length; j++) {
      const [x, y] = [before.ids[i]!, after.ids[j]!];
      const same = x === y ? 1 : likeness(x, y);
      if (same >= ALIKE) votes.set(j - i, (votes.get(j - i) ?? 0) + same * weight[x]!);
    }
  }
  return [...votes]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_LINES)
    .map(([line]) => line);
}

/**
 * How much the text around a place is like the context of the quote, 0-2. White space at the borders does not count.
 */
function contextLikeness(text: string, { start, end }: Place, { prefix, suffix }: QuoteSelector): number {
  const before = text.slice(Math.max(0, start - 2 * CONTEXT), start).trimEnd();
  const after = text.slice(end, end + 2 * CONTEXT).trimStart();
  const wantedBefore = prefix.trim().slice(-CONTEXT);
  const wantedAfter = suffix.trim().slice(0, CONTEXT);
  return (
    alike(before.slice(Math.max(0, before.length - wantedBefore.length)), wantedBefore)
    + alike(after.slice(0, wantedAfter.length), wantedAfter)
  );
}

/** More context than this tells no more. */
const CONTEXT = 64;

function alike(a: string, b: string): number {
  const longer = Math.max(a.length, b.length);
  return longer === 0 ? 0 : 1 - editDistance(a, b, longer) / longer;
}

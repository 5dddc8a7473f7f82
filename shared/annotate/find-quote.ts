import { alignTexts } from './align.ts';
import { clustersOf } from './resolve/cluster.ts';
import { tokenize, wordsIn } from './tokenize.ts';

export interface QuoteSelector { readonly exact: string; readonly prefix: string; readonly suffix: string }

/** `likeness`: the very characters; the same words in other typography; or words that resemble them, which must be shown for review. */
export interface FoundQuote { readonly start: number; readonly end: number; readonly likeness: 'exact' | 'typography' | 'similar' }

const MOST_PLACES = 5000;
const LEAST_SURVIVAL = 0.5;

/** Finds quoted words in a text of which no revision is known. Of several places the one with the best context wins, then the nearest to `near`. */
export function findQuote(text: string, quote: QuoteSelector, near: number | null = null): FoundQuote | null {
  if (quote.exact.trim() === '') return null;
  const best = (places: readonly Place[]) => places.reduce<Place | null>((winner, p) => (winner === null || rank(p) > rank(winner) ? p : winner), null);
  const rank = (p: Place) => contextScore(text, p, quote) - (near === null ? p.start * 1e-9 : Math.abs(p.start - near) / (2 * text.length + 2));
  const exact = best(exactPlaces(text, quote.exact));
  if (exact !== null) return { ...exact, likeness: 'exact' };
  const sameWords = best(wordPlaces(text, quote.exact));
  if (sameWords !== null) return { ...sameWords, likeness: 'typography' };
  const similar = similarPlace(text, quote);
  return similar === null ? null : { ...similar, likeness: 'similar' };
}

interface Place { readonly start: number; readonly end: number }

function exactPlaces(text: string, exact: string): Place[] {
  const places: Place[] = [];
  for (let at = text.indexOf(exact); at >= 0 && places.length < MOST_PLACES; at = text.indexOf(exact, at + 1)) places.push({ start: at, end: at + exact.length });
  return places;
}

function wordPlaces(text: string, exact: string): Place[] {
  const wanted = tokenize(exact).folded;
  if (wanted.length === 0) return [];
  const { folded, starts, ends } = tokenize(text);
  const places: Place[] = [];
  for (let at = folded.indexOf(wanted[0]!); at >= 0 && places.length < MOST_PLACES; at = folded.indexOf(wanted[0]!, at + 1)) {
    if (wanted.every((word, k) => folded[at + k] === word)) places.push({ start: starts[at]!, end: ends[at + wanted.length - 1]! });
  }
  return places;
}

/** The quote with its context as a small older revision of the text. */
function similarPlace(text: string, { exact, prefix, suffix }: QuoteSelector): Place | null {
  const alignment = alignTexts(`${prefix} ${exact} ${suffix}`, text);
  const start = prefix.length + 1;
  const words = wordsIn(alignment.before.words, start, start + exact.length);
  const total = words.to - words.from;
  const cluster = clustersOf(alignment, words)[0];
  if (cluster === undefined || cluster.words < total * LEAST_SURVIVAL || cluster.newLast - cluster.newFirst >= 2 * total) return null;
  return { start: alignment.after.words.starts[cluster.newFirst]!, end: alignment.after.words.ends[cluster.newLast]! };
}

/** How many characters of the context agree, counted from the quote outwards. */
function contextScore(text: string, { start, end }: Place, { prefix, suffix }: QuoteSelector): number {
  let before = 0;
  while (before < prefix.length && before < start && prefix[prefix.length - 1 - before] === text[start - 1 - before]) before++;
  let after = 0;
  while (after < suffix.length && suffix[after] === text[end + after]) after++;
  return before + after;
}

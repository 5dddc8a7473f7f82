import { fold } from '../../fold.ts';
import { isTypo, type Comparison, type Edit, type Passage } from '../passage.ts';
import { isQuantityWord, quantitiesIn, type Quantity } from './quantities.ts';

/** What surrounds a passage and can change a quantity at its end: "5 | million". */
const REACH = 48;

/**
 * Whether a figure, date, amount or unit differs between two passages. Whole sentences that came or went change no
 * claim that stayed.
 */
export function numbersChanged(
  before: Passage,
  after: Passage,
  { old: oldWords, now: newWords, edits }: Comparison,
  isEnglish: () => boolean,
): boolean {
  const claims = edits.filter((edit) => !edit.isWholeSentence);
  const isNear = claims.some(({ went, came }) => isNearQuantity(oldWords, went) || isNearQuantity(newWords, came));
  if (!isNear && signsOf(before) === signsOf(after) && (isSameAround(before, after) || !hasQuantityAtEdge(before)))
    return false;
  const english = isEnglish();
  const aside = edits.filter((edit) => edit.isWholeSentence);
  const meant = spellings(claims);
  const old = quantitiesOf(
    before,
    aside.map((edit) => edit.went),
    english,
    meant.before,
  );
  const now = quantitiesOf(
    after,
    aside.map((edit) => edit.came),
    english,
    meant.after,
  );
  if (keysOf(old.filter(({ firm }) => firm)) !== keysOf(now.filter(({ firm }) => firm)) && !isCoveredByLoose(old, now))
    return true;
  if (boundsDiffer(old, now)) return true;
  return claims.some((edit) => {
    const went = old.filter((quantity) => overlaps(quantity, edit.went));
    const came = now.filter((quantity) => overlaps(quantity, edit.came));
    return went.length > 0 && came.length > 0 && isReplaced(went, came);
  });
}

/** "more than 300" became "no more than 300". A bound that only came or went is another wording. */
function boundsDiffer(old: readonly Quantity[], now: readonly Quantity[]): boolean {
  const bounds = (quantities: readonly Quantity[]) => quantities.filter((quantity) => kindOf(quantity) === 'bound');
  return bounds(old).length === bounds(now).length && keysOf(bounds(old)) !== keysOf(bounds(now));
}

/** So many words around an edit can belong to a quantity that the edit changes. */
const NEAR = 3;

function isNearQuantity(words: readonly string[], { from, to }: Edit['went']): boolean {
  return words.slice(Math.max(0, from - NEAR), to + NEAR).some(mayBeQuantity);
}

/** In characters: the first and the last words of a passage, where what stands outside can change a quantity. */
const EDGE = 30;

function hasQuantityAtEdge({ text, start, end }: Passage): boolean {
  const edges = `${text.slice(start, Math.min(end, start + EDGE))} ${text.slice(Math.max(start, end - EDGE), end)}`;
  return edges.split(/[^\p{L}\p{N}'\u2019]+/u).some((word) => mayBeQuantity(fold(word)));
}

function mayBeQuantity(word: string): boolean {
  return /\p{N}|^[ivx]{1,5}$/u.test(word) || isQuantityWord(word);
}

/** Signs that make another quantity of a figure. */
function signsOf({ text, start, end }: Passage): string {
  return (
    text.slice(start, end).match(/[\p{Sc}%\u2030\u00B0+\u00B1\u2212~\u2248<>\u2264\u2265]|[-\u2010-\u2013](?=\p{Nd})/gu)
    ?? []
  ).join('');
}

/** What a misspelt word means, by the offset where it stands. */
type Spelling = ReadonlyMap<number, string>;

/** "thousands" that became "thouasnds" is misspelt, not gone: both are read as the word that belongs to a quantity. */
function spellings(claims: readonly Edit[]): { before: Spelling; after: Spelling } {
  const before = new Map<number, string>();
  const after = new Map<number, string>();
  for (const { went, came } of claims.filter(isTypo)) {
    const [old = ''] = went.words;
    const [now = ''] = came.words;
    if (isQuantityWord(old) === isQuantityWord(now)) continue;
    if (isQuantityWord(old)) after.set(came.start, old);
    else before.set(went.start, now);
  }
  return { before, after };
}

/**
 * Exchanged for one another: both of one kind (a unit against a unit, a bound against a bound, a figure against a
 * figure).
 */
function isReplaced(went: readonly Quantity[], came: readonly Quantity[]): boolean {
  if (keysOf(went) === keysOf(came)) return false;
  const newKeys = new Set(came.map(({ key }) => key));
  const oldKeys = new Set(went.map(({ key }) => key));
  return went.some((a) => !newKeys.has(a.key) && came.some((b) => !oldKeys.has(b.key) && kindOf(a) === kindOf(b)));
}

/** "figure" for everything that is none of the others. */
function kindOf({ key }: Quantity): string {
  if (key.startsWith('bound ')) return 'bound';
  if (key.startsWith('unit ')) return 'unit';
  return key.endsWith(' time') ? 'relative time' : /^[a-z]+$/.test(key) ? 'date' : 'figure';
}

/** "twice" became "2 times": firm on one side, loose on the other, and the same. */
function isCoveredByLoose(old: readonly Quantity[], now: readonly Quantity[]): boolean {
  return unmatched(old, now).every(({ firm }) => !firm) && unmatched(now, old).every(({ firm }) => !firm);
}

function unmatched(these: readonly Quantity[], those: readonly Quantity[]): Quantity[] {
  const left = those.map(({ key }) => key);
  return these.filter(({ key }) => {
    const at = left.indexOf(key);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function quantitiesOf(
  { text, start, end }: Passage,
  aside: readonly { start: number; end: number }[],
  english: boolean,
  meant: Spelling,
): Quantity[] {
  return quantitiesIn(text, start, end, english, meant).filter(
    (quantity) => !aside.some((stretch) => overlaps(quantity, stretch)),
  );
}

function keysOf(quantities: readonly Quantity[]): string {
  return quantities
    .map(({ key }) => key)
    .sort()
    .join('|');
}

function overlaps(quantity: Quantity, stretch: { start: number; end: number }): boolean {
  return quantity.start < stretch.end && quantity.end > stretch.start;
}

/** Whether nothing right outside the passages differs that could belong to a quantity at their ends. */
function isSameAround(before: Passage, after: Passage): boolean {
  const lead = ({ text, start }: Passage) => text.slice(Math.max(0, start - REACH), start);
  const trail = ({ text, end }: Passage) => text.slice(end, end + REACH);
  return lead(before) === lead(after) && trail(before) === trail(after);
}

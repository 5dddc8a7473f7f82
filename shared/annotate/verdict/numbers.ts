import { isTypo, type Edit, type Passage } from './passage.ts';
import { isQuantityWord, quantitiesIn, type Quantity } from './quantities.ts';

/** What surrounds a passage and can change a quantity at its end: "5 | million". */
const REACH = 48;

/** Whether a figure, date, amount or unit differs between two passages. Whole sentences that came or went change no claim that stayed. */
export function numbersChanged(before: Passage, after: Passage, edits: readonly Edit[], english: boolean): boolean {
  if (isSameAround(before, after)) return false;
  const claims = edits.filter((edit) => !edit.isWholeSentence);
  const aside = edits.filter((edit) => edit.isWholeSentence);
  const meant = spellings(claims);
  const old = quantitiesOf(before, aside.map((edit) => edit.went), english, meant.before);
  const now = quantitiesOf(after, aside.map((edit) => edit.came), english, meant.after);
  if (keysOf(old.filter(({ firm }) => firm)) !== keysOf(now.filter(({ firm }) => firm)) && !isCoveredByLoose(old, now)) return true;
  return claims.some((edit) => {
    const went = old.filter((quantity) => overlaps(quantity, edit.went));
    const came = now.filter((quantity) => overlaps(quantity, edit.came));
    return went.length > 0 && came.length > 0 && isReplaced(went, came);
  });
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

/** Exchanged for one another: both of one kind (a unit against a unit, a bound against a bound, a figure against a figure). */
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

function quantitiesOf({ text, start, end }: Passage, aside: readonly { start: number; end: number }[], english: boolean, meant: Spelling): Quantity[] {
  return quantitiesIn(text, start, end, english, meant).filter((quantity) => !aside.some((stretch) => overlaps(quantity, stretch)));
}

function keysOf(quantities: readonly Quantity[]): string {
  return quantities.map(({ key }) => key).sort().join('|');
}

function overlaps(quantity: Quantity, stretch: { start: number; end: number }): boolean {
  return quantity.start < stretch.end && quantity.end > stretch.start;
}

function isSameAround(before: Passage, after: Passage): boolean {
  const around = ({ text, start, end }: Passage) => text.slice(Math.max(0, start - REACH), end + REACH);
  return around(before) === around(after);
}

import type { TextOffset } from '../ids.ts';
import type { AttributedQuote } from './brief.ts';
import { attributionAfter, attributionBefore } from './attribution.ts';
import { blockQuote } from './block-quotes.ts';
import type { Leaf } from './leaves.ts';
import type { Attribution } from './person.ts';
import { readAttribution } from './person.ts';
import type { Quotation } from './quotation.ts';
import { quotationsIn, singleQuotationsAtStart } from './quotation.ts';
import { isSetApart, readPeople, resolved, startsWithDash, withoutDash } from './speakers.ts';

/** Where quoted words stand in the canonical text, and what follows them in their block. */
interface Words {
  start: number;
  end: number;
  /** Index of the leaf in which the words end. */
  last: number;
  /** Of that leaf: what stands after the closing mark. */
  rest: string;
}

/**
 * The quotes: words that the text attributes to a person by name. Quoted fragments inside somebody else's sentence,
 * words of ministries and papers, titles and everything under "Related Analysis" are none.
 */
export function quotesOf(leaves: readonly Leaf[], text: string): AttributedQuote[] {
  const quotes: AttributedQuote[] = [];
  const add = ({ start, end }: { start: number; end: number }, people: readonly Attribution[]): void => {
    for (const { speaker, role } of people) {
      quotes.push({ start: start as TextOffset, end: end as TextOffset, exact: text.slice(start, end), speaker, role });
    }
  };
  for (let index = 0; index < leaves.length;) {
    const leaf = leaves[index] as Leaf;
    if (leaf.level !== null || leaf.inRelated || leaf.isNote || UNQUOTED.has(leaf.element.tagName)) {
      index += 1;
      continue;
    }
    const block = leaf.blockquote === null ? null : blockQuote(leaves, index, text);
    if (block !== null) {
      add(block.words, block.people);
      index = block.next;
      continue;
    }
    const whole = quotedParagraphs(leaves, index);
    const closing = whole === null ? null : closingAttribution(leaves, whole);
    if (whole !== null && closing !== null) {
      add(whole, closing.people);
      index = closing.next;
      continue;
    }
    for (const { words, people } of quotesInside(leaf, text)) add(words, people);
    index += 1;
  }
  return quotes;
}

const UNQUOTED: ReadonlySet<string> = new Set(['pre', 'caption']);

/**
 * A quotation that begins the block, perhaps goes on in the blocks below (each of which opens it again), and closes.
 */
function quotedParagraphs(leaves: readonly Leaf[], index: number): Words | null {
  const leaf = leaves[index] as Leaf;
  const [first] = quotationsIn(leaf.text);
  if (first === undefined || leaf.text.slice(0, first.open).trim() !== '') {
    return lostOpening(leaf, index) ?? inSingleMarks(leaf, index);
  }
  if (first.isClosed) return wordsOf(leaf, first, index);
  for (let next = index + 1; next < Math.min(leaves.length, index + 12); next += 1) {
    const below = leaves[next] as Leaf;
    const [more] = quotationsIn(below.text);
    if (more === undefined || below.level !== null || below.text.slice(0, more.open).trim() !== '') return null;
    if (more.isClosed) return { ...wordsOf(below, more, next), start: leaf.start + first.start };
  }
  return null;
}

/**
 * …and our weakness emboldens them.” Jane Roe, Senior Fellow: only the closing mark is left, the role makes it sure.
 */
function lostOpening(leaf: Leaf, index: number): Words | null {
  const closing = /^[^“”"„«»]{20,}?(”)(?=[^“”"„«»]{4,200}$)/u.exec(leaf.text);
  if (closing === null) return null;
  const rest = leaf.text.slice(closing[0].length);
  if (readAttribution(withoutDash(rest))?.role == null) return null;
  return { start: leaf.start, end: leaf.start + closing[0].length - 1, last: index, rest };
}

function inSingleMarks(leaf: Leaf, index: number): Words | null {
  const speaker = ({ after }: Quotation): Attribution | null => readAttribution(withoutDash(leaf.text.slice(after)));
  const found = singleQuotationsAtStart(leaf.text).find((quotation) => speaker(quotation)?.role != null);
  return found === undefined ? null : wordsOf(leaf, found, index);
}

function wordsOf(leaf: Leaf, { start, end, after }: Quotation, index: number): Words {
  return { start: leaf.start + start, end: leaf.start + end, last: index, rest: leaf.text.slice(after) };
}

/** “…” Jane Roe, Senior Fellow: the rest of the block, or the whole next block, is the speaker. */
function closingAttribution(leaves: readonly Leaf[], words: Words): { people: Attribution[]; next: number } | null {
  const rest = words.rest.trim();
  const leaf = leaves[words.last] as Leaf;
  if (rest !== '' && !/^[.,;]$/.test(rest)) {
    const people = readPeople(withoutDash(rest));
    if (people === null) return null;
    const isSure = startsWithDash(rest) || words.end - words.start >= 20 || hasRole(people);
    return isSure ? { people, next: words.last + 1 } : null;
  }
  const below = leaves[words.last + 1];
  if (below === undefined || below.level !== null || below.inRelated || leaf.inTable !== below.inTable) return null;
  const people = readPeople(withoutDash(below.text));
  if (people === null) return null;
  const isShort = below.text.split(' ').length <= 4;
  const isSure = isShort || startsWithDash(below.text) || isSetApart(below.element) || hasRole(people);
  return isSure ? { people, next: words.last + 2 } : null;
}

function hasRole(people: readonly Attribution[]): boolean {
  return people.some(({ role }) => role !== null);
}

/**
 * Quotations within a block: each by the clause after it or before it; one that only goes on belongs to the same
 * speaker.
 */
function quotesInside(leaf: Leaf, text: string): { words: { start: number; end: number }; people: Attribution[] }[] {
  const found: { after: number; words: { start: number; end: number }; people: Attribution[] }[] = [];
  const quotations = quotationsIn(leaf.text).filter(({ isClosed }) => isClosed);
  quotations.forEach(({ open, start, end, after }, index) => {
    const before = quotations[index - 1];
    const next = quotations[index + 1];
    const words = leaf.text.slice(start, end);
    const rest = leaf.text.slice(after, next?.open ?? leaf.text.length);
    const lead = leaf.text.slice(before?.after ?? 0, open);
    const closing = next === undefined && /(?:^|[.!?:]["”’)]?)\s*$/.test(lead) ? closingPeople(rest) : null;
    const named = attributionAfter(rest, words) ?? attributionBefore(lead, words);
    const person = named === null ? null : resolved(named, text.slice(0, leaf.start + open));
    const previous = found.at(-1);
    const isSameSpeaker = named === null && previous !== undefined && previous.after === before?.after && goesOn(lead);
    const people = closing ?? (person !== null ? [person] : isSameSpeaker ? previous.people : null);
    if (people !== null) found.push({ after, words: { start: leaf.start + start, end: leaf.start + end }, people });
  });
  return found;
}

/** Between “…,” said Jane Roe. “…” stands her name and no other sentence. */
function goesOn(lead: string): boolean {
  return lead.length <= 160 && !/[.!?]\s+\S/u.test(lead.trim());
}

/** “…” — Jane Roe at the end of a longer paragraph: the dash or the role must say so. */
function closingPeople(rest: string): Attribution[] | null {
  const people = readPeople(withoutDash(rest));
  return people !== null && (startsWithDash(rest) || people.every(({ role }) => role !== null)) ? people : null;
}

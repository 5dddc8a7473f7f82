import type { TextOffset } from '../ids.ts';
import type { BodyElement } from './body.ts';
import type { AttributedQuote } from './brief.ts';
import { attributionAfter, attributionBefore, fullName } from './attribution.ts';
import type { Leaf } from './leaves.ts';
import type { Attribution } from './person.ts';
import { isPersonName, readAttribution, splitNames } from './person.ts';
import type { Quotation } from './quotation.ts';
import { quotationsIn, singleQuotationsAtStart } from './quotation.ts';

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
 * The quotes: words that the text attributes to a person by name. Quoted fragments inside somebody else's sentence, words of
 * ministries and papers, titles and everything under "Related Analysis" are none.
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
    if (leaf.level !== null || leaf.inRelated || leaf.isNote || leaf.element.tagName === 'pre' || leaf.element.tagName === 'caption') {
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

/** A quotation that begins the block, perhaps goes on in the blocks below (each of which opens it again), and closes. */
function quotedParagraphs(leaves: readonly Leaf[], index: number): Words | null {
  const leaf = leaves[index] as Leaf;
  const [first] = quotationsIn(leaf.text);
  if (first === undefined || first.open > 2 || leaf.text.slice(0, first.open).trim() !== '') return lostOpening(leaf, index) ?? inSingleMarks(leaf, index);
  if (first.isClosed) return { start: leaf.start + first.start, end: leaf.start + first.end, last: index, rest: leaf.text.slice(first.after) };
  for (let next = index + 1; next < Math.min(leaves.length, index + 12); next += 1) {
    const below = leaves[next] as Leaf;
    const [more] = quotationsIn(below.text);
    if (more === undefined || below.level !== null || below.text.slice(0, more.open).trim() !== '') return null;
    if (more.isClosed) return { start: leaf.start + first.start, end: below.start + more.end, last: next, rest: below.text.slice(more.after) };
  }
  return null;
}

/** …and our weakness emboldens them.” Jane Roe, Senior Fellow: only the closing mark is left, the role makes it sure. */
function lostOpening(leaf: Leaf, index: number): Words | null {
  const closing = /^[^“”"„«»]{20,}?(”)(?=[^“”"„«»]{4,200}$)/u.exec(leaf.text);
  if (closing === null) return null;
  const rest = leaf.text.slice(closing[0].length);
  if (readAttribution(withoutDash(rest))?.role == null) return null;
  return { start: leaf.start, end: leaf.start + closing[0].length - 1, last: index, rest };
}

function inSingleMarks(leaf: Leaf, index: number): Words | null {
  const found = singleQuotationsAtStart(leaf.text).find(({ after }) => readAttribution(withoutDash(leaf.text.slice(after)))?.role != null);
  return found === undefined ? null : { start: leaf.start + found.start, end: leaf.start + found.end, last: index, rest: leaf.text.slice(found.after) };
}

/** “…” Jane Roe, Senior Fellow: the rest of the block, or the whole next block, is the speaker. */
function closingAttribution(leaves: readonly Leaf[], words: Words): { people: Attribution[]; next: number } | null {
  const rest = words.rest.trim();
  const leaf = leaves[words.last] as Leaf;
  if (rest !== '' && !/^[.,;]$/.test(rest)) {
    const isSure = startsWithDash(rest) || words.end - words.start >= 20;
    const people = readPeople(withoutDash(rest));
    return people !== null && (isSure || people.some(({ role }) => role !== null)) ? { people, next: words.last + 1 } : null;
  }
  const below = leaves[words.last + 1];
  if (below === undefined || below.level !== null || below.inRelated || leaf.inTable !== below.inTable) return null;
  const people = readPeople(withoutDash(below.text));
  if (people === null) return null;
  const isSure = startsWithDash(below.text) || isSetApart(below.element) || people.some(({ role }) => role !== null) || below.text.split(' ').length <= 4;
  return isSure ? { people, next: words.last + 2 } : null;
}

/** Quotations within a block: each by the clause after it or before it; one that only continues belongs to the same speaker. */
function quotesInside(leaf: Leaf, text: string): { words: Quotation; people: Attribution[] }[] {
  const quotations = quotationsIn(leaf.text).filter(({ isClosed }) => isClosed);
  const found: { words: Quotation; people: Attribution[] }[] = [];
  quotations.forEach((quotation, index) => {
    const before = quotations[index - 1];
    const next = quotations[index + 1];
    const words = leaf.text.slice(quotation.start, quotation.end);
    const rest = leaf.text.slice(quotation.after, next?.open ?? leaf.text.length);
    const lead = leaf.text.slice(before?.after ?? 0, quotation.open);
    const closing = next === undefined && /(?:^|[.!?:]["”’)]?)\s*$/.test(lead) ? closingPeople(rest) : null;
    const inSentence = /[,?!…—–]["”’]?$/.test(words) || /^\s*,/.test(rest) ? attributionAfter(rest, words) : null;
    const named = inSentence ?? attributionBefore(lead, words);
    const known = named === null ? null : resolved(named, text.slice(0, leaf.start + quotation.open));
    const previous = found.at(-1);
    const isContinued = previous !== undefined && before !== undefined && leaf.text.slice(previous.words.after, quotation.open).length <= 160
      && before.after + leaf.start === previous.words.after + leaf.start && !/[.!?]\s+\S/u.test(lead.trim());
    const people = closing ?? (known === null ? (isContinued && named === null ? previous.people : null) : [known]);
    if (people !== null) found.push({ words: quotation, people });
  });
  return found.map(({ words, people }) => ({ words: { ...words, start: leaf.start + words.start, end: leaf.start + words.end }, people }));
}

/** “…” — Jane Roe at the end of a longer paragraph: the dash or the role must say so. */
function closingPeople(rest: string): Attribution[] | null {
  const people = readPeople(withoutDash(rest));
  return people !== null && (startsWithDash(rest) || people.every(({ role }) => role !== null)) ? people : null;
}

/** A block quotation with its speaker: inside (cite, a dash), in the block below, or in the sentence above that leads up to it. */
function blockQuote(leaves: readonly Leaf[], index: number, text: string): { words: { start: number; end: number }; people: Attribution[]; next: number } | null {
  const { blockquote } = leaves[index] as Leaf;
  if (leaves[index - 1]?.blockquote === blockquote) return null;
  let next = index + 1;
  while (leaves[next]?.blockquote === blockquote) next += 1;
  const inside = leaves.slice(index, next);
  const last = inside.at(-1) as Leaf;
  const below = leaves[next];

  if (inside.length > 1) {
    const people = startsWithDash(last.text) || isSetApart(last.element) ? readPeople(withoutDash(last.text)) : null;
    if (people !== null) return { words: innerWords(inside.slice(0, -1), text), people, next };
  }
  const dash = /\s+[—–―]\s*(?=[^—–―]{4,200}$)/u.exec(last.text);
  const atEnd = dash === null || hasQuotations(inside) ? null : readPeople(last.text.slice(dash.index + dash[0].length));
  if (dash !== null && atEnd !== null) {
    return { words: trimmed(text, inside[0]?.start ?? 0, last.start + dash.index), people: atEnd, next };
  }
  const isCaption = below?.element.tagName === 'figcaption';
  if (below !== undefined && (startsWithDash(below.text) || isCaption) && below.level === null && below.blockquote === null) {
    const people = readPeople(withoutDash(below.text));
    if (people !== null) return { words: innerWords(inside, text), people, next: next + 1 };
  }
  const above = leaves[index - 1];
  if (above !== undefined && above.level === null && /:\s*$/.test(above.text)) {
    const words = innerWords(inside, text);
    const named = attributionBefore(above.text, text.slice(words.start, words.end));
    const person = named === null ? null : resolved(named, text.slice(0, above.end));
    if (person !== null) return { words, people: [person], next };
  }
  return null;
}

/** One person, or several who spoke together: "Jane Roe and John Doe, Senior Fellows". */
function readPeople(text: string): Attribution[] | null {
  const one = readAttribution(text);
  if (one !== null) return [one];
  const [, names = '', role = null] = /^([^,]+?)(?:,\s+(.+))?$/su.exec(text.trim()) ?? [];
  const people = splitNames(names);
  if (people.length < 2 || people.length > 4 || !people.every(isPersonName) || (role !== null && readAttribution(`Jane Roe, ${role}`) === null)) return null;
  return people.map((speaker) => ({ speaker, role }));
}

/** A surname becomes the full name given above; a single word that is nobody's surname is no person. */
function resolved(named: Attribution, above: string): Attribution | null {
  if (named.speaker.includes(' ')) return named;
  const speaker = fullName(named.speaker, above);
  return speaker === null ? null : { ...named, speaker };
}

function hasQuotations(leaves: readonly Leaf[]): boolean {
  return leaves.some((leaf) => quotationsIn(leaf.text).some(({ open }) => leaf.text.slice(0, open).trim() === ''));
}

/** From the first word to the last, without marks that enclose the whole. */
function innerWords(leaves: readonly Leaf[], text: string): { start: number; end: number } {
  const whole = trimmed(text, leaves[0]?.start ?? 0, leaves.at(-1)?.end ?? 0);
  const isEnclosed = /^["“„«‘]/.test(text.slice(whole.start, whole.start + 1)) && /["”“»’]/.test(text.slice(whole.end - 1, whole.end));
  return isEnclosed && whole.end - whole.start > 2 ? trimmed(text, whole.start + 1, whole.end - 1) : whole;
}

function trimmed(text: string, start: number, end: number): { start: number; end: number } {
  const words = text.slice(start, end);
  return { start: start + words.length - words.trimStart().length, end: end - (words.length - words.trimEnd().length) };
}

function startsWithDash(text: string): boolean {
  return /^\s*(?:[—–―]|-{1,2}\s)/u.test(text);
}

function withoutDash(text: string): string {
  return text.replace(/^[\s,]*(?:[—–―]{1,2}|-{1,2}(?=\s))?\s*/u, '').trim().replace(/^\(([^()]+)\)\.?$/, '$1');
}

/** All its words are in cite, emphasis or a link: the line is about the one above. */
function isSetApart(element: BodyElement): boolean {
  const [first] = element.children;
  return first?.type === 'element' && (first.tagName === 'cite' || first.tagName === 'strong' || first.tagName === 'em' || first.tagName === 'a');
}

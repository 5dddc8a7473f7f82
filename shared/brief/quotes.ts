import type { TextOffset } from '../ids.ts';
import type { AttributedQuote } from './brief.ts';
import { attributionBefore } from './attribution.ts';
import { blockQuote } from './read/block-quotes.ts';
import type { Leaf } from './leaves.ts';
import type { Attribution } from './person.ts';
import { quotationsIn } from './quotation.ts';
import { closedBelow, quotedParagraphs, setApart, type Words } from './read/quoted-blocks.ts';
import { quotesInside, saidInSingleMarks, type Said } from './quotes-inside.ts';
import { isSetApart, readPeople, resolved, startsWithDash, withoutDash } from './speakers.ts';

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
  /** The blocks above belong to quotations that were found. */
  let taken = 0;
  for (let index = 0; index < leaves.length;) {
    const leaf = leaves[index] as Leaf;
    if (leaf.level !== null || leaf.inRelated || leaf.isNote || UNQUOTED.has(leaf.element.tagName)) {
      index += 1;
      continue;
    }
    const block = leaf.blockquote === null ? null : blockQuote(leaves, index, text);
    if (block !== null) {
      add(block.words, block.people);
      taken = index = block.next;
      continue;
    }
    const whole = quotedParagraphs(leaves, index) ?? setApart(leaf, index);
    const closing = whole === null ? null : closingAttribution(leaves, whole);
    const above = whole === null ? null : speakerAbove(leaves, index, taken, whole, text);
    if (whole !== null && closing !== null && (above === null || closing.next === whole.last + 1 || !isQuoted(leaves[closing.next]))) {
      add(whole, closing.people);
      taken = index = closing.next;
      continue;
    }
    if (whole !== null && above !== null) {
      add(whole, above);
      taken = index = whole.last + 1;
      continue;
    }
    const { found, next } = acrossParagraphs(leaves, index, whole, text) ?? { found: saidInSingleMarks(leaf, text) ?? quotesInside(leaf, text), next: index + 1 };
    for (const { words, people } of found) add(words, people);
    index = next;
  }
  return quotes;
}

/** Whether a block begins with a quotation. */
function isQuoted(leaf: Leaf | undefined): boolean {
  const [first] = leaf === undefined ? [] : quotationsIn(leaf.text);
  return leaf !== undefined && first !== undefined && leaf.text.slice(0, first.open).trim() === '';
}

/**
 * Who is named above words that stand for themselves: in a sentence that leads up to them ("Jane Roe said in a
 * statement:"), or in a line of its own that gives a role and belongs to no quotation above.
 */
function speakerAbove(leaves: readonly Leaf[], index: number, taken: number, words: Words, text: string): Attribution[] | null {
  const above = leaves[index - 1];
  if (above === undefined || index - 1 < taken || above.inRelated || above.inTable || !/^[.,;]?$/.test(words.rest.trim())) return null;
  if (above.level === null && /:\s*$/.test(above.text)) {
    const named = attributionBefore(above.text, text.slice(words.start, words.end));
    const person = named === null ? null : resolved(named, text.slice(0, above.end));
    if (person !== null) return [person];
  }
  const isLine = above.level !== null || isSetApart(above.element);
  const people = isLine && above.blockquote === null && !isQuoted(above) ? readPeople(above.text) : null;
  return people !== null && hasRole(people) ? people : null;
}

/**
 * “… / “…,” said Jane Roe: words that go on over several paragraphs, each of which opens them again, when the sentence
 * that ends them, or the one they begin in, names the speaker.
 */
function acrossParagraphs(
  leaves: readonly Leaf[], index: number, whole: Words | null, text: string,
): { found: Said[]; next: number } | null {
  if (whole !== null && whole.last > index) {
    const found = quotesInside(leaves[whole.last] as Leaf, text);
    const [last] = found;
    return last?.words.end === whole.end ? { found: [{ ...last, words: { start: whole.start, end: whole.end } }, ...found.slice(1)], next: whole.last + 1 } : null;
  }
  const leaf = leaves[index] as Leaf;
  const open = quotationsIn(leaf.text).at(-1);
  if (open === undefined || open.isClosed) return null;
  const goesOn = closedBelow(leaves, index);
  if (goesOn === null) return null;
  const words = { start: leaf.start + open.start, end: goesOn.end };
  const named = attributionBefore(leaf.text.slice(0, open.open), text.slice(words.start, words.end));
  const person = named === null ? null : resolved(named, text.slice(0, leaf.start + open.open));
  return person === null ? null : { found: [...quotesInside(leaf, text), { words, people: [person] }], next: goesOn.last + 1 };
}

const UNQUOTED: ReadonlySet<string> = new Set(['pre', 'caption']);

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


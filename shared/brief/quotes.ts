import type { TextOffset } from '../ids.ts';
import type { AttributedQuote } from './brief.ts';
import { blockQuote } from './read/block-quotes.ts';
import type { Leaf } from './leaves.ts';
import type { Attribution } from '../language/person.ts';
import { passagesIn } from '../language/marks.ts';
import { Scene } from '../language/scene.ts';
import { Memory } from './memory.ts';
import { quotedParagraphs, setApart, type Words } from './read/quoted-blocks.ts';
import { quotesInside, saidInSingleMarks, type Said } from './quotes-inside.ts';
import { isSetApart, readPeople, startsWithDash, withoutDash } from './speakers.ts';

/**
 * The quotes: words that the text attributes to a person by name. Quoted fragments inside somebody else's sentence,
 * words of ministries and papers, titles and everything under "Related Analysis" are none.
 */
export function quotesOf(leaves: readonly Leaf[], text: string, heading = ''): AttributedQuote[] {
  const quotes: AttributedQuote[] = [];
  if (!leaves.some((leaf) => ANY_MARK.test(leaf.text) || leaf.blockquote !== null || leaf.text.startsWith('‘') || leaf.text.startsWith("'") || leaf.element.children[0]?.type === 'element')) return quotes;
  const scene = new Scene(text, heading);
  const add = ({ start, end }: { start: number; end: number }, people: readonly Attribution[]): void => {
    for (const { speaker, role } of people) {
      quotes.push({ start: start as TextOffset, end: end as TextOffset, exact: text.slice(start, end), speaker, role });
    }
  };
  /** The blocks above belong to quotations that were found. */
  let taken = 0;
  const memory = new Memory();
  for (let index = 0; index < leaves.length;) {
    const leaf = leaves[index] as Leaf;
    if (leaf.level !== null || leaf.inRelated || leaf.isNote || UNQUOTED.has(leaf.element.tagName)) {
      if (leaf.level !== null) memory.forget();
      index += 1;
      continue;
    }
    const block = leaf.blockquote === null ? null : blockQuote(leaves, index, scene);
    if (block !== null) {
      add(block.words, block.people);
      memory.forget();
      taken = index = block.next;
      continue;
    }
    const whole = quotedParagraphs(leaves, index) ?? setApart(leaf, index);
    const closing = whole === null ? null : closingAttribution(leaves, whole);
    const above = whole === null ? null : speakerAbove(leaves, index, taken, whole, scene);
    if (whole !== null && closing !== null && (above === null || closing.next === whole.last + 1 || !isQuoted(leaves[closing.next]))) {
      add(whole, closing.people);
      memory.forget();
      taken = index = closing.next;
      continue;
    }
    if (whole !== null && above !== null) {
      add(whole, above);
      taken = index = whole.last + 1;
      memory.spoke(above, index);
      continue;
    }
    const last = chainFrom(leaves, index);
    const { found, people } = last > index ? chained(leaves, index, last, scene, memory) : single(leaf, index, scene, memory);
    for (const said of found) add(said.words, said.people);
    if (people !== null) memory.spoke(people, last + 1);
    else memory.heard(scene, leaf, index, found.length === 0);
    index = last + 1;
  }
  return quotes;
}

const ANY_MARK = /["“”„«»「『＂]|''/;

/** One block: its passages, or itself when it only goes on with what was said above. */
function single(leaf: Leaf, index: number, scene: Scene, memory: Memory): { found: Said[]; people: Attribution[] | null } {
  const last = memory.above(index);
  const inside = quotesInside(leaf, scene, memory.near(index));
  const single = inside.found.length === 0 ? saidInSingleMarks(leaf, scene) : null;
  if (single !== null) return { found: single, people: single.at(-1)?.people ?? null };
  const [first, second] = passagesIn(leaf.text);
  const isWhole = first !== undefined && second === undefined && leaf.text.slice(0, first.open).trim() === '' && /^[.,;]?$/.test(leaf.text.slice(first.after).trim());
  if (inside.found.length === 0 && isWhole && last !== null && /\s\S+\s/.test(leaf.text.trim())) {
    return { found: [{ words: { start: leaf.start + first.start, end: leaf.start + first.end }, people: last }], people: last };
  }
  return inside;
}

/** Blocks that hold one passage together, and what is said in the first and the last of them besides. */
function chained(leaves: readonly Leaf[], index: number, last: number, scene: Scene, memory: Memory): { found: Said[]; people: Attribution[] | null } {
  const [first, end] = [leaves[index] as Leaf, leaves[last] as Leaf];
  const inside = quotesInside(first, scene, memory.near(index));
  const opened = passagesIn(first.text).at(-1);
  const closed = passagesIn(end.text)[0];
  if (opened === undefined || closed === undefined) return inside;
  const words = { start: first.start + opened.start, end: end.start + closed.end };
  const atStart = inside.found.at(-1)?.words.start === words.start ? inside.found.at(-1)?.people ?? null : null;
  const below = quotesInside(end, scene, null);
  const atEnd = below.found[0]?.words.start === end.start + closed.start ? below.found[0].people : null;
  const people = atStart ?? atEnd ?? (first.text.slice(0, opened.open).trim() === '' ? memory.above(index) : null);
  if (people === null) return { found: [...inside.found, ...below.found], people: below.people };
  const later = atEnd === null ? quotesInside(end, scene, people).found : below.found;
  const others = later.filter(({ words: { start } }) => start > words.end);
  const before = inside.found.filter(({ words: { start } }) => start < words.start);
  return { found: [...before, { words, people }, ...others], people: others.at(-1)?.people ?? people };
}

/** Whether a block begins with a quotation. */
function isQuoted(leaf: Leaf | undefined): boolean {
  const [first] = leaf === undefined ? [] : passagesIn(leaf.text);
  return leaf !== undefined && first !== undefined && leaf.text.slice(0, first.open).trim() === '';
}

/**
 * Who is named above words that stand for themselves: in a sentence that leads up to them ("Jane Roe said in a
 * statement:"), or in a line of its own that gives a role and belongs to no quotation above.
 */
function speakerAbove(leaves: readonly Leaf[], index: number, taken: number, words: Words, scene: Scene): Attribution[] | null {
  const above = leaves[index - 1];
  if (above === undefined || index - 1 < taken || above.inRelated || above.inTable || !/^[.,;]?$/.test(words.rest.trim())) return null;
  if (above.level === null && /:\s*$/.test(above.text)) {
    const lead = scene.before(above.start, { open: above.end, start: words.start, end: words.end });
    const people = lead?.who.kind === 'people' ? scene.people(lead.who, above.end, null) : null;
    if (people !== null) return people;
  }
  const isLine = above.level !== null || isSetApart(above.element);
  const people = isLine && above.blockquote === null && !isQuoted(above) ? readPeople(above.text) : null;
  return people !== null && hasRole(people) ? people : null;
}

/** Words that go on over several blocks, each of which opens them again: “… / “…,” said Jane Roe. */
function chainFrom(leaves: readonly Leaf[], index: number): number {
  let last = index;
  while (last < leaves.length - 1 && last - index < 40) {
    const open = passagesIn((leaves[last] as Leaf).text).at(-1);
    const below = leaves[last + 1] as Leaf;
    if (open === undefined || open.isClosed || below.level !== null || below.inRelated || !isQuoted(below)) break;
    last += 1;
  }
  return last;
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


import type { Leaf } from '../leaves.ts';
import type { Attribution } from '../../language/person.ts';
import { readAttribution } from '../../language/person.ts';
import type { Passage } from '../../language/marks.ts';
import { passagesIn, singlePassagesAtStart } from '../../language/marks.ts';
import { readPeople, startsWithDash, withoutDash } from '../speakers.ts';
import { phrasingText } from '../text.ts';

/** Where quoted words stand in the canonical text, and what follows them in their block. */
export interface Words {
  start: number;
  end: number;
  /** Index of the leaf in which the words end. */
  last: number;
  /** Of that leaf: what stands after the closing mark. */
  rest: string;
}

/**
 * A quotation that begins the block, perhaps goes on in the blocks below (each of which opens it again), and closes.
 */
export function quotedParagraphs(leaves: readonly Leaf[], index: number): Words | null {
  const leaf = leaves[index] as Leaf;
  const [first] = passagesIn(leaf.text);
  if (first === undefined || leaf.text.slice(0, first.open).trim() !== '') {
    return lostOpening(leaf, index) ?? inSingleMarks(leaf, index);
  }
  if (first.isClosed) return wordsOf(leaf, first, index);
  const closed = closedBelow(leaves, index);
  return closed && { ...closed, start: leaf.start + first.start };
}

/** Where words that the block above left open are closed; each block between opens them again. */
export function closedBelow(leaves: readonly Leaf[], index: number): Words | null {
  for (let next = index + 1; next < Math.min(leaves.length, index + 12); next += 1) {
    const below = leaves[next] as Leaf;
    const [more] = passagesIn(below.text);
    if (more === undefined || below.level !== null || below.text.slice(0, more.open).trim() !== '') return null;
    if (more.isClosed) return wordsOf(below, more, next);
  }
  return null;
}

/**
 * …and our weakness emboldens them.” Jane Roe, Senior Fellow: only the closing mark is left, the role makes it sure.
 */
function lostOpening(leaf: Leaf, index: number): Words | null {
  // Most paragraphs have no such mark, and the pattern walks through all of them to find out.
  const closing = leaf.text.includes('”') ? /^[^“”"„«»]{20,}?(”)(?=[^“”"„«»]{4,200}$)/u.exec(leaf.text) : null;
  if (closing === null) return null;
  const rest = leaf.text.slice(closing[0].length);
  if (readAttribution(withoutDash(rest))?.role == null) return null;
  return { start: leaf.start, end: leaf.start + closing[0].length - 1, last: index, rest };
}

function inSingleMarks(leaf: Leaf, index: number): Words | null {
  const speaker = ({ after }: Passage): Attribution | null => readAttribution(withoutDash(leaf.text.slice(after)));
  const found = singlePassagesAtStart(leaf.text).find((quotation) => speaker(quotation)?.role != null);
  return found === undefined ? null : wordsOf(leaf, found, index);
}

/** A paragraph all in emphasis but for a dash and a name: a quotation that was given no marks. */
export function setApart(leaf: Leaf, index: number): Words | null {
  const [first] = leaf.element.children;
  if (first?.type !== 'element' || first.tagName !== 'em') return null;
  const length = phrasingText({ ...leaf.element, children: [first] }).length;
  const rest = leaf.text.slice(length);
  const inside = leaf.text.slice(0, length).trim();
  if (inside.split(' ').length < 6 || /["“”„«»]/.test(inside) || !startsWithDash(rest) || readPeople(withoutDash(rest)) === null) return null;
  const start = leaf.start + leaf.text.indexOf(inside);
  return { start, end: start + inside.length, last: index, rest };
}

function wordsOf(leaf: Leaf, { start, end, after }: Passage, index: number): Words {
  return { start: leaf.start + start, end: leaf.start + end, last: index, rest: leaf.text.slice(after).replace(/^[\d\u00B9\u00B2\u00B3\u2070-\u2079]{1,2}(?=\s*[—–―-])/u, '') };
}

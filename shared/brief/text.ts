import type { TextOffset } from '../ids.ts';
import type { Body, BodyElement, BodyText } from './body.ts';
import { BLOCK_NAMES } from './body.ts';

/**
 * Raised whenever `bodyText` gives other characters for the same body: highlights are then carried over like from any
 * other revision.
 */
export const TEXT_VERSION = 1;

/** A leaf block and where its words stand in the canonical text. */
export interface LeafBlock {
  element: BodyElement;
  /** Its words, as the canonical text has them. */
  text: string;
  start: TextOffset;
  /** The first offset after the block; the "\n" that follows belongs to no block. */
  end: TextOffset;
  /** Child indexes from the root down to the element. */
  path: readonly number[];
}

const BLOCKS: ReadonlySet<string> = new Set(BLOCK_NAMES);
/** Blocks without words. An empty cell has none either. */
const WORDLESS: ReadonlySet<string> = new Set(['img', 'hr']);

/**
 * The canonical text: leaf blocks joined by exactly one "\n". A br is one "\n", and so is a line break in pre: to
 * split the text into blocks, use `leafBlocks`. Images, rules, empty cells and references to footnotes (a sup with
 * `note`, which has no children: its number is drawn, not written) contribute nothing.
 */
export function bodyText(body: Body): string {
  return leavesIn(body).map(({ element }) => phrasingText(element)).join('\n');
}

/**
 * The leaf blocks in order. Inside one, DOM text nodes in order and one character for each br give the offsets
 * between start and end.
 */
export function leafBlocks(body: Body): LeafBlock[] {
  let offset = 0;
  return leavesIn(body).map(({ element, path }) => {
    const start = offset;
    const text = phrasingText(element);
    const end = start + text.length;
    offset = end + 1;
    return { element, text, start: start as TextOffset, end: end as TextOffset, path };
  });
}

/**
 * The number under which each leaf block is cited (¶12), in the order of `leafBlocks`; null for one that has none.
 * Paragraphs, list items, definitions, quotations and preformatted text count, wherever they stand; headings, terms,
 * captions, table cells (and anything in them) and footnotes do not.
 */
export function paragraphNumbers(body: Body): (number | null)[] {
  let last = 0;
  return leavesIn(body).map(({ element, isAside }) => {
    if (isAside || !NUMBERED.has(element.tagName)) return null;
    last += 1;
    return last;
  });
}

const NUMBERED: ReadonlySet<string> = new Set(['p', 'li', 'dd', 'blockquote', 'pre']);

/** The words of a leaf block, as the canonical text has them. */
export function phrasingText(node: BodyElement | BodyText): string {
  if (node.type === 'text') return node.value;
  if (node.tagName === 'br') return '\n';
  const [only] = node.children;
  if (node.children.length === 1 && only?.type === 'text') return only.value;
  return node.children.map(phrasingText).join('');
}

function leavesIn(body: Body): { element: BodyElement; path: readonly number[]; isAside: boolean }[] {
  const leaves: { element: BodyElement; path: readonly number[]; isAside: boolean }[] = [];
  const visit = (element: BodyElement, path: readonly number[], inAside: boolean): void => {
    if (WORDLESS.has(element.tagName) || element.children.length === 0) return;
    const isAside = inAside || element.tagName === 'table' || element.properties.note !== undefined;
    if (isLeaf(element)) {
      leaves.push({ element, path, isAside });
      return;
    }
    element.children.forEach((child, index) => {
      if (child.type === 'element') visit(child, [...path, index], isAside);
    });
  };
  body.children.forEach((child, index) => visit(child, [index], false));
  return leaves;
}

/** True when the block holds words directly. In normal form the first child tells. */
export function isLeaf(element: BodyElement): boolean {
  const [first] = element.children;
  return first !== undefined && (first.type === 'text' || !BLOCKS.has(first.tagName));
}

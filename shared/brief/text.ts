import type { TextOffset } from '../ids.ts';
import type { Body, BodyElement, BodyText } from './body.ts';
import { BLOCK_NAMES } from './body.ts';

/**
 * Raised whenever `bodyText` gives other characters for the same body: highlights are then carried over like from any
 * other revision. 1: the characters as they stand. 2: struck words and raised figures are told from the others; every
 * offset is as in 1.
 */
export const TEXT_VERSION = 2;
export type TextVersion = 1 | 2;

/** Stands for every character, white space apart, that the publisher has struck out: such words are said no more. */
export const STRUCK = '\u2500';

/** The words that still stand, as they are quoted: what the publisher has struck out is no part of what is said. */
export function withoutStruck(text: string): string {
  if (!text.includes(STRUCK)) return text;
  return text.replace(STRUCK_RUN, (run: string, before: string, after: string, at: number) => {
    if (after !== '') return after;
    return /^[,.;:!?)\]]?$/.test(text.charAt(at + run.length)) ? '' : before;
  }).trim();
}
const STRUCK_RUN = /([ \t]?)\u2500+(?:[ \t]+\u2500+)*([ \t]?)/g;

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
 * Figures in sup and sub are raised and lowered ones ("10\u2076", "CO\u2082"); struck words are `STRUCK`.
 */
export function bodyText(body: Body, version: TextVersion = TEXT_VERSION): string {
  return leavesIn(body).map(({ element }) => (version === 1 ? printed(element) : phrasingText(element))).join('\n');
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
  if (node.tagName === 'del') return printed(node).replace(/\S/g, STRUCK);
  const [only] = node.children;
  const words = node.children.length === 1 && only?.type === 'text' ? only.value : node.children.map(phrasingText).join('');
  if (node.tagName === 'sup' || node.tagName === 'sub') return shifted(words, node.tagName === 'sup' ? RAISED : LOWERED);
  return words;
}

/** The characters as they stand in the tree. */
function printed(node: BodyElement | BodyText): string {
  if (node.type === 'text') return node.value;
  return node.tagName === 'br' ? '\n' : node.children.map(printed).join('');
}

const RAISED: ReadonlyMap<string, string> = new Map(pairs('0123456789+-\u2212', '\u2070\u00B9\u00B2\u00B3\u2074\u2075\u2076\u2077\u2078\u2079\u207A\u207B\u207B'));
const LOWERED: ReadonlyMap<string, string> = new Map(pairs('0123456789+-\u2212', '\u2080\u2081\u2082\u2083\u2084\u2085\u2086\u2087\u2088\u2089\u208A\u208B\u208B'));

function pairs(plain: string, set: string): [string, string][] {
  return [...plain].map((char, index) => [char, set.charAt(index)]);
}

/** Exponents, indexes and note marks; whole words that were raised stay as they are. One character for each. */
function shifted(words: string, figures: ReadonlyMap<string, string>): string {
  if (/\p{L}{3}/u.test(words)) return words;
  return words.replace(/[\d+\u2212]|-(?=\d)/g, (char) => figures.get(char) ?? char);
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

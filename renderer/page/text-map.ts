/**
 * From places on the page to offsets in the canonical text and back. The page draws each leaf block as one element with
 * `data-at`, its start offset; inside, DOM text nodes in order and one character for each br give the offsets (shared/brief/text.ts).
 * Works on the few properties of DOM nodes that it names, so that it is tested without a page.
 */
export interface PageNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly childNodes: ArrayLike<PageNode>;
  readonly parentNode: PageNode | null;
}

/** A boundary point as the DOM has them: characters into a text node, or children into an element. */
export interface Point<N extends PageNode> {
  node: N;
  offset: number;
}

/** The element of a leaf block with its stretch of the text. */
export interface BlockOnPage<N extends PageNode> {
  element: N;
  start: number;
  end: number;
}

const TEXT = 3;

/** Characters that a node contributes to the canonical text. */
export function lengthOf(node: PageNode): number {
  if (node.nodeType === TEXT) return node.nodeValue?.length ?? 0;
  if (node.nodeName === 'BR') return 1;
  let length = 0;
  for (let index = 0; index < node.childNodes.length; index++) length += lengthOf(node.childNodes[index]!);
  return length;
}

/** Characters of a block before a point in it, or null when the point lies outside. */
export function charactersBefore<N extends PageNode>(block: N, { node, offset }: Point<N>): number | null {
  let length = 0;
  let inner: PageNode = node;
  if (node.nodeType === TEXT) length = Math.min(offset, node.nodeValue?.length ?? 0);
  else
    for (let index = 0; index < Math.min(offset, node.childNodes.length); index++)
      length += lengthOf(node.childNodes[index]!);
  while (inner !== block) {
    const parent = inner.parentNode;
    if (!parent) return null;
    for (let index = 0; parent.childNodes[index] !== inner; index++) length += lengthOf(parent.childNodes[index]!);
    inner = parent;
  }
  return length;
}

/**
 * The point `characters` into a block. At the border of two text nodes, a range's start belongs to the later one and its
 * end to the earlier one, so that a range holds no empty part.
 */
export function pointIn<N extends PageNode>(block: N, characters: number, side: 'start' | 'end'): Point<N> {
  let left = characters;
  let last: Point<N> = { node: block, offset: side === 'start' ? 0 : block.childNodes.length };
  const visit = (node: PageNode): Point<N> | null => {
    for (let index = 0; index < node.childNodes.length; index++) {
      const child = node.childNodes[index]!;
      if (child.nodeType === TEXT) {
        const length = child.nodeValue?.length ?? 0;
        if (side === 'start' ? left < length : left <= length) return { node: child as N, offset: left };
        left -= length;
        last = { node: child as N, offset: length };
      } else if (child.nodeName === 'BR') {
        if (side === 'start' ? left < 1 : left < 1) return { node: node as N, offset: index };
        left -= 1;
        last = { node: node as N, offset: index + 1 };
      } else {
        const found = visit(child);
        if (found) return found;
      }
    }
    return null;
  };
  return visit(block) ?? last;
}

/** The index of the last block that starts at or before the offset; -1 when there is none. */
export function blockAt(blocks: readonly { start: number }[], offset: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (blocks[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The part of a stretch that lies in each block, in order; blocks that it does not touch are left out. */
export function piecesOf<N extends PageNode>(
  blocks: readonly BlockOnPage<N>[],
  start: number,
  end: number,
): { block: BlockOnPage<N>; from: number; to: number }[] {
  const pieces = [];
  for (let index = Math.max(0, blockAt(blocks, start)); index < blocks.length; index++) {
    const block = blocks[index]!;
    if (block.start >= end) break;
    const from = Math.max(start, block.start) - block.start;
    const to = Math.min(end, block.end) - block.start;
    if (from < to) pieces.push({ block, from, to });
  }
  return pieces;
}

/** A point anywhere in the article as an offset, or null when it lies in no block and between none. */
export function offsetOf<N extends PageNode>(
  blocks: readonly BlockOnPage<N>[],
  point: Point<N>,
  side: 'start' | 'end',
  compare: (block: N, point: Point<N>) => number,
): number | null {
  // The block that contains the point, or the neighbour on the side that the range turns to.
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(blocks[middle]!.element, point) < 0) low = middle + 1;
    else high = middle;
  }
  const block = blocks[low];
  if (block && compare(block.element, point) === 0) {
    const before = charactersBefore(block.element, point);
    return before === null ? null : block.start + before;
  }
  if (side === 'start') return block?.start ?? null;
  return blocks[low - 1]?.end ?? null;
}

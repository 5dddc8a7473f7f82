import { offsetOf, pointIn, piecesOf, type BlockOnPage, type Point } from './text-map.ts';

/** The text of the brief that is on the page: offsets to ranges and back. Made once for each revision that is drawn. */
export interface PageText {
  readonly article: HTMLElement;
  readonly blocks: readonly BlockOnPage<Node>[];
  /** One range for each block the stretch touches: list marks and images between them are never painted. */
  rangesOf(start: number, end: number): StaticRange[];
  /** Where a stretch is on the screen, line by line; empty when it is not drawn. */
  rectsOf(start: number, end: number): DOMRect[];
  /** The offset under a point of the screen, or null when there is no text. */
  offsetFrom(x: number, y: number): number | null;
  /** The stretch that the analyst has selected, or null when nothing or something else is. */
  selected(): { start: number; end: number; isBackward: boolean } | null;
  select(start: number, end: number): void;
}

export function pageText(article: HTMLElement, ends: readonly { start: number; end: number }[]): PageText {
  const elements = [...article.querySelectorAll<HTMLElement>('[data-at]')];
  const endAt = new Map(ends.map(({ start, end }) => [start, end]));
  const blocks = elements.map((element): BlockOnPage<Node> => {
    const start = Number(element.dataset['at']);
    return { element, start, end: endAt.get(start) ?? start };
  });

  const point = (node: Node, offset: number, side: 'start' | 'end') =>
    offsetOf<Node>(blocks, { node, offset }, side, comparePoint);
  const pieces = (start: number, end: number) =>
    piecesOf(blocks, start, end).map(({ block, from, to }) => ({
      from: pointIn(block.element, from, 'start'),
      to: pointIn(block.element, to, 'end'),
    }));

  return {
    article,
    blocks,
    rangesOf: (start, end) =>
      pieces(start, end).map(
        ({ from, to }) =>
          new StaticRange({
            startContainer: from.node,
            startOffset: from.offset,
            endContainer: to.node,
            endOffset: to.offset,
          }),
      ),
    rectsOf(start, end) {
      const range = document.createRange();
      return pieces(start, end).flatMap(({ from, to }) => {
        range.setStart(from.node, from.offset);
        range.setEnd(to.node, to.offset);
        return [...range.getClientRects()];
      });
    },
    offsetFrom(x, y) {
      const position = document.caretPositionFromPoint(x, y);
      if (!position || !article.contains(position.offsetNode)) return null;
      return point(position.offsetNode, position.offset, 'start');
    },
    selected() {
      const selection = document.getSelection();
      if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
      const range = selection.getRangeAt(0);
      if (!range.intersectsNode(article)) return null;
      const start = article.contains(range.startContainer)
        ? point(range.startContainer, range.startOffset, 'start')
        : 0;
      const end = article.contains(range.endContainer)
        ? point(range.endContainer, range.endOffset, 'end')
        : (blocks.at(-1)?.end ?? 0);
      if (start === null || end === null || start >= end) return null;
      return {
        start,
        end,
        isBackward: selection.focusNode === range.startContainer && selection.focusOffset === range.startOffset,
      };
    },
    select(start, end) {
      const all = pieces(start, end);
      const first = all[0];
      const last = all.at(-1);
      if (first && last)
        document.getSelection()?.setBaseAndExtent(first.from.node, first.from.offset, last.to.node, last.to.offset);
    },
  };
}

/** Before (-1), around (0) or after (1) the point, in document order. */
function comparePoint(block: Node, { node, offset }: Point<Node>): number {
  if (block.contains(node)) return 0;
  const at = node.nodeType === Node.TEXT_NODE ? node : (node.childNodes[offset] ?? null);
  if (at === null) {
    // After the last child of an element: everything inside it comes before.
    return node.contains(block) || block.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
  }
  if (at === block || at.contains(block)) return 1;
  return block.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  blockAt,
  charactersBefore,
  lengthOf,
  offsetOf,
  piecesOf,
  pointIn,
  type BlockOnPage,
  type PageNode,
  type Point,
} from '../../../../renderer/page/text-map.ts';

/** The few properties of a DOM node that the map reads. */
interface FakeNode extends PageNode {
  childNodes: FakeNode[];
  parentNode: FakeNode | null;
}

function element(nodeName: string, ...childNodes: FakeNode[]): FakeNode {
  const node: FakeNode = { nodeType: 1, nodeName, nodeValue: null, childNodes, parentNode: null };
  for (const child of childNodes) child.parentNode = node;
  return node;
}
const words = (value: string): FakeNode => ({
  nodeType: 3,
  nodeName: '#text',
  nodeValue: value,
  childNodes: [],
  parentNode: null,
});

/** The naive text of a node: what the map must agree with, character by character. */
const textOf = (node: FakeNode): string =>
  node.nodeType === 3 ? node.nodeValue! : node.nodeName === 'BR' ? '\n' : node.childNodes.map(textOf).join('');

/** The naive text before a point, read by walking the whole block. */
function textBefore(block: FakeNode, point: Point<FakeNode>): string {
  let text = '';
  const visit = (node: FakeNode): boolean => {
    for (let index = 0; index <= node.childNodes.length; index++) {
      if (point.node === node && point.offset === index) return true;
      const child = node.childNodes[index];
      if (!child) break;
      if (child.nodeType === 3) {
        if (point.node === child) {
          text += child.nodeValue!.slice(0, point.offset);
          return true;
        }
        text += child.nodeValue!;
      } else if (child.nodeName === 'BR') text += '\n';
      else if (visit(child)) return true;
    }
    return false;
  };
  visit(block);
  return text;
}

const phrasing = fc.letrec<{ node: FakeNode }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.string({ minLength: 1, maxLength: 8, unit: 'binary' }).map(words),
    fc.constant(null).map(() => element('BR')),
    fc.constant(null).map(() => element('SUP', element('A'))),
    fc.array(tie('node'), { minLength: 1, maxLength: 4 }).map((children) => element('EM', ...children)),
  ),
})).node;
const paragraph = fc.array(phrasing, { minLength: 1, maxLength: 5 }).map((children) => element('P', ...children));

test('every place in a block is found again, whatever the emphasis, breaks and footnotes in it', () => {
  fc.assert(
    fc.property(paragraph, fc.nat(), fc.constantFrom('start' as const, 'end' as const), (block, seed, side) => {
      const text = textOf(block);
      const characters = seed % (text.length + 1);
      const point = pointIn(block, characters, side);
      expect(lengthOf(block)).toBe(text.length);
      expect(charactersBefore(block, point)).toBe(characters);
      expect(textBefore(block, point)).toBe(text.slice(0, characters));
    }),
    { numRuns: 500 },
  );
});

test('a stretch begins with its own first text and ends with its own last one', () => {
  const first = words('Traffic ');
  const second = words('fell');
  const block = element('P', element('EM', first), second);

  expect(pointIn(block, 8, 'start')).toEqual({ node: second, offset: 0 });
  expect(pointIn(block, 8, 'end')).toEqual({ node: first, offset: 8 });
});

function article(...texts: string[]): {
  blocks: BlockOnPage<FakeNode>[];
  root: FakeNode;
  compare: (block: FakeNode, point: Point<FakeNode>) => number;
} {
  let start = 0;
  const blocks = texts.map((text) => {
    const block = { element: element('P', words(text)), start, end: start + text.length };
    start = block.end + 1;
    return block;
  });
  const root = element('ARTICLE', ...blocks.map((block) => block.element));
  const order = (node: FakeNode): number =>
    node.parentNode === root ? root.childNodes.indexOf(node) : order(node.parentNode!);
  const compare = (block: FakeNode, { node, offset }: Point<FakeNode>) => {
    const at = node === root ? offset - 0.5 : order(node);
    return Math.sign(root.childNodes.indexOf(block) - at);
  };
  return { blocks, root, compare };
}

test('a selection from one paragraph into another covers a piece of each, and nothing of the line between them', () => {
  const { blocks } = article('One two', 'Three', 'Four five');

  const pieces = piecesOf(blocks, 4, 18);

  expect(pieces.map(({ block, from, to }) => textOf(block.element).slice(from, to))).toEqual(['two', 'Three', 'Four']);
});

test('pieces of any stretch, joined, are the text of the stretch', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 5 }),
      fc.nat(),
      fc.nat(),
      (texts, one, other) => {
        const { blocks } = article(...texts);
        const text = texts.join('\n');
        const [start, end] = [one % (text.length + 1), other % (text.length + 1)].sort((a, b) => a - b) as [
          number,
          number,
        ];
        const pieces = piecesOf(blocks, start, end)
          .map(({ block, from, to }) => textOf(block.element).slice(from, to))
          .join('');
        const joins = blocks
          .slice(0, -1)
          .filter((block) => block.end >= start && block.end < end)
          .map((block) => block.end);
        expect(pieces).toBe(
          text
            .slice(start, end)
            .split('')
            .filter((_, index) => !joins.includes(start + index))
            .join(''),
        );
      },
    ),
  );
});

test('a point between two paragraphs belongs to the one that the selection turns to', () => {
  const { blocks, root, compare } = article('One', 'Two');

  expect(offsetOf(blocks, { node: root, offset: 1 }, 'start', compare)).toBe(4);
  expect(offsetOf(blocks, { node: root, offset: 1 }, 'end', compare)).toBe(3);
  expect(offsetOf(blocks, { node: blocks[1]!.element.childNodes[0]!, offset: 2 }, 'end', compare)).toBe(6);
});

test('the block of an offset is the last that begins at or before it', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(200), { minLength: 1 }), fc.nat(220), (starts, offset) => {
      const blocks = starts.sort((a, b) => a - b).map((start) => ({ start }));
      expect(blockAt(blocks, offset)).toBe(blocks.findLastIndex(({ start }) => start <= offset));
    }),
  );
});

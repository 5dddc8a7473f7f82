import { expect, test } from 'vitest';
import { chunksOf } from '../../../../renderer/page/page-chunks.ts';
import { leafBlocks } from '../../../../shared/brief/text.ts';
import { bodyOf } from './body.ts';

const chunked = (paragraphs: string[]) => {
  const body = bodyOf(...paragraphs);
  return {
    body,
    chunks: chunksOf(body, new Map(leafBlocks(body).map(({ element, start, end }) => [element, { start, end }]))),
  };
};

test('an ordinary brief is drawn whole', () => {
  const { chunks } = chunked(['# Latest', 'A short brief.', 'With two paragraphs.']);

  expect(chunks.map(({ isSkippable, children }) => [isSkippable, children.length])).toEqual([[false, 3]]);
});

test('a very long brief is drawn in parts that together are the whole, in order', () => {
  const { body, chunks } = chunked(Array.from({ length: 400 }, (_, index) => `${index} ${'words '.repeat(40)}`.trim()));

  expect(chunks.length).toBeGreaterThan(10);
  expect(chunks.every(({ isSkippable }) => isSkippable)).toBe(true);
  expect(chunks.flatMap(({ children }) => children)).toEqual(body.children);
});

test('the height of a part is guessed from its words', () => {
  const {
    chunks: [long],
  } = chunked(['x'.repeat(6600)]);
  const {
    chunks: [short],
  } = chunked(['x'.repeat(66)]);

  expect([long!.lines, short!.lines]).toEqual([101, 2]);
});

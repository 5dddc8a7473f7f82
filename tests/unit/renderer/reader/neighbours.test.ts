import { expect, test } from 'vitest';
import { neighbour, nextHere } from '../../../../renderer/reader/marking/neighbours.ts';
import type { Highlight } from '../../../../shared/contract/calls.ts';

const starts = [10, 40, 40, 90];
const things = starts.map((start, index) => ({ start, index }));
const walk = (from: number, at: (typeof things)[number] | null, way: -1 | 1) =>
  neighbour(things, ({ start }) => start, from, at, way)?.index;

test('walking begins at what is first seen on the page', () => {
  expect([walk(20, null, 1), walk(20, null, -1)]).toEqual([1, 0]);
});

test('walking goes through highlights that begin at the same word, and around the ends', () => {
  expect([walk(0, things[1]!, 1), walk(0, things[2]!, -1), walk(0, things[3]!, 1), walk(0, things[0]!, -1)]).toEqual([
    2, 1, 0, 3,
  ]);
});

test('where there is nothing, walking leads nowhere', () => {
  expect(neighbour([], () => 0, 0, null, 1)).toBeNull();
});

test('clicking words under several highlights goes through them', () => {
  const here = ['a', 'b'].map((id) => ({ id })) as unknown as Highlight[];

  expect([null, 'a', 'b'].map((id) => nextHere(here, id as Highlight['id'] | null)?.id)).toEqual(['a', 'b', 'a']);
  expect(nextHere([], null)).toBeNull();
});

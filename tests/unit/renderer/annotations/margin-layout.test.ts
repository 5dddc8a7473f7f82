import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layOut } from '../../../../renderer/reader/cards/margin-layout.ts';

const cards = fc
  .array(fc.record({ top: fc.integer({ min: -20, max: 2000 }), height: fc.integer({ min: 10, max: 300 }) }), {
    maxLength: 30,
  })
  .map((list) => list.sort((one, other) => one.top - other.top));

test('a note with room stands beside its line', () => {
  expect(
    layOut(
      [
        { top: 100, height: 40 },
        { top: 200, height: 40 },
      ],
      8,
      -1,
    ),
  ).toEqual([100, 200]);
});

test('a note that would lie over the one before it moves down', () => {
  expect(
    layOut(
      [
        { top: 100, height: 40 },
        { top: 110, height: 40 },
      ],
      8,
      -1,
    ),
  ).toEqual([100, 148]);
});

test('the note that is being written stands at its line, and the ones before it make way', () => {
  expect(
    layOut(
      [
        { top: 100, height: 40 },
        { top: 110, height: 40 },
      ],
      8,
      1,
    ),
  ).toEqual([62, 110]);
});

test('no note ever lies over another or above the page, and their order is that of the text', () => {
  fc.assert(
    fc.property(cards, fc.integer({ min: -1, max: 29 }), (list, active) => {
      const tops = layOut(list, 8, active);
      const free = list.map((_, index) => (index === 0 ? 0 : tops[index - 1]! + list[index - 1]!.height + 8));
      expect(tops.filter((top, index) => top < free[index]!)).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  indexOf,
  missingPages,
  noPages,
  pagesOf,
  rowAt,
  withPage,
  withRows,
} from '../../../../renderer/client/page-cache.ts';

const rows = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index);

test('a list that has not been answered asks for its first page', () => {
  expect(missingPages(noPages(10), 0, 25)).toEqual([0]);
});

test('scrolling asks only for the pages that are not there', () => {
  const cache = withPage(noPages<number>(10), 0, rows(0, 10), 45);

  expect(missingPages(cache, 5, 32)).toEqual([1, 2, 3]);
  expect(missingPages(cache, -3, 100)).toEqual([1, 2, 3, 4]);
});

test('any row is found in its page, and rows outside are not there', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: 200 }),
      fc.nat(250),
      (size, total, index) => {
        let cache = noPages<number>(size);
        for (const page of pagesOf({ ...cache, total }, 0, total))
          cache = withPage(cache, page, rows(page * size, Math.min(size, total - page * size)), total);
        expect(rowAt(cache, index)).toBe(index < total ? index : null);
      },
    ),
  );
});

test('marking a brief changes its row and leaves every other page as it was', () => {
  const cache = withPage(withPage(noPages<number>(2), 0, [0, 1], 4), 1, [2, 3], 4);
  const changed = withRows(
    cache,
    (row) => row === 3,
    (row) => row * 10,
  );

  expect([rowAt(changed, 2), rowAt(changed, 3)]).toEqual([2, 30]);
  expect(changed.pages.get(0)).toBe(cache.pages.get(0));
  expect(indexOf(changed, (row) => row === 30)).toBe(3);
  expect(indexOf(changed, (row) => row === 99)).toBeNull();
});

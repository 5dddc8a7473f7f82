import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bareDate, fieldDate, intervalOf, printSpan, spanOf } from '../../../shared/search/dates.ts';

test('a year, a month and a day are spans of days', () => {
  expect(spanOf('2023')).toEqual({ from: '2023-01-01', to: '2023-12-31' });
  expect(spanOf('2024-02')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
  expect(spanOf('1900-02')).toEqual({ from: '1900-02-01', to: '1900-02-28' });
  expect(spanOf('2023-06-28')).toEqual({ from: '2023-06-28', to: '2023-06-28' });
});

test('days that do not exist are not dates', () => {
  for (const text of ['2023-13', '2023-00', '2023-02-29', '2023-6-1', '0000', 'June', '', '2023-06-28x', '..', 'a..b', '2023..x']) {
    expect([spanOf(text), intervalOf(text)]).toEqual([null, null]);
  }
});

test('before: and after: leave the named span out', () => {
  expect(fieldDate('before', '2023-06')).toEqual({ from: null, to: '2023-05-31' });
  expect(fieldDate('after', '2023')).toEqual({ from: '2024-01-01', to: null });
  expect(fieldDate('on', '2023-01..2023-02')).toEqual({ from: '2023-01-01', to: '2023-02-28' });
  expect(fieldDate('before', '2023..')).toBeNull();
});

test('a lone number is a year only from 1900 to 2099', () => {
  expect([bareDate('1899'), bareDate('2100'), bareDate('300')]).toEqual([null, null, null]);
  expect(bareDate('1900')?.to).toBe('1900-12-31');
});

test('a span prints as the text that means it', () => {
  const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(day, day, (one, other) => {
      const [from, to] = [one, other].map((date) => date.toISOString().slice(0, 10)).sort() as [string, string];
      for (const span of [{ from, to }, { from, to: null }, { from: null, to }, { from, to: from }]) {
        expect(bareDate(printSpan(span))).toEqual(span);
      }
    }),
  );
});

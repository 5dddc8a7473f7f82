import { expect, test } from 'vitest';
import { endOfDay, firstIdOfDay, sameDay } from '../../../electron/store/briefs/brief-ids.ts';
import type { CalendarDate, Instant } from '../../../shared/ids.ts';
import { givenArchive, givenBrief, postOf } from '../../helpers/archive.ts';

const day = (date: string) => date as CalendarDate;

test('ids sort by date, undated briefs before all others', () => {
  const dates = [null, '0001-01-01', '1969-12-31', '1970-01-01', '2023-06-28', '2023-06-29', '9999-12-31'].map((date) => date as CalendarDate | null);
  const ids = dates.map(firstIdOfDay);
  expect(ids).toEqual([...ids].sort((one, other) => one - other));
  expect(new Set(ids).size).toBe(ids.length);
  expect(Number.isSafeInteger(ids.at(-1))).toBe(true);
});

test('a day ends where the next begins', () => {
  expect(endOfDay(day('2024-02-29'))).toBe(firstIdOfDay(day('2024-03-01')));
});

test('briefs of one day stand in the order of their publication, however they arrive', () => {
  const archive = givenArchive();
  const at = (time: string) => givenBrief(archive, postOf({ key: time, title: time, publishedAt: `2024-05-14T${time}.000Z` as Instant }));
  const noon = at('12:00:00');
  const morning = at('08:15:00');
  const evening = at('21:30:00');
  expect([morning, noon, evening]).toEqual([noon, morning, evening].sort((one, other) => one - other));
});

test('many briefs of one second all find a place in their day', () => {
  const archive = givenArchive();
  const ids = Array.from({ length: 100 }, (_, n) => givenBrief(archive, postOf({ key: `${n}`, publishedAt: '2024-05-14T23:59:59.000Z' as Instant })));
  expect(new Set(ids).size).toBe(100);
  expect(ids.every((id) => sameDay(id, day('2024-05-14')))).toBe(true);
});

test('many briefs without a time, or without a date, all find a place', () => {
  const archive = givenArchive();
  const untimed = Array.from({ length: 50 }, (_, n) => givenBrief(archive, postOf({ key: `u${n}` })));
  const undated = Array.from({ length: 50 }, (_, n) => givenBrief(archive, postOf({ key: `n${n}`, date: null })));
  expect(new Set([...untimed, ...undated]).size).toBe(100);
  expect(undated.every((id) => sameDay(id, null))).toBe(true);
});

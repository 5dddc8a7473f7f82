import { expect, test } from 'vitest';
import fc from 'fast-check';
import { superfluous } from '../../../shared/backup/rotation.ts';

type Copy = Parameters<typeof superfluous>[0][number];
const copy = (at: string, verdict: Copy['verdict'] = 'good'): Copy => ({ name: `${at} ${verdict}`, at: at as Copy['at'], verdict, isSetAside: false });
const kept = (copies: Copy[]) => {
  const gone = new Set(superfluous(copies));
  return copies.filter(({ name }) => !gone.has(name)).map(({ at }) => at);
};
const DAY = 86_400_000;
const daily = (days: number) => Array.from({ length: days }, (_, day) => new Date(Date.UTC(2027, 1, 28, 9) - day * DAY).toISOString());

test('a year of daily backups leaves seven days, five weeks and twelve months', () => {
  const left = kept(daily(400).map((at) => copy(at)));
  expect(left.slice(0, 7)).toEqual(daily(7));
  // The weeks of the seven days, then the Sundays before them; then the last days of months.
  expect(left.slice(7).map((at) => at.slice(0, 10))).toEqual([
    '2027-02-21', '2027-02-14', '2027-02-07', '2027-01-31', '2026-12-31', '2026-11-30', '2026-10-31', '2026-09-30', '2026-08-31', '2026-07-31',
    '2026-06-30', '2026-05-31', '2026-04-30', '2026-03-31',
  ].filter((day) => !daily(7).some((at) => at.startsWith(day))));
});

test('of one day the newest stays, and never fewer than three good ones', () => {
  const day = ['09:00', '10:00', '11:00', '12:00', '13:00'].map((time) => copy(`2026-05-04T${time}:00.000Z`));
  expect(kept(day)).toEqual(['2026-05-04T11:00:00.000Z', '2026-05-04T12:00:00.000Z', '2026-05-04T13:00:00.000Z']);
});

test('a backup that is damaged takes no good one’s place, and stays only while there is nothing better', () => {
  const good = copy('2026-05-04T09:00:00.000Z');
  const bad = copy('2026-05-04T10:00:00.000Z', 'bad');
  expect(superfluous([good, bad])).toEqual([bad.name]);
  expect(superfluous([bad])).toEqual([]);
});

test('what was set aside is never rotated away', () => {
  const aside = { ...copy('2020-01-01T00:00:00.000Z'), isSetAside: true };
  expect(superfluous([aside, ...daily(50).map((at) => copy(at))])).not.toContain(aside.name);
});

test('a clock that once stood years ahead takes no real backup away', () => {
  expect(kept([copy('2038-01-19T00:00:00.000Z'), ...daily(3).map((at) => copy(at))])).toHaveLength(4);
});

test('whatever backups there are: the newest good one stays, three good ones stay, and rotating again takes nothing more', () => {
  const copies = fc.uniqueArray(
    fc.record({ day: fc.integer({ min: 0, max: 900 }), minute: fc.integer({ min: 0, max: 1439 }), verdict: fc.constantFrom('good', 'bad', null) as fc.Arbitrary<Copy['verdict']> }),
    { selector: ({ day, minute }) => `${day} ${minute}`, maxLength: 60 },
  ).map((all) => all.map(({ day, minute, verdict }) => copy(new Date(Date.UTC(2025, 0, 1) + day * DAY + minute * 60_000).toISOString(), verdict)));
  fc.assert(fc.property(copies, (all) => {
    const gone = new Set(superfluous(all));
    const left = all.filter(({ name }) => !gone.has(name));
    const good = (some: Copy[]) => some.filter(({ verdict }) => verdict === 'good').sort((a, b) => (a.at < b.at ? 1 : -1));
    expect(good(left).slice(0, 3)).toEqual(good(all).slice(0, 3));
    expect(superfluous(left)).toEqual([]);
    expect(left.length > 0 || all.length === 0).toBe(true);
    expect(good(left).length).toBeLessThanOrEqual(7 + 5 + 12);
  }));
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextDue, type Ended } from '../../../../electron/store/sync/schedule.ts';
import { createPace } from '../../../../electron/store/sync/pace.ts';

const NOW = Date.parse('2026-03-01T12:00:00.000Z');
const minutes = (everyMinutes: number | null, ended: Partial<Ended>, failures = 1, random = 0.5) => {
  const due = nextDue(everyMinutes, { outcome: 'done', code: null, retryAfterMs: 0, ...ended }, failures, NOW, random);
  return due === null ? null : (Date.parse(due) - NOW) / 60_000;
};

describe('a source is due again', () => {
  test('after its own time when all went well, a little sooner or later than its neighbours', () => {
    expect(minutes(360, {})).toBe(360);
    expect(minutes(360, {}, 0, 0)).toBe(324);
    expect(minutes(360, {}, 0, 0.999)).toBeLessThan(396);
  });

  test('soon after a failure that may pass, then less and less often', () => {
    const failed: Partial<Ended> = { outcome: 'failed', code: 'server-error' };
    expect([1, 2, 3, 4].map((failures) => minutes(360, failed, failures))).toEqual([5, 10, 20, 40]);
    expect(minutes(360, failed, 50)).toBe(360);
    expect(minutes(15, failed, 3)).toBe(15);
  });

  test('at its own time when somebody has to do something first', () => {
    expect(minutes(360, { outcome: 'failed', code: 'password-wrong' })).toBe(360);
    expect(minutes(360, { outcome: 'failed', code: 'page-missing' })).toBe(360);
  });

  test('never before its server said', () => {
    expect(minutes(15, { outcome: 'failed', code: 'server-busy', retryAfterMs: 3_600_000 })).toBe(60);
    expect(minutes(15, { outcome: 'failed', code: 'server-busy', retryAfterMs: 1e15 })).toBe(7 * 24 * 60);
  });

  test('at once when there was no connection, and at its time when the analyst stopped it', () => {
    expect(minutes(360, { outcome: 'offline', code: 'offline' })).toBe(0);
    expect(minutes(360, { outcome: 'cancelled' })).toBe(360);
  });

  test('never by itself when it is only fetched on request', () => {
    expect(minutes(null, {})).toBe(null);
    expect(minutes(null, { outcome: 'failed', code: 'server-error' })).toBe(null);
  });

  test('at some instant from now to a week or its own time, whatever happened', () => {
    const outcomes = fc.constantFrom('done', 'partial', 'failed', 'cancelled', 'offline');
    const codes = fc.constantFrom(null, 'server-busy', 'host-not-found', 'list-shrunk');
    fc.assert(fc.property(outcomes, codes, fc.double({ min: 0, noNaN: true }), fc.nat(1000), fc.integer({ min: 15, max: 43_200 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (outcome, code, retryAfterMs, failures, every, random) => {
      const wait = minutes(every, { outcome, code, retryAfterMs } as Ended, failures + 1, random)!;
      expect(wait).toBeGreaterThanOrEqual(0);
      expect(wait).toBeLessThanOrEqual(Math.max(every * 1.1, 7 * 24 * 60) + 0.001);
    }));
  });
});

describe('the time that is left', () => {
  test('is told from how fast things went lately, and not before there is something to tell from', () => {
    let now = 0;
    const pace = createPace(() => now);
    pace.begin();
    expect(pace.remaining(0, 100)).toBe(null);
    now = 1000;
    expect(pace.remaining(20, 100)).toBe(null);
    now = 10_000;
    expect(pace.remaining(50, 100)).toBe(10_000);
    for (now = 11_000; now <= 60_000; now += 1000) pace.remaining(50, 100);
    expect(pace.remaining(50, 100)).toBe(null);
  });
});

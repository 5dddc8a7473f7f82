import { expect, test } from 'vitest';
import { latest } from '../../../../renderer/client/latest-answer.ts';

test('an older answer never replaces a newer one, whichever comes first', () => {
  const guard = latest();
  const older = guard.next();
  const newer = guard.next();

  expect([guard.isCurrent(older), guard.isCurrent(newer), guard.now() === newer]).toEqual([false, true, true]);
});

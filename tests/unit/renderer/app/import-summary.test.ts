import { expect, test } from 'vitest';
import { summary } from '../../../../renderer/window/import-summary.ts';

const report = { outcomes: [], skipped: 0, added: 0, updated: 0, unchanged: 0, failed: 0 };

test('an import is told in counts, naming only what happened', () => {
  expect(summary({ ...report, added: 3, failed: 1 })).toBe('3 briefs added, 1 file could not be imported.');
  expect(summary({ ...report, added: 1, updated: 1204, unchanged: 1 })).toBe(
    '1 brief added, 1,204 briefs updated, 1 brief already there.',
  );
});

test('an import that found nothing says so', () => {
  expect(summary(report)).toBe('Nothing was found to import.');
});

import { expect, test } from 'vitest';
import { countPlaywright, countVitest } from '../../../scripts/setup/counts.mjs';

test('unit tests that passed, failed and were left out are counted', () => {
  const report = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1, testResults: [] };
  expect(countVitest(report)).toEqual({ passed: 5, failed: 1, skipped: 3 });
});

test('a file of tests that could not be loaded is a failure', () => {
  const unloadable = { status: 'failed', assertionResults: [] };
  const report = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 0, testResults: [unloadable] };
  expect(countVitest(report)).toEqual({ passed: 5, failed: 1, skipped: 0 });
});

test('whole-app tests are counted, with the errors outside any of them', () => {
  const report = { stats: { expected: 3, flaky: 1, unexpected: 1, skipped: 2 }, errors: [{ message: 'no such file' }] };
  expect(countPlaywright(report)).toEqual({ passed: 4, failed: 2, skipped: 2 });
});

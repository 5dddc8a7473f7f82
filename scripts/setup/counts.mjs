/** Reading how many tests passed from the JSON reports of the test runners. */

/** A vitest report (Jest's form). A file that could not be loaded has no tests in it: it counts as one failure. */
export function countVitest({ numPassedTests, numFailedTests, numPendingTests, numTodoTests = 0, testResults }) {
  const unloadable = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  return {
    passed: numPassedTests,
    failed: numFailedTests + unloadable.length,
    skipped: numPendingTests + numTodoTests,
  };
}

/** A Playwright report. `errors` are those outside any test, such as a file that could not be loaded. */
export function countPlaywright({ stats, errors }) {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, skipped: stats.skipped };
}

import { defineConfig } from '@playwright/test';

/** Whole-app tests on the built app; scripts/e2e.mjs builds it and gives it an Electron and a display. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  // Each test has its own archive folder and its own app, so files and tests run side by side.
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  globalTimeout: 20 * 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env['CI']),
  reporter: 'list',
});

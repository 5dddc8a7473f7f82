import { defineConfig } from 'vitest/config';

/** Unit tests run in Electron's own Node (scripts/unit.mjs), so that the native module is tested as it ships. */
export default defineConfig({
  test: {
    include: ['tests/unit/**/*.test.{ts,tsx}', 'tests/*.test.ts'],
    testTimeout: 20_000,
    // A run that finds no test is a mistake in a path or a glob, not a success.
    passWithNoTests: false,
  },
});

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { runFeedCases } from './feeds-cases.ts';
import { runRealFeeds } from './feeds-real.ts';
import { runFeedSequence } from './feeds-sequence.ts';
import type { Suite, SuiteOptions, SuiteResult } from './suite.ts';

/** Folders of three forms, told apart by what is in them; a folder that holds several such folders runs them all. */
export const suite: Suite = {
  name: 'feeds',
  bar: '99% of the cases in scope, all real feeds, every step of the sequence; no crash and no hang',
  run: async (dataDir, options) => {
    const folders = [dataDir, ...['feeds-feedparser', 'feeds-real', 'feed-sequence'].map((name) => join(dataDir, name))];
    const results = folders.flatMap((folder) => runOne(folder, options) ?? []);
    if (results.length === 0) return { passed: 0, failed: 1, failures: [{ case: dataDir, reason: 'no cases.json or expected.json in this folder' }], ok: false };
    return {
      passed: sum(results.map(({ passed }) => passed)),
      failed: sum(results.map(({ failed }) => failed)),
      failures: results.flatMap(({ failures }) => failures),
      figures: Object.assign({}, ...results.map(({ figures }) => figures)) as Record<string, number | string>,
      ok: results.every(({ ok }) => ok),
    };
  },
};

function runOne(folder: string, options: SuiteOptions): SuiteResult | null {
  if (existsSync(join(folder, 'expected.json'))) return runFeedSequence(folder);
  if (!existsSync(join(folder, 'cases.json'))) return null;
  const cases = JSON.parse(readFileSync(join(folder, 'cases.json'), 'utf8')) as Record<string, unknown>[];
  const some = cases.slice(0, options.limit ?? cases.length);
  return cases[0] !== undefined && 'input' in cases[0] ? runRealFeeds(folder, some) : runFeedCases(folder, some);
}

function sum(numbers: number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}

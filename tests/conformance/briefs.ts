import { briefCases, troubleIn } from './briefs-cases.ts';
import type { Suite } from './suite.ts';

export const suite: Suite = {
  name: 'briefs',
  bar: 'every file is read as its expected.json says, with every word kept',
  async run(dataDir, { limit }) {
    const all = briefCases(dataDir);
    const cases = limit === null ? all : all.slice(0, limit);
    const started = performance.now();
    const results = cases.map((one) => ({ slug: one.slug, trouble: troubleIn(one) }));
    const failed = results.filter(({ trouble }) => trouble.length > 0);
    const failures = failed.map(({ slug, trouble }) => ({ case: slug, reason: trouble.join('; ') }));
    return {
      passed: cases.length - failures.length,
      failed: failures.length,
      failures,
      figures: { 'milliseconds a case': ((performance.now() - started) / Math.max(1, cases.length)).toFixed(2) },
      ok: cases.length > 0 && failures.length === 0,
    };
  },
};

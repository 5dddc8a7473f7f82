import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openHostile } from '../helpers/hostile.ts';
import type { Suite } from './suite.ts';

interface XssCase {
  index: number;
  title: string;
  payload: string;
}

/** cases.json: hostile payloads. What a sanitiser would leave of them is of no interest here: only what they manage to do. */
export const suite: Suite = {
  name: 'xss',
  bar: '0 scripts, requests, navigations and windows, in body, title, author, topic and link; every planted harm is noticed',
  async run(dataDir, { limit }) {
    const all = JSON.parse(readFileSync(join(dataDir, 'cases.json'), 'utf8')) as XssCase[];
    const cases = all.slice(0, limit ?? all.length).map(({ index, title, payload }) => ({ name: `${index} ${title}`, payload }));
    const { opened, findings, planted, unnoticed } = await openHostile(cases);
    const harmed = new Set(findings.map((finding) => finding.case));
    const failures = [
      ...findings.map(({ case: name, what }) => ({ case: name, reason: what })),
      ...unnoticed.map((kind) => ({ case: `planted ${kind}`, reason: 'was not noticed, so that its absence proves nothing' })),
    ];
    return {
      passed: opened - harmed.size,
      failed: cases.length - opened + harmed.size + unnoticed.length,
      failures,
      figures: { 'briefs opened': opened, 'things that payloads managed to do': findings.length, 'planted harms noticed': `${planted.length - unnoticed.length} of ${planted.length}` },
      ok: cases.length > 0 && opened === cases.length && failures.length === 0,
    };
  },
};

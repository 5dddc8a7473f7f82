import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { damageMatrix } from './damage-matrix.ts';
import type { Suite } from './suite.ts';

const CASES = 1000;

/** Makes its own archive: briefs, highlights and notes, a backup, and more of each after it. */
export const suite: Suite = {
  name: 'damage',
  bar: 'no crash, no hang, nothing damaged that is called clean; every case ends open, restored or salvaged with a report',
  makesItsCases: true,
  async run(_, { limit }) {
    const folder = mkdtempSync(join(tmpdir(), 'briefcase-damage-'));
    try {
      const { failures, figures, cases } = await damageMatrix(folder, { briefs: 2000, highlights: 500, cases: limit ?? CASES, seed: 1 });
      return { passed: cases - failures.length, failed: failures.length, failures, figures, ok: failures.length === 0 };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs `work` in an empty folder that is gone afterwards. */
export function inFolder<T>(name: string, work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), `briefcase-${name}-`));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

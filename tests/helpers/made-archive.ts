import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PROJECT } from './app.ts';

/** Fills an archive with made-up briefs and highlights over them, as `npm run make-archive` does. */
export async function makeArchive(folder: string, { briefs, highlights = 0 }: { briefs: number; highlights?: number }): Promise<void> {
  const words = ['--archive', folder, '--briefs', String(briefs), '--highlights', String(highlights)];
  await promisify(execFile)(process.execPath, [join(PROJECT, 'scripts/make-archive.mjs'), ...words], { cwd: PROJECT });
}

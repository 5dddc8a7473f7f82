import { app } from 'electron';
import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';

/** The folder of the archive to open: the one asked for, or the analyst's own. */
export function archiveFolder(asked: string | null): string {
  return asked === null ? join(app.getPath('userData'), 'Archive') : resolve(asked);
}

/** One window per archive: each archive has its own window data and so its own single-instance lock. Called before the app is ready. */
export function keepWindowDataApart(archive: string): void {
  const name = createHash('sha256').update(archive).digest('hex').slice(0, 16);
  app.setPath('userData', join(app.getPath('userData'), 'Windows', name));
}

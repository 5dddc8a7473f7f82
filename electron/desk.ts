import { app } from 'electron';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const file = () => join(app.getPath('userData'), 'desk.json');

/** What the page kept of its desk (the open brief, the place, the widths); null when there is nothing. */
export function lastDesk(): string | null {
  try {
    return readFileSync(file(), 'utf8');
  } catch {
    // No file yet: the desk begins as it is.
    return null;
  }
}

/** Failing to is no reason to disturb anybody: the next start begins with the list. */
export function keepDesk(desk: string): void {
  try {
    writeFileSync(`${file()}.new`, desk);
    renameSync(`${file()}.new`, file());
  } catch (error) {
    console.error('the desk was not kept', error);
  }
}

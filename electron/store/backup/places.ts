import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { writeWhole } from '../kernel/whole-files.ts';

/* Where backups lie. The analyst's choice stands beside the archive and not in it: it is needed most when the archive cannot be opened. */

const CHOICE = 'backup-folder.json';

/** `chosen`: the folder that the analyst named; null: beside the archive. */
export interface BackupPlace {
  folder: string;
  chosen: string | null;
}

export function backupPlace(archive: string): BackupPlace {
  const chosen = chosenFolder(archive);
  return { folder: chosen === null ? join(archive, 'backups') : join(chosen, nameThere(archive)), chosen };
}

/** `folder`: null for the usual place. What lies in the old place stays there. */
export function choosePlace(archive: string, folder: string | null): void {
  writeWhole(join(archive, CHOICE), JSON.stringify({ folder }));
}

function chosenFolder(archive: string): string | null {
  const file = join(archive, CHOICE);
  if (!existsSync(file)) return null;
  try {
    const { folder } = JSON.parse(readFileSync(file, 'utf8')) as { folder?: unknown };
    return typeof folder === 'string' && folder !== '' ? folder : null;
  } catch {
    // A choice that cannot be read is none: backups go to their usual place.
    return null;
  }
}

/** Several archives may share a folder on another disk. */
function nameThere(archive: string): string {
  return `Briefcase backups of ${basename(archive)} ${createHash('sha256').update(archive).digest('hex').slice(0, 8)}`;
}

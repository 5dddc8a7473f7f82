import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { BACKUP_REASONS, type Backup, type BackupList, type BackupReason } from '../../../shared/contract/backup.ts';
import type { Instant } from '../../../shared/ids.ts';
import { backupPlace } from './places.ts';
import { writeWhole } from '../kernel/whole-files.ts';

/*
 * A backup is one SQLite file, named by its moment and its reason, and beside it a few lines of JSON about it. The file counts; without the
 * lines less is known of it.
 */

/** What is written down about a backup when it has been made and checked. */
const about = z.object({
  at: z.string(),
  reason: z.enum(BACKUP_REASONS),
  version: z.number().int(),
  holds: z.object({ briefs: z.number(), highlights: z.number(), notes: z.number() }).nullable(),
  /** The newest step of the journal and the newest revision in it: whether something happened since. */
  step: z.number(),
  revision: z.number(),
  /** SHA-256 of the file, hex; null for an archive that was set aside as it was. */
  hash: z.string().nullable(),
  verdict: z.enum(['good', 'bad']).nullable(),
});
export type About = z.infer<typeof about>;

/** A moment as a name says it: colons are not for every file system. */
export function backupName(at: Instant, reason: BackupReason): string {
  return `${at.replace(/[:.]/g, '-')}-${reason}.db`;
}

export const aboutFile = (file: string) => file.replace(/\.db$/, '.json');

export function writeAbout(file: string, lines: About): void {
  writeWhole(aboutFile(file), `${JSON.stringify(lines, null, 2)}\n`);
}

/** null when there is nothing that can be read. */
export function readAbout(file: string): About | null {
  try {
    return about.parse(JSON.parse(readFileSync(aboutFile(file), 'utf8')));
  } catch {
    return null;
  }
}

/** Every backup of an archive, the newest first. Opens none. */
export function listBackups(archive: string): BackupList {
  const { folder, chosen } = backupPlace(archive);
  // One that was made before another place was chosen is a backup all the same.
  const usual = join(archive, 'backups');
  const folders = chosen === null ? [folder] : [folder, usual];
  const backups = folders.flatMap((one) => namesIn(one).map((name) => toBackup(one, name)));
  return { folder, isChosen: chosen !== null, backups: backups.sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0)) };
}

/** Where the backup of this name lies; null when there is none. Only a name that is listed is one. */
export function fileOfBackup(archive: string, name: string): string | null {
  const { folder } = backupPlace(archive);
  const found = [folder, join(archive, 'backups')].find((one) => namesIn(one).includes(name));
  return found === undefined ? null : join(found, name);
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.db') && !name.startsWith('.')) : [];
}

function toBackup(folder: string, name: string): Backup {
  const file = join(folder, name);
  const known = readAbout(file);
  const { size, mtime } = statSync(file);
  const said = /(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z/.exec(name);
  const at = known?.at ?? (said ? `${said[1]}T${said[2]}:${said[3]}:${said[4]}.${said[5]}Z` : mtime.toISOString());
  const reason = known?.reason ?? BACKUP_REASONS.find((one) => name.includes(one)) ?? 'hand';
  return {
    name, at: at as Instant, reason, size, version: known?.version ?? 0, holds: known?.holds ?? null, verdict: known?.verdict ?? null, isSetAside: reason === 'set-aside',
  };
}

/** Takes a backup away. Its lines go first: a file without lines is a backup, lines without a file are nothing. */
export function removeBackup(file: string): void {
  rmSync(aboutFile(file), { force: true });
  for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${ending}`, { force: true });
}

/** Takes away what was left unfinished. Only for whoever holds the lock of the folder: nobody is at work in it. */
export function sweep(folder: string): void {
  if (!existsSync(folder)) return;
  const names = new Set(readdirSync(folder));
  for (const name of names) {
    const isLeft = /\.part(?:-(?:wal|shm|journal))?$/.test(name) || (name.endsWith('.json') && !names.has(name.replace(/\.json$/, '.db')));
    if (isLeft) rmSync(join(folder, name), { force: true });
  }
}

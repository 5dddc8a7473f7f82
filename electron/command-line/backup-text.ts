import { salvageInWords } from '../../shared/backup/salvage-words.ts';
import type { Backup, BackupCheck, BackupDifference, BackupReason, Differing, Holdings, SalvageReport } from '../../shared/contract/calls.ts';

/* What the commands about backups print for people. */

const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;
const lines = (...all: string[]) => all.map((line) => `${line}\n`).join('');

const REASONS: Record<BackupReason, string> = {
  daily: 'of the day', hand: 'asked for', migration: 'before a newer version', bulk: 'before much was deleted', merge: 'before a merge', 'set-aside': 'set aside',
};

export function made(backup: Backup): string {
  return lines(`Made ${backup.name}: ${holds(backup)}, ${megabytes(backup.size)}. It was read again and is whole.`);
}

export function list(folder: string, backups: readonly Backup[]): string {
  if (backups.length === 0) return lines(`There are no backups in ${folder} yet.`);
  return lines(folder, ...backups.map((one) => `${one.name}  ${REASONS[one.reason]}, ${holds(one)}, ${megabytes(one.size)}${verdict(one)}`));
}

export function checked(checks: readonly BackupCheck[]): string {
  if (checks.length === 0) return lines('There are no backups yet.');
  return lines(...checks.flatMap(({ name, good, problems }) => [`${name}  ${good ? 'is whole' : 'is damaged'}`, ...problems.map((problem) => `    ${problem}`)]));
}

export function difference({ now, holds: then, goes, comes }: BackupDifference): string {
  return lines(
    `The archive:  ${heldIn(now)}`, `The backup:   ${heldIn(then)}`,
    ...(goes === null || comes === null ? ['What would be different cannot be told, because one of them cannot be read.'] : [
      ...differing('Only in the archive, and gone after a restore', goes), ...differing('Only in the backup, and back after a restore', comes),
    ]),
  );
}

function differing(title: string, all: Differing): string[] {
  const { named } = all;
  return [`${title}: ${heldIn(all)}`, ...[...named.briefs, ...named.highlights, ...named.notes].map((words) => `    ${words.replace(/\s+/g, ' ')}`)];
}

export function restored(name: string): string {
  return lines(`The archive is now as it was in ${name}. What it was before is set aside; “restore --undo” brings it back.`);
}

export function takenBack(): string {
  return lines('The archive that was set aside is back. The other one is set aside in its place.');
}

export function salvaged(report: SalvageReport): string {
  return lines(...salvageInWords(report), `This is also in ${report.file}. The damaged archive is set aside; “restore --undo” brings it back.`);
}

const heldIn = (held: Holdings | null) => (held === null ? 'cannot be read' : `${plural(held.briefs, 'brief')}, ${plural(held.highlights, 'highlight')}, ${plural(held.notes, 'note')}`);

function holds({ holds: held }: Backup): string {
  return held === null ? 'contents not known' : `${plural(held.briefs, 'brief')}, ${plural(held.highlights, 'highlight')}, ${plural(held.notes, 'note')}`;
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
const verdict = ({ verdict: said }: Backup) => (said === 'good' ? '' : said === 'bad' ? ', damaged' : ', never checked');

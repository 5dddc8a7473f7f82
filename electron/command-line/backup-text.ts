import type { Backup, BackupCheck, BackupReason } from '../../shared/contract/calls.ts';

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

function holds({ holds: held }: Backup): string {
  return held === null ? 'contents not known' : `${plural(held.briefs, 'brief')}, ${plural(held.highlights, 'highlight')}, ${plural(held.notes, 'note')}`;
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
const verdict = ({ verdict: said }: Backup) => (said === 'good' ? '' : said === 'bad' ? ', damaged' : ', never checked');

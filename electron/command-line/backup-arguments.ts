/** The commands about backups, understood. */
export type BackupCommand =
  | { name: 'backup' }
  | { name: 'backup list' }
  /** `backup` null: all of them. */
  | { name: 'backup check'; backup: string | null };

export function readBackupCommand(words: readonly string[]): BackupCommand | { usage: string } {
  const [verb, name, ...more] = words;
  if (verb === undefined) return { name: 'backup' };
  if (verb === 'list' && name === undefined) return { name: 'backup list' };
  if (verb === 'check' && more.length === 0) return { name: 'backup check', backup: name ?? null };
  return { usage: 'backup takes nothing, “list”, or “check” and the name of a backup.' };
}

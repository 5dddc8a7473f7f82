/** The commands about backups, understood. */
export type BackupCommand =
  | { name: 'backup' }
  | { name: 'backup list' }
  /** `backup` null: all of them. */
  | { name: 'backup check'; backup: string | null }
  /** `isPreview`: only says what would be different. */
  | { name: 'restore'; backup: string; isPreview: boolean }
  | { name: 'restore --undo' | 'salvage' };

export const RESTORE_OPTIONS = { preview: { type: 'boolean' }, undo: { type: 'boolean' } } as const;

export function readRestoreCommand(words: readonly string[], given: Readonly<Record<string, unknown>>): BackupCommand | { usage: string } {
  const [backup, ...more] = words;
  if (given['undo'] === true) return backup === undefined && given['preview'] !== true ? { name: 'restore --undo' } : { usage: 'restore --undo takes nothing else.' };
  if (backup === undefined || more.length > 0) return { usage: 'restore needs the name of one backup; “backup list” prints them.' };
  return { name: 'restore', backup, isPreview: given['preview'] === true };
}

export function readBackupCommand(words: readonly string[]): BackupCommand | { usage: string } {
  const [verb, name, ...more] = words;
  if (verb === undefined) return { name: 'backup' };
  if (verb === 'list' && name === undefined) return { name: 'backup list' };
  if (verb === 'check' && more.length === 0) return { name: 'backup check', backup: name ?? null };
  return { usage: 'backup takes nothing, “list”, or “check” and the name of a backup.' };
}

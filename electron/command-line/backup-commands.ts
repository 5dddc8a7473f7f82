import type { Backup, BackupCheck, StoreCalls } from '../../shared/contract/calls.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Client } from '../../shared/contract/rpc.ts';
import type { BackupCommand } from './backup-arguments.ts';
import { printed, type Printed } from './printed.ts';
import * as text from './backup-text.ts';

export async function carryOutBackups(store: Client<StoreCalls>, command: BackupCommand): Promise<Printed> {
  switch (command.name) {
    case 'backup': return printed(await store.makeBackup(null), (made) => ({ json: backupJson(made), text: text.made(made) }));
    case 'backup list': return printed(await store.listBackups(null), ({ folder, backups }) => ({
      json: { folder, backups: backups.map(backupJson) }, text: text.list(folder, backups),
    }));
    case 'backup check': return printed(await checkAll(store, command.backup), (checks) => ({
      json: { backups: checks }, text: text.checked(checks), failed: checks.some(({ good }) => !good),
    }));
    case 'restore': return command.isPreview
      ? printed(await store.compareBackup({ name: command.backup }), (difference) => ({ json: difference, text: text.difference(difference) }))
      : printed(await store.restoreBackup({ name: command.backup }), () => ({ json: { restored: command.backup }, text: text.restored(command.backup) }));
    case 'restore --undo': return printed(await store.undoRestore(null), () => ({ json: { restored: null }, text: text.takenBack() }));
    case 'salvage': return printed(await store.salvage(null), (report) => ({ json: report, text: text.salvaged(report) }));
  }
}

async function checkAll(store: Client<StoreCalls>, name: string | null): Promise<Result<BackupCheck[]>> {
  const all = await store.listBackups(null);
  if (!all.ok) return all;
  const chosen = all.value.backups.filter((one) => (name === null ? !one.isSetAside : one.name === name));
  if (name !== null && chosen.length === 0) return fail({ code: 'backup-unknown', detail: name });
  const checks: BackupCheck[] = [];
  for (const one of chosen) {
    const checked = await store.checkBackup({ name: one.name });
    if (!checked.ok) return checked;
    checks.push(checked.value);
  }
  return ok(checks);
}

/** `verdict`: what its last check said; null when there was none. */
function backupJson({ name, at, reason, size, holds, verdict }: Backup) {
  return { name, at, reason, size, briefs: holds?.briefs ?? null, highlights: holds?.highlights ?? null, notes: holds?.notes ?? null, verdict };
}

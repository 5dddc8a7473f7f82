import type { Handlers } from '../../../shared/contract/rpc.ts';
import { keeperInThread } from '../backup/worker-host.ts';
import { backupHandlers, type BackupCalls } from './handlers/backups.ts';

/** What is answered while the archive is not open: everything about its backups. */
export function startRescue(folder: string, keeperProgram: string, onReplaced: () => void): Handlers<BackupCalls> {
  return backupHandlers(folder, keeperInThread(keeperProgram, { folder, standsBack: false }), onReplaced);
}

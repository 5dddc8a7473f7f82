import { z } from 'zod';
import { BACKUP_REASONS, type Backup, type BackupCheck, type BackupDifference, type BackupProgress, type BackupReason, type SalvageReport } from '../../../shared/contract/backup.ts';
import { call } from '../../../shared/contract/rpc.ts';
import type { Inspection } from './check-archive.ts';

const name = z.string().min(1).max(300);

/** What the store asks of the thread that keeps the archive safe. None of it needs the archive to be open, or to be one that can be opened. */
export const keeperCalls = {
  make: call<{ reason: BackupReason }, Backup, BackupProgress>(z.object({ reason: z.enum(BACKUP_REASONS) })),
  checkBackup: call<{ name: string }, BackupCheck, BackupProgress>(z.object({ name })),
  compare: call<{ name: string }, BackupDifference>(z.object({ name })),
  /** Makes ready; the next process that opens the archive puts it in its place. */
  restore: call<{ name: string }, null, BackupProgress>(z.object({ name })),
  undoRestore: call<null, null, BackupProgress>(z.null()),
  salvage: call<null, SalvageReport, BackupProgress>(z.null()),
  inspect: call<null, Inspection, { done: number; total: number }>(z.null()),
};
export type KeeperCalls = typeof keeperCalls;

export interface KeeperData {
  /** Of the archive. */
  folder: string;
  /** Somebody reads meanwhile, and comes first. */
  standsBack: boolean;
}

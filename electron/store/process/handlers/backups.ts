import type { StoreCalls } from '../../../../shared/contract/calls.ts';
import type { Handlers } from '../../../../shared/contract/rpc.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { listBackups } from '../../backup/backup-files.ts';
import { choosePlace } from '../../backup/places.ts';
import { otherHolders } from '../../kernel/holders.ts';
import type { Keeper } from '../../backup/worker-host.ts';

export type BackupCalls = Pick<StoreCalls, 'listBackups' | 'makeBackup' | 'checkBackup' | 'compareBackup' | 'restoreBackup' | 'undoRestore' | 'salvage' | 'setBackupFolder'>;

/** Answered whether or not the archive can be opened. `folder`: of the archive. `onReplaced`: another archive waits to take its place; called before that is answered. */
export function backupHandlers(folder: string, { client }: Keeper, onReplaced: () => void): Handlers<BackupCalls> {
  /** Whoever else has the archive open would go on writing into the one that is set aside. */
  async function replacing<T>(prepare: () => Promise<Result<T>>): Promise<Result<T>> {
    const others = otherHolders(folder);
    if (others.length > 0) return fail({ code: 'archive-in-use', detail: others.join(', ') });
    const prepared = await prepare();
    if (prepared.ok) onReplaced();
    return prepared;
  }
  return {
    listBackups: () => ok(listBackups(folder)),
    makeBackup: (_, { progress, signal }) => client.make({ reason: 'hand' }, { onProgress: progress, signal }),
    checkBackup: ({ name }, { progress }) => client.checkBackup({ name }, { onProgress: progress }),
    compareBackup: ({ name }) => client.compare({ name }),
    restoreBackup: ({ name }, { progress }) => replacing(() => client.restore({ name }, { onProgress: progress })),
    undoRestore: (_, { progress }) => replacing(() => client.undoRestore(null, { onProgress: progress })),
    salvage: (_, { progress }) => replacing(() => client.salvage(null, { onProgress: progress })),
    setBackupFolder: ({ path }) => {
      choosePlace(folder, path);
      return ok(listBackups(folder));
    },
  };
}

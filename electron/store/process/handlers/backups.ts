import type { StoreCalls } from '../../../../shared/contract/calls.ts';
import type { Handlers } from '../../../../shared/contract/rpc.ts';
import { ok } from '../../../../shared/result.ts';
import { listBackups } from '../../backup/backup-files.ts';
import { choosePlace } from '../../backup/places.ts';
import type { Keeper } from '../../backup/worker-host.ts';

export type BackupCalls = Pick<StoreCalls, 'listBackups' | 'makeBackup' | 'checkBackup' | 'setBackupFolder'>;

/** Answered whether or not the archive can be opened. `folder`: of the archive. */
export function backupHandlers(folder: string, { client }: Keeper): Handlers<BackupCalls> {
  return {
    listBackups: () => ok(listBackups(folder)),
    makeBackup: (_, { progress, cancelled }) => client.make({ reason: 'hand' }, { onProgress: progress, signal: signalOf(cancelled) }),
    checkBackup: ({ name }, { progress }) => client.checkBackup({ name }, { onProgress: progress }),
    setBackupFolder: ({ path }) => {
      choosePlace(folder, path);
      return ok(listBackups(folder));
    },
  };
}

/** A caller that has cancelled, as a call to a thread wants to know it. */
function signalOf(cancelled: () => boolean): { readonly aborted: boolean; addEventListener(type: 'abort', listener: () => void): void } {
  return {
    get aborted() { return cancelled(); },
    addEventListener(_, listener) {
      const look = setInterval(() => {
        if (!cancelled()) return;
        clearInterval(look);
        listener();
      }, 100).unref();
    },
  };
}

import { prepared, type Archive } from '../kernel/archive.ts';
import { history } from './journal.ts';

const EVERY_MS = 1000;

/**
 * A command may write to the archive while its window is open (SQLite's data_version tells); the window is told to look again.
 * While a sync of our own writes through its own connection, it tells itself what changed; whatever else was written is told after it.
 */
export function watchOthers({ db, emit }: Archive, isSyncing: () => boolean): void {
  const version = () => (prepared<{ data_version: number }>(db, 'PRAGMA data_version').get()!).data_version;
  let seen = version();
  setInterval(() => {
    if (isSyncing()) return;
    const now = version();
    if (now === seen) return;
    seen = now;
    emit('briefs-changed', { ids: null });
    emit('sources-changed', null);
    emit('highlights-changed', { briefIds: null });
    emit('saved-searches-changed', null);
    emit('history-changed', history(db));
  }, EVERY_MS).unref();
}

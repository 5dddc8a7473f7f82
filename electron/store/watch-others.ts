import { prepared, type Archive } from './archive.ts';
import { history } from './journal.ts';

const EVERY_MS = 1000;

/** A command may write to the archive while its window is open (SQLite's data_version tells); the window is told to look again. */
export function watchOthers({ db, emit }: Archive): void {
  const version = () => (prepared<{ data_version: number }>(db, 'PRAGMA data_version').get()!).data_version;
  let seen = version();
  setInterval(() => {
    const now = version();
    if (now === seen) return;
    seen = now;
    emit('briefs-changed', { ids: null });
    emit('sources-changed', null);
    emit('highlights-changed', { briefIds: [] });
    emit('history-changed', history(db));
  }, EVERY_MS).unref();
}

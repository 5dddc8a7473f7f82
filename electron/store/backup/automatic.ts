import type { Instant } from '../../../shared/ids.ts';
import type { Failure } from '../../../shared/errors.ts';
import type { Db } from '../kernel/database.ts';
import { fileOfBackup, listBackups, readAbout } from './backup-files.ts';
import type { Keeper } from './worker-host.ts';

/** How often it is looked whether a backup is due, and when first. Milliseconds. */
const LOOK_EVERY_MS = 60_000;
const FIRST_LOOK_MS = 30_000;
/** After a backup that failed, so long nothing is tried again by itself. Milliseconds. */
const AFTER_FAILURE_MS = 3_600_000;

/**
 * Whether the archive was changed since its newest backup, and that backup is not of this day. `now`: the moment; days are those of the computer's clock.
 */
export function isBackupDue(db: Db, archive: string, now: Date): boolean {
  const newest = (table: string) => db.prepare<[], number>(`SELECT coalesce(max(id), 0) FROM ${table}`).pluck().get() ?? 0;
  const step = newest('step');
  const revision = newest('revision');
  if (step === 0 && revision === 0) return false;
  const good = listBackups(archive).backups.filter((one) => !one.isSetAside && one.verdict === 'good');
  // One that was made while the clock stood in the future silences nothing.
  if (good.some(({ at }) => new Date(at).toDateString() === now.toDateString())) return false;
  const last = good.map(({ name }) => readAbout(fileOfBackup(archive, name) ?? '')).find((known) => known !== null);
  return last === undefined || last === null || last.step !== step || last.revision !== revision;
}

/**
 * Makes a backup after the first change of a day while the window is open, in the thread of `keeper`, after everybody else. What keeps it from being made is
 * told: a copy that is not whole may be the first sign of damage.
 */
export function backUpByItself(
  { db, folder, now }: { db: Db; folder: string; now: () => Instant }, keeper: Keeper, tell: (failure: Failure | null) => void,
): { stop: () => void } {
  let underWay = false;
  let quietUntil = 0;
  const look = async () => {
    if (underWay || !db.open) return;
    const at = new Date(now());
    if (at.getTime() < quietUntil || !isBackupDue(db, folder, at)) return;
    underWay = true;
    const made = await keeper.client.make({ reason: 'daily' });
    underWay = false;
    if (!made.ok && made.failure.code !== 'backup-under-way') quietUntil = at.getTime() + AFTER_FAILURE_MS;
    if (made.ok || made.failure.code !== 'store-stopped') tell(made.ok ? null : made.failure);
  };
  const first = setTimeout(() => void look(), FIRST_LOOK_MS).unref();
  const timer = setInterval(() => void look(), LOOK_EVERY_MS).unref();
  return {
    stop() {
      clearTimeout(first);
      clearInterval(timer);
    },
  };
}

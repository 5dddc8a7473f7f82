import type { Backup } from '../contract/backup.ts';

/** The newest backup of each of so many days, weeks and months that have one is kept. */
const KEPT = { days: 7, weeks: 5, months: 12 };
/** Never fewer good ones than this, however close together they were made. */
const FEWEST = 3;

/**
 * Names of the backups that may go. Counted are days, weeks and months that have a backup, not those that have passed: an archive that is opened
 * once a year keeps its history, and a clock that stood wrong takes nothing away. A backup that is not good takes no good one's place and goes
 * with the next rotation, unless there is nothing better. Archives that were set aside are not rotated by this rule.
 */
export function superfluous(backups: readonly Pick<Backup, 'name' | 'at' | 'verdict' | 'isSetAside'>[]): string[] {
  const copies = backups.filter(({ isSetAside }) => !isSetAside).sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0));
  const good = copies.filter(({ verdict }) => verdict === 'good');
  const unknown = copies.filter(({ verdict }) => verdict === null);
  const bad = copies.filter(({ verdict }) => verdict === 'bad');
  const kept = new Set([...good.slice(0, FEWEST), ...unknown.slice(0, Math.max(0, FEWEST - good.length))].map(({ name }) => name));
  for (const [most, period] of [[KEPT.days, dayOf], [KEPT.weeks, weekOf], [KEPT.months, monthOf]] as const) {
    for (const backup of newestOfEach(good, period).slice(0, most)) kept.add(backup.name);
  }
  // What was never checked may be all there is of its day.
  for (const backup of newestOfEach(unknown, dayOf).slice(0, KEPT.days)) kept.add(backup.name);
  if (good.length + unknown.length === 0) for (const { name } of bad.slice(0, FEWEST)) kept.add(name);
  return copies.filter(({ name }) => !kept.has(name)).map(({ name }) => name);
}

/** `backups`: the newest first. */
function newestOfEach<One extends { at: string }>(backups: readonly One[], period: (at: string) => string): One[] {
  const seen = new Set<string>();
  return backups.filter(({ at }) => {
    const isFirst = !seen.has(period(at));
    seen.add(period(at));
    return isFirst;
  });
}

const DAY_MS = 86_400_000;
const dayOf = (at: string) => at.slice(0, 10);
const monthOf = (at: string) => at.slice(0, 7);
/** Weeks begin on Mondays; 1970-01-01 was a Thursday. */
const weekOf = (at: string) => String(Math.floor((Date.parse(at) / DAY_MS + 3) / 7));

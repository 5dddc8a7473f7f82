import type { BriefId, CalendarDate, Instant } from '../../../shared/ids.ts';
import { prepared } from '../kernel/archive.ts';
import type { Db } from '../kernel/database.ts';

const PER_DAY = 2 ** 20;
/** Twelve ids a second: 86,400 x 12 = 1,036,800 fit below 2^20. */
const PER_SECOND = 12;

/** The first id of a day. Dates before year 1 do not exist; no date is day 0, so undated briefs come last in a newest-first list. */
export function firstIdOfDay(date: CalendarDate | null): BriefId {
  return (dayNumber(date) * PER_DAY) as BriefId;
}

/** The first id after a day. */
export function endOfDay(date: CalendarDate | null): BriefId {
  return (firstIdOfDay(date) + PER_DAY) as BriefId;
}

/** A free id for a brief of that day, after the briefs of the same day that were published earlier. */
export function freeBriefId(db: Db, date: CalendarDate | null, publishedAt: Instant | null): BriefId {
  const first = firstIdOfDay(date);
  const end = endOfDay(date);
  const wanted = publishedAt === null ? afterNewestOf(db, first, end) : first + secondOfDay(publishedAt) * PER_SECOND;
  const free = nextFree(db, Math.min(Math.max(wanted, first + 1), end - 1));
  if (free < end) return free as BriefId;
  return nextFree(db, first + 1) as BriefId;
}

/** The date that an id stands for, null for undated. */
export function sameDay(id: BriefId, date: CalendarDate | null): boolean {
  return Math.floor(id / PER_DAY) === dayNumber(date);
}

function dayNumber(date: CalendarDate | null): number {
  if (date === null) return 0;
  const [year = 1, month = 1, day = 1] = date.split('-').map(Number);
  const moment = new Date(0);
  moment.setUTCFullYear(year, month - 1, day);
  return Math.max(1, Math.round(moment.getTime() / 86_400_000) + 719_163);
}

function secondOfDay(instant: Instant): number {
  const moment = new Date(instant);
  return Number.isNaN(moment.getTime()) ? 0 : moment.getUTCHours() * 3600 + moment.getUTCMinutes() * 60 + moment.getUTCSeconds();
}

function afterNewestOf(db: Db, first: number, end: number): number {
  const newest = prepared<{ id: number | null }>(db, 'SELECT max(id) AS id FROM brief WHERE id >= ? AND id < ?').get(first, end);
  return (newest?.id ?? first) + 1;
}

/** The first id from `wanted` on that no brief has: the end of the run of taken ids that it stands in. */
function nextFree(db: Db, wanted: number): number {
  const taken = prepared(db, 'SELECT 1 FROM brief WHERE id = ?').get(wanted);
  if (!taken) return wanted;
  const last = prepared<{ id: number }>(db, `
    SELECT id FROM brief AS one
    WHERE id >= ? AND NOT EXISTS (SELECT 1 FROM brief AS next WHERE next.id = one.id + 1)
    ORDER BY id
    LIMIT 1`).get(wanted);
  return (last?.id ?? wanted) + 1;
}

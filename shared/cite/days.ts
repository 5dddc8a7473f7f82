import type { CalendarDate, Instant } from '../ids.ts';

const LONG = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** "28 June 2023": the day comes first so that no reader takes it for the month. What is no day is given back as it came. */
export function longDay(day: CalendarDate): string {
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) ? day : LONG.format(time);
}

/** The day of an instant in UTC, so that everybody who is given a citation reads the same day. */
export const dayOf = (instant: Instant): CalendarDate => instant.slice(0, 10) as CalendarDate;

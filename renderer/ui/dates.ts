import type { CalendarDate, Instant } from '../../shared/ids.ts';

export { longDay } from '../../shared/cite/days.ts';

const SHORT = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const MOMENT = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** "28 Jun 2023" */
export const shortDay = (day: CalendarDate): string => formatted(SHORT, `${day}T00:00:00Z`, day);
/** "28 Jun 2023, 14:03", in the time of this machine. */
export const moment = (instant: Instant): string => formatted(MOMENT, instant, instant);

function formatted(format: Intl.DateTimeFormat, text: string, otherwise: string): string {
  const time = Date.parse(text);
  return Number.isNaN(time) ? otherwise : format.format(time);
}

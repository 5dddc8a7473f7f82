import { words } from './query.ts';
import type { Dated, IsoDay, Words } from './query.ts';

/** Both days included; null is open on that side. */
export type DaySpan = { readonly from: IsoDay | null; readonly to: IsoDay | null };

const DAY = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** The span of "2023", "2023-06" or "2023-06-28"; null for anything else, also for days that do not exist. */
export function spanOf(text: string): { readonly from: IsoDay; readonly to: IsoDay } | null {
  const match = DAY.exec(text);
  if (match === null) return null;
  const [, year = '', month, day] = match;
  if (year === '0000') return null;
  if (month === undefined) return { from: `${year}-01-01`, to: `${year}-12-31` };
  const monthNumber = Number(month);
  if (monthNumber < 1 || monthNumber > 12) return null;
  const last = lastDayOf(Number(year), monthNumber);
  if (day === undefined) return { from: `${year}-${month}-01`, to: `${year}-${month}-${last}` };
  const dayNumber = Number(day);
  return dayNumber < 1 || dayNumber > last ? null : { from: text, to: text };
}

/** The span of `2023-01..2023-06`, `2023..` or `..2023-06-28`; ends in the wrong order are swapped. Null for others. */
export function intervalOf(text: string): DaySpan | null {
  const dots = text.indexOf('..');
  if (dots < 0) return null;
  const left = text.slice(0, dots);
  const right = text.slice(dots + 2);
  if (left === '' && right === '') return null;
  const first = left === '' ? null : spanOf(left);
  const last = right === '' ? null : spanOf(right);
  if ((left !== '' && first === null) || (right !== '' && last === null)) return null;
  if (first !== null && last !== null) {
    return first.from <= last.to ? { from: first.from, to: last.to } : { from: last.from, to: first.to };
  }
  return { from: first?.from ?? null, to: last?.to ?? null };
}

/** A bare word that means a date in the box. A lone year counts only from 1900 to 2099: other numbers are words. */
export function bareDate(text: string): DaySpan | null {
  if (/^\d{4}$/.test(text) && (text < '1900' || text > '2099')) return null;
  return intervalOf(text) ?? spanOf(text);
}

/** Whether a bare word is a year or a month: a date, and a word that a text may say. */
export function bareTime(text: string): boolean {
  return /^\d{4}(?:-\d{2})?$/.test(text) && bareDate(text) !== null;
}

/** `before:` ends the day before, `after:` begins the day after, `on:` is the span itself (intervals too). */
export function fieldDate(field: 'before' | 'after' | 'on', text: string): DaySpan | null {
  if (field === 'on') return intervalOf(text) ?? spanOf(text);
  const span = spanOf(text);
  if (span === null) return null;
  if (field === 'before') return { from: null, to: dayAfter(span.from, -1) };
  return { from: dayAfter(span.to, 1), to: null };
}

/** The shortest text that `bareDate` or `intervalOf` reads as this span. */
export function printSpan(span: DaySpan): string {
  const { from, to } = span;
  if (from !== null && to !== null) {
    for (const shorter of [from, from.slice(0, 7), from.slice(0, 4)]) {
      const whole = bareDate(shorter);
      if (whole?.from === from && whole.to === to) return shorter;
    }
  }
  return `${from ?? ''}..${to ?? ''}`;
}

/** Years stay inside 0001..9999, where ISO days are ten characters long and compare as text. */
function dayAfter(day: IsoDay, days: number): IsoDay {
  const date = utc(day, days);
  const year = date.getUTCFullYear();
  if (year < 1) return '0001-01-01';
  if (year > 9999) return '9999-12-31';
  return date.toISOString().slice(0, 10);
}

/** `Date.UTC` reads the years 0 to 99 as 1900 to 1999; setting the year does not. */
function utc(day: IsoDay, plusDays: number): Date {
  const date = new Date(0);
  date.setUTCFullYear(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)) + plusDays);
  return date;
}

function lastDayOf(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** How a text says a year or a month: "2022"; "2022-02", "February 2022", "Feb 2022", "02/2022". */
export function wordsOfDated({ text }: Dated): Words[] {
  const [year = '', month] = text.split('-');
  if (month === undefined) return [words(year)];
  const name = MONTHS[Number(month) - 1] ?? '';
  return [...new Set([`${year} ${month}`, `${month} ${year}`, `${name} ${year}`, `${name.slice(0, 3)} ${year}`])].map((said) => words(said));
}

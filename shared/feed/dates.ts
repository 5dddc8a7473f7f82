import { printedDate } from '../language/printed-date.ts';
import type { CalendarDate, Instant } from '../ids.ts';

export interface FeedDate {
  instant: Instant;
  /** The day as printed, in the zone it was printed in. */
  day: CalendarDate;
}

/**
 * A date of a feed or page: RFC 822 and its careless relatives, RFC 3339, ISO 8601 (W3CDTF, basic, ordinal and week-less forms),
 * asctime, and what `printedDate` reads in any language, with or without a time. A missing zone is UTC, a missing time midnight.
 * null for what is not a date; "03/04/2005" is none, because nobody can know.
 */
export function readDate(text: string | null | undefined): FeedDate | null {
  // French prints 10h30.
  const line = (text ?? '').trim().replace(/\s+/g, ' ').replace(/\b(\d{1,2}) ?h ?(\d{2})\b/, '$1:$2');
  if (line === '' || line.length > 100) return null;
  return isoDate(line) ?? wordyDate(line) ?? printedWithTime(line);
}

/**
 * The date in a field that holds nothing else (pubDate, a page's meta elements): what `readDate` reads, also where a program put a time
 * element there, seconds or milliseconds since 1970, or a day of the week in any language. null for what programs write that know none.
 */
export function readDateField(text: string | null | undefined): FeedDate | null {
  const said = (text ?? '').trim();
  const inElement = said.length < 2000 ? /<time\b[^<>]*\bdatetime\s*=\s*["']?([^"'<>]+)/i.exec(said)?.[1] : undefined;
  const plain = said.length < 2000 ? said.replace(/<[^<>]*>/g, ' ').trim() : said;
  const date = readDate(inElement) ?? numbered(plain) ?? readDate(plain) ?? readDate(withoutWeekday(plain));
  return date === null || isOfNothing(date) ? null : date;
}

/** 1726221600 and 1726221600000 count from 1970; 20240913140500 and 202409131405 are written without borders. */
function numbered(text: string): FeedDate | null {
  const [, digits = ''] = /^(\d{9,14})(?:\.\d{1,9})?$/.exec(text) ?? [];
  if (digits.length === 12 || digits.length === 14) return isoDate(digits.replace(/^(\d{8})(.*)$/, '$1T$2'));
  if (digits.length < 9 || digits.length === 11) return null;
  const instant = new Date(Number(digits) * (digits.length === 13 ? 1 : 1000)).toISOString();
  return { instant: instant as Instant, day: instant.slice(0, 10) as CalendarDate };
}

/** One or two words before the day or the month, a word in brackets, and the days of East Asia wherever they stand. */
function withoutWeekday(line: string): string {
  if (line.length > 100) return '';
  return line
    .replace(/\s*[（(]\p{L}{1,12}\.?[)）]/u, '')
    .replace(/,?\s*(?:(?:星期|礼拜|周|週).|[月火水木金土日]曜日?|[월화수목금토일]요일),?(?=\s|$)/u, '')
    .replace(/^\p{L}[\p{L}\p{M}’'.-]{0,20}(?:(?: \p{L}[\p{L}\p{M}.-]{0,20})?\s*[,،、:;]\s*|\s+)(?=\d|\p{L}+\.? \d)/u, '')
    .replace(/(?<=\d)\s*[,،]?\s+\p{L}[\p{L}\p{M}.-]{2,20}$/u, '');
}

/** Days on which clocks of programs begin or end; a brief that says one of them, at midnight somewhere, says none. */
const BEGINNINGS: ReadonlySet<string> = new Set(['1601-01-01', '1753-01-01', '1899-12-30', '1899-12-31', '1900-01-01', '1904-01-01', '9999-12-31']);
/** Zones reach so far from Greenwich, in milliseconds. */
const FARTHEST_ZONE_MS = 14 * 3_600_000;

function isOfNothing({ instant, day }: FeedDate): boolean {
  return BEGINNINGS.has(day) || Math.abs(Date.parse(instant)) <= FARTHEST_ZONE_MS;
}

interface Parts {
  year: number;
  /** 1-12 */
  month: number;
  day: number;
  hour?: number;
  minute?: number;
  second?: number;
  /** Minutes east of Greenwich. */
  offset?: number;
}

function isoDate(line: string): FeedDate | null {
  const match = /^([+-]?\d{4})(?:-?(\d{2})(?:-?(\d{2}))?|-?(\d{3}))?(?:[T ]+(.+))?$/i.exec(line);
  if (match === null) return null;
  const year = Number(match[1]);
  // Day of the year (2003-335) is the 335th of January.
  const ordinal = match[4] === undefined ? null : Number(match[4]);
  const time = match[5] === undefined ? {} : timeOf(match[5]);
  if (time === null || ordinal === 0 || (ordinal ?? 0) > 366) return null;
  if (ordinal !== null) return fromParts({ ...monthAndDay(year, ordinal), ...time });
  return fromParts({ year, month: Number(match[2] ?? 1), day: Number(match[3] ?? 1), ...time });
}

/** "Mit, 24 Okt 2012 10:00:00 +0200", "2004년 05월 28일 오후 1:31:15", "2006/09/15 08:19 EDT": a day in any language, and a time after it. */
function printedWithTime(line: string): FeedDate | null {
  const [, dayText = '', half, timeText] = WITH_TIME.exec(line) ?? [];
  const day = dayOf(dayText);
  if (day === null) return null;
  const time = timeText === undefined ? {} : timeOf(half === undefined ? timeText : `${timeText} ${HALVES[half]!}`);
  const [year, month, ofMonth] = day.split('-').map(Number) as [number, number, number];
  return time === null ? null : fromParts({ year, month, day: ofMonth, ...time });
}

const HALVES: Record<string, string> = { 오전: 'am', 오후: 'pm', 上午: 'am', 下午: 'pm' };
const WITH_TIME = new RegExp(`^(.{6,60}?)(?:(?:,? (?:at |um |à |a las |- )?|(?<=\\d)T)(?:(${Object.keys(HALVES).join('|')}) ?)?(\\d{1,2}:\\d{2}.*))?$`, 'iu');

/** The day that is printed; a short word before it is a day of the week, in whatever language. */
function dayOf(text: string): CalendarDate | null {
  const hungarian = /^(\d{4})-(\p{L}+)-(\d{1,2})$/u.exec(text);
  return printedDate(hungarian === null ? text : `${hungarian[3]} ${hungarian[2]} ${hungarian[1]}`) ?? printedDate(text.replace(/^\p{L}[\p{L}\p{M}]{1,15}\.?,? ?(?=\d)/u, ''));
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const WEEKDAY = '(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?(?:\\.?,? |,))?';
/** "Thu, 01 Jan 2004 19:48:21 GMT", "1-Jan-04", "Thu, 01 January 2004" */
const DAY_FIRST = new RegExp(`^${WEEKDAY}(\\d{1,2})(?:st|nd|rd|th)?[ -]${MONTH}[ ,-]+(\\d{4}|\\d{2})(?:,? (?:at )?(.+))?$`, 'i');
/** "January 5, 2004 10:00 am" */
const MONTH_FIRST = new RegExp(`^${WEEKDAY}${MONTH} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})(?:,? (?:at )?(.+))?$`, 'i');
/** "Thu Jan  1 19:48:21 EST 2004" */
const YEAR_LAST = new RegExp(`^${WEEKDAY}${MONTH} (\\d{1,2}) (\\d{1,2}:\\d{2}(?::\\d{2})?(?: [A-Za-z]{1,5}| ?[+-]\\d{2}:?\\d{2})?) (\\d{4})$`, 'i');

function wordyDate(line: string): FeedDate | null {
  const dayFirst = DAY_FIRST.exec(line);
  if (dayFirst !== null) return dated(dayFirst[3]!, dayFirst[2]!, dayFirst[1]!, dayFirst[4]);
  const monthFirst = MONTH_FIRST.exec(line);
  if (monthFirst !== null) return dated(monthFirst[3]!, monthFirst[1]!, monthFirst[2]!, monthFirst[4]);
  const yearLast = YEAR_LAST.exec(line);
  return yearLast === null ? null : dated(yearLast[4]!, yearLast[1]!, yearLast[2]!, yearLast[3]);
}

function dated(yearText: string, monthText: string, dayText: string, timeText: string | undefined): FeedDate | null {
  const short = Number(yearText);
  // RFC 2822 §4.3 for years of two digits.
  const year = yearText.length === 2 ? short + (short < 50 ? 2000 : 1900) : short;
  const time = timeText === undefined ? {} : timeOf(timeText);
  return time === null ? null : fromParts({ year, month: MONTHS.indexOf(monthText.slice(0, 3).toLowerCase()) + 1, day: Number(dayText), ...time });
}

/** "19:48:21.5 -0500", "194821Z", "10:00 am EST"; null when it is no time. */
function timeOf(text: string): Omit<Parts, 'year' | 'month' | 'day'> | null {
  const match = /^(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?(?: ?([ap])\.?m\.?)? ?(.*)$/i.exec(text.trim()) ?? /^(\d{2})()()() ?(z|[+-].*)$/i.exec(text.trim());
  if (match === null) return null;
  const half = match[4]?.toLowerCase();
  const hour = half === undefined || half === '' ? Number(match[1]) : (Number(match[1]) % 12) + (half === 'p' ? 12 : 0);
  const offset = offsetOf(match[5]!.trim());
  return offset === null ? null : { hour, minute: Number(match[2] || 0), second: Number(match[3] || 0), offset };
}

/** Minutes east of Greenwich. Names as in RFC 822, and the ones Europe uses; other words mean nothing and count as UTC (RFC 2822 §4.3). */
const ZONES: Record<string, number> = {
  est: -300, edt: -240, cst: -360, cdt: -300, mst: -420, mdt: -360, pst: -480, pdt: -420, akst: -540, akdt: -480, hst: -600, ast: -240, adt: -180,
  et: -300, ct: -360, mt: -420, pt: -480, wet: 0, west: 60, bst: 60, cet: 60, cest: 120, met: 60, mest: 120, eet: 120, eest: 180, msk: 180,
  jst: 540, kst: 540, aest: 600, aedt: 660,
};

function offsetOf(zone: string): number | null {
  const match = /^(?:(?:gmt|utc?|z) ?)?([+-])(\d{1,2}):?(\d{2})?(?: ?\(.*\))?$/i.exec(zone);
  if (match !== null) return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3] ?? 0));
  return /^(?:[a-z]{0,5}\.?|[a-z_]+\/[\w/+-]+)(?: ?\(.*\))?$/i.test(zone) ? (ZONES[zone.replace(/[^a-z].*$/i, '').toLowerCase()] ?? 0) : null;
}

/** Programs without a date write one of the years 0 and 1. */
const EARLIEST = 1500;

function fromParts({ year, month, day, hour = 0, minute = 0, second = 0, offset = 0 }: Parts): FeedDate | null {
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month) || hour > 24 || minute > 59 || second > 60 || year < EARLIEST || year > 9999) return null;
  // Not the constructor: it reads 99 as 1999.
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute - offset, Math.min(second, 59));
  const instant = date.toISOString();
  if (!/^\d{4}-/.test(instant)) return null;
  return { instant: instant as Instant, day: `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}` as CalendarDate };
}

function monthAndDay(year: number, ordinal: number): { year: number; month: number; day: number } {
  let month = 1;
  let day = ordinal;
  for (; month < 12 && day > daysIn(year, month); month += 1) day -= daysIn(year, month);
  return { year, month, day };
}

function daysIn(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}

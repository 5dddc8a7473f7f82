import type { Headers } from './net.ts';

/** Nobody is asked to wait longer than a day; a server that says so is mistaken. */
const MOST_MS = 24 * 3600 * 1000;

/**
 * How long a server asks to be left alone, in milliseconds (RFC 9110 §10.2.3: seconds or a date); null when it does not say.
 * A date is read against the server's own clock, when it sends one: ours may be wrong.
 */
export function retryAfter(headers: Headers, wall: number): number | null {
  const said = headers.get('retry-after')?.trim();
  if (said === undefined || said === '') return null;
  if (/^\d+(?:\.\d+)?$/.test(said)) return Math.min(Number(said) * 1000, MOST_MS);
  // Date.parse takes "-5" for a year.
  const until = /[a-z]{3}/i.test(said) ? Date.parse(said) : NaN;
  if (Number.isNaN(until)) return null;
  const servers = Date.parse(headers.get('date') ?? '');
  return Math.min(Math.max(until - (Number.isNaN(servers) ? wall : servers), 0), MOST_MS);
}

import { shownAddress } from '../http/address.ts';
import type { Answer } from '../http/limited-fetch.ts';
import { failed, got, type NetFailure, type NetResult } from '../http/net.ts';
import type { Fetcher } from '../http/polite.ts';
import { hostOf } from '../http/trouble.ts';
import type { Reach } from '../http/reach.ts';
import { pageTrouble } from '../pages/page-kind.ts';
import { looseJson } from './loose-json.ts';

/** A WordPress site and how it is asked. */
export interface WpAccess {
  fetcher: Fetcher;
  /** REST root as the site gives it: "https://site.example/wp-json/" or "https://site.example/index.php?rest_route=/". */
  root: string;
  /** Value of an Authorization header; null for an anonymous reader. */
  authorization: string | null;
  reach: Reach;
  signal?: AbortSignal;
}

export interface WpAnswer {
  json: unknown;
  /** Where it came from, after redirects. */
  url: string;
  /** X-WP-Total; null when the header is missing. */
  total: number | null;
  /** The server's own clock, milliseconds since 1970; null when it does not say. */
  serverTime: number | null;
}

/** Address of a route. Plain permalinks carry the route in the query, where nothing can be appended to the path. */
export function routeUrl(root: string, route: string, query: Record<string, string> = {}): string {
  const url = new URL(root);
  const prefix = url.searchParams.get('rest_route');
  if (prefix === null) url.pathname = `${url.pathname.replace(/\/$/, '')}/${route}`;
  else url.searchParams.set('rest_route', `${prefix.replace(/\/$/, '')}/${route}`);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.href;
}

/** Asks a route and reads its JSON. An answer that is cut short or is not JSON counts as not answered and is asked for again. */
export async function askWp(access: WpAccess, route: string, query: Record<string, string> = {}): Promise<NetResult<WpAnswer>> {
  let json: unknown;
  const result = await access.fetcher({
    url: routeUrl(access.root, route, query),
    headers: { accept: 'application/json' },
    authorization: access.authorization,
    reach: access.reach,
    ...(access.signal === undefined ? {} : { signal: access.signal }),
    accept: (answer) => {
      const read = readJson(answer);
      if ('code' in read) return read;
      json = read.json;
      return null;
    },
  });
  if (!result.ok) return failed(refined(result.failure));
  const total = Number(result.value.headers.get('x-wp-total') || NaN);
  const serverTime = Date.parse(result.value.headers.get('date') ?? '');
  return got({ json, url: result.value.url, total: Number.isInteger(total) && total >= 0 ? total : null, serverTime: Number.isNaN(serverTime) ? null : serverTime });
}

/** WordPress's own error code in the body of a refusal ("rest_post_invalid_id"); null when there is none. */
export function wpErrorCode(failure: NetFailure): string | null {
  if (failure.body === undefined) return null;
  const json = looseJson(new TextDecoder().decode(failure.body));
  return isRecord(json) && typeof json['code'] === 'string' ? json['code'] : null;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A map of PHP: `[]` when it is empty, an object otherwise. */
export function mapOf(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

/** An array of PHP: an object with number keys once somebody has taken an element out of it. */
export function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return isRecord(value) ? Object.values(value) : [];
}

/** An id: a whole number above 0, also where a plugin made it a string; 0 for anything else. */
export function idOf(value: unknown): number {
  const id = typeof value === 'number' || (typeof value === 'string' && /^\d{1,15}$/.test(value)) ? Number(value) : 0;
  return Number.isSafeInteger(id) && id > 0 ? id : 0;
}

/** A name in an answer: a string, or a number that was meant as one; '' for anything else. */
export function nameOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

function readJson(answer: Answer): { json: unknown } | NetFailure {
  const text = new TextDecoder().decode(answer.body);
  const json = looseJson(text);
  if (json !== undefined) return { json };
  const page = pageTrouble(text, answer);
  if (page !== null) return page;
  const begun = /^[\s\S]{0,4000}?[[{]/.test(text);
  return begun
    ? { code: 'answer-incomplete', detail: hostOf(answer.url), passing: true }
    : { code: 'unexpected-answer', detail: shownAddress(answer.url), passing: true };
}

/** 401 with WordPress's own code on a public route means that the listing is switched off, not that a brief is private. */
function refined(failure: NetFailure): NetFailure {
  if (failure.status !== 401 && failure.status !== 403) return failure;
  const code = wpErrorCode(failure);
  return code === 'rest_not_logged_in' || code === 'rest_cannot_access' || code === 'rest_disabled' || code === 'rest_login_required'
    ? { ...failure, code: 'rest-disabled' }
    : failure;
}

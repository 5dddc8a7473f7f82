import type { FailureCode } from '../../../shared/errors.ts';
import { shownAddress } from './address.ts';
import type { NetFailure } from './net.ts';

/**
 * What the network threw, as a failure. Two worlds speak here: Node's system codes (ECONNRESET, Z_BUF_ERROR, CERT_HAS_EXPIRED)
 * and Chromium's net errors ("net::ERR_CONNECTION_RESET").
 */
export function troubleOf(error: unknown, url: string): NetFailure {
  const said = wordsOf(error);
  const match = TROUBLES.find(({ pattern }) => pattern.test(said));
  const { code, passing } = match ?? { code: 'connection-broken' as const, passing: true };
  return { code, detail: hostOf(url), passing };
}

/** Of an answer that is not the one hoped for; null for 2xx, and for 304 where that was asked for. */
export function troubleOfStatus(status: number, url: string, isConditional: boolean): NetFailure | null {
  // A part was never asked for.
  if (status === 206) return { code: 'answer-incomplete', detail: hostOf(url), status, passing: true };
  if ((status >= 200 && status < 300) || (status === 304 && isConditional)) return null;
  const detail = shownAddress(url);
  if (status === 401 || status === 403 || status === 407) return { code: 'access-refused', detail, status };
  if (status === 404 || status === 410) return { code: 'page-missing', detail, status };
  if (status === 511) return { code: 'captive-portal', detail: hostOf(url), status };
  if (status === 429 || status === 503) return { code: 'server-busy', detail: hostOf(url), status, passing: true };
  if (status === 502 || status === 504 || status === 408 || status === 425) return { code: 'server-error', detail: hostOf(url), status, passing: true };
  if (status >= 500) return { code: 'server-error', detail: hostOf(url), status };
  return { code: 'unexpected-answer', detail, status };
}

export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}

const TROUBLES: { pattern: RegExp; code: FailureCode; passing: boolean }[] = [
  { pattern: /ERR_LOCAL_ADDRESS/, code: 'redirect-local', passing: false },
  { pattern: /ENOTFOUND|ERR_NAME_NOT_RESOLVED|ERR_NAME_RESOLUTION/, code: 'host-not-found', passing: false },
  { pattern: /EAI_AGAIN|ENETUNREACH|ENETDOWN|ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED|ERR_NETWORK_IO_SUSPENDED/, code: 'offline', passing: true },
  // 407 of a server that is no proxy.
  { pattern: /ERR_UNEXPECTED_PROXY_AUTH/, code: 'access-refused', passing: false },
  { pattern: /ERR_PROXY|ERR_TUNNEL|ERR_SOCKS/, code: 'proxy-failed', passing: false },
  { pattern: /ECONNREFUSED|EHOSTUNREACH|EHOSTDOWN|EADDRNOTAVAIL|ERR_CONNECTION_REFUSED|ERR_ADDRESS_UNREACHABLE|ERR_CONNECTION_FAILED/, code: 'host-unreachable', passing: true },
  { pattern: /CERT|SSL|TLS|EPROTO|UNABLE_TO_VERIFY|SELF_SIGNED/, code: 'certificate', passing: false },
  { pattern: /ETIMEDOUT|ERR_TIMED_OUT|ERR_CONNECTION_TIMED_OUT/, code: 'too-slow', passing: true },
  { pattern: /Z_BUF_ERROR|Z_DATA_ERROR|ERR_CONTENT_LENGTH_MISMATCH|ERR_INCOMPLETE|ERR_CONTENT_DECODING|ERR__ERROR|BROTLI|aborted/i, code: 'answer-incomplete', passing: true },
  { pattern: /ERR_INVALID_REDIRECT|ERR_UNSAFE_REDIRECT|ERR_INVALID_URL/, code: 'unexpected-answer', passing: false },
  { pattern: /HPE_|ERR_INVALID_HTTP|ERR_INVALID_RESPONSE|ERR_RESPONSE_HEADERS|ERR_HTTP2|ERR_INVALID_CHUNKED|ERR_INVALID_CHAR/, code: 'unexpected-answer', passing: true },
];

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  return `${code} ${error.message} ${error.cause === undefined ? '' : wordsOf(error.cause)}`;
}

import type { FailureCode } from '../../../shared/errors.ts';
import type { Instant } from '../../../shared/ids.ts';

/** How a sync ended, as far as the next one depends on it. */
export interface Ended {
  outcome: 'done' | 'partial' | 'failed' | 'cancelled' | 'offline';
  /** null when it went well. */
  code: FailureCode | null;
  /** What the server asked for; 0 when nothing. */
  retryAfterMs: number;
}

const MINUTE = 60_000;
const FIRST_RETRY_MS = 5 * MINUTE;
/** No server is believed that asks for more quiet than this. */
const LONGEST_QUIET_MS = 7 * 24 * 60 * MINUTE;
/** A wait is longer or shorter by up to a tenth, so that a hundred laptops do not ask at the same second. */
const JITTER = 0.1;

/** What will be the same in five minutes: somebody has to do something about it first. */
const LASTING: ReadonlySet<FailureCode> = new Set([
  'password-wrong', 'password-needed', 'site-elsewhere', 'access-refused', 'page-missing', 'rest-disabled', 'login-page', 'no-source-there', 'redirect-local', 'address-not-allowed',
  'too-many-redirects', 'certificate', 'source-empty', 'topics-empty', 'list-short', 'nothing-listed', 'feed-unreadable', 'host-not-found', 'sync-fault',
] satisfies FailureCode[]);

/**
 * When a source is due again; null: not by itself. After a failure that may pass it is asked again soon, then less and less often,
 * never more seldom than its rhythm says, and never earlier than its server asked for. Offline it stays due: it waits for the connection.
 * `failures`: in a row, this one included. `random`: 0 <= x < 1.
 */
export function nextDue(everyMinutes: number | null, { outcome, code, retryAfterMs }: Ended, failures: number, now: number, random: number): Instant | null {
  if (everyMinutes === null) return null;
  if (outcome === 'offline') return instant(now);
  const rhythm = everyMinutes * MINUTE;
  const isPassing = (outcome === 'failed' || outcome === 'partial') && !(code !== null && LASTING.has(code));
  const retry = FIRST_RETRY_MS * 2 ** Math.min(failures - 1, 20);
  const wait = (isPassing ? Math.min(retry, rhythm) : rhythm) * (1 - JITTER + 2 * JITTER * random);
  return instant(now + Math.max(wait, Math.min(retryAfterMs, LONGEST_QUIET_MS)));
}

function instant(time: number): Instant {
  return new Date(time).toISOString() as Instant;
}

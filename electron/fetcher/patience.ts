import type { FailureCode } from '../../shared/errors.ts';
import type { Ask } from './http/limited-fetch.ts';
import { TEXT_LIMITS } from './http/limits.ts';
import { failed, type NetFailure, type NetResult } from './http/net.ts';
import type { Fetcher } from './http/polite.ts';

export interface Patience {
  /** Milliseconds, from the first question to the last answer. */
  mostMs: number;
  /** What was asked for, as the analyst is told of it. */
  host: string;
  /** The analyst has seen enough. */
  cancelled: () => boolean;
}

/** Of the whole time, so much may pass without a single byte: then there is time to ask in another way (https, then http). */
const SILENCE = 0.4;
const LOOK_EVERY_MS = 100;

/**
 * Lets `work` fetch for as long as an analyst who waits for it may be kept waiting. What it has found when the time is over counts;
 * when it has found nothing, the site did not answer. Nobody asks again later here, so no failure may say so.
 */
export async function whileWaitedFor<T>(fetcher: Fetcher, { mostMs, host, cancelled }: Patience, work: (fetcher: Fetcher) => Promise<NetResult<T>>): Promise<NetResult<T>> {
  const control = new AbortController();
  const end = performance.now() + mostMs;
  const timer = setInterval(() => { if (cancelled() || performance.now() >= end) control.abort(); }, Math.min(LOOK_EVERY_MS, mostMs));
  try {
    const result = await work((ask) => askImpatiently(fetcher, { ...ask, limits: { ...(ask.limits ?? TEXT_LIMITS), stallMs: mostMs * SILENCE }, signal: control.signal }));
    if (cancelled()) return failed({ code: 'cancelled' });
    if (result.ok) return result;
    return failed(control.signal.aborted ? { code: 'site-silent', detail: host } : asAnswer(result.failure));
  } finally {
    clearInterval(timer);
  }
}

/** Once, and once more when the connection was lost on the way; a server that was slow is not asked to be slow again. */
async function askImpatiently(fetcher: Fetcher, ask: Ask): ReturnType<Fetcher> {
  const first = await fetcher({ ...ask, tries: 1 });
  const isLost = !first.ok && first.failure.passing === true && first.failure.code !== 'too-slow';
  return isLost && ask.signal?.aborted !== true ? fetcher({ ...ask, tries: 1 }) : first;
}

const SILENT: ReadonlySet<FailureCode> = new Set(['host-unreachable', 'too-slow', 'connection-broken', 'answer-incomplete'] satisfies FailureCode[]);
const TROUBLED: ReadonlySet<FailureCode> = new Set(['server-busy', 'server-error'] satisfies FailureCode[]);

function asAnswer(failure: NetFailure): NetFailure {
  return { ...failure, code: SILENT.has(failure.code) ? 'site-silent' : TROUBLED.has(failure.code) ? 'site-troubled' : failure.code };
}

import type { AbortSignalLike } from '../../shared/contract/rpc.ts';
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
  signal: AbortSignalLike;
}

/** Of the whole time, so much may pass without a single byte: then there is time to ask in another way (https, then http). */
const SILENCE = 0.4;

/**
 * Lets `work` fetch for as long as an analyst who waits for it may be kept waiting. What it has found when the time is over counts;
 * when it has found nothing, the site did not answer. Nobody asks again later here, so no failure may say so.
 */
export async function whileWaitedFor<T>(fetcher: Fetcher, { mostMs, host, signal }: Patience, work: (fetcher: Fetcher) => Promise<NetResult<T>>): Promise<NetResult<T>> {
  const control = new AbortController();
  const end = () => control.abort();
  const timer = setTimeout(end, mostMs);
  signal.addEventListener('abort', end);
  if (signal.aborted) end();
  try {
    const result = await work((ask) => askImpatiently(fetcher, { ...ask, limits: { ...(ask.limits ?? TEXT_LIMITS), stallMs: mostMs * SILENCE }, signal: control.signal }));
    if (signal.aborted) return failed({ code: 'cancelled' });
    if (result.ok) return result;
    return failed(control.signal.aborted ? { code: 'site-silent', detail: host } : asAnswer(result.failure));
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
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

import { limitedFetch, type Answer, type Ask } from './limited-fetch.ts';
import { failed, type Net, type NetFailure, type NetResult } from './net.ts';
import { hostOf } from './trouble.ts';

export interface Manners {
  /** Exchanges under way with one host at a time. */
  perHost: number;
  /** How often an exchange is tried, the first time included. */
  tries: number;
  /** The wait before the second try, in milliseconds; doubled each time, and shortened at random by up to half. */
  firstWaitMs: number;
  longestWaitMs: number;
  /** A server that asks for more than this is left alone until the next sync. */
  mostRetryAfterMs: number;
  /** How long an analyst who typed an address waits for what stands there, in milliseconds. */
  lookMs: number;
}

export const MANNERS: Manners = { perHost: 2, tries: 4, firstWaitMs: 1000, longestWaitMs: 60_000, mostRetryAfterMs: 120_000, lookMs: 15_000 };

/** How often a server that is too slow is asked. */
const SLOW_TRIES = 2;

/** Asks as a good guest does. */
export type Fetcher = (ask: Ask) => Promise<NetResult<Answer>>;

/**
 * A fetcher for one run: few connections a host, waits that the server asks for, tries again what may pass (lost connections,
 * 429, 502, 503, 504) and nothing else. One fetcher for all sources of a run, so that two sources on one host share its places.
 */
export function politeFetcher(net: Net, manners: Manners = MANNERS): Fetcher {
  const hosts = new Map<string, HostGate>();
  return async (ask) => {
    const host = hostOf(ask.url);
    const gate = hosts.get(host) ?? newGate(manners.perHost);
    hosts.set(host, gate);
    for (let tried = 1; ; tried += 1) {
      const quietMs = gate.quietUntil - net.elapsed();
      if (quietMs > manners.mostRetryAfterMs) return failed({ code: 'server-busy', detail: host, passing: true, retryAfterMs: quietMs });
      if (quietMs > 0) await net.sleep(quietMs, ask.signal);
      const leave = await gate.enter();
      const result = await limitedFetch(net, ask).finally(leave);
      if (result.ok) return result;
      const { failure } = result;
      // What the server asked for holds for every ask of this run, not only for this one.
      if (failure.retryAfterMs !== undefined && isBusy(failure)) gate.quietUntil = Math.max(gate.quietUntil, net.elapsed() + failure.retryAfterMs);
      // Half a minute of silence is not waited for four times.
      const tries = Math.min(failure.code === 'too-slow' ? SLOW_TRIES : manners.tries, ask.tries ?? manners.tries);
      if (failure.passing !== true || tried >= tries || ask.signal?.aborted) return result;
      if ((failure.retryAfterMs ?? 0) > manners.mostRetryAfterMs) return result;
      // "Retry-After: 0" is no reason to hammer.
      if (!failure.retryAfterMs) await net.sleep(backoff(tried, manners, net.random()), ask.signal);
      if (ask.signal?.aborted) return failed({ code: 'cancelled' });
    }
  };
}

/** Wait after the nth failure, in milliseconds: between half and all of first * 2^(n-1), never above the longest. */
export function backoff(n: number, manners: Manners, random: number): number {
  const full = Math.min(manners.firstWaitMs * 2 ** (n - 1), manners.longestWaitMs);
  return full * (0.5 + random / 2);
}

function isBusy(failure: NetFailure): boolean {
  return failure.status === 429 || failure.status === 503;
}

interface HostGate {
  /** On the clock of `Net.elapsed`. */
  quietUntil: number;
  /** Waits for a free place; the answer gives it back. */
  enter(): Promise<() => void>;
}

function newGate(places: number): HostGate {
  let free = places;
  const waiting: (() => void)[] = [];
  const leave = (): void => {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  };
  return {
    quietUntil: -Infinity,
    enter: async () => {
      if (free > 0) free -= 1;
      else await new Promise<void>((enter) => waiting.push(enter));
      return leave;
    },
  };
}

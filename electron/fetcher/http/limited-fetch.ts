import { splitTyped } from '../../../shared/address/typed-address.ts';
import { shownAddress, splitCredentials } from './address.ts';
import { TEXT_LIMITS, type Limits } from './limits.ts';
import { failed, got, type Headers, type Net, type NetFailure, type NetResult, type TransportResponse } from './net.ts';
import { passFor, PUBLIC_ONLY, type Reach } from './reach.ts';
import { retryAfter } from './retry-after.ts';
import { hostOf, troubleOf, troubleOfStatus } from './trouble.ts';
import { unpacked } from './unpack.ts';

export interface Ask {
  url: string;
  method?: 'GET' | 'HEAD';
  /** Names in lower case. */
  headers?: Record<string, string>;
  /** Sent to the address's own origin only (or to the same host over https), never along a redirect elsewhere. */
  authorization?: string | null;
  limits?: Limits;
  reach?: Reach;
  signal?: AbortSignal;
  /** How often at most it is asked for, the first time included; left out: as often as manners say. */
  tries?: number;
  /** Looks at the answer before it counts: a failure says why it does not (JSON cut short), and whether to ask again. */
  accept?: (answer: Answer) => NetFailure | null;
}

export interface Answer {
  /** Where it was asked for. */
  askedUrl: string;
  /** Where the answer came from, after redirects. */
  url: string;
  /** Whether every redirect on the way was a permanent one (301, 308), and there was one. */
  movedForGood: boolean;
  status: number;
  headers: Headers;
  body: Uint8Array;
}

const AGENT = 'Briefcase/0.1 (desktop archive of policy briefs)';
const REFUSAL_BYTES = 64 * 1024;

/**
 * Asks once, within limits. 2xx and 304 are answers; everything else is a failure with a sentence.
 * Redirects are followed here and not by the transport, so that each hop is checked and counted.
 */
export async function limitedFetch(net: Net, ask: Ask): Promise<NetResult<Answer>> {
  const { limits = TEXT_LIMITS, reach = PUBLIC_ONLY, method = 'GET' } = ask;
  const start = splitCredentials(ask.url);
  if (start === null) return failed({ code: 'address-not-allowed', detail: splitTyped(ask.url).address.slice(0, 200) });
  const authorization = ask.authorization ?? start.authorization;
  const origin = new URL(start.url).origin;
  const isConditional = Object.keys(ask.headers ?? {}).some((name) => name === 'if-none-match' || name === 'if-modified-since');
  if (ask.signal?.aborted) return failed({ code: 'cancelled' });

  const watch = watchFor(net, limits, hostOf(start.url), ask.signal);
  let url = start.url;
  let movedForGood = false;
  try {
    for (let hop = 0; ; hop += 1) {
      const pass = passFor(new URL(url), reach);
      if (pass === null) return failed({ code: 'redirect-local', detail: hostOf(url) });
      const headers: Record<string, string> = { 'user-agent': AGENT, 'accept-encoding': 'gzip, deflate, br', ...ask.headers };
      if (authorization !== null && isTrusted(origin, new URL(url).origin)) headers.authorization = authorization;
      const response = await watch.race(net.transport({ method, url, headers, signal: watch.signal, mayBeLocal: pass === 'anywhere' }));
      const target = redirectTarget(response, url);
      if (target === null) return accepted(await readAnswer(net, response, { asked: start.url, url, method, isConditional, movedForGood, limits, watch }), ask);
      void discard(response);
      if (hop >= limits.redirects) return failed({ code: 'too-many-redirects', detail: shownAddress(start.url) });
      const next = splitCredentials(target);
      if (next === null) return failed({ code: 'address-not-allowed', detail: shownAddress(target) });
      movedForGood = (hop === 0 || movedForGood) && (response.status === 301 || response.status === 308);
      url = next.url;
    }
  } catch (error) {
    return failed(watch.reason() ?? troubleOf(error, url));
  } finally {
    watch.end();
  }
}

/** A password goes to where it was meant for, also when that has learnt to speak https since. */
function isTrusted(meant: string, origin: string): boolean {
  return origin === meant || origin === meant.replace(/^http:/, 'https:');
}

function accepted(result: NetResult<Answer>, { accept }: Ask): NetResult<Answer> {
  const refusal = result.ok ? (accept?.(result.value) ?? null) : null;
  return refusal === null ? result : failed(refusal);
}

interface Reading {
  asked: string;
  url: string;
  method: 'GET' | 'HEAD';
  isConditional: boolean;
  movedForGood: boolean;
  limits: Limits;
  watch: Watch;
}

async function readAnswer(net: Net, response: TransportResponse, { asked, url, method, isConditional, movedForGood, limits, watch }: Reading): Promise<NetResult<Answer>> {
  const trouble = troubleOfStatus(response.status, url, isConditional);
  const most = trouble === null ? limits.bodyBytes : Math.min(REFUSAL_BYTES, limits.bodyBytes);
  const empty = method === 'HEAD' || response.status === 304 || response.status === 204;
  const body = empty ? discard(response) : await readBody(net, response, url, { ...limits, bodyBytes: most }, watch, trouble !== null);
  if (trouble !== null) {
    const waitMs = retryAfter(response.headers, net.wall());
    return failed({ ...trouble, ...(waitMs === null ? {} : { retryAfterMs: waitMs }), ...(body instanceof Uint8Array ? { body } : {}) });
  }
  if (!(body instanceof Uint8Array)) return failed(body);
  return got({ askedUrl: asked, url, movedForGood, status: response.status, headers: response.headers, body });
}

/** The whole body, or why not. `cut`: a long refusal is not a failure of its own; its first bytes are enough. */
async function readBody(net: Net, response: TransportResponse, url: string, limits: Limits, watch: Watch, cut: boolean): Promise<Uint8Array | NetFailure> {
  const declared = Number(response.headers.get('content-length') ?? 0);
  if (!cut && declared > limits.wireBytes) {
    discard(response);
    return { code: 'answer-too-large', detail: shownAddress(url) };
  }
  const began = net.elapsed();
  let wire = 0;
  let tooLarge = false;
  const counted = async function* (): AsyncIterable<Uint8Array> {
    for await (const chunk of response.body) {
      wire += chunk.length;
      watch.alive();
      const took = net.elapsed() - began;
      if (took > limits.graceMs && (wire * 1000) / took < limits.minBytesPerSecond) watch.fail({ code: 'too-slow', detail: hostOf(url), passing: true });
      if (wire > limits.wireBytes) tooLarge = true;
      if (tooLarge) return;
      yield chunk;
    }
  };
  const chunks: Uint8Array[] = [];
  let size = 0;
  const iterator = unpacked(counted(), response.decoded ? undefined : response.headers.get('content-encoding'))[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await watch.race(iterator.next());
      if (next.done) break;
      chunks.push(next.value);
      size += next.value.length;
      if (size > limits.bodyBytes) tooLarge = true;
      if (tooLarge) break;
    }
  } catch (error) {
    if (tooLarge) return { code: 'answer-too-large', detail: shownAddress(url) };
    if (cut && watch.reason() === null) return joined(chunks, limits.bodyBytes);
    throw error;
  } finally {
    // Not awaited: a body that hangs would hang its own ending too.
    void Promise.resolve(iterator.return?.()).catch(() => undefined);
  }
  if (tooLarge && !cut) return { code: 'answer-too-large', detail: shownAddress(url) };
  return joined(chunks, limits.bodyBytes);
}

function joined(chunks: Uint8Array[], most: number): Uint8Array {
  const whole = Buffer.concat(chunks);
  return whole.length > most ? whole.subarray(0, most) : whole;
}

/** Absolute address of a redirect, or null when this is none. 300 and 304 are none; a 3xx without Location is an odd answer. */
function redirectTarget(response: TransportResponse, url: string): string | null {
  if (![301, 302, 303, 307, 308].includes(response.status)) return null;
  const location = response.headers.get('location');
  if (location === undefined || !URL.canParse(location, url)) return null;
  return new URL(location, url).href;
}

/** Closes a body that nobody reads. */
function discard(response: TransportResponse): Uint8Array {
  const iterator = response.body[Symbol.asyncIterator]();
  void Promise.resolve(iterator.return?.()).catch(() => undefined);
  return new Uint8Array(0);
}

interface Watch {
  signal: AbortSignal;
  /** Why the exchange was ended from here; null when it was not. */
  reason(): NetFailure | null;
  /** A byte came. */
  alive(): void;
  fail(failure: NetFailure): void;
  /** The promise, or a rejection once the exchange is ended: a transport that ignores its signal cannot hold us. */
  race<T>(promise: Promise<T>): Promise<T>;
  end(): void;
}

/** Ends an exchange when it takes too long, stalls, or is cancelled. */
function watchFor(net: Net, limits: Limits, host: string, signal: AbortSignal | undefined): Watch {
  const control = new AbortController();
  const done = new AbortController();
  let failure: NetFailure | null = null;
  let last = net.elapsed();
  const fail = (reason: NetFailure): void => {
    failure ??= reason;
    control.abort();
  };
  const cancel = (): void => fail({ code: 'cancelled' });
  signal?.addEventListener('abort', cancel, { once: true });
  const ended = new Promise<never>((_, reject) => {
    control.signal.addEventListener('abort', () => reject(new Error('ended')), { once: true });
  });
  ended.catch(() => undefined);

  const slow: NetFailure = { code: 'too-slow', detail: host, passing: true };
  const begun = net.elapsed();
  void (async () => {
    while (!done.signal.aborted && failure === null) {
      const now = net.elapsed();
      const left = Math.min(begun + limits.totalMs - now, last + limits.stallMs - now);
      if (left <= 0) return fail(slow);
      await net.sleep(left, done.signal);
    }
  })();

  return {
    signal: control.signal,
    reason: () => failure,
    alive: () => {
      last = net.elapsed();
    },
    fail,
    race: (promise) => Promise.race([promise, ended]),
    end: () => {
      done.abort();
      signal?.removeEventListener('abort', cancel);
      // Whatever the transport still holds open is let go.
      control.abort();
    },
  };
}

import type { Failure } from '../../../shared/errors.ts';

/** What the fetcher needs from the world outside; every part is an argument so that a test can bring its own. */
export interface Net {
  transport: Transport;
  /** Milliseconds that only grow, whatever happens to the wall clock. */
  elapsed(): number;
  /** Milliseconds since 1970, which may jump. */
  wall(): number;
  /** Resolves after `ms`, or as soon as the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** 0 <= x < 1 */
  random(): number;
}

/** One exchange with one server: follows no redirect, keeps no cookie, caches nothing. Throws what the network throws. */
export type Transport = (request: TransportRequest) => Promise<TransportResponse>;

export interface TransportRequest {
  method: 'GET' | 'HEAD';
  url: string;
  /** Names in lower case. */
  headers: Record<string, string>;
  signal: AbortSignal;
  /** Whether the host may stand in the local network; otherwise only a public address is connected to. */
  mayBeLocal: boolean;
}

/** Numeric addresses of a host. Throws what the resolver throws. */
export type Resolve = (host: string) => Promise<{ address: string; family: number }[]>;

export interface TransportResponse {
  status: number;
  headers: Headers;
  body: AsyncIterable<Uint8Array>;
  /** True when the transport has already undone Content-Encoding. */
  decoded: boolean;
}

/** Names in lower case; repeated headers joined by ", ". */
export type Headers = ReadonlyMap<string, string>;

/**
 * Headers that ask for an answer without packing. Chromium does not tell a gzip body that was cut from a whole one; where nothing in
 * the contents shows their end (a web page, an image), they must come as they are, so that their length does.
 */
export const UNPACKED = { 'accept-encoding': 'identity' } as const;

/** Why nothing came, and when to ask again. */
export interface NetFailure extends Failure {
  /** HTTP status, when a server answered. */
  status?: number;
  /** The server asked to be left alone for so long; longer than this run is willing to wait. */
  retryAfterMs?: number;
  /** The answer's body, when a server that refused said more (WordPress explains itself in JSON). At most 64 KB. */
  body?: Uint8Array;
  /** Asking again soon may help. */
  passing?: boolean;
}

export type NetResult<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: NetFailure };

export const got = <T>(value: T): NetResult<T> => ({ ok: true, value });
export const failed = (failure: NetFailure): { ok: false; failure: NetFailure } => ({ ok: false, failure });

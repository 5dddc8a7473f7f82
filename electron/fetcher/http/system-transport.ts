import { setTimeout as delay } from 'node:timers/promises';
import type { Resolve, Transport } from './net.ts';
import { addressesOf, LocalAddressError } from './resolve.ts';

/** What stands between this machine and an address, in the words of Chromium ("DIRECT", "PROXY proxy.example:8080; DIRECT"). */
export type ProxyFor = (url: string) => Promise<string>;

export interface Transports {
  /** Connects by itself, to addresses that were checked. */
  direct: Transport;
  /** Chromium's, which knows proxies, their passwords, and the system's certificates. */
  chromium: Transport;
  proxyFor: ProxyFor;
  resolve: Resolve;
}

/** Behind a proxy names need not resolve here, and waiting for that would slow down every exchange. */
const LOOKUP_MS = 2000;
const REMEMBERED_MS = 60_000;

/** Directly where nothing stands in between; through Chromium behind a proxy, which looks names up itself. */
export function systemTransport({ direct, chromium, proxyFor, resolve }: Transports): Transport {
  const proxies = new Map<string, { at: number; said: Promise<string> }>();
  const between = (url: string): Promise<string> => {
    const { origin } = new URL(url);
    const known = proxies.get(origin);
    if (known !== undefined && performance.now() - known.at < REMEMBERED_MS) return known.said;
    const said = proxyFor(url);
    proxies.set(origin, { at: performance.now(), said });
    return said;
  };

  /** What this machine can tell of a name that the proxy looks up; a name that it does not know is the proxy's. */
  async function checked(host: string, mayBeLocal: boolean): Promise<void> {
    await Promise.race([
      addressesOf(resolve, host, mayBeLocal).catch((error: unknown) => { if (error instanceof LocalAddressError) throw error; }),
      delay(LOOKUP_MS, undefined, { ref: false }),
    ]);
  }

  return async (request) => {
    const { hostname } = new URL(request.url);
    if (/^DIRECT\b/i.test((await between(request.url)).trim())) {
      try {
        return await direct(request);
      } catch (error) {
        // A certificate that only the system knows: Chromium may trust it. It proves the name, so that nobody else can answer for the host.
        if (!request.url.startsWith('https:') || !UNKNOWN_AUTHORITY.test(codeOf(error))) throw error;
      }
    }
    await checked(hostname, request.mayBeLocal);
    return chromium(request);
  };
}

const UNKNOWN_AUTHORITY = /^(?:UNABLE_TO_(?:GET_ISSUER_CERT|VERIFY_LEAF_SIGNATURE).*|SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT)$/;

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

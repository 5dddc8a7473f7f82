import { lookup } from 'node:dns/promises';
import { placeOf } from './address.ts';
import type { Resolve } from './net.ts';

/** The system's own resolver: its hosts file, its DNS, its local names. */
export const systemResolver: Resolve = (host) => lookup(host, { all: true, verbatim: true });

/** Where a public host turned out to lead; said in the words by which `troubleOf` knows it. */
export class LocalAddressError extends Error {
  readonly code = 'ERR_LOCAL_ADDRESS';
  constructor() {
    super('leads into the local network');
  }
}

/** The addresses of a host that may be connected to. All of a public host's must be public; else this throws. */
export async function addressesOf(resolve: Resolve, host: string, mayBeLocal: boolean): Promise<{ address: string; family: number }[]> {
  const found = await resolve(host);
  if (!mayBeLocal && found.some(({ address }) => placeOf(address) !== 'public')) throw new LocalAddressError();
  return found;
}

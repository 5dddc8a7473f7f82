import { placeOfName, placeOf } from './address.ts';
import type { Net } from './net.ts';

/**
 * Which local hosts may be asked: those that the analyst typed. Public hosts always may.
 * A page, a feed or a redirect from outside can name the printer down the hall; this is what keeps it from being asked.
 */
export interface Reach {
  localHosts: readonly string[];
}

export const PUBLIC_ONLY: Reach = { localHosts: [] };

/** The reach of a source whose address the analyst typed. */
export function reachOf(typed: string): Reach {
  return URL.canParse(typed) ? { localHosts: [new URL(typed).hostname.toLowerCase()] } : PUBLIC_ONLY;
}

export async function mayAsk(url: URL, reach: Reach, net: Net): Promise<boolean> {
  const host = url.hostname.toLowerCase();
  if (reach.localHosts.some((name) => bare(name) === bare(host))) return true;
  const said = placeOfName(host);
  if (said === 'loopback') return reach.localHosts.some((name) => placeOfName(name) === 'loopback');
  if (said !== null) return said === 'public';
  // A public name may point into the local network. All of its addresses must be public; a name that cannot be
  // resolved here goes to the proxy or fails by itself.
  const addresses = await net.lookup(host);
  return addresses.every((address) => placeOf(address) === 'public');
}

/** A site that was typed without "www." may lead to the one with it. */
const bare = (host: string) => host.replace(/^www\./, '');

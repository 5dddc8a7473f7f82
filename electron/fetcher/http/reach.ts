import { placeOfName } from './address.ts';

/**
 * Which places in the local network may be asked: those that the analyst typed. Public hosts always may. A page, a feed or a redirect
 * from outside can name the printer down the hall; this is what keeps it from being asked.
 */
export interface Reach {
  localPlaces: readonly Place[];
}

interface Place {
  host: string;
  /** As a number in digits, the scheme's own included. */
  port: string;
}

export const PUBLIC_ONLY: Reach = { localPlaces: [] };

/** The reach of a source whose address the analyst typed: its host at its port, and no other door of the same machine. */
export function reachOf(typed: string): Reach {
  return URL.canParse(typed) ? { localPlaces: [placeIn(new URL(typed))] } : PUBLIC_ONLY;
}

/** How a host may be asked: wherever it stands, only if its addresses are public (the connection sees to that), or not at all. */
export function passFor(url: URL, reach: Reach): 'anywhere' | 'public' | null {
  const place = placeIn(url);
  if (reach.localPlaces.some((typed) => isSamePlace(typed, place))) return 'anywhere';
  const said = placeOfName(place.host);
  return said === null || said === 'public' ? 'public' : null;
}

function isSamePlace(typed: Place, asked: Place): boolean {
  // A site that was typed with http may lead to https, and the other way round.
  const isPort = typed.port === asked.port || (isUsual(typed.port) && isUsual(asked.port));
  const isHost = bare(typed.host) === bare(asked.host) || (placeOfName(typed.host) === 'loopback' && placeOfName(asked.host) === 'loopback');
  return isPort && isHost;
}

const isUsual = (port: string): boolean => port === '80' || port === '443';

function placeIn({ hostname, port, protocol }: URL): Place {
  return { host: hostname.toLowerCase().replace(/\.$/, ''), port: port || (protocol === 'https:' ? '443' : '80') };
}

/** A site that was typed without "www." may lead to the one with it. */
const bare = (host: string) => host.replace(/^www\./, '');

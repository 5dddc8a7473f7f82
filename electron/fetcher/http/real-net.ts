import { lookup } from 'node:dns/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { Net, Transport } from './net.ts';

/** Behind a proxy names need not resolve here, and waiting for that would slow down every exchange. */
const LOOKUP_MS = 2000;
/** How long an answer of the resolver is believed. */
const REMEMBERED_MS = 60_000;

/** The world as it is. */
export function realNet(transport: Transport): Net {
  const looked = new Map<string, { at: number; addresses: Promise<string[]> }>();
  return {
    transport,
    lookup: (host) => {
      const known = looked.get(host);
      if (known !== undefined && performance.now() - known.at < REMEMBERED_MS) return known.addresses;
      const addresses = Promise.race([addressesOf(host), delay(LOOKUP_MS, [], { ref: false })]);
      looked.set(host, { at: performance.now(), addresses });
      return addresses;
    },
    elapsed: () => performance.now(),
    wall: () => Date.now(),
    sleep: async (ms, signal) => {
      try {
        await delay(ms, undefined, signal === undefined ? {} : { signal });
      } catch {
        // Woken early: the caller looks at its signal.
      }
    },
    random: () => Math.random(),
  };
}

async function addressesOf(host: string): Promise<string[]> {
  try {
    return (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address);
  } catch {
    // The transport will say what is wrong.
    return [];
  }
}

import { lookup } from 'node:dns/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { Net, Transport } from './net.ts';

/** The world as it is. */
export function realNet(transport: Transport): Net {
  return {
    transport,
    lookup: async (host) => {
      try {
        return (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address);
      } catch {
        // Behind a proxy names need not resolve here; the transport will say what is wrong.
        return [];
      }
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

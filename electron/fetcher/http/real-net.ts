import { setTimeout as delay } from 'node:timers/promises';
import type { Net, Transport } from './net.ts';

/** The world as it is. */
export function realNet(transport: Transport): Net {
  return {
    transport,
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

import { net, powerMonitor } from 'electron';
import type { ToStore } from '../shared/contract/store-messages.ts';

/** The system tells nobody when it loses its connection; asking costs nothing. Sooner than a sync gives a site up: a lost connection is no fault of the site. */
const LOOK_EVERY_MS = 1000;

/** Tells the store when the connection goes and comes back, and when the computer has slept. */
export function watchConnection(tell: (message: ToStore) => void): void {
  let wasOnline = true;
  const look = () => {
    const isOnline = net.isOnline();
    // Said again as long as it is so: a store that was started anew takes itself to be online.
    if (!isOnline || !wasOnline) tell({ type: 'connection', isOnline });
    wasOnline = isOnline;
  };
  look();
  setInterval(look, LOOK_EVERY_MS).unref();
  powerMonitor.on('resume', () => {
    look();
    tell({ type: 'woke' });
  });
}

import type { ShellCalls, ShellEvents, StoreCalls, StoreEvents } from '../../shared/contract.ts';
import type { Port } from '../../shared/rpc.ts';
import { keepConnected } from './kept-connection.ts';

/** What the preload adds to the window. */
interface Bridge {
  /** Asks main for the two ports; they come as a `briefcase-ports` message. */
  ready(): void;
  /** Where a dropped file lies on disk. */
  pathOf(file: File): string;
}
declare global {
  interface Window {
    readonly briefcase: Bridge;
  }
}

const storeConnection = keepConnected<StoreCalls, StoreEvents>();
const shellConnection = keepConnected<ShellCalls, ShellEvents>();

/** The archive: every call of the contract, typed. */
export const store = storeConnection.client;
/** The desktop around the window: dialogs, opening addresses, the clipboard. */
export const shell = shellConnection.client;
export const onStore = storeConnection.on;
export const onShell = shellConnection.on;
/** Runs when the store was started again: whoever shows something asks again. */
export const onStoreRenewed = storeConnection.onRenewed;

/** Takes the ports whenever main hands some over, and asks for the first ones. */
export function openPorts(): void {
  window.addEventListener('message', (event) => {
    if (event.source !== window || (event.data as { type?: unknown })?.type !== 'briefcase-ports') return;
    const [storePort, shellPort] = event.ports;
    performance.mark('ports-open');
    if (storePort) storeConnection.attach(asPort(storePort));
    if (shellPort) shellConnection.attach(asPort(shellPort));
  });
  window.briefcase.ready();
}

function asPort(port: MessagePort): Port {
  return {
    post: (message) => port.postMessage(message),
    listen(receive) {
      port.addEventListener('message', (event) => receive(event.data));
      port.start();
    },
  };
}

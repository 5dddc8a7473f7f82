import type { StoreCalls, StoreEvents } from '../../shared/contract/calls.ts';
import type { ShellCalls, ShellEvents } from '../../shared/contract/shell.ts';
import type { FirstAnswers } from '../../shared/contract/first-answers.ts';
import type { Port } from '../../shared/contract/rpc.ts';
import { keepConnected } from './kept-connection.ts';

/** What the preload adds to the window. */
interface Bridge {
  /** Says that the page listens; a `briefcase-first-answers` message comes, and the two ports as a `briefcase-ports` message. */
  listening(): void;
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

let desk: string | null = null;
/** How the desk was left when the window was last closed, as `keepDesk` was told; null the first time. */
export const lastDesk = (): string | null => desk;

let known: FirstAnswers | null = null;
/** What the store will answer first, if that was known when the window opened. */
export const firstAnswers = (): FirstAnswers | null => known;

/** Takes the ports whenever main hands some over. Resolves when the first answers are there, or known to be missing. */
export function openPorts(): Promise<void> {
  return new Promise((resolve) => {
    window.addEventListener('message', ({ source, data, ports }: MessageEvent<{ type?: unknown; answers?: FirstAnswers | null; desk?: string | null } | null>) => {
      if (source !== window) return;
      if (data?.type === 'briefcase-first-answers') {
        known = data.answers ?? null;
        desk = data.desk ?? null;
        if (known) performance.mark('first-answers');
        resolve();
      }
      if (data?.type === 'briefcase-ports') {
        const [storePort, shellPort] = ports;
        performance.mark('ports-open');
        if (storePort) storeConnection.attach(asPort(storePort));
        if (shellPort) shellConnection.attach(asPort(shellPort));
      }
    });
    window.briefcase.listening();
  });
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

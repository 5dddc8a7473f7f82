import { contextBridge, ipcRenderer, webUtils } from 'electron';

/** All that this file needs of the page; the shell's own types have no DOM. */
declare const window: { postMessage(message: unknown, origin: string, ports: readonly unknown[]): void; readonly location: { readonly origin: string } };

interface Handed {
  message: unknown;
  ports: readonly unknown[];
}
/** What came before the page's script was there; null: it is. */
let waiting: Handed[] | null = [];

// Hands to the page what it will ask first and how the desk was left, then two ports: one to the store, one to the shell. The ports come again when the store
// was restarted. All is asked for before the page's own script is there, and waits for it.
ipcRenderer.on('first-answers', (_, answers, desk) => hand({ message: { type: 'briefcase-first-answers', answers, desk }, ports: [] }));
ipcRenderer.on('ports', ({ ports }) => hand({ message: { type: 'briefcase-ports' }, ports }));
ipcRenderer.send('ready');

function hand(handed: Handed): void {
  if (waiting) waiting.push(handed);
  else window.postMessage(handed.message, window.location.origin, handed.ports);
}

contextBridge.exposeInMainWorld('briefcase', {
  /** The page listens: all that can come. */
  listening: () => {
    const early = waiting ?? [];
    waiting = null;
    early.forEach(hand);
  },
  /** Path of a file that was dropped on the window. */
  pathOf: (file: File) => webUtils.getPathForFile(file),
});

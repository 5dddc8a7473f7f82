import { contextBridge, ipcRenderer, webUtils } from 'electron';

/** All that this file needs of the page; the shell's own types have no DOM. */
declare const window: { postMessage(message: unknown, origin: string, ports: readonly unknown[]): void; readonly location: { readonly origin: string } };

// Hands two ports to the page: one to the store, one to the shell. They come again when the store was restarted.
ipcRenderer.on('ports', (event) => window.postMessage({ type: 'briefcase-ports' }, window.location.origin, event.ports));

contextBridge.exposeInMainWorld('briefcase', {
  /** Says that the page listens, so that the ports can come. */
  ready: () => ipcRenderer.send('ready'),
  /** Path of a file that was dropped on the window. */
  pathOf: (file: File) => webUtils.getPathForFile(file),
});

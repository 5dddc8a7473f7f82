import { BrowserWindow, ipcMain, MessageChannelMain, nativeTheme } from 'electron';
import { join } from 'node:path';
import type { ShellEvents, WindowCommand } from '../shared/contract.ts';
import type { Server } from '../shared/rpc.ts';
import { buildMenu } from './menu.ts';
import { ORIGIN, serveScheme } from './protocol.ts';
import { keepScreenshot } from './screenshot.ts';
import type { StoreProcess } from './store-process.ts';
import { keepPlace, lastPlace } from './window-place.ts';

export interface ArchiveWindow {
  /** Brings it to the front, and imports what was opened with the app. */
  focus(paths: string[]): void;
  /** Gives the page ports to the new store. */
  storeRestarted(): void;
}

/** Opens the window of an archive. The page gets its ports when it says that it listens. */
export function openWindow(store: StoreProcess, archive: string, paths: string[]): ArchiveWindow {
  serveScheme(join(import.meta.dirname, '../renderer'), archive);
  const window = new BrowserWindow({
    ...lastPlace(),
    minWidth: 720,
    minHeight: 480,
    title: 'Briefcase',
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#17181a' : '#fbfaf8',
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      backgroundThrottling: true,
    },
  });
  keepPlace(window);
  window.once('ready-to-show', () => window.show());
  window.on('page-title-updated', (event) => event.preventDefault());

  let shell: Server<ShellEvents> | null = null;
  let waiting = paths;
  const send = (command: WindowCommand) => shell?.emit('command', command);
  buildMenu(send);

  const giveImports = () => {
    if (shell && waiting.length > 0) send({ name: 'import-paths', paths: waiting });
    if (shell) waiting = [];
  };
  const givePorts = () => {
    const { port1, port2 } = new MessageChannelMain();
    window.webContents.postMessage('ports', null, [store.port(), port2]);
    return shellServer.then(({ serveShell }) => { shell = serveShell(port1, window); });
  };
  // The one place where a message of the page is looked at: only our own page in the main frame gets ports.
  ipcMain.on('ready', (event) => {
    const frame = event.senderFrame;
    if (event.sender !== window.webContents || !frame || frame.parent || frame.origin !== ORIGIN) return;
    void givePorts().then(giveImports);
  });
  void window.loadURL(`${ORIGIN}/index.html`);
  const shellServer = import('./shell-server.ts');
  keepScreenshot(window);

  return {
    focus(more) {
      if (window.isMinimized()) window.restore();
      window.focus();
      waiting = [...waiting, ...more];
      giveImports();
    },
    storeRestarted() {
      void givePorts().then(() => send({ name: 'store-restarted' }));
    },
  };
}

import { BrowserWindow, ipcMain, MessageChannelMain, nativeTheme } from 'electron';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { ShellEvents, WindowCommand } from '../shared/contract/shell.ts';
import type { FirstAnswers } from '../shared/contract/first-answers.ts';
import type { Server } from '../shared/contract/rpc.ts';
import { lastDesk } from './desk.ts';
import { buildMenu } from './menu.ts';
import { ORIGIN, serveScheme } from './protocol.ts';
import { keepScreenshot } from './screenshot.ts';
import type { StoreProcess } from './store-process.ts';
import { keepPlace, lastPlace } from './window-place.ts';

export interface ArchiveWindow {
  /** Brings it to the front, and imports what was opened with the app. */
  focus(paths: string[]): void;
  /** Gives the page its ports. `again`: the store was restarted. */
  connect(store: StoreProcess, again?: boolean): void;
  /** Resolves when the page has painted for the first time. */
  painted: Promise<void>;
}

/** The list is painted by then; what the page asks of the shell before waits in the port. Milliseconds. */
const AFTER_PAINT_MS = 500;

/** Opens the window of an archive. `answers`: what the page will ask first, when that is known already. */
export function openWindow(archive: string, paths: string[], answers: FirstAnswers | null): ArchiveWindow {
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
  const painted = new Promise<void>((resolve) => { window.once('ready-to-show', () => resolve()); });
  void painted.then(() => window.show());
  const shellServer = painted.then(() => delay(AFTER_PAINT_MS)).then(() => import('./shell-server.ts'));
  window.on('page-title-updated', (event) => event.preventDefault());

  let shell: Server<ShellEvents> | null = null;
  /** What was asked before the page could hear it. */
  let waiting: WindowCommand[] = [];
  const send = (command: WindowCommand) => {
    if (shell) shell.emit('command', command);
    else waiting.push(command);
  };
  const bringIn = (files: string[]) => { if (files.length > 0) send({ name: 'import-paths', paths: files }); };
  buildMenu(send);
  bringIn(paths);

  let store: StoreProcess | null = null;
  let pageIsReady = false;
  const givePorts = async () => {
    if (!store || !pageIsReady) return;
    const { port1, port2 } = new MessageChannelMain();
    window.webContents.postMessage('ports', null, [store.port(), port2]);
    shell = (await shellServer).serveShell(port1, window, archive);
    const asked = waiting;
    waiting = [];
    asked.forEach(send);
  };
  // The one place where a message of the page is looked at: only our own page in the main frame gets answers and ports.
  ipcMain.on('ready', (event) => {
    const frame = event.senderFrame;
    if (event.sender !== window.webContents || !frame || frame.parent || frame.origin !== ORIGIN) return;
    window.webContents.send('first-answers', answers, lastDesk());
    pageIsReady = true;
    void givePorts();
  });
  void window.loadURL(`${ORIGIN}/index.html`);
  keepScreenshot(window);

  return {
    focus(more) {
      if (window.isMinimized()) window.restore();
      window.focus();
      bringIn(more);
    },
    connect(started, again = false) {
      store = started;
      void givePorts().then(() => { if (again) send({ name: 'store-restarted' }); });
    },
    painted,
  };
}

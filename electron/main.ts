import { app, dialog, Menu } from 'electron';
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { watchConnection } from './connection.ts';
import { firstAnswers, keepFirstAnswers } from './first-answers.ts';
import { archiveFolder, keepWindowDataApart } from './folders.ts';
import { guardContents, refuseDebugging } from './guards.ts';
import { readOptions } from './options.ts';
import { declareScheme } from './protocol.ts';
import { startStore, type StoreProcess } from './store-process.ts';
import { openWindow, type ArchiveWindow } from './window.ts';
import { sentence } from '../shared/errors.ts';

/*
 * The shell: starts the store, then either carries out one command or opens the window. Nothing slow happens here.
 */

const folder = process.env['BRIEFCASE_CWD'] ?? process.cwd();
const options = readOptions(ownWords(), folder, process.env['BRIEFCASE_CLI'] === '1');

refuseDebugging();
declareScheme();
// Enabling the sandbox cancels --no-sandbox, which root needs, and every child would crash.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();

if (options.command && needsHeadless()) process.exit(againHeadless());
else if (options.command) void command(options.command);
else void showWindow();

/** A command opens no window, so it must not need a display; Chromium takes that switch only from its own command line. */
function needsHeadless(): boolean {
  return process.platform === 'linux' && !app.commandLine.hasSwitch('ozone-platform');
}

function againHeadless(): number {
  const { status } = spawnSync(process.execPath, [...process.argv.slice(1), '--ozone-platform=headless', '--disable-gpu'], { stdio: 'inherit' });
  return status ?? 1;
}

/** The arguments after the program, and after the app's folder where Electron is given one. */
function ownWords(): string[] {
  const [, ...words] = process.argv;
  if (app.isPackaged) return words;
  const at = words.findIndex((word) => !word.startsWith('-') && resolve(word) === app.getAppPath());
  return words.slice(at + 1);
}

async function command(words: string[]): Promise<void> {
  app.dock?.hide();
  const { runCommand } = await import('./command-line/index.ts');
  await app.whenReady();
  app.exit(await runCommand(words, folder));
}

async function showWindow(): Promise<void> {
  const archive = archiveFolder(options.archive);
  keepWindowDataApart(archive);
  if (!app.requestSingleInstanceLock({ paths: options.paths })) return app.quit();
  // Electron makes a menu of its own unless it is told that there will be one.
  Menu.setApplicationMenu(null);
  await app.whenReady();
  const answers = firstAnswers(archive);
  let window: ArchiveWindow | null = null;
  const start = (): StoreProcess => {
    const { store, opened } = startStore({
      folder: archive,
      use: 'window',
      what: 'another window of Briefcase',
      onRestart: () => window?.connect(store, true),
      onGiveUp: (failure) => stopWith(sentence(failure)),
    });
    void opened.then((failure) => { if (failure) stopWith(sentence(failure)); });
    watchConnection((message) => store.tell(message));
    app.once('will-quit', (event) => {
      event.preventDefault();
      void store.close((last) => keepFirstAnswers(archive, last)).then(() => app.exit());
    });
    return store;
  };
  // A list that is known is painted first. One that is not waits for the store, which then starts before the window.
  const store = answers ? null : start();
  guardContents();
  window = openWindow(archive, options.paths, answers);
  const { connect, focus, painted } = window;
  if (store) connect(store);
  else void painted.then(() => connect(start()));
  app.on('second-instance', (_, __, ___, more) => focus((more as { paths?: string[] }).paths ?? []));
  app.on('open-file', (event, path) => {
    event.preventDefault();
    focus([path]);
  });
  app.on('window-all-closed', () => app.quit());
}

function stopWith(message: string): void {
  console.error(message);
  if (process.env['BRIEFCASE_NO_DIALOGS'] !== '1') dialog.showErrorBox('Briefcase', message);
  app.exit(1);
}

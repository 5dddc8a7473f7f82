import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The project's folder; a bundled tool is told where it is. */
export const PROJECT = process.env['BRIEFCASE_ROOT'] ?? join(import.meta.dirname, '../..');

export interface RunningApp {
  app: ElectronApplication;
  page: Page;
  /** Closes the window as the analyst would and waits for the end. */
  quit(): Promise<void>;
  /** SIGKILL to the main process and, with it, to all others. */
  kill(): Promise<void>;
}

/** A folder for one test's archive, home and files; `remove` when done. */
export function givenPlace() {
  const folder = mkdtempSync(join(tmpdir(), 'briefcase-e2e-'));
  return { folder, archive: join(folder, 'archive'), remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) };
}

/** Chromium's switches for this machine: no sandbox only as root, no GPU where there is none. */
export const SWITCHES = [
  ...(process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ...(process.platform === 'linux' ? ['--disable-gpu', '--ozone-platform=x11'] : []),
];

/** The environment of an app that keeps to itself: its own home, no dialogs that wait for somebody. */
export function appEnv(home: string): Record<string, string> {
  const { ELECTRON_RUN_AS_NODE: _, ...rest } = process.env as Record<string, string>;
  return { ...rest, HOME: home, XDG_CONFIG_HOME: join(home, 'config'), XDG_CACHE_HOME: join(home, 'cache'), BRIEFCASE_NO_DIALOGS: '1' };
}

/** Starts the built app on an archive of its own. */
export async function startApp(place: { folder: string; archive: string }, words: string[] = []): Promise<RunningApp> {
  const app = await _electron.launch({ args: [...SWITCHES, PROJECT, '--archive', place.archive, ...words], env: appEnv(place.folder), timeout: 30_000 });
  const page = await app.firstWindow();
  await page.waitForLoadState('domcontentloaded');
  return {
    app,
    page,
    async quit() {
      const ended = new Promise((resolve) => app.process().once('exit', resolve));
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().forEach((window) => window.close())).catch(() => {});
      await ended;
    },
    async kill() {
      const ended = new Promise((resolve) => app.process().once('exit', resolve));
      app.process().kill('SIGKILL');
      await ended;
    },
  };
}

import type { BrowserWindow } from 'electron';
import { renameSync, writeFileSync } from 'node:fs';

const EVERY_MS = 3000;

/** Where no screen can be looked at, a picture of the window is kept up to date in the file that BRIEFCASE_SCREENSHOT names. */
export function keepScreenshot(window: BrowserWindow): void {
  const file = process.env['BRIEFCASE_SCREENSHOT'];
  if (file === undefined || file === '') return;
  const take = async () => {
    if (window.isDestroyed()) return;
    const picture = await window.webContents.capturePage();
    if (picture.isEmpty()) return;
    writeFileSync(`${file}.new`, picture.toPNG());
    renameSync(`${file}.new`, file);
  };
  const keep = () => take().catch((error: unknown) => console.error('no picture of the window was taken', error));
  window.webContents.once('did-finish-load', () => { setTimeout(() => void keep(), 700); });
  const timer = setInterval(() => void keep(), EVERY_MS);
  window.on('closed', () => clearInterval(timer));
}

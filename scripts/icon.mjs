/** `node scripts/icon.mjs`: icons/512x512.png from icons/icon.svg, drawn by Electron itself. */
import './setup/require-node.mjs';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { switchesFor } from './setup/app.mjs';
import { displayForTests } from './setup/display.mjs';
import { root } from './setup/places.mjs';
import { ensureReady } from './setup/ready.mjs';
import { passThrough } from './setup/run.mjs';
import { orExplain } from './setup/say.mjs';

const SIZE = 512;

process.exitCode = await orExplain(async () => {
  const electron = await ensureReady();
  const folder = mkdtempSync(join(tmpdir(), 'briefcase-icon-'));
  const display = await displayForTests();
  try {
    const drawing = readFileSync(join(root, 'icons/icon.svg'), 'utf8');
    const page = `<style>body { margin: 0; background: transparent }</style>${drawing}`;
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'icon', main: 'main.cjs' }));
    const task = { page, size: SIZE, file: join(root, `icons/${SIZE}x${SIZE}.png`) };
    writeFileSync(join(folder, 'main.cjs'), `(${draw.toString()})(${JSON.stringify(task)});`);
    const switches = [...switchesFor({ isVirtualDisplay: display.isVirtual }), '--force-device-scale-factor=1'];
    return await passThrough(electron.binary, [folder, ...switches], { env: { ...process.env, ...display.env } });
  } finally {
    display.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

/** Runs in Electron, as the text of its main module. */
function draw({ page, size, file }) {
  const { app, BrowserWindow } = require('electron');
  const { writeFileSync } = require('node:fs');
  const webPreferences = { offscreen: true, sandbox: true };
  const options = { width: size, height: size, useContentSize: true, frame: false, transparent: true, show: false };
  void app.whenReady().then(async () => {
    const window = new BrowserWindow({ ...options, webPreferences });
    await window.loadURL(`data:text/html;charset=utf-8,${encodeURIComponent(page)}`);
    const picture = await window.webContents.capturePage({ x: 0, y: 0, width: size, height: size });
    writeFileSync(file, picture.toPNG());
    app.quit();
  });
}

/** `npm start [-- WORDS]`: from a bare clone to the app's window; WORDS go to the app. */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { appEnv, callersFolder, switchesFor, warnOfSandbox } from './setup/app.mjs';
import { ensureBuilt } from './setup/build.mjs';
import { hasDisplay, startXvfb } from './setup/display.mjs';
import { root } from './setup/places.mjs';
import { ensureReady } from './setup/ready.mjs';
import { passThrough } from './setup/run.mjs';
import { orExplain, say } from './setup/say.mjs';

process.exitCode = await orExplain(start);

async function start() {
  const words = process.argv.slice(2);
  const electron = await ensureReady();
  await ensureBuilt();
  warnOfSandbox(electron);
  const cwd = callersFolder();
  const env = appEnv(electron);
  if (hasDisplay()) return passThrough(electron.binary, [...switchesFor(), root, ...words], { cwd, env });
  const display = await startXvfb();
  const screenshot = screenshotFor(words);
  say(`no display here: the app runs in Xvfb, and its window is kept up to date in ${screenshot} (Ctrl-C ends it)`);
  try {
    return await passThrough(electron.binary, [...switchesFor({ isVirtualDisplay: true }), root, ...words], {
      cwd,
      env: { ...env, ...display.env, BRIEFCASE_SCREENSHOT: screenshot },
    });
  } finally {
    display.stop();
  }
}

/** Beside the archive: in the folder that `--archive` names, else in the app's own. */
function screenshotFor(words) {
  const at = words.indexOf('--archive');
  const named = at >= 0 ? words[at + 1] : words.find((word) => word.startsWith('--archive='))?.slice(10);
  const folder = named ?? join(process.env.XDG_CONFIG_HOME || join(homedir(), '.config'), 'Briefcase');
  return resolve(callersFolder(), folder, 'window.png');
}

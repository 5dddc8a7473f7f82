/** `npm start [-- WORDS]`: from a bare clone to the app's window; WORDS go to the app. */
import './setup/require-node.mjs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { callersFolder, runApp, switchesFor, warnOfSandbox } from './setup/app.mjs';
import { ensureBuilt } from './setup/build.mjs';
import { hasDisplay, startXvfb } from './setup/display.mjs';
import { ensureReady } from './setup/ready.mjs';
import { orExplain, say } from './setup/say.mjs';

process.exitCode = await orExplain(start);

async function start() {
  const words = process.argv.slice(2);
  const electron = await ensureReady();
  await ensureBuilt();
  warnOfSandbox(electron);
  if (hasDisplay()) return runApp(electron, { switches: switchesFor(), words });
  const display = await startXvfb();
  const screenshot = screenshotFor(words);
  say(`no display here: the app runs in Xvfb, and its window is kept up to date in ${screenshot} (Ctrl-C ends it)`);
  const env = { ...display.env, BRIEFCASE_SCREENSHOT: screenshot };
  try {
    return await runApp(electron, { switches: switchesFor({ isVirtualDisplay: true }), words, env });
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

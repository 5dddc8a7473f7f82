/** `npm run -s briefcase -- WORDS`: the command line over an archive; stdout, stderr and exit code are the app's. */
import { appEnv, callersFolder, switchesFor } from './setup/app.mjs';
import { ensureBuilt } from './setup/build.mjs';
import { withoutChromiumLog } from './setup/chromium-log.mjs';
import { root } from './setup/places.mjs';
import { ensureReady } from './setup/ready.mjs';
import { passThrough } from './setup/run.mjs';
import { orExplain } from './setup/say.mjs';

process.exitCode = await orExplain(async () => {
  const electron = await ensureReady();
  await ensureBuilt();
  // No window is opened, so no display is used even where there is one.
  const headless = process.platform === 'linux' ? ['--ozone-platform=headless', '--disable-gpu'] : [];
  return passThrough(electron.binary, [...switchesFor(), ...headless, root, ...process.argv.slice(2)], {
    cwd: callersFolder(),
    env: { ...appEnv(electron), BRIEFCASE_CLI: '1' },
    stdio: ['inherit', 'inherit', 'pipe'],
    onSpawn: (child) => child.stderr.pipe(withoutChromiumLog()).pipe(process.stderr),
  });
});

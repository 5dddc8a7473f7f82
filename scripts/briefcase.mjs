/** `npm run -s briefcase -- WORDS`: the command line over an archive; stdout, stderr and exit code are the app's. */
import './setup/require-node.mjs';
import { runApp, switchesFor } from './setup/app.mjs';
import { ensureBuilt } from './setup/build.mjs';
import { ensureReady } from './setup/ready.mjs';
import { orExplain } from './setup/say.mjs';

process.exitCode = await orExplain(async () => {
  const electron = await ensureReady();
  await ensureBuilt();
  // No window is opened, so no display is used even where there is one.
  const headless = process.platform === 'linux' ? ['--ozone-platform=headless', '--disable-gpu'] : [];
  const switches = [...switchesFor(), ...headless];
  return runApp(electron, { switches, words: process.argv.slice(2), env: { BRIEFCASE_CLI: '1' } });
});

/** `npm run e2e [-- Playwright's arguments]`: whole-app tests on the app built from the present sources. */
import './setup/require-node.mjs';
import { ensureBuilt } from './setup/build.mjs';
import { endToEnd, report } from './setup/parts.mjs';
import { ensureReady } from './setup/ready.mjs';
import { orExplain } from './setup/say.mjs';

process.exitCode = await orExplain(async () => {
  const electron = await ensureReady();
  await ensureBuilt();
  return report([await endToEnd(electron, process.argv.slice(2))]);
});

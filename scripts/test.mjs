/** `npm test`: everything that can be checked, from a bare clone on; ends with the line `N passed, N failed`. */
import './setup/require-node.mjs';
import { ensureBuilt } from './setup/build.mjs';
import { endToEnd, lint, report, types, units } from './setup/parts.mjs';
import { ensureReady } from './setup/ready.mjs';
import { orExplain, SetupProblem } from './setup/say.mjs';

process.exitCode = await orExplain(async () => {
  const electron = await ensureReady();
  return report([await types(), await lint(), await units(electron), await builtAndTested(electron)]);
});

/** An app that cannot be built, or a display that cannot be had, is one failure among the others, not the end. */
async function builtAndTested(electron) {
  try {
    await ensureBuilt();
    return await endToEnd(electron);
  } catch (error) {
    if (!(error instanceof SetupProblem)) throw error;
    process.stdout.write(`${error.message}\n`);
    return { name: 'end-to-end tests', passed: 0, failed: 1, skipped: 0 };
  }
}

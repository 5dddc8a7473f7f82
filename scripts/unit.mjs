/** `node scripts/unit.mjs [vitest's arguments]`: unit tests in Electron's own Node. */
import { ensureReady } from './setup/ready.mjs';
import { orExplain } from './setup/say.mjs';
import { unitTests } from './setup/vitest.mjs';

const electron = await orExplain(() => ensureReady());
process.exitCode = await unitTests(electron, process.argv.slice(2));

/** `node scripts/unit.mjs [vitest's arguments]`: unit tests, or some of them, in Electron's own Node. */
import './setup/require-node.mjs';
import { join } from 'node:path';
import { asNode } from './setup/app.mjs';
import { root } from './setup/places.mjs';
import { ensureReady } from './setup/ready.mjs';
import { passThrough } from './setup/run.mjs';
import { orExplain } from './setup/say.mjs';

process.exitCode = await orExplain(async () => {
  const electron = await ensureReady();
  const words = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...process.argv.slice(2)];
  return passThrough(electron.binary, words, { cwd: root, env: asNode(process.env) });
});

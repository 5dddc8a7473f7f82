/** `npm run check`: types, lint and unit tests (the layer table among them). */
import './setup/require-node.mjs';
import { lint, report, types, units } from './setup/parts.mjs';
import { ensureReady } from './setup/ready.mjs';
import { orExplain } from './setup/say.mjs';

process.exitCode = await orExplain(async () => {
  const electron = await ensureReady();
  return report([await types(), await lint(), await units(electron)]);
});

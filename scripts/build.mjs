/** `npm run build`: the app's bundles in out/, made anew. */
import './setup/require-node.mjs';
import { ensureBuilt } from './setup/build.mjs';
import { ensureReady } from './setup/ready.mjs';
import { orExplain } from './setup/say.mjs';

await orExplain(async () => {
  await ensureReady();
  await ensureBuilt({ always: true });
});

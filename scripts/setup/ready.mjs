/** From a bare clone to something that runs: what every command of package.json calls first. */
import { join } from 'node:path';
import { needLibraries } from './debian.mjs';
import { findElectron } from './electron.mjs';
import { withLock } from './lock.mjs';
import { installModules, lockHash, modulesMatch } from './modules.mjs';
import { builtFile, placeNativeModule } from './native.mjs';
import { cacheFolder, root } from './places.mjs';
import { say } from './say.mjs';
import { fingerprint, readState, writeState } from './state.mjs';

/**
 * Makes the packages, an Electron and the native module ready, doing only what is missing, and returns that Electron
 * as findElectron describes it. `again` forgets which Electron was chosen before.
 */
export async function ensureReady({ again = false, env = process.env } = {}) {
  const remembered = again ? {} : readState(root, lockHash(root), env);
  if (remembered.electron && remembered.native) return remembered.electron;
  return withLock(join(cacheFolder(env), 'setup.lock'), () => setUp(again, env));
}

/** Under the lock, so it reads the state again: a set-up it waited for may have done the work. */
async function setUp(again, env) {
  const lock = lockHash(root);
  if (!modulesMatch(root)) await installModules(root);
  const remembered = again ? {} : readState(root, lock, env);
  const electron =
    remembered.electron ?? (await findElectron({ root, env, prepareLibraries: needLibraries }));
  if (remembered.electron && remembered.native) return electron;
  await placeNativeModule(root, electron);
  const override = env.ELECTRON_OVERRIDE_DIST_PATH;
  writeState(root, { lock, override, electron, native: fingerprint(builtFile(root)) });
  say(`ready: Electron ${electron.electron} (Node ${electron.node}, Chrome ${electron.chrome})`);
  return electron;
}

/** Vitest inside Electron's own Node: the native module is tested by the runtime it ships with. */
import { join } from 'node:path';
import { root } from './places.mjs';
import { passThrough } from './run.mjs';

/** Runs vitest once with the terminal as its own; gives its exit code. */
export function unitTests(electron, args = []) {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  return passThrough(electron.binary, [vitest, 'run', ...args], { cwd: root, env: asNode(process.env) });
}

/** The environment that makes an Electron binary behave as plain Node. */
export function asNode(env) {
  return { ...env, ELECTRON_RUN_AS_NODE: '1' };
}

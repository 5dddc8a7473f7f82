/** Where the project and its per-user cache are, and the environment that child commands get. */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The project folder: the one that holds package.json. */
export const root = resolve(import.meta.dirname, '../..');

/**
 * The per-user folder for what is slow to get and the same for every checkout: a fallback Electron, a rebuilt
 * SQLite. Deleting it costs time, nothing else.
 */
export function cacheFolder(env = process.env) {
  const base = env.XDG_CACHE_HOME?.startsWith('/') ? env.XDG_CACHE_HOME : join(env.HOME || homedir(), '.cache');
  return join(base, 'briefcase');
}

/**
 * `env` without what `npm run` adds for the script it runs. A nested npm would take some of it as its own settings
 * (its prefix would be this project even in another folder).
 */
export function withoutNpmRun(env = process.env) {
  const noise = /^npm_(package_|lifecycle_|config_local_prefix$|command$|node_execpath$|execpath$)/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !noise.test(name)));
}

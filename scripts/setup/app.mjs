/** How the app is started with a given Electron. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { say } from './say.mjs';

/**
 * Chromium's switches for this user and display. Without the sandbox only as root, where Chromium refuses to start
 * with it; under Xvfb without the GPU that is not there.
 */
export function switchesFor({ isRoot = process.getuid?.() === 0, isVirtualDisplay = false } = {}) {
  return [
    ...(isRoot ? ['--no-sandbox'] : []),
    ...(isVirtualDisplay ? ['--disable-gpu', '--ozone-platform=x11'] : []),
  ];
}

/** The folder the person stands in: npm runs scripts in the project's folder and tells where it was called. */
export function callersFolder(env = process.env) {
  return env.INIT_CWD ?? process.cwd();
}

/** The environment of the app itself. */
export function appEnv(electron, env = process.env) {
  const { ELECTRON_RUN_AS_NODE: _, ...rest } = env;
  return { ...rest, ...electronEnv(electron), BRIEFCASE_CWD: callersFolder(env) };
}

/** The environment by which tools that start Electron themselves (Playwright, electron-builder) find this one. */
export function electronEnv(electron) {
  return electron.source === 'download' ? {} : { ELECTRON_OVERRIDE_DIST_PATH: electron.dist };
}

/** Ubuntu 24 lets no program make a sandbox unless it is named to AppArmor or has a setuid helper: say so beforehand. */
export function warnOfSandbox(electron) {
  const restricted = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns';
  if (process.platform !== 'linux' || process.getuid() === 0 || !existsSync(restricted)) return;
  const helper = join(electron.dist, 'chrome-sandbox');
  if (readFileSync(restricted, 'utf8').trim() !== '1' || !existsSync(helper)) return;
  const { uid, mode } = statSync(helper);
  if (uid === 0 && mode & 0o4000) return;
  say('this system may stop Electron from making its sandbox. If it does, this once allows it:');
  say(`  sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'`);
}

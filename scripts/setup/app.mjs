/** How the app is started with a given Electron. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { withoutChromiumLog } from './chromium-log.mjs';
import { root } from './places.mjs';
import { passThrough } from './run.mjs';
import { say } from './say.mjs';

/**
 * Runs the app in the caller's folder with `words` as its arguments, the terminal as its own; gives its exit code.
 * `switches` are Chromium's; they come after the app's folder, where the app expects its arguments to begin.
 */
export function runApp(electron, { switches, words, env = {} }) {
  return passThrough(electron.binary, [root, ...switches, ...words], {
    cwd: callersFolder(),
    env: { ...appEnv(electron), ...env },
    stdio: ['inherit', 'inherit', 'pipe'],
    onSpawn: (child) => child.stderr?.pipe(withoutChromiumLog()).pipe(process.stderr),
  });
}

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

/** Ubuntu 24 lets a program make a sandbox only if AppArmor knows it or it has a setuid helper: say so beforehand. */
export function warnOfSandbox(electron) {
  const restricted = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns';
  if (process.platform !== 'linux' || process.getuid?.() === 0 || !existsSync(restricted)) return;
  const helper = join(electron.dist, 'chrome-sandbox');
  if (readFileSync(restricted, 'utf8').trim() !== '1' || !existsSync(helper)) return;
  const { uid, mode } = statSync(helper);
  if (uid === 0 && mode & 0o4000) return;
  say('this system may stop Electron from making its sandbox. If it does, this once allows it:');
  say(`  sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'`);
}

/** The environment that makes an Electron binary behave as plain Node. */
export function asNode(env) {
  return { ...env, ELECTRON_RUN_AS_NODE: '1' };
}

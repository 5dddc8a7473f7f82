/** node_modules as package-lock.json says, put there by `npm ci` when it is not. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lastLines, npm } from './run.mjs';
import { say, SetupProblem } from './say.mjs';

/** What set-up results are remembered by: another lock file or another kind of machine makes them void. */
export function lockHash(root) {
  const machine = `${process.platform} ${process.arch}`;
  const lock = readFileSync(join(root, 'package-lock.json'));
  return createHash('sha256').update(lock).update(machine).digest('hex');
}

/** Whether node_modules holds what package-lock.json names. npm writes the list we compare with as its last act. */
export function modulesMatch(root) {
  const installedFile = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installedFile)) return false;
  return sameModules(
    JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages,
    JSON.parse(readFileSync(installedFile, 'utf8')).packages,
  );
}

/** Compares two `packages` tables of npm lock files. Optional packages may be absent: they are for other machines. */
export function sameModules(wanted, installed) {
  for (const [place, { version, integrity, optional, devOptional, peer }] of Object.entries(wanted)) {
    if (place === '') continue;
    const present = installed[place];
    if (!present) {
      if (optional || devOptional || peer) continue;
      return false;
    }
    if (present.version !== version || present.integrity !== integrity) return false;
  }
  return Object.keys(installed).every((place) => place in wanted);
}

/** Runs `npm ci`. No package here needs an install script, so none runs, whatever the user's npm allows. */
export async function installModules(root) {
  say('installing the packages of package-lock.json (npm ci; a minute the first time)');
  const include = ['--include=dev', '--include=optional'];
  const args = ['ci', '--ignore-scripts', ...include, '--no-audit', '--no-fund', '--loglevel=error'];
  const { code, output } = await npm(args, { cwd: root });
  if (code !== 0) {
    throw new SetupProblem(
      `npm ci did not finish, so Briefcase has no packages to run with. Its last lines:\n\n${lastLines(output)}\n`,
    );
  }
}

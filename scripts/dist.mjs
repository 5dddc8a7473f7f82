/** `npm run dist [-- electron-builder's words, such as --dir]`: packages for this platform, in release/. */
import './setup/require-node.mjs';
import { join } from 'node:path';
import { ensureBuilt } from './setup/build.mjs';
import { root } from './setup/places.mjs';
import { ensureReady } from './setup/ready.mjs';
import { passThrough, which } from './setup/run.mjs';
import { orExplain, say } from './setup/say.mjs';

process.exitCode = await orExplain(async () => {
  const electron = await ensureReady();
  await ensureBuilt({ always: true });
  const isFallback = electron.source === 'fallback';
  if (isFallback) say('made with the fallback Electron: these packages are for trying out, not for release');
  const given = process.argv.slice(2);
  const words = [
    ...(given.length > 0 ? given : linuxTargets()),
    `-c.electronDist=${electron.dist}`,
    `-c.electronVersion=${electron.electron}`,
    // The name of a package for trying out says so.
    ...(isFallback ? ['-c.linux.artifactName=${name}-${version}-${arch}-trial.${ext}'] : []),
  ];
  const builder = join(root, 'node_modules/electron-builder/cli.js');
  return passThrough(process.execPath, [builder, ...words], { cwd: root, env: { ...process.env, ...ownTools() } });
});

/** rpm only where its tool is; elsewhere the targets are those of electron-builder.yml. */
function linuxTargets() {
  if (process.platform !== 'linux') return [];
  return ['--linux', 'dir', 'tar.gz', ...(which('dpkg-deb') ? ['deb'] : []), ...(which('rpmbuild') ? ['rpm'] : [])];
}

/** electron-builder fetches its own gzip and package tools from a place that not every network reaches. */
function ownTools() {
  if (process.platform !== 'linux') return {};
  return {
    CUSTOM_FPM_PATH: join(root, 'scripts/setup/fpm.mjs'),
    ELECTRON_BUILDER_7ZIP_PATH: join(root, 'scripts/setup/7za.mjs'),
    CSC_IDENTITY_AUTO_DISCOVERY: 'false',
  };
}

/** electron-builder's hook: takes out of the package what only an unpacked development Electron needs. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';

export default function afterPack({ packager, appOutDir }) {
  rmSync(join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { force: true });
}

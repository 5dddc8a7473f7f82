/** Single packages from the npm registry that are not dependencies of the app: fetched, verified, unpacked. */
import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { lastLines, npm, run } from './run.mjs';
import { SetupProblem } from './say.mjs';

/**
 * Fetches `spec` (name@version) into `folder/package`. `sha512` is base64, as in a lock file; anything else than
 * exactly those bytes is refused.
 */
export async function fetchPackage(spec, sha512, folder) {
  mkdirSync(folder, { recursive: true });
  const args = ['pack', spec, '--pack-destination', folder, '--ignore-scripts', '--loglevel=error'];
  const packed = await npm(args, { cwd: folder });
  const archive = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  if (packed.code !== 0 || !archive) {
    throw new SetupProblem(`npm could not fetch ${spec}. Its last lines:\n\n${lastLines(packed.output)}\n`);
  }
  const file = join(folder, archive);
  if ((await sha512Of(file)) !== sha512) {
    throw new SetupProblem(`${spec} is not the package this project was made with (its checksum differs): not used.`);
  }
  const unpacked = await run('tar', ['-xzf', file, '-C', folder]);
  if (unpacked.code !== 0) throw new SetupProblem(`tar could not unpack ${spec}: ${lastLines(unpacked.output)}`);
  return join(folder, 'package');
}

async function sha512Of(file) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return hash.digest('base64');
}

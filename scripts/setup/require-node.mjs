/** Imported first by every command: an old Node gets a sentence instead of a puzzling error further on. */
import { isNewEnough, tooOld } from './node-version.mjs';

if (!isNewEnough(process.versions.node)) {
  process.stderr.write(tooOld(process.versions.node));
  process.exit(1);
}

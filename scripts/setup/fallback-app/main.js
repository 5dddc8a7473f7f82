/**
 * The start page of the fallback Electron, in the place of Electron's own default app: loads the app folder given on
 * the command line, after the modules given by `-r MODULE` (Playwright passes its loader so).
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const require = createRequire(import.meta.url);
let folder = null;
const preloads = [];
const words = process.argv.slice(1);
for (let at = 0; at < words.length && folder === null; at += 1) {
  const word = words[at];
  if (word === '-r' || word === '--require') preloads.push(words[(at += 1)]);
  else if (!word.startsWith('-')) folder = resolve(word);
}

if (folder === null) {
  process.stderr.write('usage: electron [-r MODULE] APP-FOLDER [words of the app]\n');
  app.exit(2);
} else {
  for (const module of preloads) require(resolve(module));
  const packageFile = folder.endsWith('.js') ? null : join(folder, 'package.json');
  const { name, productName, version, main = 'index.js' } = packageFile
    ? JSON.parse(readFileSync(packageFile, 'utf8'))
    : { main: folder };
  app.setName(productName ?? name ?? 'Electron');
  if (version) app.setVersion(version);
  app.setAppPath(packageFile ? folder : dirname(folder));
  await import(pathToFileURL(resolve(folder, main)).href);
}

/** Running the project's own TypeScript programs (conformance, bench, make-archive) in Electron's Node. */
import { existsSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { asNode, callersFolder, electronEnv } from './app.mjs';
import { ensureBuilt } from './build.mjs';
import { displayForTests } from './display.mjs';
import { root } from './places.mjs';
import { ensureReady } from './ready.mjs';
import { passThrough } from './run.mjs';
import { SetupProblem } from './say.mjs';

/**
 * Bundles `entry` (a path in the project) and runs it with `words`, in the caller's folder; gives its exit code.
 * Bundled by Vite as the app is, so that a program may import anything the app's own processes may. One that
 * `startsApp` gets the built app and a display to start it on.
 */
export async function runTool(entry, words, { startsApp = false } = {}) {
  const electron = await ensureReady();
  if (startsApp) await ensureBuilt();
  const program = await bundle(entry);
  const display = startsApp ? await displayForTests() : { isVirtual: false, env: {}, stop() {} };
  try {
    return await passThrough(electron.binary, [program, ...words], {
      cwd: callersFolder(),
      env: { ...asNode(process.env), ...electronEnv(electron), ...display.env, BRIEFCASE_ROOT: root },
    });
  } finally {
    display.stop();
  }
}

async function bundle(entry) {
  if (!existsSync(join(root, entry))) throw new SetupProblem(`There is no ${entry} in this checkout.`);
  const { build } = await import('vite');
  const name = basename(entry, '.ts');
  // Each run bundles into a folder of its own under out/, where Node finds node_modules: two at once do not mix.
  const outDir = join(root, 'out/tools', `${name}-${process.pid}`);
  process.once('exit', () => rmSync(outDir, { recursive: true, force: true }));
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true, external: ['better-sqlite3', 'electron', '@playwright/test', 'playwright-core'] },
    build: {
      ssr: entry,
      outDir,
      target: 'node20.18',
      minify: false,
      rolldownOptions: { output: { entryFileNames: `${name}.mjs` } },
    },
  });
  return join(outDir, `${name}.mjs`);
}

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

/** Programs built as the app's are, for tests that start them as processes of their own. `remove` when done. */
export async function bundle(entries: Record<string, string>): Promise<{ folder: string; remove: () => void }> {
  const root = join(import.meta.dirname, '../..');
  // Inside the project, so that native packages are found.
  const cache = join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'briefcase-test-'));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true, outDir: folder, emptyOutDir: true, target: 'node20.18', minify: false,
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(entries).map(([name, path]) => [name, join(root, path)])),
        external: ['better-sqlite3', 'electron'],
        output: { entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' },
      },
    },
    ssr: { noExternal: true },
  });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

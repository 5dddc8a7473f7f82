import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const root = import.meta.dirname;

/** The oldest Electron the app runs on (33: Node 20.18, Chrome 130), not the one that package.json pins. */
const NODE = 'node20.18';
const CHROME = 'chrome130';

export default defineConfig({
  // The Node programs: main, the two utility processes it forks by path, and the threads that sync and rank. Only what package.json lists in
  // "dependencies" (better-sqlite3, which is native) stays outside the bundles.
  main: {
    build: {
      target: NODE,
      outDir: join(root, 'out/main'),
      rolldownOptions: {
        input: {
          main: join(root, 'electron/main.ts'),
          store: join(root, 'electron/store/process/index.ts'),
          // Threads of the store, started by path.
          sync: join(root, 'electron/store/process/sync-thread.ts'),
          rank: join(root, 'electron/store/process/rank-thread.ts'),
          fetcher: join(root, 'electron/fetcher/index.ts'),
        },
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunks/[name]-[hash].cjs' },
      },
    },
  },
  // A sandboxed preload cannot be an ES module.
  preload: {
    build: {
      target: NODE,
      outDir: join(root, 'out/preload'),
      rolldownOptions: {
        input: { preload: join(root, 'electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: join(root, 'renderer'),
    plugins: [react()],
    build: {
      target: CHROME,
      outDir: join(root, 'out/renderer'),
      minify: true,
      // The page's content policy allows no inline script, style or data: address, so nothing may be inlined.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: join(root, 'renderer/index.html') },
    },
  },
});

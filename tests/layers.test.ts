import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { forbiddenImports } from './layers.ts';

const root = join(import.meta.dirname, '..');

describe('the import table', () => {
  const files = ['shared', 'electron', 'renderer'].flatMap((folder) => sourcesIn(folder));

  test('there are files in every layer to look at', () => {
    for (const layer of ['shared/', 'electron/store/', 'electron/fetcher/', 'electron/', 'renderer/']) {
      expect(files.filter((file) => file.startsWith(layer)).length).toBeGreaterThan(3);
    }
  });

  test('no file imports what its layer may not', () => {
    expect(files.flatMap((file) => forbiddenImports(file, readFileSync(join(root, file), 'utf8')))).toEqual([]);
  });

  test.each([
    ['shared/brief/text.ts', `import { readFileSync } from 'node:fs';`],
    ['shared/brief/text.ts', `import Database from 'better-sqlite3';`],
    ['shared/brief/text.ts', `import type { Db } from '../../electron/store/kernel/database.ts';`],
    ['shared/brief/text.ts', `export { useBrief } from '../../renderer/reader/use-brief.ts';`],
    ['shared/brief/text.ts', `const fs = await import('node:fs');`],
    ['electron/store/briefs/briefs.ts', `import { app } from 'electron';`],
    ['electron/store/briefs/briefs.ts', `import { openWindow } from '../../window.ts';`],
    ['electron/store/briefs/briefs.ts', `import { limitedFetch } from '../../fetcher/http/limited-fetch.ts';`],
    ['electron/fetcher/pages/read-page.ts', `import { openArchive } from '../../store/kernel/database.ts';`],
    ['electron/fetcher/pages/read-page.ts', `import Database from 'better-sqlite3';`],
    ['electron/window.ts', `import { openArchive } from './store/kernel/database.ts';`],
    ['electron/window.ts', `import { readFiles } from './fetcher/files/read-files.ts';`],
    ['renderer/main.tsx', `import { ipcRenderer } from 'electron';`],
    ['renderer/main.tsx', `import { join } from 'node:path';`],
    ['renderer/main.tsx', `import { startStore } from '../electron/store-process.ts';`],
    ['renderer/main.tsx', `const fs = require('node:fs');`],
    ['renderer/main.tsx', `import leftPad from 'left-pad';`],
    ['renderer/main.tsx', `import { place } from '../tests/helpers/app.ts';`],
  ])('an import that the table forbids is found: %s %s', (file, source) => {
    expect(forbiddenImports(file, source)).toHaveLength(1);
  });

  test('what the table allows is not reported', () => {
    const source = `import { z } from 'zod';\nimport type { BriefId } from '../ids.ts';\nexport * from './body.ts';`;
    expect(forbiddenImports('shared/brief/text.ts', source)).toEqual([]);
  });
});

function sourcesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file}`)
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
    .sort();
}

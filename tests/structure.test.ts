import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { circles, crowdedFolders, importsOfWindow, missingPaths, mutualRooms, readStructure, structureOf, twinNames } from './structure.ts';

const root = join(import.meta.dirname, '..');
const MOST_FILES = 25;
const project = readStructure(root);
const made = (sources: Record<string, string>) => structureOf(Object.keys(sources), (file) => sources[file]!);

describe('the structure of the source', () => {
  test('no file imports itself through others', () => expect(circles(project)).toEqual([]));
  test('no two rooms import each other', () => expect(mutualRooms(project)).toEqual([]));
  test('nothing but the window composes the window', () => expect(importsOfWindow(project)).toEqual([]));
  test('a folder can be taken in at a glance', () => expect(crowdedFolders(project, MOST_FILES)).toEqual([]));
  test('no file has the name of the folder beside it', () => expect(twinNames(project)).toEqual([]));
  test('ARCHITECTURE.md names what exists', () => {
    expect(missingPaths(root, readFileSync(join(root, 'docs/ARCHITECTURE.md'), 'utf8'))).toEqual([]);
  });
});

describe('the checks find what is planted', () => {
  test('a circle, through types too', () => {
    const planted = made({
      'shared/a.ts': `import type { B } from './b.ts'; export type A = B;`,
      'shared/b.ts': `export { c as b } from './c.ts'; export type B = 1;`,
      'shared/c.ts': `export const c = () => import('./a.ts');`,
      'shared/d.ts': `import { c } from './c.ts'; export const d = c;`,
    });
    expect(circles(planted)).toEqual([['shared/a.ts', 'shared/b.ts', 'shared/c.ts']]);
  });
  test('rooms that import each other, also from deeper down', () => {
    const planted = made({
      'renderer/notes/list.ts': `import '../tags/deep/tag.ts';`,
      'renderer/tags/deep/tag.ts': '',
      'renderer/tags/set.ts': `import '../notes/list.ts';`,
    });
    expect(mutualRooms(planted)).toEqual(['renderer/notes <-> renderer/tags']);
  });
  test('a feature that reaches for the window', () => {
    expect(importsOfWindow(made({ 'renderer/tags/a.ts': `import '../window/b.ts';`, 'renderer/window/b.ts': '' }))).toEqual(['renderer/tags/a.ts -> renderer/window/b.ts']);
  });
  test('a crowded folder', () => {
    expect(crowdedFolders(made(Object.fromEntries(Array.from({ length: 26 }, (_, i) => [`shared/x/${i}.ts`, '']))), MOST_FILES)).toEqual(['shared/x: 26']);
  });
  test('twin names', () => expect(twinNames(made({ 'shared/x.ts': '', 'shared/x/y.ts': '' }))).toEqual(['shared/x.ts']));
  test('a path that does not exist', () => expect(missingPaths(root, 'see `shared/nowhere.ts` and `shared/ids.ts`')).toEqual(['shared/nowhere.ts']));
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { importsOf } from './imports.ts';

/** The project's source as files and who imports whom: what the rules about its structure are checked on. */
export interface Structure {
  /** Source files, relative to the project, with "/" between folders. */
  readonly files: readonly string[];
  /** For each file, the files that it imports; types count too. */
  readonly imports: ReadonlyMap<string, readonly string[]>;
}

const SOURCE = ['shared', 'electron', 'renderer'];

export function readStructure(root: string): Structure {
  const files = SOURCE.flatMap((folder) => filesIn(root, folder));
  return structureOf(files, (file) => readFileSync(join(root, file), 'utf8'));
}

export function structureOf(files: readonly string[], textOf: (file: string) => string): Structure {
  const known = new Set(files);
  return { files, imports: new Map(files.map((file) => [file, filesNamedBy(file, textOf(file)).filter((one) => known.has(one))])) };
}

function filesIn(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesIn(root, path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

/** The files that a file imports. A question mark begins what a bundler is told of it. */
const filesNamedBy = (file: string, source: string): string[] =>
  [...new Set(importsOf(file, source).filter((one) => one.startsWith('.')).map((one) => join(dirname(file), one.split('?')[0]!)))];

/** Files that import each other, directly or through others; each circle once, its files in alphabetical order. */
export function circles({ files, imports }: Structure): string[][] {
  const reach = new Map<string, Set<string>>();
  for (const file of files) {
    const seen = new Set<string>();
    const waiting = [...(imports.get(file) ?? [])];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      waiting.push(...(imports.get(next) ?? []));
    }
    reach.set(file, seen);
  }
  const inCircle = files.filter((file) => reach.get(file)!.has(file));
  const groups = new Map<string, string[]>();
  for (const file of inCircle) {
    const circle = inCircle.filter((other) => other === file || (reach.get(file)!.has(other) && reach.get(other)!.has(file))).toSorted();
    groups.set(circle.join(), circle);
  }
  return [...groups.values()];
}

/** The rooms that stand beside each other: what lies deeper belongs to them. */
const ROOMS = /^(?:renderer|electron\/store|shared)\/[^/]+(?=\/)/;

/** Rooms beside each other that import each other: "one <-> other". */
export function mutualRooms({ imports }: Structure): string[] {
  const arrows = new Set<string>();
  for (const [file, targets] of imports) {
    const from = ROOMS.exec(file)?.[0];
    for (const target of targets) {
      const to = ROOMS.exec(target)?.[0];
      if (from !== undefined && to !== undefined && from !== to) arrows.add(`${from} ${to}`);
    }
  }
  return [...arrows].filter((arrow) => {
    const [from, to] = arrow.split(' ') as [string, string];
    return from < to && arrows.has(`${to} ${from}`);
  }).map((arrow) => arrow.replace(' ', ' <-> ')).toSorted();
}

/** Files of features, of the client or of the controls that import the window which composes them. */
export function importsOfWindow({ imports }: Structure): string[] {
  return [...imports].flatMap(([file, targets]) =>
    file.startsWith('renderer/') && !file.startsWith('renderer/window/') && file !== 'renderer/main.tsx'
      ? targets.filter((target) => target.startsWith('renderer/window/')).map((target) => `${file} -> ${target}`)
      : []);
}

/** Folders with more source files of their own than a reader can take in. */
export function crowdedFolders({ files }: Structure, most: number): string[] {
  const counts = new Map<string, number>();
  for (const file of files) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > most).map(([folder, count]) => `${folder}: ${count}`);
}

/** A file beside a folder of the same name: nobody knows which of the two to open. */
export function twinNames({ files }: Structure): string[] {
  const folders = new Set(files.map((file) => dirname(file)));
  return files.filter((file) => folders.has(file.replace(/\.tsx?$/, '')));
}

/** Paths in back quotes in a page of docs that do not exist. */
export function missingPaths(root: string, page: string): string[] {
  const named = [...page.matchAll(/`((?:shared|electron|renderer|tests|bench|scripts|docs)\/[\w./-]*)`/g)].map((match) => match[1]!);
  return named.filter((path) => !existsSync(join(root, path)));
}

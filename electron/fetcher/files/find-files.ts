import { lstat, readdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { fileKind } from '../../../shared/brief/read/file-post.ts';
import type { Failure } from '../../../shared/errors.ts';
import { fileFailure } from './trouble.ts';

export interface Found {
  /** Paths to read, each once, in a stable order. */
  files: string[];
  failed: { path: string; failure: Failure }[];
  /** What a folder holds beside its briefs and was not read, with the reason. */
  skipped: { path: string; failure: Failure }[];
}

/** Folders deeper than this are a loop or a mistake. */
const DEEPEST = 40;

/**
 * Every file at or below the paths. A file that was named is always tried; in a folder only kinds that can be a brief
 * are taken, hidden ones and links are passed over, so that nothing outside the folder is read. What is not taken is named.
 */
export async function findFiles(paths: readonly string[]): Promise<Found> {
  const found: Found = { files: [], failed: [], skipped: [] };
  for (const path of paths) {
    try {
      await look(await realpath(path), 0, found);
    } catch (error) {
      found.failed.push({ path, failure: fileFailure(error, path) });
    }
  }
  return { ...found, files: [...new Set(found.files)] };
}

async function look(path: string, depth: number, found: Found): Promise<void> {
  const entry = await lstat(path);
  if (entry.isDirectory()) await lookInto(path, depth, found);
  else if (entry.isFile()) found.files.push(path);
  else found.failed.push({ path, failure: { code: 'file-type', detail: path } });
}

async function lookInto(folder: string, depth: number, found: Found): Promise<void> {
  if (depth > DEEPEST) return void found.failed.push({ path: folder, failure: { code: 'too-deep', detail: folder } });
  try {
    const entries = (await readdir(folder, { withFileTypes: true })).filter(({ name }) => !name.startsWith('.'));
    const names = new Set(entries.map(({ name }) => name.toLowerCase()));
    for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && isPartsOfPage(entry.name, names)) continue;
      if (entry.isDirectory()) await lookInto(path, depth + 1, found);
      else if (entry.isFile() && entry.name.includes('.') && fileKind(entry.name) !== null) found.files.push(path);
      else found.skipped.push({ path, failure: { code: entry.isSymbolicLink() ? 'file-link' : 'file-type', detail: path } });
    }
  } catch (error) {
    found.failed.push({ path: folder, failure: fileFailure(error, folder) });
  }
}

/** What browsers add to a page's name for the folder of its parts, in the languages that they speak. */
const PARTS = /^(.+?)(?:[_.-](?:files|file|dateien|fichiers|archivos|arquivos|ficheiros|bestanden|filer|filerne|pliki|soubory|tiedostot|dosyalar|fitxers|fails|failid|bylos|datoteke|fajlovi|elemei))$/;

/** "Lock note_files" beside "Lock note.html": pictures, frames and scripts of that page, and no briefs. */
function isPartsOfPage(folder: string, names: ReadonlySet<string>): boolean {
  const page = PARTS.exec(folder.toLowerCase())?.[1];
  return page !== undefined && ['html', 'htm', 'xhtml', 'mht', 'mhtml'].some((extension) => names.has(`${page}.${extension}`));
}

/** Those of the paths where nothing lies. */
export async function missingFiles(paths: readonly string[]): Promise<string[]> {
  const missing: string[] = [];
  for (const path of paths) {
    try {
      await lstat(path);
    } catch (error) {
      if (fileFailure(error, path).code === 'file-missing') missing.push(path);
    }
  }
  return missing;
}

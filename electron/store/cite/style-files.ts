import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { OWN_STYLES } from '../../../shared/cite/cited.ts';
import type { CitationStyle } from '../../../shared/contract/calls.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';

/* Styles of the analyst: CSL files in the archive's folder `styles`. */

/** Style files are some hundred kilobytes at most. Bytes. */
const LARGEST = 4_000_000;

export const ownStyles = (): CitationStyle[] => Object.entries(OWN_STYLES).map(([name, title]) => ({ name, title, isOwn: true }));

export function addedStyles(folder: string): CitationStyle[] {
  const styles = join(folder, 'styles');
  if (!existsSync(styles)) return [];
  return readdirSync(styles).filter((name) => /\.csl$/i.test(name)).sort().flatMap((name) => {
    const xml = readStyle(join(styles, name));
    return xml.ok ? [{ name, title: titleOf(xml.value) ?? name, isOwn: false }] : [];
  });
}

/** The text of a style that was added, or of one at a path. */
export function styleFile(folder: string, name: string): Result<string> {
  const added = join(folder, 'styles', basename(name));
  if (name === basename(name)) return existsSync(added) ? readStyle(added) : fail({ code: 'style-unknown', detail: name });
  return readStyle(name);
}

/** Keeps a file that has been tried. */
export function keepStyle(folder: string, path: string, xml: string): CitationStyle {
  const name = basename(path).replace(/\.[^.]*$/, '').concat('.csl');
  const styles = join(folder, 'styles');
  mkdirSync(styles, { recursive: true });
  if (join(styles, name) !== path) copyFileSync(path, join(styles, name));
  return { name, title: titleOf(xml) ?? name, isOwn: false };
}

function readStyle(path: string): Result<string> {
  try {
    if (statSync(path).size > LARGEST) return fail({ code: 'style-unreadable', detail: path });
    return ok(readFileSync(path, 'utf8'));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return fail({ code: code === 'ENOENT' ? 'file-missing' : 'file-unreadable', detail: path });
  }
}

function titleOf(xml: string): string | null {
  const title = /<title[^>]{0,100}>([^<]{1,300})<\/title>/.exec(xml.slice(0, 20_000))?.[1] ?? '';
  const plain = title.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" })[name]!).trim();
  return plain === '' ? null : plain;
}

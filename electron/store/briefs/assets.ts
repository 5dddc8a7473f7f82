import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { IMAGE_TYPES, type ImageType } from '../../../shared/contract/fetcher.ts';
import { prepared, type Archive } from '../kernel/archive.ts';

export interface NewAsset {
  /** SHA-256 of the bytes, hex. */
  hash: string;
  type: ImageType;
  bytes: Uint8Array;
}

/** Where an image lies in the archive: images/ab/abcdef…, named by what it is. */
export function assetFile(folder: string, hash: string): string {
  return join(folder, 'images', hash.slice(0, 2), hash);
}

/**
 * Stores an image once, whoever names it. The file is whole and on the disk before a row says that it is there. False: it is not
 * what it is said to be, and was not stored.
 */
export async function saveAsset({ db, folder, newId, now }: Archive, { hash, type, bytes }: NewAsset): Promise<boolean> {
  if (!IMAGE_TYPES.includes(type) || createHash('sha256').update(bytes).digest('hex') !== hash) return false;
  const file = assetFile(folder, hash);
  if ((await sizeOf(file)) !== bytes.length) await writeWhole(file, join(folder, 'images', 'unfinished'), newId(), bytes);
  prepared(db, `
    INSERT INTO asset (hash, media_type, size, fetched_at) VALUES (?, ?, ?, ?) ON CONFLICT (hash) DO NOTHING`).run(hash, type, bytes.length, now());
  return true;
}

/** A file that is being written is younger than this. */
const UNFINISHED_MS = 3_600_000;

/** Takes away what a cut left half written. `now`: milliseconds since 1970. */
export async function sweepUnfinishedAssets(folder: string, now: number): Promise<void> {
  const unfinished = join(folder, 'images', 'unfinished');
  if (!existsSync(unfinished)) return;
  for (const name of await readdir(unfinished)) {
    const { mtimeMs } = await stat(join(unfinished, name));
    if (now - mtimeMs > UNFINISHED_MS) await rm(join(unfinished, name), { force: true });
  }
}

async function writeWhole(file: string, unfinished: string, name: string, bytes: Uint8Array): Promise<void> {
  const part = join(unfinished, name);
  await mkdir(unfinished, { recursive: true });
  await mkdir(join(file, '..'), { recursive: true });
  const handle = await open(part, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(part, file);
}

async function sizeOf(file: string): Promise<number | null> {
  return existsSync(file) ? (await stat(file)).size : null;
}

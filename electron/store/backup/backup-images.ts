import { constants, copyFileSync, existsSync, linkSync, mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { assetFile } from '../briefs/assets.ts';
import { breathe } from '../kernel/breathe.ts';
import type { Db } from '../kernel/database.ts';
import { sizeOf } from '../kernel/whole-files.ts';

/** Images between two breaths. */
const STEP = 50;

/**
 * Brings the images that `db` names from one folder to another, each once under its hash: what is there already, in its right size, stays. On one disk
 * the file gets a second name and takes no room. Answers how many were to be found nowhere.
 */
export async function bringImages(db: Db, from: string, to: string, pause: () => Promise<void> = breathe): Promise<number> {
  let missing = 0;
  const next = db.prepare<[string], { hash: string; size: number }>(`SELECT hash, size FROM asset WHERE hash > ? ORDER BY hash LIMIT ${STEP}`);
  for (let last = ''; ;) {
    const slice = next.all(last);
    for (const { hash, size } of slice) {
      if (sizeOf(assetFile(to, hash)) === size) continue;
      if (existsSync(assetFile(from, hash))) bring(assetFile(from, hash), assetFile(to, hash));
      else missing++;
    }
    if (slice.length < STEP) return missing;
    last = slice.at(-1)!.hash;
    await pause();
  }
}

function bring(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  const unfinished = `${to}.part`;
  try {
    linkSync(from, unfinished);
  } catch {
    // Another disk, a file system without second names, or one that was left there.
    copyFileSync(from, unfinished, constants.COPYFILE_FICLONE);
  }
  renameSync(unfinished, to);
}

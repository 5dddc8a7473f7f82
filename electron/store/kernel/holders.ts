import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { holdLock } from './lock.ts';

/*
 * Who has an archive open just now: a lock for each process, which the system gives back however the process ends, and beside it what the process is.
 */

const FOLDER = 'in-use';

/** Until the answer is called or the process ends, others are told `what` has the archive open: "the window", "an import". Where nothing can be written, nobody is told. */
export function holdArchive(archive: string, what: string): () => void {
  const folder = join(archive, FOLDER);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const name = `${process.pid}.lock`;
    const release = holdLock(folder, name);
    if (release === null) return () => {};
    writeFileSync(join(folder, `${process.pid}.txt`), what);
    return () => {
      rmSync(join(folder, `${process.pid}.txt`), { force: true });
      release();
      rmSync(join(folder, name), { force: true });
    };
  } catch {
    return () => {};
  }
}

/** What else has the archive open: empty when nobody has. Takes away what processes that ended left. */
export function otherHolders(archive: string): string[] {
  const folder = join(archive, FOLDER);
  const others: string[] = [];
  for (const name of namesIn(folder)) {
    if (!name.endsWith('.lock') || name === `${process.pid}.lock`) continue;
    const words = join(folder, name.replace(/lock$/, 'txt'));
    if (isHeld(folder, name)) others.push(wordsIn(words));
    else for (const left of [words, join(folder, name)]) rmSync(left, { force: true });
  }
  return others;
}

function isHeld(folder: string, name: string): boolean {
  try {
    const release = holdLock(folder, name);
    release?.();
    return release === null;
  } catch {
    // It went away meanwhile.
    return false;
  }
}

function wordsIn(file: string): string {
  try {
    return readFileSync(file, 'utf8').slice(0, 200) || 'another program';
  } catch {
    return 'another program';
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

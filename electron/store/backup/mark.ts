import { crc32 } from 'node:zlib';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Db } from '../kernel/database.ts';

/*
 * What is known beside the archive of what it must hold: SQLite cannot tell that its log was lost, cut, or is another archive's. The mark is
 * written after every commit and not waited for: after a power cut it says less than there is, never more.
 */

export interface Mark {
  /** `closed`: everything is in the one file, so that a log beside it is not this archive's. */
  state: 'open' | 'closed';
  /** The log's frames after the last commit, and its salts; null while they are not known. */
  log: { salts: readonly [number, number]; frames: number } | null;
  /** The newest step of the journal and the newest revision that were saved. */
  step: number;
  revision: number;
}

const NAME = 'archive.mark';
/** Always so long, so that a shorter text leaves nothing of a longer one. Bytes. */
const LENGTH = 240;

/** null when there is none, or none that can be read: then nothing is known. */
export function readMark(folder: string): Mark | null {
  const file = join(folder, NAME);
  if (!existsSync(file)) return null;
  const [sum, text] = split(readFileSync(file, 'latin1').trimEnd());
  if (crc32(text) !== Number.parseInt(sum, 16)) return null;
  return JSON.parse(text) as Mark;
}

function split(line: string): [string, string] {
  const at = line.indexOf(' ');
  return at === -1 ? ['', ''] : [line.slice(0, at), line.slice(at + 1)];
}

/** `isLasting`: waits until it is on the disk. */
export function writeMark(folder: string, mark: Mark, isLasting = false): void {
  const handle = openSync(join(folder, NAME), existsSync(join(folder, NAME)) ? 'r+' : 'w', 0o600);
  try {
    writeSync(handle, lineOf(mark), 0, 'latin1');
    if (isLasting) fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function lineOf(mark: Mark): string {
  const text = JSON.stringify(mark);
  return `${crc32(text).toString(16)} ${text}`.padEnd(LENGTH);
}

/** The newest step and revision of an archive. */
export function newestIn(db: Db): Pick<Mark, 'step' | 'revision'> {
  const newest = (table: string) => db.prepare<[], number>(`SELECT coalesce(max(id), 0) FROM ${table}`).pluck().get() ?? 0;
  return { step: newest('step'), revision: newest('revision') };
}

/**
 * What is to be called after each commit of this connection: notes what the archive holds from then on. Costs some ten microseconds. Nothing of it may
 * keep an act of the analyst from being answered: what cannot be noted is known less well, that is all.
 */
export function markWriter(db: Db, folder: string): () => void {
  const newest = db.prepare<[], { step: number; revision: number }>('SELECT (SELECT coalesce(max(id), 0) FROM step) AS step, (SELECT coalesce(max(id), 0) FROM revision) AS revision');
  let index: number | null = null;
  let mark: number | null = null;
  return () => {
    try {
      mark ??= openSync(join(folder, NAME), 'r+');
      index ??= openSync(join(folder, 'archive.db-shm'), 'r');
      writeSync(mark, lineOf({ state: 'open', log: logIn(index), ...newest.get()! }), 0, 'latin1');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    }
  };
}

const INDEX_HEAD = 48;

/** From the head of the log's index in shared memory (https://www.sqlite.org/walformat.html): its last frame and its salts. */
function logIn(index: number): Mark['log'] {
  const head = Buffer.alloc(INDEX_HEAD);
  if (readSync(index, head, 0, INDEX_HEAD, 0) < INDEX_HEAD) return null;
  const isBig = new Uint8Array(new Uint32Array([1]).buffer)[0] === 0;
  const frames = isBig ? head.readUInt32BE(16) : head.readUInt32LE(16);
  return frames === 0 ? null : { frames, salts: [head.readUInt32BE(32), head.readUInt32BE(36)] };
}

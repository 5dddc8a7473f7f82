import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readSync, renameSync, statfsSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { breathe } from './breathe.ts';

/* Files that are whole or not there, whatever happens meanwhile. */

const CHUNK = 1 << 20;

/** Under another name first, on the disk before it gets its own. */
export function writeWhole(file: string, text: string): void {
  const unfinished = `${file}.part`;
  const handle = openSync(unfinished, 'w', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(unfinished, file);
  syncFolder(dirname(file));
}

export function syncFile(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** New names are on the disk only with their folder. Windows does that by itself and opens no folder. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** SHA-256 of a file, hex; read piece by piece. `pause` is called after each. */
export async function hashOfFile(file: string, pause: () => void | Promise<void> = breathe): Promise<string> {
  const hash = createHash('sha256');
  const piece = Buffer.allocUnsafe(CHUNK);
  const handle = openSync(file, 'r');
  try {
    for (let length = readSync(handle, piece); length > 0; length = readSync(handle, piece)) {
      hash.update(piece.subarray(0, length));
      await pause();
    }
  } finally {
    closeSync(handle);
  }
  return hash.digest('hex');
}

/** Bytes that may still be written where `folder` lies. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** 0 for a file that is not there. */
export function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

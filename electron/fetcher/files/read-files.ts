import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileKind, parseFile } from '../../../shared/brief/read/file-post.ts';
import type { Failure } from '../../../shared/errors.ts';
import type { FileOutcome } from '../../../shared/contract/fetcher.ts';
import { decodeText } from './decode.ts';
import { fileFailure } from './trouble.ts';

/** The largest file that is read, in bytes. */
export const LARGEST = 20 * 1024 * 1024;

/**
 * Reads each file on its own: one that cannot be read is an outcome like the others. Outcomes stand in the order of
 * the paths.
 */
export async function readFiles(paths: readonly string[]): Promise<FileOutcome[]> {
  const outcomes: FileOutcome[] = [];
  for (const path of paths) outcomes.push(await readOne(path));
  return outcomes;
}

/**
 * The path is the post's key: the same file is recognised when it is imported again, and a file that changed at its
 * place is a new revision. (The same content at another path is recognised by the archive.)
 */
async function readOne(path: string): Promise<FileOutcome> {
  const failed = (code: Failure['code']): FileOutcome => ({ path, failure: { code, detail: path } });
  try {
    if (fileKind(basename(path)) === null) return failed('file-type');
    const bytes = await bytesOf(path);
    if (typeof bytes === 'string') return failed(bytes);
    const decoded = decodeText(bytes);
    if ('code' in decoded) return failed(decoded.code);
    const post = parseFile({ key: path, text: decoded.text, kind: fileKind(basename(path), decoded.text) ?? 'text' });
    return post === null ? failed('file-no-words') : { path, post };
  } catch (error) {
    if (error instanceof RangeError && /call stack/.test(error.message)) return failed('too-deep');
    return { path, failure: fileFailure(error, path) };
  }
}

/**
 * All bytes of a plain file within the limit. A pipe is not opened (that would wait for ever); the size is asked of
 * the open file.
 */
export async function bytesOf(path: string): Promise<Uint8Array | 'file-type' | 'file-empty' | 'file-too-large'> {
  if (!(await stat(path)).isFile()) return 'file-type';
  const file = await open(path, 'r');
  try {
    const status = await file.stat();
    if (status.size === 0) return 'file-empty';
    if (status.size > LARGEST) return 'file-too-large';
    const bytes = new Uint8Array(status.size);
    let length = 0;
    while (length < bytes.length) {
      const { bytesRead } = await file.read(bytes, length, bytes.length - length, length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return bytes.subarray(0, length);
  } finally {
    await file.close();
  }
}

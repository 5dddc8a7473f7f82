import { readFile, stat } from 'node:fs/promises';
import { textToPost } from '../../../shared/brief/from-text.ts';
import type { FileOutcome } from '../../../shared/fetcher-contract.ts';
import { fileFailure } from './trouble.ts';

/** The largest file that is read, in bytes. */
const LARGEST = 20 * 1024 * 1024;

/** Reads each file on its own: one that cannot be read is an outcome like the others. */
export async function readFiles(paths: readonly string[]): Promise<FileOutcome[]> {
  return Promise.all(paths.map(readOne));
}

async function readOne(path: string): Promise<FileOutcome> {
  try {
    const { size } = await stat(path);
    if (size === 0) return { path, failure: { code: 'file-empty', detail: path } };
    if (size > LARGEST) return { path, failure: { code: 'file-too-large', detail: path } };
    const bytes = await readFile(path);
    if (bytes.includes(0)) return { path, failure: { code: 'file-binary', detail: path } };
    const post = textToPost(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return post === null ? { path, failure: { code: 'file-no-words', detail: path } } : { path, post: { key: path, ...post } };
  } catch (error) {
    return { path, failure: fileFailure(error, path) };
  }
}

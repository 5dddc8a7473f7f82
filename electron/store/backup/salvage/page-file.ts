import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { framesIn } from '../log-state.ts';

/*
 * The pages of an archive as they can still be read, without SQLite, which gives up a table at its first bad page
 * (https://www.sqlite.org/fileformat2.html). Pages that a valid log holds stand over those of the file.
 */

export interface PageFile {
  /** Bytes of a page that hold something. */
  readonly usable: number;
  readonly pages: number;
  /** Whether one more page may be followed from a record: a damaged chain may lead anywhere, and all of them together go through the file a few times only. */
  follow(): boolean;
  /** null when the file does not reach so far. The first page is 1. */
  page(number: number): Buffer | null;
  close(): void;
}

const USUAL_SIZE = 4096;

/** `withLog`: not when the log is another archive's. Nothing is written. */
export function openPages(file: string, withLog: boolean): PageFile {
  const main = openSync(file, 'r');
  const log = withLog && existsSync(`${file}-wal`) ? openSync(`${file}-wal`, 'r') : null;
  const frames = log === null ? null : framesIn(log);
  const head = readAt(main, 0, 100);
  const said = head.length < 18 ? 0 : head.readUInt16BE(16) === 1 ? 65_536 : head.readUInt16BE(16);
  const size = frames?.pageSize ?? (isPageSize(said) ? said : USUAL_SIZE);
  const reserved = head.length > 20 && head.toString('latin1', 0, 15) === 'SQLite format 3' && head[20]! <= size - 480 ? head[20]! : 0;
  const inLog = frames?.places ?? new Map<number, number>();
  const pages = Math.max(Math.ceil(fstatSync(main).size / size), ...(frames === null ? [0] : [frames.pages]));
  let left = pages * 4;
  return {
    usable: size - reserved,
    pages,
    follow: () => left-- > 0,
    page(number) {
      const place = inLog.get(number);
      const bytes = place === undefined ? readAt(main, (number - 1) * size, size) : readAt(log!, place, size);
      if (bytes.length === 0) return null;
      return bytes.length === size ? bytes : Buffer.concat([bytes, Buffer.alloc(size - bytes.length)]);
    },
    close() {
      closeSync(main);
      if (log !== null) closeSync(log);
    },
  };
}

const isPageSize = (size: number) => size >= 512 && size <= 65_536 && (size & (size - 1)) === 0;

function readAt(handle: number, at: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  return bytes.subarray(0, readSync(handle, bytes, 0, length, at));
}

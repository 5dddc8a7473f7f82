/** Reading a zip archive with what Node ships (APPNOTE 6.3: central directory, stored and deflated entries). */
import { closeSync, fstatSync, mkdirSync, openSync, readSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inflateRawSync } from 'node:zlib';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;

/**
 * Unpacks the entries for which `place(name)` gives a path relative to `folder` (null leaves the entry out).
 * Only regular files are written: symbolic links and folders are not. No zip64: nothing here is near 4 GB.
 */
export function unzip(file, folder, place) {
  const zip = openSync(file, 'r');
  try {
    for (const entry of readDirectory(zip)) {
      const target = entry.isFile ? place(entry.name) : null;
      if (target === null) continue;
      const path = join(folder, target);
      if (!path.startsWith(join(folder, '/'))) throw new Error(`zip entry outside the folder: ${entry.name}`);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, readEntry(zip, entry), { mode: entry.mode });
    }
  } finally {
    closeSync(zip);
  }
}

/** Every entry of the archive: name, mode (permission bits), where its bytes are and how they are packed. */
export function readDirectory(zip) {
  const { size } = fstatSync(zip);
  const tail = readAt(zip, Math.max(0, size - END_SIZE - LONGEST_COMMENT), Math.min(size, END_SIZE + LONGEST_COMMENT));
  let end = tail.length - END_SIZE;
  while (end >= 0 && tail.readUInt32LE(end) !== END_OF_DIRECTORY) end -= 1;
  if (end < 0) throw new Error('not a zip archive');
  const directory = readAt(zip, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  const entries = [];
  let at = 0;
  for (let left = tail.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (directory.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new Error('damaged zip directory');
    const nameLength = directory.readUInt16LE(at + 28);
    const unixMode = directory.readUInt32LE(at + 38) >>> 16;
    const name = directory.toString('utf8', at + 46, at + 46 + nameLength);
    const kind = unixMode & 0o170000;
    entries.push({
      name,
      isFile: !name.endsWith('/') && (kind === 0 || kind === 0o100000),
      mode: unixMode & 0o777 || 0o644,
      method: directory.readUInt16LE(at + 10),
      packedSize: directory.readUInt32LE(at + 20),
      offset: directory.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

function readEntry(zip, { name, method, packedSize, offset }) {
  const header = readAt(zip, offset, 30);
  const start = offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = readAt(zip, start, packedSize);
  if (method === 0) return packed;
  if (method === 8) return inflateRawSync(packed);
  throw new Error(`zip entry ${name} is packed by method ${method}, which this reader does not know`);
}

function readAt(zip, position, length) {
  const bytes = Buffer.alloc(length);
  let done = 0;
  while (done < length) {
    const count = readSync(zip, bytes, done, length - done, position + done);
    if (count === 0) throw new Error('the zip archive is cut off');
    done += count;
  }
  return bytes;
}

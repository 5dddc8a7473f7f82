import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { unzip } from '../../../scripts/setup/unzip.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'briefcase-zip-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('stored and deflated files come out with their content and their right to be run', () => {
  const long = 'words '.repeat(5000);
  unpack([
    { name: 'app/', mode: 0o40755, content: '' },
    { name: 'app/program', mode: 0o100755, content: long, deflate: true },
    { name: 'app/folder/note.txt', mode: 0o100644, content: 'kept', deflate: false },
  ]);
  expect(readFileSync(join(folder, 'out/app/program'), 'utf8')).toBe(long);
  expect(statSync(join(folder, 'out/app/program')).mode & 0o111).not.toBe(0);
  expect(readFileSync(join(folder, 'out/app/folder/note.txt'), 'utf8')).toBe('kept');
  expect(statSync(join(folder, 'out/app/folder/note.txt')).mode & 0o111).toBe(0);
});

test('files can be renamed or left out; symbolic links never come out', () => {
  unpack(
    [
      { name: 'a', mode: 0o100644, content: '1' },
      { name: 'b', mode: 0o100644, content: '2' },
      { name: 'link', mode: 0o120777, content: '/etc/passwd' },
    ],
    (name) => (name === 'a' ? null : `${name}.txt`),
  );
  expect(readdirSync(join(folder, 'out'))).toEqual(['b.txt']);
});

test('a file outside the folder is refused', () => {
  const outside = [{ name: '../outside', mode: 0o100644, content: 'x' }];
  expect(() => unpack(outside)).toThrow('outside the folder');
});

test('what is no zip archive, or only its beginning, is refused', () => {
  writeFileSync(join(folder, 'some.zip'), 'plain text');
  expect(() => unzip(join(folder, 'some.zip'), folder, (name: string) => name)).toThrow('not a zip archive');
  writeFileSync(join(folder, 'cut.zip'), zipOf([{ name: 'a', mode: 0o100644, content: 'long '.repeat(99) }]).subarray(0, 60));
  expect(() => unzip(join(folder, 'cut.zip'), folder, (name: string) => name)).toThrow('not a zip archive');
});

interface Entry {
  name: string;
  mode: number;
  content: string;
  deflate?: boolean;
}

function unpack(entries: Entry[], place: (name: string) => string | null = (name) => name): void {
  writeFileSync(join(folder, 'some.zip'), zipOf(entries));
  unzip(join(folder, 'some.zip'), join(folder, 'out'), place);
}

/** The smallest writer of the format (APPNOTE 6.3); checksums are left zero, as the reader leaves them to the package's. */
function zipOf(entries: Entry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, mode, content, deflate } of entries) {
    const packed = deflate ? deflateRawSync(content) : Buffer.from(content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(deflate ? 8 : 0, 4);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(Buffer.byteLength(content), 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const file = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE((mode << 16) >>> 0, 6);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x03'), common, rest, Buffer.from(name)]));
    files.push(file);
    offset += file.length;
  }
  const size = directory.reduce((sum, bytes) => sum + bytes.length, 0);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(size, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, ...directory, Buffer.from('PK\x05\x06'), end]);
}

#!/usr/bin/env node
/** Stands in for 7za where electron-builder makes a tar.gz: `7za a [options] OUT.gz IN.tar`. */
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

const [target, source] = process.argv.slice(-2);
if (process.argv[2] !== 'a' || !target.endsWith('.tar.gz') || !source.endsWith('.tar')) {
  process.stderr.write(`This 7za makes OUT.tar.gz of IN.tar, not: ${process.argv.slice(2).join(' ')}\n`);
  process.exit(2);
}
await pipeline(createReadStream(source), createGzip({ level: 6 }), createWriteStream(target));

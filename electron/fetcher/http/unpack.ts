import { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';

/**
 * Undoes Content-Encoding. A stream that ends too early throws: Node's own fetch hides that.
 * An unknown encoding throws as well: bytes that nobody can read are not an answer.
 */
export async function* unpacked(body: AsyncIterable<Uint8Array>, encoding: string | undefined): AsyncIterable<Uint8Array> {
  const names = (encoding ?? '').toLowerCase().split(',').map((name) => name.trim()).filter((name) => name !== '' && name !== 'identity');
  let stream = body;
  for (const name of names.reverse()) stream = unpackOne(stream, name);
  yield* stream;
}

async function* unpackOne(body: AsyncIterable<Uint8Array>, name: string): AsyncIterable<Uint8Array> {
  const chunks = body[Symbol.asyncIterator]();
  const first = await firstBytes(chunks);
  // An empty body is not a broken gzip: 304 and HEAD answers name an encoding too.
  if (first === null) return;
  const unpacker = unpackerFor(name, first);
  const source = Readable.from(rest(first, chunks));
  source.on('error', (error) => unpacker.destroy(error));
  source.pipe(unpacker);
  try {
    yield* unpacker as AsyncIterable<Uint8Array>;
  } finally {
    source.destroy();
    unpacker.destroy();
  }
}

function unpackerFor(name: string, first: Uint8Array) {
  if (name === 'gzip' || name === 'x-gzip') return createGunzip();
  if (name === 'br') return createBrotliDecompress();
  // Servers send "deflate" with and without the zlib header (RFC 9110 §8.4.1.2 says with).
  if (name === 'deflate') return (first[0]! & 0x0f) === 8 ? createInflate() : createInflateRaw();
  throw new Error(`ERR_CONTENT_DECODING unknown encoding ${name.slice(0, 20)}`);
}

async function firstBytes(chunks: AsyncIterator<Uint8Array>): Promise<Uint8Array | null> {
  for (;;) {
    const next = await chunks.next();
    if (next.done) return null;
    if (next.value.length > 0) return next.value;
  }
}

async function* rest(first: Uint8Array, chunks: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield first;
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
  } finally {
    await chunks.return?.();
  }
}

import { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';

/**
 * Undoes Content-Encoding. A stream that ends too early throws: Node's own fetch hides that. An unknown encoding throws as well: bytes
 * that nobody can read are not an answer. The bytes outweigh the header: a gzip file that was put there as it is (feed.xml.gz) is
 * opened too, and plain text under a header that speaks of packing is left alone.
 */
export async function* unpacked(body: AsyncIterable<Uint8Array>, encoding: string | undefined): AsyncIterable<Uint8Array> {
  const names = (encoding ?? '').toLowerCase().split(',').map((name) => name.trim()).filter((name) => name !== '' && name !== 'identity');
  let stream = body;
  for (const name of names.reverse()) stream = unpackOne(stream, name);
  yield* unpackOne(stream, 'stored');
}

async function* unpackOne(body: AsyncIterable<Uint8Array>, name: string): AsyncIterable<Uint8Array> {
  const chunks = body[Symbol.asyncIterator]();
  const first = await firstBytes(chunks);
  // An empty body is not a broken gzip: 304 and HEAD answers name an encoding too.
  if (first.length === 0) return;
  const unpacker = unpackerFor(name, first);
  if (unpacker === null) return yield* rest(first, chunks);
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

/** null: the bytes are not packed so. "stored" is what no header speaks of. */
function unpackerFor(name: string, first: Uint8Array) {
  const isGzip = first[0] === 0x1f && first[1] === 0x8b;
  if (name === 'stored') return isGzip ? createGunzip() : null;
  if (!['gzip', 'x-gzip', 'br', 'deflate'].includes(name)) throw new Error(`ERR_CONTENT_DECODING unknown encoding ${name.slice(0, 20)}`);
  if (readsAsText(first)) return null;
  if (name.endsWith('gzip')) return createGunzip();
  if (name === 'br') return createBrotliDecompress();
  // Servers send "deflate" with and without the zlib header (RFC 9110 §8.4.1.2 says with).
  return (first[0]! & 0x0f) === 8 ? createInflate() : createInflateRaw();
}

/** How XML, HTML and JSON begin; packed bytes do so once in millions. */
function readsAsText(first: Uint8Array): boolean {
  return /^(?:\xef\xbb\xbf)?\s*[<{[][\x20-\x7e\s]{5}/.test(Buffer.from(first.subarray(0, 64)).toString('latin1'));
}

const ENOUGH = 64;

/** As many bytes as tell what follows, or all there are. */
async function firstBytes(chunks: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let first: Uint8Array = new Uint8Array(0);
  while (first.length < ENOUGH) {
    const next = await chunks.next();
    if (next.done) break;
    first = first.length === 0 ? next.value : Buffer.concat([first, next.value]);
  }
  return first;
}

async function* rest(first: Uint8Array, chunks: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield first;
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
  } finally {
    await chunks.return?.();
  }
}

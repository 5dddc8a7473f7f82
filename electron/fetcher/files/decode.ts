import type { FailureCode } from '../../../shared/errors.ts';

/** The text of a file, or why it has none that can be trusted. */
export type Decoded = { text: string } | { code: Extract<FailureCode, 'file-binary' | 'file-encoding' | 'file-type'> };

/** How other kinds of file begin. Word's .rtf is text in form only. */
const OTHER_KINDS = [
  '%PDF-', '{\\rtf', 'PK\u0003\u0004', '\u00d0\u00cf\u0011\u00e0', '\u0089PNG', 'GIF8', '\u00ff\u00d8\u00ff', '\u001f\u008b',
  'Rar!', '\u007fELF', 'MZ\u0090', 'SQLite format 3',
];

/**
 * Reads bytes as text: by a byte order mark, by what an HTML page declares, as UTF-16 or UTF-8 when they can be
 * nothing else, and as windows-1252 only when they look like Western text. Bytes that fit nothing are a failure: no
 * letter is guessed.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const start = latin1(bytes.subarray(0, 4096));
  const marked = byOrderMark(bytes);
  if (marked !== null) return decoded(bytes, marked) ?? { code: 'file-encoding' };
  if (OTHER_KINDS.some((magic) => start.startsWith(magic))) return { code: 'file-type' };
  const wide = wideEncoding(bytes);
  if (wide !== null) return decoded(bytes, wide) ?? { code: 'file-encoding' };
  if (isBinary(bytes)) return { code: 'file-binary' };
  const declared = declaredEncoding(start);
  const asDeclared = declared === null || declared === 'utf-8' ? null : decoded(bytes, declared);
  if (asDeclared !== null && declared?.startsWith('iso-2022') === true) return asDeclared;
  const utf8 = decoded(bytes, 'utf-8');
  // Pages often declare an old encoding and are UTF-8; the reverse does not happen by chance.
  if (utf8 !== null) return utf8;
  if (asDeclared !== null) return asDeclared;
  return looksWestern(bytes) ? decoded(bytes, 'windows-1252') ?? { code: 'file-encoding' } : { code: 'file-encoding' };
}

function byOrderMark(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'utf-32' : 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : null;
}

/** What windows-1252 has at 0x80-0x9f, where Unicode has control characters. */
const WESTERN = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function decoded(bytes: Uint8Array, label: string): { text: string } | null {
  // Some Nodes decode windows-1252 as if it were ISO 8859-1, so it is done by hand.
  if (/^(?:windows-1252|cp-?1252|iso-?8859-1|latin-?1|us-ascii|ascii)$/.test(label)) {
    return { text: latin1(bytes).replace(/[\u0080-\u009f]/g, (char) => WESTERN.charAt(char.charCodeAt(0) - 0x80)) };
  }
  try {
    return { text: new TextDecoder(label, { fatal: true }).decode(bytes) };
  } catch (error) {
    // The bytes are not of this encoding, or nobody knows an encoding of this name.
    if (error instanceof TypeError || error instanceof RangeError) return null;
    throw error;
  }
}

/** UTF-16 without a mark: nearly every second byte of Western text is zero. */
function wideEncoding(bytes: Uint8Array): string | null {
  const length = Math.min(bytes.length, 4096) & ~1;
  if (length < 8) return null;
  let [even, odd] = [0, 0];
  for (let index = 0; index < length; index += 2) {
    if (bytes[index] === 0) even += 1;
    if (bytes[index + 1] === 0) odd += 1;
  }
  if (odd > length * 0.3 && even < length * 0.02) return 'utf-16le';
  return even > length * 0.3 && odd < length * 0.02 ? 'utf-16be' : null;
}

/** A zero byte, or more than a stray control character here and there. */
function isBinary(bytes: Uint8Array): boolean {
  let control = 0;
  for (const byte of bytes) {
    if (byte === 0) return true;
    if (byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1a) control += 1;
  }
  return control > 4 && control > bytes.length * 0.01;
}

/** <meta charset="…">, <meta http-equiv … charset=…>, <?xml encoding="…"?> */
function declaredEncoding(start: string): string | null {
  const xml = /<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/i.exec(start)?.[1];
  const meta = /<meta[^>]*\bcharset\s*=\s*["']?\s*([\w.:-]+)/i.exec(start)?.[1];
  return (xml ?? meta)?.toLowerCase() ?? null;
}

/** Bytes that windows-1252 leaves empty. */
const NOT_WESTERN = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/**
 * Western text in windows-1252 has few letters beyond ASCII and never many in a row; Cyrillic, Greek, Arabic or East
 * Asian text in its own old encoding is made of them. Sequences that are valid UTF-8 mean a damaged UTF-8 file
 * instead.
 */
function looksWestern(bytes: Uint8Array): boolean {
  let high = 0;
  let run = 0;
  let letters = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0;
    if (byte < 0x80) {
      run = 0;
      if ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a) letters += 1;
      continue;
    }
    if (NOT_WESTERN.has(byte)) return false;
    high += 1;
    run += 1;
    const next = bytes[index + 1] ?? 0;
    if (run > 3 || (byte >= 0xc3 && byte <= 0xf4 && next >= 0x80 && next < 0xc0 && !isPunctuation(next))) return false;
  }
  return letters > 0 && high < letters * 0.3;
}

/** Quotation marks, dashes, ellipsis and no-break space can follow a letter. */
function isPunctuation(byte: number): boolean {
  return (byte >= 0x91 && byte <= 0x97) || byte === 0x85 || byte === 0xa0 || byte === 0xbb || byte === 0xab;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

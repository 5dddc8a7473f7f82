import type { FailureCode } from '../../../shared/errors.ts';
import { declaredEncoding } from './declared-encoding.ts';
import { fromWindows, westernText } from './western.ts';

/** The text of a file, or why it has none that can be trusted. */
export type Decoded = { text: string } | { code: Extract<FailureCode, 'file-binary' | 'file-encoding' | 'file-type'> };

/** How other kinds of file begin. Word's .rtf is text in form only. */
const OTHER_KINDS = [
  '%PDF-', '{\\rtf', 'PK\u0003\u0004', '\u00d0\u00cf\u0011\u00e0', '\u0089PNG', 'GIF8', '\u00ff\u00d8\u00ff', '\u001f\u008b',
  'Rar!', '\u007fELF', 'MZ\u0090', 'SQLite format 3',
];

/**
 * Reads bytes as text: by a byte order mark, by what an HTML page declares, as UTF-16 or UTF-8 when they can be
 * nothing else, and as windows-1252 or Mac Roman only when they look like Western text. Bytes that fit nothing are a failure: no
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
  const western = westernText(bytes);
  return western === null ? { code: 'file-encoding' } : { text: western };
}

function byOrderMark(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'utf-32' : 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : null;
}

function decoded(bytes: Uint8Array, label: string): { text: string } | null {
  // Some Nodes decode windows-1252 as if it were ISO 8859-1, so it is done by hand.
  if (/^(?:windows-1252|cp-?1252|iso-?8859-1|latin-?1|us-ascii|ascii)$/.test(label)) {
    return { text: fromWindows(bytes) };
  }
  try {
    return { text: new TextDecoder(label, { fatal: true }).decode(bytes) };
  } catch (error) {
    // The bytes are not of this encoding, or nobody knows an encoding of this name.
    if (error instanceof TypeError || error instanceof RangeError) return null;
    throw error;
  }
}

/**
 * UTF-16 without a mark: nearly every second byte of Western text is zero; in other scripts the spaces, line ends and
 * marks between the words tell.
 */
function wideEncoding(bytes: Uint8Array): string | null {
  const length = Math.min(bytes.length, 4096) & ~1;
  if (length < 8 || !bytes.subarray(0, length).includes(0)) return null;
  const sample = bytes.subarray(0, length);
  const [little, big] = [between(sample, 'utf-16le'), between(sample, 'utf-16be')];
  if (little > 0 && little > 3 * big) return 'utf-16le';
  return big > 0 && big > 3 * little ? 'utf-16be' : null;
}

/** How many spaces, line ends and marks of any script a sample has in this encoding; 0 when it is no text. */
function between(sample: Uint8Array, label: string): number {
  const text = new TextDecoder(label).decode(sample).replace(/\ufffd$/, '');
  if (/[\u0000-\u0008\u000e-\u001f\ufffd\p{Cn}\p{Co}]/u.test(text)) return 0;
  const words = text.match(/[\p{L}\p{M}\p{N}\p{P}\p{Zs}\s]/gu)?.length ?? 0;
  return words < [...text].length * 0.9 ? 0 : text.match(/[ \n\r\t,.\u3000-\u3002\uff0c\uff1a\u060c]/g)?.length ?? 0;
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

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

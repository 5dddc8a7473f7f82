import { withWesternMarks } from '../../../shared/encoding/windows-1252.ts';

/** Bytes as text, and under which name they were read ("utf-8", "windows-1252", "utf-32be"; lower case). */
export interface Decoded {
  text: string;
  encoding: string;
}

/**
 * Text of a feed or page (RFC 7303, WHATWG Encoding). A byte order mark says it; then the shape of the first characters; then
 * what is valid: bytes that read as UTF-8 beyond ASCII are UTF-8, whatever a header says, because nothing else happens to.
 * Only then the header and the document's own declaration, in that order; where the header says UTF-8 and that is not so, or
 * only Latin-1, the declaration.
 */
export function decodeText(bytes: Uint8Array, contentType: string | undefined): Decoded {
  const shaped = shapeOf(bytes);
  if (shaped !== null) return { text: readAs(bytes.subarray(shaped.skip), shaped.encoding), encoding: shaped.encoding };

  const said = [headerCharset(contentType), declaredCharset(bytes)].filter((label) => label !== null);
  const claims = preciseFirst(said.filter((label) => !isUtf8(label) && isKnown(label)));
  const utf8 = strictly(bytes, 'utf-8');
  if (utf8 !== null) {
    const isAscii = utf8.length === bytes.length;
    const claim = claims.find((label) => !isAscii || !isSingleByte(label)) ?? null;
    const claimed = claim === null || isSingleByte(claim) || IDEOGRAPHIC.test(utf8) ? null : strictly(bytes, claim);
    if (claim !== null && claimed !== null && claimed !== utf8) return { text: claimed, encoding: claim };
    // Plain ASCII goes by the name it was given first.
    return { text: utf8, encoding: isAscii ? (said.find((label) => isUtf8(label) || isKnown(label)) ?? 'utf-8') : 'utf-8' };
  }
  for (const claim of claims) {
    const text = strictly(bytes, claim);
    if (text !== null) return { text, encoding: claim };
  }
  return { text: mendedUtf8(bytes), encoding: claims[0] ?? 'utf-8' };
}

/**
 * Bytes of another encoding of several bytes may read as UTF-8 by chance, but then as letters of two bytes: Latin, Greek, Cyrillic,
 * Arabic. Where whole ideographs, syllables or kana come out, it is UTF-8.
 */
const IDEOGRAPHIC = /[\u2e80-\ud7ff]/;

/** Latin-1 is what servers say that were never told, and any bytes at all can be read as it: another name in the document is meant. */
function preciseFirst(claims: string[]): string[] {
  const isVague = (label: string): boolean => new TextDecoder(label).encoding === 'windows-1252';
  return [...claims.filter((label) => !isVague(label)), ...claims.filter(isVague)];
}

/** What the first bytes show: a byte order mark, or the zeros around "<" and "{" of UTF-16 and UTF-32. */
function shapeOf(bytes: Uint8Array): { encoding: string; skip: number } | null {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', skip: 3 };
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return { encoding: 'utf-32le', skip: 4 };
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return { encoding: 'utf-32be', skip: 4 };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', skip: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', skip: 2 };
  if (a === 0 && b === 0 && c === 0 && isStart(d)) return { encoding: 'utf-32be', skip: 0 };
  if (isStart(a) && b === 0 && c === 0 && d === 0) return { encoding: 'utf-32le', skip: 0 };
  if (a === 0 && isStart(b) && c === 0) return { encoding: 'utf-16be', skip: 0 };
  if (isStart(a) && b === 0 && d === 0) return { encoding: 'utf-16le', skip: 0 };
  return null;
}

function isStart(byte: number | undefined): boolean {
  return byte === 0x3c || byte === 0x7b || byte === 0x20 || byte === 0x0a;
}

function readAs(bytes: Uint8Array, encoding: string): string {
  return encoding.startsWith('utf-32') ? fromUtf32(bytes, encoding === 'utf-32le') : new TextDecoder(encoding).decode(bytes);
}

/** TextDecoder knows no UTF-32. */
function fromUtf32(bytes: Uint8Array, littleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pieces: string[] = [];
  for (let i = 0; i + 4 <= bytes.length; i += 4) {
    const point = view.getUint32(i, littleEndian);
    pieces.push(point <= 0x10ffff && !(point >= 0xd800 && point < 0xe000) ? String.fromCodePoint(point) : '\ufffd');
  }
  return pieces.join('');
}

function headerCharset(contentType: string | undefined): string | null {
  return labelOf(/;\s*charset\s*=\s*["']?\s*([^\s"';,]+)/i.exec(contentType ?? '')?.[1]);
}

/** The XML declaration, or an HTML page's meta element; both are ASCII in every encoding that gets here. */
function declaredCharset(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString('latin1');
  const xml = /^\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']\s*([\w.:-]+)/i.exec(head)?.[1];
  return labelOf(xml ?? /<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1]);
}

function labelOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  const label = text.toLowerCase();
  // A document whose declaration could be read as ASCII is not UTF-16, whatever it says.
  return /^(?:utf|ucs|u)[-_]?(?:16|32|2|4)/.test(label) ? null : (ALIASES[label] ?? label);
}

/** Names that feeds use and the Encoding standard does not know. */
const ALIASES: Record<string, string> = { utf8: 'utf-8', u8: 'utf-8', latin: 'iso-8859-1', 'latin-1': 'iso-8859-1', cp936: 'gbk', cp949: 'euc-kr', cp932: 'shift_jis', cp950: 'big5', 'ansi_x3.4-1968': 'us-ascii' };

function isUtf8(label: string): boolean {
  return label === 'utf-8' || label === 'unicode-1-1-utf-8';
}

function isKnown(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== 'replacement';
  } catch {
    return false;
  }
}

function isSingleByte(label: string): boolean {
  return !/^(?:gb|big5|euc|shift|iso-2022|hz|ks|korean|chinese|csgb|csbig|cseuc|csshift|ms_kanji|sjis|windows-31j|windows-949|x-sjis|x-gbk)/.test(label);
}

function strictly(bytes: Uint8Array, label: string): string | null {
  try {
    const decoder = new TextDecoder(label, { fatal: true });
    return decoder.encoding === 'windows-1252' ? withWesternMarks(decoder.decode(bytes)) : decoder.decode(bytes);
  } catch {
    // Not in this encoding.
    return null;
  }
}

/**
 * UTF-8 in which some bytes are not: a text cut in the middle of a character, a paragraph pasted from an old file. The strange
 * bytes are read as windows-1252, which is what they nearly always are; the rest keeps its meaning.
 */
function mendedUtf8(bytes: Uint8Array): string {
  const pieces: string[] = [];
  const western = new TextDecoder('windows-1252');
  let start = 0;
  for (let i = 0; i < bytes.length;) {
    const length = sequenceLength(bytes, i);
    if (length > 0) {
      i += length;
      continue;
    }
    pieces.push(new TextDecoder().decode(bytes.subarray(start, i)), withWesternMarks(western.decode(bytes.subarray(i, i + 1))));
    i += 1;
    start = i;
  }
  pieces.push(new TextDecoder().decode(bytes.subarray(start)));
  return pieces.join('');
}

/** Bytes of the character that begins here; 0 when none does. Overlong forms and surrogates are left to TextDecoder. */
function sequenceLength(bytes: Uint8Array, i: number): number {
  const byte = bytes[i]!;
  const length = byte < 0x80 ? 1 : byte >= 0xc2 && byte < 0xe0 ? 2 : byte >= 0xe0 && byte < 0xf0 ? 3 : byte >= 0xf0 && byte < 0xf5 ? 4 : 0;
  for (let k = 1; k < length; k += 1) if (((bytes[i + k] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}

/** Which of the two old Western encodings bytes are in, told by where their marks and accents would stand. */

/** What windows-1252 has at 0x80-0x9f, where Unicode has control characters; U+FFFD where it has nothing. */
const WINDOWS = '€�‚ƒ„…†‡ˆ‰Š‹Œ�Ž��‘’“”•–—˜™š›œ�žŸ';
/** Mac Roman from 0x80 on. */
const MAC = 'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ';

/** Windows-1252 as every browser reads it: what it leaves empty is a control character. */
export function fromWindows(bytes: Uint8Array): string {
  return latin1(bytes).replace(/[\u0080-\u009f]/g, (char) => {
    const mapped = WINDOWS.charAt(char.charCodeAt(0) - 0x80);
    return mapped === '�' ? char : mapped;
  });
}

/** The text of Western bytes in windows-1252 or Mac Roman; null when they fit neither, or are a damaged file of UTF-8. */
export function westernText(bytes: Uint8Array): string | null {
  if (isDamagedUtf8(bytes)) return null;
  const windows = fromWindows(bytes);
  const mac = latin1(bytes).replace(/[\u0080-\u00ff]/g, (char) => MAC.charAt(char.charCodeAt(0) - 0x80));
  const [one, other] = [oddness(windows), oddness(mac)];
  const best = one <= other ? { text: windows, odd: one } : { text: mac, odd: other };
  return best.odd <= 0.35 ? best.text : null;
}

/** Most of the bytes beyond ASCII make whole sequences of UTF-8: it was UTF-8, and something broke it. */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  let [high, inside, sequences, mistaken] = [0, 0, 0, 0];
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0;
    if (byte < 0x80) continue;
    const more = byte >= 0xc2 && byte <= 0xdf ? 1 : byte >= 0xe0 && byte <= 0xef ? 2 : byte >= 0xf0 && byte <= 0xf4 ? 3 : 0;
    let follow = 0;
    while (follow < more && ((bytes[index + follow + 1] ?? 0) & 0xc0) === 0x80) follow += 1;
    if (more === 0 || follow < more) {
      high += 1;
      continue;
    }
    high += more + 1;
    inside += more + 1;
    sequences += 1;
    // "Ã©", "Â ", "â€™": nobody writes these.
    if (byte === 0xc2 || byte === 0xc3 || (byte === 0xe2 && bytes[index + 1] === 0x80)) mistaken += 1;
    index += more;
  }
  return (sequences >= 3 && inside >= high * 0.6) || (mistaken > 0 && inside >= high * 0.5);
}

/** 0 to 1 and beyond: how many of the characters outside ASCII stand where no writer puts them. Infinite: this is no Western text. */
function oddness(text: string): number {
  let [odd, high, letters, run] = [0, 0, 0, 0];
  for (let index = 0; index < text.length; index += 1) {
    const char = text.charAt(index);
    if (char < '\u0080') {
      run = 0;
      if (/[A-Za-z]/.test(char)) letters += 1;
      continue;
    }
    if (/[\u0080-\u009f]/.test(char)) return Infinity;
    high += 1;
    run = LETTER.test(char) ? run + 1 : 0;
    // Cyrillic, Greek, Arabic or East Asian text in its own old encoding is made of them.
    if (run > 3) return Infinity;
    odd += oddnessAt(text.charAt(index - 2), text.charAt(index - 1), char, text.charAt(index + 1), text.charAt(index + 2));
  }
  return letters === 0 || high > letters * 0.5 + 4 ? Infinity : odd / Math.max(1, high);
}

const LETTER = /[\p{Lu}\p{Ll}]/u;
const UPPER = /\p{Lu}/u;
const LOWER = /\p{Ll}/u;
/** Stand inside words or between them without spaces. */
const JOINS = /[’‘–—…·\u00ad\u00a0®™©°/•«»“”]/;
const SELDOM = /[∂∑∏π∫Ω√≈∆◊\uf8ff⁄˘˙˚¸˝˛ˇıˆ˜¯¨´ﬁﬂ]/;
const UNUSUAL = /[¥¢¤¦¬†‡ƒ≠∞≤≥‰¶‚„µ¿¡ªº×÷]/;

function oddnessAt(twoAbove: string, above: string, char: string, below: string, twoBelow: string): number {
  if (SELDOM.test(char)) return 1;
  if (UPPER.test(char)) {
    if (LOWER.test(above)) return 1;
    if (!LETTER.test(above) && !LETTER.test(below)) return 1;
    return !LETTER.test(above) && UPPER.test(below) && LOWER.test(twoBelow) ? 1 : 0;
  }
  if (LOWER.test(char)) {
    if (UPPER.test(above) && UPPER.test(twoAbove)) return 1;
    return !LETTER.test(above) && !LETTER.test(below) && !/[àáâéèêíìîóòôúùæøåªº]/.test(char) ? 1 : 0;
  }
  if (char === '“' || char === '‘') return LETTER.test(above) && LETTER.test(below) ? 1 : /^(?:\s|)$/.test(below) && !/\s/.test(above) ? 1 : 0;
  if (char === '”') return /^(?:\s|)$/.test(above) && LETTER.test(below) ? 1 : 0;
  if (LETTER.test(above) && LETTER.test(below) && !JOINS.test(char)) return 1;
  return UNUSUAL.test(char) ? 0.3 : 0;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

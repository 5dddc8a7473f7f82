const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** UTF-8 text behind base64 (RFC 4648 §4); null when it is something else. Pure, because neither Buffer nor atob exists everywhere. */
export function fromBase64(text: string): string | null {
  const clean = text.replace(/\s+/g, '').replace(/=+$/, '');
  if (clean === '' || clean.length % 4 === 1 || /[^A-Za-z0-9+/]/.test(clean)) return null;
  let bits = 0;
  let held = 0;
  let escapes = '';
  for (const char of clean) {
    held = ((held << 6) | ALPHABET.indexOf(char)) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    escapes += `%${((held >> bits) & 0xff).toString(16).padStart(2, '0')}`;
  }
  try {
    return decodeURIComponent(escapes);
  } catch {
    // Bytes that are no UTF-8: an image, not text.
    return null;
  }
}

/**
 * What windows-1252 has where Unicode has control characters (0x80-0x9f). Texts that were taken for Latin-1, or pasted from a word
 * processor, carry their quotes and dashes there; and some Node's own TextDecoder leaves them so.
 */
const WESTERN = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Text in which such characters are what was meant. */
export function withWesternMarks(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (char) => WESTERN[char.charCodeAt(0) - 0x80] ?? char);
}

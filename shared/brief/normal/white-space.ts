/**
 * White space as the body tree knows it. ASCII white space collapses; every other space (no-break, thin, ideographic)
 * is the publisher's and stays, except at the ends of a leaf block.
 */

/** Line breaks that are not ASCII: a word processor's vertical tab, form feed, NEL, and Unicode's two separators. */
const LINE_BREAKS = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g;
/** Half of a surrogate pair cannot be written to a file. */
const HALF_PAIRS = /\p{Surrogate}/gu;
/** Control characters say nothing to a reader. */
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;

/** What any of the three would change. Tab and line feed are white space like another. */
const UNCLEAN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff\ufffe\uffff]/;

/** Text without control characters, with "\n" for every line break. Most text comes back as it is. */
export function cleanText(text: string): string {
  if (!UNCLEAN.test(text)) return text;
  return text.replace(LINE_BREAKS, '\n').replace(HALF_PAIRS, '\ufffd').replace(CONTROLS, '');
}

const PAGE_END = /([^\s.!?:;\u2026"\u201D])[ \t]*\r?\n?\f[ \t]*\r?\n?[ \t]*(?=\p{Ll})/gu;
/** A soft hyphen, or the sign that old word processors set for one. */
const BROKEN_WORD = /(?<=\p{L})[\u00AD\u00AC][ \t]*\r?\n[ \t]*(?=\p{Ll})/gu;
const PRINTED_HYPHEN = /(?<=(?<!\p{L})(\p{L}{2,40}))[-\u2010][ \t]*\r?\n[ \t]*(?=(\p{Ll}{1,40}))/gu;

/**
 * Text in lines, with the words joined that were only broken by the end of a line or a page: at a soft hyphen always, at a
 * printed one when the text has the whole word elsewhere. A page that ends inside a sentence ends no paragraph.
 */
export function joinedLines(text: string): string {
  const whole = text.includes('\f') ? text.replace(PAGE_END, '$1\n') : text;
  const joined = /[\u00AD\u00AC]/.test(whole) ? whole.replace(BROKEN_WORD, '') : whole;
  if (!/[-\u2010][ \t]*\r?\n/.test(joined)) return joined;
  const known = new Set(joined.toLowerCase().match(/(?<![\p{L}\u2010-])\p{L}{4,80}/gu));
  return joined.replace(PRINTED_HYPHEN, (broken, head: string, tail: string) =>
    known.has((head + tail).toLowerCase()) ? '' : broken);
}

/**
 * Runs of ASCII white space as one space. The ends are left alone: whether a space there counts is the neighbour's
 * matter.
 */
export function collapseSpace(text: string): string {
  return /[\t\n\r\f\v]| {2}/.test(text) ? text.replace(/[\t\n\r\f\v ]+/g, ' ') : text;
}

/** One line of plain text: cleaned, collapsed, and no white space of any kind at the ends. */
export function plainLine(text: string): string {
  return collapseSpace(cleanText(text)).trim();
}

/** True for text in which a reader sees nothing (zero-width characters are not seen either). */
export function isBlank(text: string): boolean {
  return !/[^\s\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/u.test(text);
}

/** Runs of anything but white space (`\S+`), counted without making them: a text has hundreds. */
export function countWords(text: string): number {
  let words = 0;
  let inWord = false;
  for (let index = 0; index < text.length; index += 1) {
    const isSpace = isSpaceCode(text.charCodeAt(index));
    if (!isSpace && !inWord) words += 1;
    inWord = !isSpace;
  }
  return words;
}

/** What `\s` matches. */
function isSpaceCode(code: number): boolean {
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  if (code < 0x2000) return code === 0xa0 || code === 0x1680;
  return code <= 0x200a || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f || code === 0x3000 || code === 0xfeff;
}

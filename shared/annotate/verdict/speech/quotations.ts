import type { Stretch } from '../../borders.ts';

/** A quotation with its marks. Without its closing mark it ends with the paragraph and goes on in the next. */
export interface Quotation extends Stretch {
  readonly isClosed: boolean;
}

/** By opening mark, what can close it: editors mix curly and straight marks. */
const CLOSING: Readonly<Record<string, string>> = {
  '"': '"\u201D',
  '\u201C': '\u201D"',
  '\u00AB': '\u00BB',
  '\u201E': '\u201C\u201D',
  '\u2018': '\u2019',
};

const MARK = /["\u2018\u2019\u201C-\u201E\u00AB\u00BB]/g;

/**
 * A single mark opens at the beginning of a word and closes behind punctuation or a word: "officers' mess" does
 * neither.
 */
function isSingleOpening(text: string, at: number): boolean {
  return !/[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ') && /[\p{L}\p{N}]/u.test(text[at + 1] ?? ' ');
}

function isSingleClosing(text: string, at: number): boolean {
  return (
    !/[\p{L}\p{N}]/u.test(text[at + 1] ?? ' ')
    && /[\p{L}\p{N},.!?\u2026]/u.test(text[at - 1] ?? ' ')
    && !/s/.test(text[at - 1] ?? '')
  );
}

export function quotationsIn(text: string, paragraph: Stretch): Quotation[] {
  const found: Quotation[] = [];
  let open = -1;
  let closing = '';
  for (const match of text.slice(paragraph.start, paragraph.end).matchAll(MARK)) {
    const [char] = match;
    const at = paragraph.start + match.index;
    if (open < 0) {
      closing = CLOSING[char] ?? '';
      if (closing !== '' && (char !== '\u2018' || isSingleOpening(text, at))) open = at;
    } else if (closing.includes(char) && (char !== '\u2019' || isSingleClosing(text, at))) {
      found.push({ start: open, end: at + 1, isClosed: true });
      open = -1;
    }
  }
  if (open >= 0 && closing !== '\u2019') found.push({ start: open, end: paragraph.end, isClosed: false });
  return found;
}

/** How far back a character can reach, in code units; longer piles of marks are cut, which no reader can tell. */
const FARTHEST = 4096;

let made: Intl.Segmenter | null = null;
/** Made when it is first needed: its tables are large, and starting up can do without them. */
const segmenter = (): Intl.Segmenter => (made ??= new Intl.Segmenter('en', { granularity: 'grapheme' }));

/** Whether an offset lies between two characters as a reader sees them (UAX #29 extended grapheme clusters). */
export function isGraphemeBorder(text: string, offset: number): boolean {
  return graphemeStart(text, offset) === offset;
}

/** The start of the character that `offset` lies in; `offset` itself when it is a border. */
export function graphemeStart(text: string, offset: number): number {
  if (offset <= 0) return 0;
  if (offset >= text.length) return text.length;
  if (isPlain(text.charCodeAt(offset - 1)) && isPlain(text.charCodeAt(offset)) && !isLineEnd(text, offset))
    return offset;
  const { from, window } = windowAround(text, offset);
  return (
    from
    + (segmenter()
      .segment(window)
      .containing(offset - from)?.index ?? 0)
  );
}

/** The end of the character that `offset` lies in; `offset` itself when it is a border. */
export function graphemeEnd(text: string, offset: number): number {
  const start = graphemeStart(text, offset);
  if (start === offset) return offset;
  const character = segmenter()
    .segment(text.slice(start, offset + FARTHEST))
    .containing(0);
  return character === undefined ? text.length : Math.max(offset, start + character.segment.length);
}

/** A stretch around `offset` whose start is a border, long enough to hold the character at `offset`. */
function windowAround(text: string, offset: number): { from: number; window: string } {
  let from = Math.max(0, offset - 1);
  const earliest = Math.max(0, offset - FARTHEST);
  while (from > earliest && !(isPlain(text.charCodeAt(from)) && !isLineEnd(text, from))) from--;
  if (from > 0 && isLowSurrogate(text.charCodeAt(from))) from--;
  return { from, window: text.slice(from, offset + FARTHEST) };
}

/**
 * ASCII, letters of Latin, Cyrillic and kana, Han: a character always begins before one of these, except between CR and
 * LF.
 */
function isPlain(code: number): boolean {
  return (
    code < 0x80
    || (code >= 0xc0 && code <= 0x24f)
    || (code >= 0x410 && code <= 0x44f)
    || (code >= 0x3041 && code <= 0x3096)
    || (code >= 0x30a1 && code <= 0x30fa)
    || (code >= 0x4e00 && code <= 0x9fff)
  );
}

function isLineEnd(text: string, offset: number): boolean {
  return text.charCodeAt(offset) === 10 && text.charCodeAt(offset - 1) === 13;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}

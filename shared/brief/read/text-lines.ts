import { readByline, readDateline } from './dateline.ts';
import { isSectionName } from '../vocabulary.ts';
import { cleanText, isBlank, joinedLines, plainLine } from '../normal/white-space.ts';

/** A paragraph of a plain text file, on one line. */
export interface TextParagraph {
  text: string;
  /** A bullet stood before it. */
  isItem: boolean;
  /** A line of dashes or asterisks and nothing else. */
  isRule: boolean;
  /** The header reads it as a dateline or a byline, though it says more than that. */
  isCredit: boolean;
  /** Blank lines above; 0 when it follows the line above directly. */
  blankAbove: number;
}

interface Line {
  text: string;
  indent: number;
  blankAbove: number;
}

const BULLET = /^(?:[•▪▫◦‣⁃●○■□∙·*+-]|o(?=\t))\s+(?=\S)/u;
const RULE = /^(?:[-=_*~#]\s?){3,}$|^[—–]{2,}$/;

/**
 * The paragraphs of a file in order. Lines that were only wrapped are joined again; any other line break ends a
 * paragraph.
 */
export function textParagraphs(file: string): TextParagraph[] {
  const lines = linesOf(file);
  const known = new Set<string>();
  // A word cut at a line end is whole again where the same text has it whole.
  for (const [word] of file.matchAll(/\p{L}{4,}/gu)) known.add(word.toLowerCase());
  const width = wrapWidth(lines);
  const open: { first: Line; isItem: boolean; words: string[] }[] = [];
  let above: Line | null = null;
  for (const line of lines) {
    const paragraph = open.at(-1);
    const isItem = BULLET.test(line.text);
    const goesOn = paragraph !== undefined && above !== null && !isItem && continues(above, line, paragraph, width);
    const text = plainLine(isItem ? line.text.replace(BULLET, '') : line.text);
    if (goesOn) join(paragraph.words, text, known);
    else open.push({ first: line, isItem, words: [text] });
    above = line;
  }
  return open.map(({ first, isItem, words }) => (
    { text: words.join(''), isItem, isRule: isRule(first.text), isCredit: false, blankAbove: first.blankAbove }
  ));
}

/** Longer than any page is wide it is no rule (and such patterns take much of the stack). */
function isRule(text: string): boolean {
  return text.length <= 300 && RULE.test(text);
}

function linesOf(file: string): Line[] {
  const lines: Line[] = [];
  let blank = 0;
  for (const raw of cleanText(joinedLines(withoutPageEnds(file.replace(/^\ufeff/, '')))).split('\n')) {
    if (isBlank(raw)) {
      blank += 1;
      continue;
    }
    const indent = /^[ \t\u00a0\u3000]*/.exec(raw)?.[0].replaceAll('\t', '    ').length ?? 0;
    lines.push({ text: raw.trim(), indent, blankAbove: blank });
    blank = 0;
  }
  return lines;
}

/** A page ends where it is full, in the middle of a paragraph too: its mark is a line end and no more. */
function withoutPageEnds(file: string): string {
  return file.includes('\f') ? file.replace(/\r?\n?\f\r?\n?/g, '\n') : file;
}

/**
 * The column at which the file was wrapped, or null when its line breaks mean something. Wrapped text shows itself by
 * lines of much the same length that another line follows directly, most of which end inside a sentence.
 */
function wrapWidth(lines: readonly Line[]): number | null {
  const followed = lines.filter((_, index) => lines[index + 1]?.blankAbove === 0);
  const lengths = followed.map((line) => line.text.length + line.indent).sort((a, b) => a - b);
  const width = lengths[Math.floor((lengths.length - 1) * 0.95)] ?? 0;
  const isCjk = CJK.test(followed[0]?.text ?? '');
  if (width < (isCjk ? 20 : 40) || width > 130) return null;
  const long = followed.filter((line) => line.text.length + line.indent >= width * 0.7);
  const inside = long.filter((line) => !/[.!?:…。！？][”"’')\]]*$/u.test(line.text));
  return long.length >= followed.length * 0.5 && inside.length >= long.length * 0.5 ? width : null;
}

/** Scripts that put no space between words. */
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}、。，！？；：「」『』]/u;

function continues(above: Line, line: Line, open: { isItem: boolean }, width: number | null): boolean {
  if (line.blankAbove > 0 || isRule(above.text) || isRule(line.text)) return false;
  if (/\p{L}[\u00ad¬]$/u.test(above.text) && /^\p{Ll}/u.test(line.text)) return true;
  // A bulleted paragraph goes on where its words began, wrapped or not.
  if (open.isItem && line.indent > above.indent && !standsAlone(line.text)) return true;
  if (width === null || standsAlone(line.text) || standsAlone(above.text)) return false;
  if (line.indent >= above.indent + 2 && !open.isItem) return false;
  const nextWord = CJK.test(line.text.charAt(0)) ? 1 : (/^\S+/.exec(line.text)?.[0].length ?? 0);
  const length = above.text.length + above.indent;
  return length + 1 + nextWord > width - 4 || (/^\p{Ll}/u.test(line.text) && !/[.!?:;]$/.test(above.text));
}

function standsAlone(text: string): boolean {
  if (text.length > 120) return false;
  // A line that goes on with "by Jane Roe" is no byline.
  const isByline = /^\p{Lu}/u.test(text) && readByline(text) !== null;
  return isByline || readDateline(text) !== null || isSectionName(text);
}

/** Hyphens that a line end can have cut a word at: soft, printed, and the sign that some programs make of them. */
const CUT = /(\p{L}+)([\u00ad\u2010¬-])$/u;

/**
 * Adds a line to those above: without a space after a hyphen inside a word and in scripts without spaces. The hyphen
 * goes where it was only a line's (a soft one, or the whole word stands elsewhere in the text).
 */
function join(words: string[], line: string, known: ReadonlySet<string>): void {
  const above = words.at(-1) ?? '';
  const [, start = '', hyphen] = CUT.exec(above.slice(-80)) ?? [];
  const end = /^\p{L}+/u.exec(line)?.[0] ?? '';
  if (hyphen !== undefined && /^\p{Ll}/u.test(line)) {
    const isLines = hyphen === '\u00ad' || hyphen === '¬' || known.has(`${start}${end}`.toLowerCase());
    if (isLines) words[words.length - 1] = above.slice(0, -1);
    words.push('', line);
  } else {
    words.push(CJK.test(above.slice(-1)) && CJK.test(line.charAt(0)) ? '' : ' ', line);
  }
}

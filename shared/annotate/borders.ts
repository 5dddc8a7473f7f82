/** Zero-based, UTF-16 code units; half open. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

// What ends with a full stop and does not end a sentence.
const ABBREVIATION = new RegExp(
  `(?:^|[\\s(\\[\u201C"'-])(?:${[
    'Mr',
    'Mrs',
    'Ms',
    'Mx',
    'Dr',
    'Prof',
    'Rev',
    'Hon',
    'St',
    'Jr',
    'Sr',
    'Gen',
    'Maj',
    'Brig',
    'Col',
    'Lt',
    'Cpt',
    'Capt',
    'Cmdr',
    'Adm',
    'Sgt',
    'Sen',
    'Rep',
    'Gov',
    'Pres',
    'Amb',
    'Sec',
    'Supt',
    'Insp',
    'Msgr',
    'Fr',
    'vs',
    'v',
    'etc',
    'cf',
    'al',
    'No',
    'Nos',
    'Vol',
    'Art',
    'Sect',
    'Ch',
    'pp',
    'p',
    'ed',
    'eds',
    'approx',
    'Jan',
    'Feb',
    'Mar',
    'Apr',
    'Jun',
    'Jul',
    'Aug',
    'Sep',
    'Sept',
    'Oct',
    'Nov',
    'Dec',
    'Inc',
    'Ltd',
    'Co',
    'Corp',
    'Bros',
    'Dept',
    'Univ',
    'Assn',
    'Ave',
    'Blvd',
    'e\\.g',
    'i\\.e',
    'a\\.m',
    'p\\.m',
    'U\\.S',
    'U\\.K',
    'U\\.N',
    'E\\.U',
    'D\\.C',
    'Ph\\.D',
    '\\p{Lu}',
  ].join('|')})$`,
  'u',
);
const TERMINATOR = /[.!?\u2026\u3002\uFF01\uFF1F\u061F\u06D4\u0964]+["'\u201D\u2019\u00BB)\]]*/gu;
const WIDE = /[\u3002\uFF01\uFF1F]/;

/** The paragraph that holds `offset`: from line break to line break. */
export function paragraphAt(text: string, offset: number): Stretch {
  const at = Math.max(0, Math.min(offset, text.length));
  const next = text.indexOf('\n', at);
  return { start: at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1, end: next < 0 ? text.length : next };
}

/** The sentences of a text in order, without the space around them. A line break always ends one. */
export function sentencesIn(text: string, from = 0, to: number = text.length): Stretch[] {
  const found: Stretch[] = [];
  const add = (start: number, end: number) => {
    const raw = text.slice(start, end);
    const trimmed = raw.trim();
    if (trimmed !== '')
      found.push({ start: start + raw.indexOf(trimmed), end: start + raw.indexOf(trimmed) + trimmed.length });
  };
  let line = from;
  while (line < to) {
    const lineBreak = text.indexOf('\n', line);
    const end = lineBreak < 0 || lineBreak > to ? to : lineBreak;
    let start = line;
    for (const match of text.slice(line, end).matchAll(TERMINATOR)) {
      const after = line + match.index + match[0].length;
      if (!endsSentence(text, line, line + match.index, after, end)) continue;
      add(start, after);
      start = after;
    }
    add(start, end);
    line = end + 1;
  }
  return found;
}

/**
 * The sentence that holds `offset`; the last one before it when it stands in the space between two; the paragraph when
 * there is none.
 */
export function sentenceAt(text: string, offset: number): Stretch {
  const paragraph = paragraphAt(text, offset);
  const sentences = sentencesIn(text, paragraph.start, paragraph.end);
  return sentences.findLast(({ start }) => start <= offset) ?? sentences[0] ?? paragraph;
}

function endsSentence(text: string, lineStart: number, dot: number, after: number, end: number): boolean {
  if (after >= end) return true;
  const mark = text.slice(dot, after);
  if (WIDE.test(mark)) return true;
  if (!/\s/.test(text[after]!)) return false;
  const next = text.slice(after, Math.min(end, after + 8)).trimStart();
  // A full stop followed by a small letter is an abbreviation; a question inside a sentence goes on.
  if (/^\p{Ll}/u.test(next)) return false;
  return mark !== '.' || !ABBREVIATION.test(text.slice(Math.max(lineStart, dot - 12), dot));
}

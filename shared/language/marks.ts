/** Words between quotation marks in one block. Offsets are into the block's text. */
export interface Passage {
  /** The opening mark. */
  open: number;
  /** The words inside, without white space at the ends. */
  start: number;
  end: number;
  /** First character after the closing mark. */
  after: number;
  /** False when the block ends before the passage does; `after` is then the end of the block. */
  isClosed: boolean;
}

const ANY = /["“”„«»「」『』＂]/;
/** A block with more marks is no prose: a page of nothing but marks must not take seconds. */
const MOST_MARKS = 20_000;
const MARKS = /''|``|["“”„«»「」『』＂]/g;

/**
 * The passages of a block, in order, not those inside others. A mark opens or closes by its place (straight marks,
 * »German«) or by its shape, and marks of all shapes may be mixed, as editors mix them. Marks inside a passage are
 * balanced; where that leaves one open, the first that can close it does. Inches and minutes are not marks.
 */
export function passagesIn(text: string): Passage[] {
  if (!ANY.test(text) && !text.includes("''")) return [];
  const marks: Mark[] = [];
  for (const { 0: mark, index } of text.matchAll(MARKS)) {
    if (marks.push({ mark, index }) > MOST_MARKS) return [];
  }
  const balanced = read(text, marks, true);
  const found = balanced.at(-1)?.isClosed === false ? withoutNesting(text, marks, balanced) : balanced;
  return found.filter((passage) => passage.end > passage.start && !isNickname(text, passage));
}

interface Mark { mark: string; index: number }

function read(text: string, marks: readonly Mark[], nests: boolean): Passage[] {
  const found: Passage[] = [];
  let open: Mark | null = null;
  let depth = 0;
  for (const one of marks) {
    if (open === null) {
      if (!opens(text, one)) continue;
      open = one;
      depth = 1;
    } else if (nests && nestsAt(text, one, open)) depth += 1;
    else if (closes(text, one, open)) {
      depth -= 1;
      if (depth > 0) continue;
      found.push(passage(text, open, one, true));
      open = null;
    }
  }
  if (open !== null) found.push(passage(text, open, null, false));
  return found;
}

/** One mark too few: it is the last, at the end of the block, or that of words quoted inside. */
function withoutNesting(text: string, marks: readonly Mark[], balanced: Passage[]): Passage[] {
  const simple = read(text, marks, false);
  const last = balanced.at(-1) as Passage;
  const inside = marks.filter(({ index }) => index > last.open);
  const closing = inside.at(-1);
  // “We call it “Striketober.” with one mark for two.
  if (closing !== undefined && inside.length === 2 && closes(text, closing, { mark: text.charAt(last.open), index: last.open })
    && text.slice(closing.index + closing.mark.length).trim() === '') {
    return [...balanced.slice(0, -1), passage(text, { mark: text.charAt(last.open), index: last.open }, closing, true)];
  }
  return simple;
}

function passage(text: string, open: Mark, close: Mark | null, isClosed: boolean): Passage {
  const from = open.index + open.mark.length;
  const to = close?.index ?? text.length;
  const inside = text.slice(from, to);
  const start = from + (inside.length - inside.trimStart().length);
  const end = Math.max(start, to - (inside.length - inside.trimEnd().length));
  return { open: open.index, start, end, after: close === null ? text.length : close.index + close.mark.length, isClosed };
}

/** Jesús “Chuy” García: between the words of a name. */
function isNickname(text: string, { open, start, end, after }: Passage): boolean {
  if (end - start > 20 || !/^\p{Lu}[\p{L}\p{M}.’'-]*(?: \p{L}+)?$/u.test(text.slice(start, end))) return false;
  return /\p{Lu}[\p{L}\p{M}.’'-]*\s$/u.test(text.slice(Math.max(0, open - 24), open)) && /^\s\p{Lu}[\p{L}\p{M}’'-]+/u.test(text.slice(after, after + 24));
}

function opens(text: string, { mark, index }: Mark): boolean {
  if ('“„「『'.includes(mark)) return true;
  const [before, after] = [text.charAt(index - 1), text.charAt(index + mark.length)];
  const isAtStart = before === '' || /[\s([{–—/:>‘'\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff-]/.test(before);
  if (mark === '«') return isAtStart || /[,.;:]/.test(before);
  if (mark === '»') return isAtStart && /\S/.test(after);
  if (mark === '”' || mark === '」' || mark === '』') return false;
  if (!/\S/.test(after)) return false;
  // said Roe."We will go": a space was lost.
  return isAtStart || (/[.,;:?!]/.test(before) && /\p{Lu}/u.test(after));
}

function nestsAt(text: string, one: Mark, open: Mark): boolean {
  if (open.mark === '„' && one.mark === '“') return false;
  if (one.mark === '“' || one.mark === '„' || one.mark === '``') return /[\p{L}\p{N}]/u.test(text.charAt(one.index + 1));
  if (one.mark !== '"' && one.mark !== '＂' && !(one.mark === '«' && open.mark !== '»')) return false;
  return /[\s([–—]/.test(text.charAt(one.index - 1)) && /[\p{L}\p{N}$]/u.test(text.charAt(one.index + 1));
}

function closes(text: string, { mark, index }: Mark, open: Mark): boolean {
  const opener = open.mark;
  if (opener === '「' || opener === '『') return mark === (opener === '「' ? '」' : '』');
  if (opener === '«') return mark === '»';
  if (opener === '»') return mark === '«';
  if (mark === '”' || mark === "''") return true;
  if (mark === '“') return opener === '„';
  if (mark === '"' || mark === '＂') return !/[\s([]/.test(text.charAt(index - 1)) || !/[\p{L}\p{N}]/u.test(text.charAt(index + 1));
  return false;
}

/**
 * The passages in single marks with which the whole block begins: ‘Those who wait will pay,’ as British houses print
 * it. An apostrophe looks the same, so these are only where it may end.
 */
export function singlePassagesAtStart(text: string): Passage[] {
  if (!/^[‘']/.test(text)) return [];
  // What follows the quotation is a name and a role, so it closes near the end.
  const from = Math.max(2, text.length - 450);
  return [...text.slice(from).matchAll(/[’'](?=[\s,.–—]|$)/g)]
    .map(({ index }) => passage(text, { mark: '‘', index: 0 }, { mark: '’', index: from + index }, true));
}

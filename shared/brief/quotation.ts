/** Words between quotation marks in one block. Offsets are into the block's text. */
export interface Quotation {
  /** The opening mark. */
  open: number;
  /** The words inside, without white space at the ends. */
  start: number;
  end: number;
  /** First character after the closing mark. */
  after: number;
  /** False when the block ends before the quotation does; `after` is then the end of the block. */
  isClosed: boolean;
}

const DOUBLE = /["“”„«»「」『』＂]/;
const MARKS = /["“”„«»「」『』＂]/g;

/**
 * The quotations of a block, in order, not those inside others. A mark opens or closes by its place (straight marks,
 * »German«) or by its shape; “, ", « may be mixed, as editors mix them. Inches and minutes are not marks.
 */
export function quotationsIn(text: string): Quotation[] {
  if (!DOUBLE.test(text)) return [];
  const found: Quotation[] = [];
  let open = -1;
  for (const { 0: mark, index } of text.matchAll(MARKS)) {
    if (open < 0) {
      if (opens(text, index, mark)) open = index;
    } else if (closes(text, index, mark, text.charAt(open))) {
      found.push(quotation(text, open, index, true));
      open = -1;
    }
  }
  if (open >= 0) found.push(quotation(text, open, text.length, false));
  return found.filter(({ start, end }) => end > start);
}

/**
 * The quotation that the whole block begins with, in single marks: ‘Those who wait will pay,’ as British houses print
 * it.
 */
export function singleQuotationsAtStart(text: string): Quotation[] {
  const opening = /^[‘']/.exec(text);
  if (opening === null) return [];
  // What follows the quotation is a name and a role, so it closes near the end.
  const from = Math.max(2, text.length - 450);
  return [...text.slice(from).matchAll(/[’'](?=[\s,.–—]|$)/g)]
    .map(({ index }) => ({ index: from + index }))
    .map(({ index }) => quotation(text, 0, index, true));
}

function quotation(text: string, open: number, close: number, isClosed: boolean): Quotation {
  const inside = text.slice(open + 1, close);
  const start = open + 1 + (inside.length - inside.trimStart().length);
  const end = Math.max(start, close - (inside.length - inside.trimEnd().length));
  return { open, start, end, after: isClosed ? close + 1 : text.length, isClosed };
}

function opens(text: string, index: number, mark: string): boolean {
  if ('“„「『'.includes(mark)) return true;
  const [before, after] = [text.charAt(index - 1), text.charAt(index + 1)];
  const isAtStart = before === '' || /[\s([{–—/:>‘']/.test(before);
  if (mark === '«') return isAtStart;
  if (mark === '»') return isAtStart && /\S/.test(after);
  return mark !== '”' && mark !== '」' && mark !== '』' && isAtStart && /\S/.test(after);
}

function closes(text: string, index: number, mark: string, opener: string): boolean {
  if (opener === '「' || opener === '『') return mark === (opener === '「' ? '」' : '』');
  if (opener === '«') return mark === '»';
  if (opener === '»') return mark === '«';
  if (mark === '”') return true;
  if (mark === '“') return opener === '„';
  if (mark === '"' || mark === '＂') return !/[\s([]/.test(text.charAt(index - 1)) || text.charAt(index + 1) === '';
  return false;
}

import { quotationsIn } from '../brief/quotation.ts';
import { partsOf } from '../brief/brief-parts.ts';
import type { Body, BodyElement, BodyText } from '../brief/body.ts';
import { leavesOf, type Leaf } from '../brief/leaves.ts';
import { phrasingText } from '../brief/text.ts';

/** Words that a memo gives as somebody's. */
export interface MemoQuotation {
  exact: string;
  /** 1-based number of the leaf block. */
  paragraph: number;
  /** Text in which the memo may name the brief: footnote, brackets, the line below. */
  named: string;
  /** Addresses of links there. */
  links: string[];
  /** Whom the memo names for them; null: nobody. */
  speaker: string | null;
}

interface Piece {
  leaf: number;
  start: number;
  end: number;
  exact: string;
  isBlock: boolean;
}

/** Every quotation of a memo in order: between quotation marks, and quotations set apart. */
export function memoQuotations(body: Body): MemoQuotation[] {
  const leaves = leavesOf(body);
  const attributed = partsOf(body).quotes;
  const notes = notesOf(leaves);
  return piecesOf(leaves).map(({ leaf: at, start, end, exact, isBlock }) => {
    const leaf = leaves[at]!;
    const from = leaf.start + start;
    const named = namedBeside(leaves, notes, at, end, isBlock);
    const known = attributed.find((one) => one.start <= from + 2 && one.end >= Math.min(from + 8, leaf.start + end));
    return { exact, paragraph: at + 1, ...named, speaker: quotedFrom(named.named) ?? known?.speaker ?? null };
  });
}

function piecesOf(leaves: readonly Leaf[]): Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < leaves.length; at += 1) {
    const leaf = leaves[at]!;
    if (leaf.blockquote === null) {
      for (const { start, end } of quotationsIn(leaf.text)) pieces.push({ leaf: at, start, end, exact: leaf.text.slice(start, end), isBlock: false });
      continue;
    }
    let last = at;
    while (leaves[last + 1]?.blockquote === leaf.blockquote) last += 1;
    const lines = leaves.slice(at, last + 1).flatMap(({ text }) => text.split('\n'));
    // Below the words stands whose they are.
    while (lines.length > 1 && /^\s*[—–―-]{1,2}\s*\S/.test(lines.at(-1)!)) lines.pop();
    const words = lines.join('\n').trim();
    const [only] = quotationsIn(words);
    const exact = only !== undefined && only.open === 0 && only.isClosed ? words.slice(only.start, only.end) : words;
    if (exact !== '') pieces.push({ leaf: at, start: 0, end: leaf.text.length, exact, isBlock: true });
    at = last;
  }
  return pieces;
}

interface Named {
  named: string;
  links: string[];
}

/** The footnote behind the words, else their own paragraph without its quotations, else the line below words that stand alone. */
function namedBeside(leaves: readonly Leaf[], notes: ReadonlyMap<number, Leaf>, at: number, end: number, isBlock: boolean): Named {
  const leaf = leaves[at]!;
  const note = notes.get(noteBehind(leaf.element, isBlock ? 0 : end) ?? -1);
  if (note !== undefined) return { named: note.text, links: linksOf(note.element) };
  const rest = isBlock ? '' : leaf.text;
  let below = at + 1;
  while (isBlock && leaves[below]?.blockquote === leaf.blockquote && leaf.blockquote !== null) below += 1;
  const next = leaves[below];
  const inside = isBlock ? leaves.slice(at, below) : [leaf];
  const isAlone = isBlock || leaf.text.length - end < 4;
  const isCitation = next !== undefined && next.level === null && next.blockquote === null && isAlone;
  return {
    named: [isBlock ? inside.map(({ text }) => text).join('\n') : rest, ...(isCitation ? [next.text] : [])].join('\n'),
    links: [...inside, ...(isCitation ? [next] : [])].flatMap(({ element }) => linksOf(element)),
  };
}

function notesOf(leaves: readonly Leaf[]): Map<number, Leaf> {
  const notes = new Map<number, Leaf>();
  for (const leaf of leaves) {
    const number = leaf.element.properties.note;
    if (leaf.isNote && number !== undefined && !notes.has(number)) notes.set(number, leaf);
  }
  return notes;
}

/** The number of the first footnote that is named at or after an offset of a block's text; null: none is. */
function noteBehind(element: BodyElement, offset: number): number | null {
  let at = 0;
  let found: number | null = null;
  const visit = (node: BodyElement | BodyText): void => {
    if (found !== null) return;
    if (node.type === 'element' && node.tagName === 'sup' && node.properties.note !== undefined) {
      if (at >= offset) found = node.properties.note;
    } else if (node.type === 'text' || node.tagName === 'br') at += phrasingText(node).length;
    else for (const child of node.children) visit(child);
  };
  for (const child of element.children) visit(child);
  return found;
}

function linksOf(node: BodyElement | BodyText): string[] {
  if (node.type === 'text') return [];
  return [...(node.properties.href === undefined ? [] : [node.properties.href]), ...node.children.flatMap(linksOf)];
}

/** "Otto Lind, Port Director, quoted in …" as citations of this program, and others, say it. */
function quotedFrom(named: string): string | null {
  const said = /(?:^|[(\n]|[.”"]\s)([^,(\n“”"]{3,80})(?:,[^“”"\n]{0,200})?,? (?:quoted|as cited|cited|qtd\.) in /u.exec(named);
  return said?.[1]?.replace(/^[\s—–-]+/u, '').trim() ?? null;
}

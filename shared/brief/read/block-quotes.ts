import type { Leaf } from '../leaves.ts';
import type { Attribution } from '../../language/person.ts';
import { passagesIn } from '../../language/marks.ts';
import type { Scene } from '../../language/scene.ts';
import { isSetApart, readPeople, startsWithDash, withoutDash } from '../speakers.ts';

/** Quoted words with those who said them; `next` is the first leaf that has nothing to do with them. */
export interface BlockQuote {
  words: { start: number; end: number };
  people: Attribution[];
  next: number;
}

/**
 * A block quotation with its speaker: inside (cite, a dash), in the block below, or in the sentence above that leads
 * up to it.
 */
export function blockQuote(leaves: readonly Leaf[], index: number, scene: Scene): BlockQuote | null {
  const { text } = scene;
  const { blockquote } = leaves[index] as Leaf;
  if (leaves[index - 1]?.blockquote === blockquote) return null;
  let next = index + 1;
  while (leaves[next]?.blockquote === blockquote) next += 1;
  const inside = leaves.slice(index, next);
  const last = inside.at(-1) as Leaf;
  const below = leaves[next];

  if (inside.length > 1) {
    const printed = readPeople(withoutDash(last.text));
    // Without a dash or marks it is their role that makes it sure.
    const isSure = startsWithDash(last.text) || isSetApart(last.element) || (last.text.split(' ').length <= 20 && printed?.some(({ role }) => role !== null));
    const people = isSure ? printed : null;
    if (people !== null) return { words: innerWords(inside.slice(0, -1), text), people, next };
  }
  const tail = last.text.slice(-250);
  const dash = /\s+[—–―]\s*(?=[^—–―]{4,200}$)/u.exec(tail);
  const rest = dash === null || hasQuotations(inside) ? null : tail.slice(dash.index + dash[0].length);
  const atEnd = rest === null ? null : readPeople(rest);
  if (dash !== null && atEnd !== null) {
    return { words: trimmed(text, inside[0]?.start ?? 0, last.end - tail.length + dash.index), people: atEnd, next };
  }
  const isAfter = below !== undefined && below.level === null && below.blockquote === null;
  if (isAfter && (startsWithDash(below.text) || below.element.tagName === 'figcaption')) {
    const people = readPeople(withoutDash(below.text));
    if (people !== null) return { words: innerWords(inside, text), people, next: next + 1 };
  }
  const above = leaves[index - 1];
  if (above !== undefined && above.level === null && /:\s*$/.test(above.text)) {
    const words = innerWords(inside, text);
    const lead = scene.before(above.start, { open: above.end, ...words });
    const people = lead?.who.kind === 'people' ? scene.people(lead.who, above.end, null) : null;
    if (people !== null) return { words, people, next };
  }
  return null;
}

function hasQuotations(leaves: readonly Leaf[]): boolean {
  return leaves.some((leaf) => passagesIn(leaf.text).some(({ open }) => leaf.text.slice(0, open).trim() === ''));
}

/** From the first word to the last, without marks that enclose the whole. */
function innerWords(leaves: readonly Leaf[], text: string): { start: number; end: number } {
  const whole = trimmed(text, leaves[0]?.start ?? 0, leaves.at(-1)?.end ?? 0);
  const isEnclosed = /["“„«‘]/.test(text.charAt(whole.start)) && /["”“»’]/.test(text.charAt(whole.end - 1));
  return isEnclosed && whole.end - whole.start > 2 ? trimmed(text, whole.start + 1, whole.end - 1) : whole;
}

function trimmed(text: string, start: number, end: number): { start: number; end: number } {
  const words = text.slice(start, end);
  return { start: start + words.length - words.trimStart().length, end: end - (words.length - words.trimEnd().length) };
}

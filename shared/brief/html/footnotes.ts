import type { DomElement, DomNode, DomParent } from './parse.ts';
import { attribute, isElement, nodesUnder, textOf } from './parse.ts';

/** The footnotes of a page: which links refer to one, which blocks are one, and which links only lead back. */
export interface Footnotes {
  references: ReadonlyMap<DomElement, number>;
  notes: ReadonlyMap<DomElement, { number: number; printed: string }>;
  ways: ReadonlySet<DomElement>;
}

const NONE: Footnotes = { references: new Map(), notes: new Map(), ways: new Set() };
/** What is printed for a reference: 1, [1], (1), a, *, †. */
const MARKER = /^[[(]?(?:note\s)?(\d{1,3}|[a-zA-Z]|[ivx]{1,5}|[*†‡§¶]{1,3})[\])]?\.?$/i;
const WAY_BACK = /^(?:[[(]?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[\])]?\.?|[\^↑↩⤴⏎←▲↵]\uFE0E?\uFE0F?|back(?: to (?:text|content|top))?|return(?: to text)?|jump up)$/i;

/**
 * Finds footnotes by their links alone: a marker that leads down to a block in the same page is a reference. Works for
 * WordPress's own, Word's, Markdown's and MediaWiki's ways to write them, as all of them link.
 */
export function footnotesOf(top: DomParent): Footnotes {
  const places = new Map<string, { element: DomElement; order: number }>();
  const links: { element: DomElement; target: string; order: number }[] = [];
  let order = 0;
  for (const node of nodesUnder(top)) {
    order += 1;
    if (!isElement(node)) continue;
    for (const name of ['id', 'name']) {
      const id = name === 'id' || node.tagName === 'a' ? attribute(node, name) : null;
      if (id !== null && id !== '' && !places.has(id)) places.set(id, { element: node, order });
    }
    const href = node.tagName === 'a' ? attribute(node, 'href') : null;
    const target = href === null ? null : /^[^#]*#(.+)$/.exec(href)?.[1] ?? null;
    if (target !== null && (href?.startsWith('#') === true || /fn|note/i.test(target))) links.push({ element: node, target: decoded(target), order });
  }
  if (links.length === 0) return NONE;

  const found: { link: DomElement; note: DomElement; printed: string }[] = [];
  for (const { element, target, order: from } of links) {
    const place = places.get(target);
    const printed = MARKER.exec(textOf(element).trim())?.[1];
    if (place === undefined || place.order <= from || printed === undefined) continue;
    const note = noteAround(place.element);
    if (note !== null && !isWithin(element, note)) found.push({ link: element, note, printed });
  }
  if (found.length === 0) return NONE;

  const notes = new Map<DomElement, { number: number; printed: string }>();
  const printedNumbers = new Map(found.map(({ note, printed }) => [note, Number(printed)]));
  const values = [...printedNumbers.values()];
  const isNumbered = values.every((value) => value >= 1) && new Set(values).size === values.length;
  for (const { note, printed } of found) {
    if (!notes.has(note)) notes.set(note, { number: isNumbered ? Number(printed) : notes.size + 1, printed });
  }
  const references = new Map(found.map(({ link, note }) => [link, notes.get(note)?.number ?? 1]));
  const ways = new Set(links.filter(({ element }) => !references.has(element) && WAY_BACK.test(textOf(element).trim()) && withinAny(element, notes)).map(({ element }) => element));
  return { references, notes, ways };
}

const NOTE_BLOCKS = new Set(['li', 'p', 'dd', 'div']);

/** The block that the target stands in: itself when it is one with words. */
function noteAround(target: DomElement): DomElement | null {
  for (let node: DomNode | DomParent | null = target; node !== null && isElement(node as DomNode); node = (node as DomElement).parentNode) {
    const element = node as DomElement;
    if (/^h[1-6]$/.test(element.tagName)) return null;
    if (!NOTE_BLOCKS.has(element.tagName)) continue;
    const item = element.parentNode;
    if (item !== null && isElement(item) && item.tagName === 'li') return item;
    return element.tagName === 'div' && textOf(element).length > 4000 ? null : element;
  }
  return null;
}

function isWithin(element: DomElement, container: DomElement): boolean {
  for (let node: DomParent | null = element.parentNode; node !== null; node = 'parentNode' in node ? node.parentNode : null) {
    if (node === container) return true;
  }
  return false;
}

function withinAny(element: DomElement, containers: ReadonlyMap<DomElement, unknown>): boolean {
  for (let node: DomParent | null = element.parentNode; node !== null; node = 'parentNode' in node ? node.parentNode : null) {
    if (containers.has(node as DomElement)) return true;
  }
  return false;
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    // A fragment that is not percent-encoded properly names an id as it stands.
    return fragment;
  }
}

import type { DomElement, DomParent } from './parse.ts';
import { attribute, isElement, isText, nodesUnder, textOf } from './parse.ts';

/** The footnotes of a page: which links refer to one, which blocks are one, and which links only lead back. */
export interface Footnotes {
  references: ReadonlyMap<DomElement, number>;
  notes: ReadonlyMap<DomElement, { number: number; printed: string }>;
  ways: ReadonlySet<DomElement>;
}

const NONE: Footnotes = { references: new Map(), notes: new Map(), ways: new Set() };
/** What is printed for a reference: 1, [1], (1), a, *, †. */
const MARKER = /^[[(]?(?:note\s)?(\d{1,3}|[a-zA-Z]|[ivx]{1,5}|[*†‡§¶]{1,3})[\])]?\.?$/i;
const WAY_BACK = new RegExp(
  '^(?:[[(]?(?:\\d{1,3}|[a-z]|[ivx]{1,5})[\\])]?\\.?|[\\^↑↩⤴⏎←▲↵]\\uFE0E?\\uFE0F?'
  + '|back(?: to (?:text|content|top))?|return(?: to text)?|jump up)$', 'i',
);

/**
 * Finds footnotes by their links alone: a marker that leads down to a block in the same page is a reference. Works for
 * WordPress's own, Word's, Markdown's and MediaWiki's ways to write them, as all of them link.
 */
export function footnotesOf(top: DomParent): Footnotes {
  const { places, links } = placesAndLinks(top);
  const found: { link: DomElement; note: DomElement; printed: string }[] = [];
  for (const { element, target, order } of links) {
    const place = places.get(target);
    const printed = MARKER.exec(textOf(element).trim())?.[1];
    if (place === undefined || place.order <= order || printed === undefined) continue;
    const note = noteAround(place.element);
    if (note !== null && !containersOf(element).includes(note)) found.push({ link: element, note, printed });
  }
  if (found.length === 0) return NONE;

  const notes = new Map<DomElement, { number: number; printed: string }>();
  const isNumbered = areNumbers(new Map(found.map(({ note, printed }) => [note, printed])));
  for (const { note, printed } of found) {
    if (!notes.has(note)) notes.set(note, { number: isNumbered ? Number(printed) : notes.size + 1, printed });
  }
  const references = new Map(found.map(({ link, note }) => [link, notes.get(note)?.number ?? 1]));
  const isWayBack = ({ element }: Link): boolean => {
    if (references.has(element) || !WAY_BACK.test(textOf(element).trim())) return false;
    return containersOf(element).some((around) => notes.has(around));
  };
  return { references, notes, ways: new Set(links.filter(isWayBack).map(({ element }) => element)) };
}

/** Something with an id; `order` counts nodes from the top. */
interface Place {
  element: DomElement;
  order: number;
}

/** A link to a place in this page. */
interface Link extends Place {
  target: string;
}

function placesAndLinks(top: DomParent): { places: Map<string, Place>; links: Link[] } {
  const places = new Map<string, Place>();
  const links: Link[] = [];
  let order = 0;
  for (const node of nodesUnder(top)) {
    order += 1;
    if (!isElement(node)) continue;
    const names = [attribute(node, 'id'), node.tagName === 'a' ? attribute(node, 'name') : null];
    for (const name of names) {
      if (name !== null && name !== '' && !places.has(name)) places.set(name, { element: node, order });
    }
    const href = node.tagName === 'a' ? attribute(node, 'href') ?? '' : '';
    const target = /^[^#]*#(.+)$/.exec(href)?.[1];
    // A full address may lead to another page, unless its fragment says that it is a note.
    if (target === undefined || !(href.startsWith('#') || /fn|note/i.test(target))) continue;
    links.push({ element: node, target: decoded(target), order });
  }
  return { places, links };
}

/** True when every note has a number of its own: then it is the one that is printed. */
function areNumbers(printed: ReadonlyMap<DomElement, string>): boolean {
  const numbers = [...printed.values()].map(Number);
  return numbers.every((number) => number >= 1) && new Set(numbers).size === numbers.length;
}

const NOTE_BLOCKS = new Set(['li', 'p', 'dd', 'div']);

/** The block that the target stands in: the item of a list before the paragraph in it. Headings have no notes. */
function noteAround(target: DomElement): DomElement | null {
  for (const element of [target, ...containersOf(target)]) {
    if (/^h[1-6]$/.test(element.tagName)) return null;
    if (!NOTE_BLOCKS.has(element.tagName)) continue;
    const item = element.parentNode;
    if (item !== null && isElement(item) && item.tagName === 'li') return item;
    return element.tagName === 'div' && isLong(element) ? null : element;
  }
  return null;
}

/** More than a footnote: then the target stood in the text, and this is all of it. */
function isLong(element: DomElement): boolean {
  let length = 0;
  for (const node of nodesUnder(element)) {
    length += isText(node) ? node.value.length : 1;
    if (length > 4000) return true;
  }
  return false;
}

/** The elements around an element, the nearest first; twenty are enough to find a note. */
function containersOf(element: DomElement): DomElement[] {
  const containers: DomElement[] = [];
  for (let node = element.parentNode; node !== null && isElement(node); node = node.parentNode) {
    if (containers.push(node) === 20) break;
  }
  return containers;
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    // A fragment that is not percent-encoded properly names an id as it stands.
    return fragment;
  }
}

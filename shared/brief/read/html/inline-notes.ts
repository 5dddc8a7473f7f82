import type { DomElement, DomNode, DomParent } from './parse.ts';
import { attribute, isElement, isText, nodesUnder, parseHtmlFragment, textOf } from './parse.ts';

/** What plugins and style sheets call a note that they print inside the sentence and hide until somebody asks for it. */
const NOTE = /(?:^|[\s_-])(?:foot|side|margin|end)_?-?notes?(?:$|[\s_-]+(?:tooltip|text|content|contents|note|body|popup|popover|inner|inline)(?:$|[\s_-]))|footnotes?-footnote__note|(?:^|\s)footnote_tooltip(?:$|\s)/i;
const ROLES = /^(?:tooltip|note|doc-footnote|doc-endnote)$/i;
/** Lists in which a plugin prints its notes once more. */
const AGAIN = /(?:^|\s)(?:footnotes_reference_container|footnote_container_prepare|modern-footnotes-list(?:--show-only-for-print)?|inline-footnotes-list)(?:$|\s)/i;
/** UTF-16 code units: what is printed where a note is referred to, and the longest note. */
const LONGEST_MARK = 8;
const LONGEST_NOTE = 4000;
const MOST = 1000;

/**
 * Takes notes out of their sentences and puts them behind the text, where a reference leads to each: a sentence that is quoted must not
 * hold a note. Changes the tree.
 */
export function setNotesApart(top: DomParent): void {
  const notes: { note: DomElement; mark: DomElement | null }[] = [];
  const again: DomElement[] = [];
  for (const node of nodesUnder(top)) {
    if (!isElement(node)) continue;
    if (notes.length < MOST && isInlineNote(node)) notes.push({ note: node, mark: markBefore(node) });
    else if (AGAIN.test(attribute(node, 'class') ?? '')) again.push(node);
  }
  if (notes.length === 0) return;
  for (const list of again) if (!notes.some(({ note }) => isUnder(note, list))) remove(list);
  const items: DomElement[] = [];
  for (const { note, mark } of notes) {
    const printed = mark === null ? '' : textOf(mark).trim().replace(/^[[(]|[\])]$/g, '');
    const id = `set-apart-${items.length + 1}`;
    const reference = elementOf(`<sup><a href="#${id}">x</a></sup>`);
    setText(reference.childNodes[0] as DomElement, printed === '' ? String(items.length + 1) : printed);
    const item = elementOf(`<li id="${id}"></li>`);
    adopt(item, note.childNodes);
    replace(mark ?? note, reference);
    if (mark !== null) remove(note);
    items.push(item);
  }
  const list = elementOf('<ol></ol>');
  adopt(list, items);
  list.parentNode = top;
  top.childNodes.push(list);
}

/** In a sentence: words of its paragraph stand beside it. What is a block by itself is no note inside one. */
function isInlineNote(element: DomElement): boolean {
  if (!/^(?:span|small|aside|div|i|em|cite|label)$/.test(element.tagName)) return false;
  if (!NOTE.test(attribute(element, 'class') ?? '') && !ROLES.test(attribute(element, 'role') ?? '')) return false;
  const { length } = textOf(element).trim();
  if (length <= LONGEST_MARK || length > LONGEST_NOTE) return false;
  // An outer element that only holds mark and note is not the note.
  if (holdsNote(element) || holdsMark(element)) return false;
  const paragraph = ancestor(element, /^(?:p|li|td|blockquote|h[2-6]|dd)$/);
  return paragraph !== null && textOf(paragraph).trim().length > length + LONGEST_MARK;
}

function holdsNote(element: DomElement): boolean {
  return [...nodesUnder(element)].some((node) => node !== element && isElement(node) && NOTE.test(attribute(node, 'class') ?? '') && textOf(node).trim().length > LONGEST_MARK);
}

function holdsMark({ childNodes }: DomElement): boolean {
  const first = childNodes.find((node) => isElement(node) || (isText(node) && node.value.trim() !== ''));
  return first !== undefined && isElement(first) && first.tagName === 'a' && /^(?:javascript:|#)?/.test(attribute(first, 'href') ?? '') && childNodes.some((node) => isElement(node) && node !== first && NOTE.test(attribute(node, 'class') ?? ''));
}

/** The element right before the note that prints its number, with the link around it. */
function markBefore(note: DomElement): DomElement | null {
  const siblings = note.parentNode?.childNodes ?? [];
  for (let i = siblings.indexOf(note) - 1; i >= 0; i -= 1) {
    const node = siblings[i]!;
    if (isText(node) && node.value.trim() === '') continue;
    if (isElement(node) && node.tagName === 'input') continue;
    const isMark = isElement(node) && /^(?:sup|a|label|span|button)$/.test(node.tagName) && textOf(node).trim().length <= LONGEST_MARK;
    return isMark ? node : null;
  }
  return null;
}

function ancestor(element: DomElement, name: RegExp): DomElement | null {
  let node: DomParent | null = element.parentNode;
  for (let steps = 0; node !== null && isElement(node) && steps < 20; steps += 1) {
    if (name.test(node.tagName)) return node;
    node = node.parentNode;
  }
  return null;
}

function isUnder(node: DomElement, top: DomElement): boolean {
  let around: DomParent | null = node.parentNode;
  while (around !== null && around !== top) around = 'parentNode' in around ? around.parentNode : null;
  return around === top;
}

function elementOf(html: string): DomElement {
  return parseHtmlFragment(html).childNodes[0] as DomElement;
}

function adopt(parent: DomElement, children: readonly DomNode[]): void {
  parent.childNodes = [...children];
  for (const child of children) child.parentNode = parent;
}

function setText(element: DomElement, value: string): void {
  const text = element.childNodes[0];
  if (text !== undefined && isText(text)) text.value = value;
}

function remove(node: DomElement): void {
  const siblings = node.parentNode?.childNodes;
  const at = siblings?.indexOf(node) ?? -1;
  if (at >= 0) siblings!.splice(at, 1);
}

function replace(node: DomElement, other: DomElement): void {
  const { parentNode: parent } = node;
  const at = parent?.childNodes.indexOf(node) ?? -1;
  if (parent === null || at < 0) return;
  parent.childNodes[at] = other;
  other.parentNode = parent;
}

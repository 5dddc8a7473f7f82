import { append } from './long-lists.ts';
import type { BodyElement } from '../body.ts';
import type { LooseElement, LooseNode, Scope } from './loose-tree.ts';
import { BORDER, contents, element, gather, leaf, unwrapSingle, within } from './flow.ts';
import type { Span } from './spans.ts';
import { LINE_BREAK, oneParagraphOf, toPhrasing } from './spans.ts';
import { isLeaf } from '../text.ts';

/**
 * A list of items that say something. What stands between the items (a nested list, stray words) joins the item
 * before it.
 */
export function normalList(list: LooseElement, scope: Scope): BodyElement[] {
  const inner = within(scope, list.properties);
  const items: BodyElement[] = [];
  for (const { properties, children } of itemsOf(list.children)) {
    const blocks = contents(children, within(inner, properties));
    if (blocks.length > 0) items.push(element('li', properties, unwrapSingle(blocks), inner));
  }
  return items.length === 0 ? [] : [element(list.tagName === 'ol' ? 'ol' : 'ul', list.properties, items, scope)];
}

function itemsOf(children: readonly LooseNode[]): LooseElement[] {
  const items: LooseElement[] = [];
  for (const child of children) {
    const last = items.at(-1);
    const isItem = child.type === 'element' && child.tagName === 'li';
    if (isItem) items.push({ ...child, children: [...child.children, BORDER] });
    else if (last !== undefined) last.children.push(child);
    else items.push({ type: 'element', tagName: 'li', properties: {}, children: [child] });
  }
  return items;
}

/**
 * Terms and what is said of them, all as leaves: a dd of three paragraphs becomes three dd. A list without terms, or
 * of terms alone, is layout, and its blocks stand for themselves. Images follow the list.
 */
export function normalTerms(list: LooseElement, scope: Scope): BodyElement[] {
  const inner = within(scope, list.properties);
  const entries: BodyElement[] = [];
  const images: BodyElement[] = [];
  for (const { tagName, properties, children } of entriesOf(list.children)) {
    if (tagName === 'dt') {
      const gathered = gather(children, inner);
      const spans = oneParagraphOf(gathered.run);
      append(images, gathered.images);
      if (spans.length > 0) entries.push(leaf('dt', properties, spans, inner));
      continue;
    }
    for (const block of contents(children, within(inner, properties))) {
      if (block.tagName === 'img') images.push(block);
      else append(entries, leavesUnder(block, inner).map((words) => element('dd', properties, words, inner)));
    }
  }
  const hasBoth = entries.some(isTerm) && !entries.every(isTerm);
  const plain = entries.map((entry): BodyElement => ({ ...entry, tagName: 'p' }));
  return [...(hasBoth ? [element('dl', list.properties, entries, scope)] : plain), ...images];
}

/** Terms and definitions, those inside a "div" too; what stands between them is said of the term above. */
function entriesOf(children: readonly LooseNode[]): LooseElement[] {
  const entries: LooseElement[] = [];
  let stray: LooseElement | null = null;
  for (const child of children) {
    if (child.type === 'element' && (child.tagName === 'dt' || child.tagName === 'dd')) {
      entries.push(child);
      stray = null;
    } else if (child.type === 'element' && child.tagName === 'div') {
      append(entries, entriesOf(child.children));
      stray = null;
    } else if (stray !== null) {
      stray.children.push(child);
    } else {
      stray = { type: 'element', tagName: 'dd', properties: {}, children: [child] };
      entries.push(stray);
    }
  }
  return entries;
}

/** The words of every leaf under a block in normal form, in order; preformatted lines become lines. */
function leavesUnder(block: BodyElement, scope: Scope): BodyElement['children'][] {
  if (block.children.length === 0) return [];
  if (block.tagName === 'pre') {
    const { run } = gather(block.children, { ...scope, marks: [] });
    return [toPhrasing(oneParagraphOf(run.flatMap(linesOfSpan)))];
  }
  if (isLeaf(block)) return [block.children];
  return block.children.flatMap((child) => (child.type === 'element' ? leavesUnder(child, scope) : []));
}

function linesOfSpan(span: Span): Span[] {
  if (span.kind !== 'text') return [span];
  return span.text.split('\n').flatMap((text, index) => [...(index === 0 ? [] : [LINE_BREAK]), { ...span, text }]);
}

function isTerm(entry: BodyElement): boolean {
  return entry.tagName === 'dt';
}

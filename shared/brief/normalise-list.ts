import type { BodyElement } from './body.ts';
import type { LooseElement, LooseNode, Scope } from './normalise.ts';
import { contents, element, gather, leaf, unwrapSingle, within } from './normalise.ts';
import { oneParagraphOf } from './spans.ts';

/** A list of items that say something. What stands between the items (a nested list, stray words) joins the item before it. */
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
    if (child.type === 'element' && child.tagName === 'li') items.push({ ...child, children: [...child.children] });
    else if (last !== undefined) last.children.push(child);
    else items.push({ type: 'element', tagName: 'li', properties: {}, children: [child] });
  }
  return items;
}

/**
 * Terms and what is said of them, all as leaves: a dd of three paragraphs becomes three dd. A list without terms, or of terms
 * alone, is layout, and its blocks stand for themselves. Images follow the list.
 */
export function normalTerms(list: LooseElement, scope: Scope): BodyElement[] {
  const inner = within(scope, list.properties);
  const entries: BodyElement[] = [];
  const images: BodyElement[] = [];
  const add = (child: LooseNode): void => {
    if (child.type === 'element' && child.tagName === 'div') {
      child.children.forEach(add);
    } else if (child.type === 'element' && child.tagName === 'dt') {
      const gathered = gather(child.children, inner);
      const spans = oneParagraphOf(gathered.run);
      images.push(...gathered.images);
      if (spans.length > 0) entries.push(leaf('dt', child.properties, spans, inner));
    } else {
      const properties = child.type === 'element' && child.tagName === 'dd' ? child.properties : {};
      const said = child.type === 'element' && child.tagName === 'dd' ? child.children : [child];
      for (const block of contents(said, within(inner, properties))) {
        if (block.tagName === 'img') images.push(block);
        else entries.push(...leavesOf(block).map((words) => element('dd', properties, words, inner)));
      }
    }
  };
  list.children.forEach(add);
  const hasBoth = entries.some(isTerm) && !entries.every(isTerm);
  const plain = entries.map((entry): BodyElement => ({ ...entry, tagName: 'p' }));
  return [...(hasBoth ? [element('dl', list.properties, entries, scope)] : plain), ...images];
}

/** The words of every leaf under a block in normal form, in order. */
function leavesOf(block: BodyElement): BodyElement['children'][] {
  if (block.children.length === 0) return [];
  const isContainer = block.children.some((child) => child.type === 'element' && BLOCKS_WITHIN.has(child.tagName));
  return isContainer ? block.children.flatMap((child) => (child.type === 'element' ? leavesOf(child) : [])) : [block.children];
}

const BLOCKS_WITHIN: ReadonlySet<string> = new Set([
  'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'blockquote', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'table', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td',
  'caption', 'figure', 'figcaption', 'img', 'pre', 'hr',
]);

function isTerm(entry: BodyElement): boolean {
  return entry.tagName === 'dt';
}

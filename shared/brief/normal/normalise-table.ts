import type { BodyElement } from '../body.ts';
import type { LooseElement, LooseNode, Scope } from './loose-tree.ts';
import { BORDER, contents, element, flow, gather, leaf, unwrapSingle, within } from './flow.ts';
import { oneParagraphOf } from './spans.ts';

type Group = 'thead' | 'tbody' | 'tfoot';

/**
 * A table of rows in groups. Cells may be empty, rows and groups not. What a browser would move out of the table
 * (words between the cells) stands before it. A table without a word in it leaves only its images.
 */
export function normalTable(table: LooseElement, scope: Scope): BodyElement[] {
  const inner = within(scope, table.properties);
  const strays: LooseNode[] = [];
  const captions: LooseNode[] = [];
  const groups: { name: Group; rows: BodyElement[] }[] = [];

  const groupNamed = (name: Group): BodyElement[] => {
    const last = groups.at(-1);
    if (last?.name === name) return last.rows;
    const rows: BodyElement[] = [];
    groups.push({ name, rows });
    return rows;
  };
  const add = (child: LooseNode, name: Group): void => {
    if (child.type === 'text' || !PARTS.has(child.tagName)) {
      strays.push(child);
      return;
    }
    strays.push(BORDER);
    if (child.tagName === 'caption') captions.push(child);
    else if (child.tagName === 'tr') groupNamed(name).push(...row(child, inner, strays));
    else if (isCell(child)) groupNamed(name).push(...row(rowOf(child), inner, strays));
    else for (const part of child.children) add(part, child.tagName as Group);
    strays.push(BORDER);
  };
  for (const child of table.children) add(child, 'tbody');

  const before = flow(strays, scope);
  const filled = groups.filter((group) => group.rows.length > 0);
  const rows = filled.flatMap((group) => group.rows);
  const { run, images } = gather(captions, inner);
  const caption = oneParagraphOf(run);
  const title = caption.length === 0 ? [] : [leaf('caption', {}, caption, inner)];
  if (!rows.some(hasLeaf)) {
    const pictures = rows.flatMap(blocksOf).flatMap(blocksOf);
    return [...before, ...images, ...(caption.length === 0 ? [] : [leaf('p', {}, caption, scope)]), ...pictures];
  }
  const parts = filled.map((group) => element(group.name, {}, group.rows, inner));
  return [...before, ...images, element('table', table.properties, [...title, ...parts], scope)];
}

const PARTS: ReadonlySet<string> = new Set(['caption', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th']);

function isCell(node: LooseElement): boolean {
  return node.tagName === 'td' || node.tagName === 'th';
}

function blocksOf({ children }: BodyElement): BodyElement[] {
  return children.filter((child) => child.type === 'element');
}

function rowOf(cell: LooseElement): LooseElement {
  return { type: 'element', tagName: 'tr', properties: {}, children: [cell] };
}

function row(node: LooseElement, scope: Scope, strays: LooseNode[]): BodyElement[] {
  const inner = within(scope, node.properties);
  const cells: BodyElement[] = [];
  for (const child of node.children) {
    if (child.type === 'element' && isCell(child)) {
      const blocks = contents(child.children, within(inner, child.properties));
      cells.push(element(child.tagName as 'td' | 'th', child.properties, unwrapSingle(blocks), inner));
      strays.push(BORDER);
    } else {
      strays.push(child);
    }
  }
  return cells.length === 0 ? [] : [element('tr', node.properties, cells, scope)];
}

function hasLeaf(node: BodyElement): boolean {
  return node.children.some((child) => child.type === 'text' || hasLeaf(child));
}

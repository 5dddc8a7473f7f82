import type { DomElement, DomNode } from './parse.ts';
import { attribute, isElement, textOf } from './parse.ts';

/**
 * True for a table that only places things on a page (mail layouts, two columns): it says so, it holds another table or
 * headings, or it has one row or one column and no header cell or caption. Its cells are then blocks in order.
 */
export function isLayoutTable(table: DomElement): boolean {
  const role = attribute(table, 'role');
  if (role === 'presentation' || role === 'none') return true;
  const shape: Shape = { rows: 0, columns: 0, headers: 0, blocks: 0 };
  measure(table, shape, 0);
  if (shape.blocks > 0) return true;
  return shape.headers === 0 && (shape.rows <= 1 || shape.columns <= 1);
}

interface Shape {
  rows: number;
  columns: number;
  /** Header cells and captions. */
  headers: number;
  /** Cells that hold tables or headings. */
  blocks: number;
}

function measure(node: DomElement, shape: Shape, depth: number): void {
  for (const child of node.childNodes) {
    if (!isElement(child)) continue;
    switch (child.tagName) {
      case 'thead': case 'tbody': case 'tfoot':
        if (depth < 2) measure(child, shape, depth + 1);
        break;
      case 'tr': {
        const cells = child.childNodes.filter(isCell);
        shape.rows += cells.length > 0 ? 1 : 0;
        shape.columns = Math.max(shape.columns, cells.length);
        shape.headers += cells.filter(({ tagName }) => tagName === 'th').length;
        shape.blocks += cells.filter((cell) => holdsStructure(cell, 0)).length;
        break;
      }
      case 'caption':
        shape.headers += textOf(child).trim() === '' ? 0 : 1;
        break;
      default:
    }
  }
}

function isCell(node: DomNode): node is DomElement {
  return isElement(node) && (node.tagName === 'td' || node.tagName === 'th');
}

function holdsStructure(node: DomElement, depth: number): boolean {
  if (depth > 30) return false;
  const children = node.childNodes.filter(isElement);
  return children.some((child) => /^(?:table|h[1-6])$/.test(child.tagName) || holdsStructure(child, depth + 1));
}

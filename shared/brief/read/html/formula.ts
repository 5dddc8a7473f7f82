import type { LooseNode } from '../../normal/loose-tree.ts';

/**
 * A part of MathML in one line of text: powers raised, fractions with a stroke, roots with their sign. `parts`: its
 * elements one by one; `children`: everything in it.
 */
export function formula(tagName: string, parts: LooseNode[][], children: () => LooseNode[]): LooseNode[] {
  const [base = [], second = [], third = []] = parts;
  switch (tagName) {
    case 'msup':
      return [...base, raised('sup', second)];
    case 'msub':
      return [...base, raised('sub', second)];
    case 'msubsup':
      return [...base, raised('sub', second), raised('sup', third)];
    case 'mfrac':
      // Raised and lowered, so that "1" before "1/2" is not "11/2".
      return isOne(base) && isOne(second)
        ? [raised('sup', base), text('/'), raised('sub', second)]
        : [...bracketed(base), text('/'), ...bracketed(second)];
    case 'msqrt':
      return [text('\u221A'), ...bracketed(parts.flat())];
    case 'mroot':
      return [raised('sup', second), text('\u221A'), ...bracketed(base)];
    default:
      return children();
  }
}

function raised(tagName: 'sup' | 'sub', children: LooseNode[]): LooseNode {
  return { type: 'element', tagName, properties: {}, children };
}

/** Brackets around what is more than one figure or name. */
function bracketed(nodes: LooseNode[]): LooseNode[] {
  return isOne(nodes) ? nodes : [text('('), ...nodes, text(')')];
}

function isOne(nodes: LooseNode[]): boolean {
  return nodes.length <= 1 && nodes.every(isSimple);
}

function isSimple(node: LooseNode): boolean {
  return node.type === 'text' && /^\s*[\p{L}\p{N}.,]*\s*$/u.test(node.value);
}

function text(value: string): LooseNode {
  return { type: 'text', value };
}

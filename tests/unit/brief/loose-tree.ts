import fc from 'fast-check';
import { BLOCK_NAMES, PHRASING_NAMES } from '../../../shared/brief/body.ts';
import type { LooseElement, LooseNode } from '../../../shared/brief/normal/loose-tree.ts';

/** Any nesting of the body's own names, with words of single letters between blanks of every kind. */
const words = fc.array(fc.constantFrom('a', 'b', 'cc', ' ', '  ', '\n', '\t', '\u00a0', '\u200b', '. ', '“', '🛰️', '\u3000'), { maxLength: 6 }).map((parts) => parts.join(''));
const name = fc.constantFrom<LooseElement['tagName']>(...BLOCK_NAMES, ...PHRASING_NAMES, 'div', 'div', 'p', 'p', 'li', 'em', 'br', 'br');
const properties = fc.oneof(
  { weight: 6, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.constantFrom({ href: 'https://example.org/' }, { href: 'javascript:x' }, { src: 'https://example.org/i.png', alt: 'q' }, { note: 1 }, { lang: 'fr' }, { dir: 'rtl' as const }, { colSpan: 2 }, { start: 3 }) },
);

const { node } = fc.letrec<{ node: LooseNode; element: LooseElement }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    words.map((value): LooseNode => ({ type: 'text', value })),
    tie('element'),
  ),
  element: fc.record({
    type: fc.constant('element' as const),
    tagName: name,
    properties,
    children: fc.array(tie('node'), { maxLength: 5 }),
  }),
}));

export const looseTree: fc.Arbitrary<LooseNode[]> = fc.array(node, { maxLength: 6 });

/**
 * The words that a reader of any tree sees, by the plainest walk: blocks, breaks and images part words, all else does not.
 * Words of nothing but invisible characters and the printed number of a footnote reference do not count.
 */
export function wordsIn(nodes: readonly LooseNode[]): string[] {
  const phrasing: ReadonlySet<string> = new Set(PHRASING_NAMES);
  const spell = (node: LooseNode): string => {
    if (node.type === 'text') return node.value;
    if (node.tagName === 'br' || node.tagName === 'img' || node.tagName === 'hr') return ' ';
    if (node.tagName === 'sup' && node.properties.note !== undefined) return '';
    const inner = node.children.map(spell).join('');
    return phrasing.has(node.tagName) ? inner : ` ${inner} `;
  };
  return visibleWords(nodes.map(spell).join(''));
}

export function visibleWords(text: string): string[] {
  return text.replaceAll('\u200b', '').split(/\s+/).filter((word) => word !== '');
}

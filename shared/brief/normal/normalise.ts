import type { BlockName, Body, BodyElement } from '../body.ts';
import { askedOf, contents, element, flow, gather, leaf, listFor, within } from './flow.ts';
import { isTidy } from './is-tidy.ts';
import type { LooseElement, LooseNode, Scope } from './loose-tree.ts';
import { normalFigure } from './normalise-figure.ts';
import { normalList, normalTerms } from './normalise-list.ts';
import { normalTable } from './normalise-table.ts';
import { isEmpty } from './properties.ts';
import { oneParagraphOf, preformattedOf, type Span } from './spans.ts';

/** Lists in lists in quotes: no reader follows more, and every tree walk in the app is safe below it. */
const DEEPEST = 24;
const TOP: Scope = { lang: undefined, dir: undefined, asked: {}, marks: [], depth: 0, block };

/**
 * Puts a tree in the normal form that body.ts describes: words in leaf blocks, blocks in containers, white space
 * collapsed, nothing empty. No word is lost and none changes its order, except that an image inside a paragraph moves
 * beside it. Doing it twice changes nothing. The input may nest up to a few hundred levels.
 */
export function normaliseBody(children: readonly LooseNode[]): Body {
  return { type: 'root', children: contents(children, TOP) };
}

function block(node: LooseElement, scope: Scope): BodyElement[] {
  const { tagName, properties, children } = node;
  if (scope.depth >= DEEPEST && !SHALLOW.has(tagName)) return flow(children, scope);
  switch (tagName) {
    case 'p':
      return isBare(node, scope) && isTidy(children) ? [node as BodyElement] : flow(children, scope, properties);
    case 'h2': case 'h3': case 'h4': case 'h5': case 'h6':
      return heading(tagName, node, scope);
    case 'blockquote': {
      const blocks = contents(children, within(scope, properties));
      return blocks.length === 0 ? [] : [element('blockquote', properties, blocks, scope)];
    }
    case 'ul': case 'ol':
      return normalList(node, scope);
    case 'li':
      return normalList({ type: 'element', tagName: listFor(node), properties: {}, children: [node] }, scope);
    case 'dl':
      return normalTerms(node, scope);
    case 'table':
      return normalTable(node, scope);
    case 'figure':
      return normalFigure(node, scope);
    case 'pre': {
      const { run, images } = gather(children, scope);
      const spans = preformattedOf(run);
      return [...(spans.length === 0 ? [] : [leaf('pre', properties, spans, scope)]), ...images];
    }
    case 'hr':
      return [element('hr', {}, [], { ...scope, asked: {} })];
    default:
      return flow(children, { ...scope, asked: { ...scope.asked, ...askedOf(properties) } });
  }
}

/** What does not nest further, and the border that is no container. */
const SHALLOW: ReadonlySet<string> = new Set(['p', 'h2', 'h3', 'h4', 'h5', 'h6', 'pre', 'hr', 'div']);

function heading(name: BlockName, node: LooseElement, scope: Scope): BodyElement[] {
  if (isBare(node, scope) && isTidy(node.children, IN_BOLD)) return [node as BodyElement];
  const { run, images } = gather(node.children, scope);
  const spans = oneParagraphOf(run.map(withoutBold));
  return [...(spans.length === 0 ? [] : [leaf(name, node.properties, spans, scope)]), ...images];
}

/** Nothing stands on it or around it that its words would have to carry. */
function isBare({ properties }: LooseElement, { marks, asked }: Scope): boolean {
  return marks.length === 0 && isEmpty(properties) && isEmpty(asked);
}

/** A heading is bold as it is. */
const IN_BOLD = ['strong'];

function withoutBold(span: Span): Span {
  return span.kind === 'break' ? span : { ...span, marks: span.marks.filter(({ tagName }) => tagName !== 'strong') };
}

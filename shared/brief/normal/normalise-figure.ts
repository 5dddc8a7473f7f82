import type { BodyElement } from '../body.ts';
import type { LooseElement, LooseNode, Scope } from './loose-tree.ts';
import { askedOf, BORDER, contents, element, flow, gather, leaf, within } from './flow.ts';
import { oneParagraphOf } from './spans.ts';

/** A figure is something with a caption. Without one, or around other figures, its blocks stand for themselves. */
export function normalFigure(node: LooseElement, scope: Scope): BodyElement[] {
  const inner = within(scope, node.properties);
  const isCaption = (child: LooseNode): boolean => child.type === 'element' && child.tagName === 'figcaption';
  const { run, images } = gather(node.children.filter(isCaption), inner);
  const caption = oneParagraphOf(run);
  const shown = node.children.map((child) => (isCaption(child) ? BORDER : child));
  const open = { ...scope, asked: { ...scope.asked, ...askedOf(node.properties) } };
  if (caption.length === 0) return [...flow(shown, open), ...images];
  if (shown.some(holdsFigure)) return [...flow(shown, open), ...images, leaf('p', {}, caption, open)];
  const blocks = [...contents(shown, inner), ...images];
  if (blocks.length === 0) return [leaf('p', {}, caption, open)];
  return [element('figure', node.properties, [...blocks, leaf('figcaption', {}, caption, inner)], scope)];
}

function holdsFigure(node: LooseNode): boolean {
  return node.type === 'element' && (node.tagName === 'figure' || node.children.some(holdsFigure));
}

import type { Body, BodyElement, BodyText } from '../body.ts';
import { isPersonName, readAttribution } from '../../language/person.ts';
import { phrasingText } from '../text.ts';
import { isSectionName } from '../vocabulary.ts';

/**
 * Paragraphs that are all bold and no sentence are the headings of editors who have no heading button. They get the
 * rank below h2 where there are h2, else the rank of the other headings, else h2. The name under a quotation, a lone
 * bold line at the end and rows of bold lines stay as they are.
 */
export function promoteHeadings(body: Body): Body {
  const level = rankFor(body.children.slice(1));
  const children = body.children.map((block, index): BodyElement => (
    isBoldHeading(body.children, index) ? { ...block, tagName: level, children: unbold(block.children) } : block
  ));
  return { type: 'root', children };
}

/** The first block does not count: it is the title of a page that has not lost it yet. */
function rankFor(blocks: readonly BodyElement[]): 'h2' | 'h3' | 'h4' | 'h5' | 'h6' {
  const ranks = blocks.map(({ tagName }) => tagName).filter((name) => /^h[2-6]$/.test(name)).sort();
  return ranks[0] === undefined ? 'h2' : ranks[0] === 'h2' ? 'h3' : ranks[0] as 'h3';
}

function isBoldHeading(blocks: readonly BodyElement[], index: number): boolean {
  const block = blocks[index];
  const next = blocks[index + 1];
  if (block?.tagName !== 'p' || next === undefined || !isAllBold(block)) return false;
  const text = phrasingText(block);
  if (isSectionName(text)) return true;
  if (text.split(' ').length > 14 || text.length > 120 || !/\p{L}/u.test(text)) return false;
  if (/[.,;…"”»]$|^["“«„]|\n/.test(text)) return false;
  const above = blocks[index - 1];
  const isQuote = above !== undefined && /^["“«„‘].*["”»“’]$/su.test(phrasingText(above));
  const isAfterQuote = isQuote || above?.tagName === 'blockquote';
  if (isAfterQuote && (readAttribution(text)?.role != null || isPersonName(text))) return false;
  return next.tagName !== 'p' || !isAllBold(next);
}

function isAllBold({ children }: BodyElement): boolean {
  return children.length === 1 && children[0]?.type === 'element' && children[0].tagName === 'strong';
}

function unbold(children: BodyElement['children']): (BodyElement | BodyText)[] {
  const isBold = (child: BodyElement | BodyText): child is BodyElement => child.type === 'element' && child.tagName === 'strong';
  return children.flatMap((child) => (isBold(child) ? child.children : [child]));
}

import type { Body, BodyElement } from './body.ts';
import { isRelatedHeading } from './vocabulary.ts';
import { leafBlocks } from './text.ts';

/** A leaf block with what its place says about its words. */
export interface Leaf {
  element: BodyElement;
  text: string;
  /** Into the canonical text. */
  start: number;
  end: number;
  /** 2-6 for a heading, else null. */
  level: number | null;
  /** The outermost block quotation around it (or itself). */
  blockquote: BodyElement | null;
  inTable: boolean;
  /** It is a footnote, or in one. */
  isNote: boolean;
  /** It stands under a heading like "Related Analysis": a pointer to another item. */
  inRelated: boolean;
}

/** The leaf blocks of a body in order. */
export function leavesOf(body: Body): Leaf[] {
  let relatedLevel: number | null = null;
  return leafBlocks(body).map(({ element, text, start, end, path }) => {
    const ancestors = ancestorsOf(body, path);
    const level = /^h[2-6]$/.test(element.tagName) ? Number(element.tagName.slice(1)) : null;
    const isNote = ancestors.some(({ properties }) => properties.note !== undefined);
    if (level !== null && isRelatedHeading(text)) relatedLevel = level;
    else if (level !== null && relatedLevel !== null && level <= relatedLevel) relatedLevel = null;
    return {
      element, text, start, end, level,
      blockquote: ancestors.find(({ tagName }) => tagName === 'blockquote') ?? null,
      inTable: ancestors.some(({ tagName }) => tagName === 'table'),
      isNote,
      inRelated: relatedLevel !== null && level === null && !isNote,
    };
  });
}

/** From the block below the root to the element itself. */
function ancestorsOf(body: Body, path: readonly number[]): BodyElement[] {
  const ancestors: BodyElement[] = [];
  let children: Body['children'] | BodyElement['children'] = body.children;
  for (const index of path) {
    const child = children[index];
    if (child?.type !== 'element') break;
    ancestors.push(child);
    children = child.children;
  }
  return ancestors;
}

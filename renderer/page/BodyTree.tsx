import { createElement, memo, type ReactNode } from 'react';
import type { Body, BodyElement, BodyText } from '../../shared/brief/body.ts';
import { chunksOf } from './page-chunks.ts';
import { Picture } from './Picture.tsx';

interface Props {
  readonly body: Body;
  /** Start offset and ¶ number of each leaf block. */
  readonly leaves: ReadonlyMap<BodyElement, Leaf>;
}

export interface Leaf {
  start: number;
  end: number;
  paragraph: number | null;
}

/**
 * The body of a revision as elements; no HTML string is ever made. A long body is drawn in chunks that the browser skips
 * while they are off the screen, with a height estimated from their text.
 */
export const BodyTree = memo(function BodyTree({ body, leaves }: Props) {
  return chunksOf(body, leaves).map(({ children, lines, isSkippable }, index) => (
    <div
      key={index}
      className="chunk"
      data-skippable={isSkippable || undefined}
      style={isSkippable ? ({ '--lines': lines } as React.CSSProperties) : undefined}
    >
      {children.map((child, position) => draw(child, position, leaves))}
    </div>
  ));
});

/** Blocks of another body than the brief's, which nobody highlights. */
export const drawBlocks = (body: Body): ReactNode => body.children.map((child, index) => draw(child, index, NO_LEAVES));
const NO_LEAVES: ReadonlyMap<BodyElement, Leaf> = new Map();

function draw(node: BodyElement | BodyText, key: number, leaves: Props['leaves']): ReactNode {
  if (node.type === 'text') return node.value;
  const { tagName, properties } = node;
  const leaf = leaves.get(node);
  if (tagName === 'img') return <Picture key={key} {...properties} />;
  const children = node.children.map((child, index) => draw(child, index, leaves));
  if (tagName === 'sup' && properties.note !== undefined) {
    return (
      <sup key={key} className="note-ref">
        <a href={`#note-${properties.note}`} data-note={properties.note} aria-label={`Footnote ${properties.note}`} />
      </sup>
    );
  }
  const element = createElement(
    tagName,
    {
      key,
      ...(leaf && { 'data-at': leaf.start, dir: properties.dir ?? 'auto' }),
      ...(leaf?.paragraph != null && { 'data-paragraph': leaf.paragraph }),
      ...(properties.lang !== undefined && { lang: properties.lang }),
      ...(!leaf && properties.dir !== undefined && { dir: properties.dir }),
      ...(tagName === 'a' && properties.href !== undefined && { href: properties.href, draggable: false }),
      ...(tagName === 'ol' && properties.start !== undefined && { start: properties.start }),
      ...(properties.colSpan !== undefined && { colSpan: properties.colSpan }),
      ...(properties.rowSpan !== undefined && { rowSpan: properties.rowSpan }),
      ...(tagName === 'li'
        && properties.note !== undefined && { id: `note-${properties.note}`, value: properties.note, tabIndex: -1 }),
    },
    ...(VOID.has(tagName) ? [] : [children]),
  );
  if (tagName !== 'table') return element;
  return (
    <div key={key} className="table-scroll" role="region" aria-label={captionOf(node) ?? 'Table'} tabIndex={0}>
      {element}
    </div>
  );
}

const VOID: ReadonlySet<string> = new Set(['br', 'hr']);

function captionOf(table: BodyElement): string | null {
  const caption = table.children.find((child) => child.type === 'element' && child.tagName === 'caption');
  const text =
    caption?.type === 'element'
      ? caption.children
          .map((child) => (child.type === 'text' ? child.value : ''))
          .join('')
          .trim()
      : '';
  return text === '' ? null : text;
}

/**
 * The body of a brief: a small closed tree, a subset of hast (https://github.com/syntax-tree/hast).
 * Everything outside these names and properties is dropped or unwrapped before it gets here; `validBody` checks it again.
 *
 * Rules that the whole app rests on:
 * - A *leaf block* (h2-h6, p, dt, dd, caption, figcaption, pre, and any li, td, th, blockquote that holds phrasing
 *   directly) contains only phrasing. A container contains only blocks. The two never mix.
 * - White space is normal form: outside `pre`, runs of ASCII white space are one space, and a leaf block neither starts nor
 *   ends with white space (no-break spaces included at the ends, kept inside). No empty leaf blocks, no adjacent text nodes.
 *   The one block that may be empty is a table cell, which keeps its column.
 * - A reference to a footnote is `sup` with `note` and no children: its number is drawn by the reader, it is not in the text.
 * - Property order is fixed by `validBody`, so the same content always gives the same JSON bytes.
 */
export interface Body {
  type: 'root';
  children: BodyElement[];
}

export interface BodyText {
  type: 'text';
  value: string;
}

export interface BodyElement {
  type: 'element';
  tagName: BlockName | PhrasingName;
  properties: BodyProperties;
  children: (BodyElement | BodyText)[];
}

/** Blocks. A publisher's h1 becomes h2: the title is not part of the body. */
export const BLOCK_NAMES = [
  'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'blockquote', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'table', 'thead', 'tbody', 'tfoot',
  'tr', 'th', 'td', 'caption', 'figure', 'figcaption', 'img', 'pre', 'hr',
] as const;
export const PHRASING_NAMES = ['a', 'em', 'strong', 'sup', 'sub', 'br', 'code', 'cite', 'q', 'del', 'ins', 'mark'] as const;

export type BlockName = (typeof BLOCK_NAMES)[number];
export type PhrasingName = (typeof PHRASING_NAMES)[number];

/** Only what is listed; each key only on the elements named. */
export interface BodyProperties {
  /** a: absolute http, https or mailto address. */
  href?: string;
  /** blockquote: address of what is quoted. */
  cite?: string;
  /** img: absolute http(s) address it came from. Nothing fetches it while a brief is read. */
  src?: string;
  /** img: text alternative; '' when decorative. */
  alt?: string;
  /** img: sha-256 (hex) of the stored bytes, when the image is in the archive. Not part of the content hash. */
  asset?: string;
  /** img: size in CSS pixels as declared, for a place that does not jump. */
  width?: number;
  height?: number;
  /** ol: first number. */
  start?: number;
  /** td, th */
  colSpan?: number;
  rowSpan?: number;
  /** Any block: BCP 47 tag. */
  lang?: string;
  /** Any block. */
  dir?: 'ltr' | 'rtl' | 'auto';
  /** sup: this is a reference to footnote n (1-based); li: this is footnote n. */
  note?: number;
}

import { append } from './long-lists.ts';
import type { BodyElement, BodyProperties, BodyText, PhrasingName } from '../body.ts';
import { cleanText, collapseSpace, isBlank } from './white-space.ts';

/** A phrasing element that words stand in: emphasis, a link. */
export interface Mark {
  tagName: PhrasingName;
  /** a only. */
  href?: string;
}

/** A stretch of a leaf block: words with their marks (outermost first), a reference to a footnote, or a line break. */
export type Span =
  | { kind: 'text'; text: string; marks: readonly Mark[] }
  | { kind: 'note'; note: number; marks: readonly Mark[] }
  | typeof LINE_BREAK;

export const LINE_BREAK = { kind: 'break' } as const;

/**
 * Adds a mark, unless it is there: emphasis within emphasis is emphasis, a link within a link belongs to the outer
 * one.
 */
export function withMark(marks: readonly Mark[], mark: Mark): readonly Mark[] {
  return marks.some((other) => other.tagName === mark.tagName) ? marks : [...marks, mark];
}

/**
 * Cuts a run into paragraphs at blank lines (two line breaks with nothing between them). Each paragraph is in normal
 * form: white space collapsed, single breaks kept, nothing blank at either end. Blank paragraphs are left out.
 */
export function paragraphsOf(run: readonly Span[]): Span[][] {
  const paragraphs: Span[][] = [];
  let open: Span[] | null = null;
  for (const line of linesOf(run)) {
    if (line.length === 0) {
      open = null;
    } else if (open === null) {
      open = line;
      paragraphs.push(open);
    } else {
      append(open, [LINE_BREAK, ...line]);
    }
  }
  return paragraphs;
}

/** The whole run as one paragraph, for blocks that cannot be cut (a heading, a caption); empty when it is blank. */
export function oneParagraphOf(run: readonly Span[]): Span[] {
  return linesOf(run)
    .filter((line) => line.length > 0)
    .flatMap((line, index) => (index === 0 ? line : [LINE_BREAK, ...line]));
}

/** Text that keeps its spaces and line breaks (pre): only blank lines at the start and white space at the end go. */
export function preformattedOf(run: readonly Span[]): Span[] {
  const spans: Span[] = [];
  for (const span of run) {
    if (span.kind === 'break') spans.push({ kind: 'text', text: '\n', marks: [] });
    else if (span.kind === 'text') spans.push({ ...span, text: cleanText(span.text) });
    else spans.push(span);
  }
  if (!hasWords(spans)) return [];
  const whole = spans.map((span) => (span.kind === 'text' ? span.text : '')).join('');
  let blankLines = /^(?:[^\S\n]*\n)*/.exec(whole)?.[0].length ?? 0;
  return trimmedEnd(trimmedStart(spans, (text) => {
    const cut = Math.min(blankLines, text.length);
    blankLines -= cut;
    return text.slice(cut);
  }));
}

/** The spans as elements and text, marks that stand side by side joined into one element. */
export function toPhrasing(spans: readonly Span[], depth = 0): (BodyElement | BodyText)[] {
  const nodes: (BodyElement | BodyText)[] = [];
  for (let index = 0; index < spans.length;) {
    const span = spans[index] as Span;
    const mark = markAt(span, depth);
    if (mark !== null) {
      let end = index + 1;
      while (end < spans.length && sameMark(markAt(spans[end] as Span, depth), mark)) end += 1;
      const properties = mark.href === undefined ? {} : { href: mark.href };
      const children = toPhrasing(spans.slice(index, end), depth + 1);
      nodes.push({ type: 'element', tagName: mark.tagName, properties, children });
      index = end;
      continue;
    }
    const last = nodes.at(-1);
    if (span.kind === 'break') nodes.push(empty('br', {}));
    else if (span.kind === 'note') nodes.push(empty('sup', { note: span.note }));
    else if (last?.type === 'text') last.value += span.text;
    else nodes.push({ type: 'text', value: span.text });
    index += 1;
  }
  return nodes;
}

function empty(tagName: PhrasingName, properties: BodyProperties): BodyElement {
  return { type: 'element', tagName, properties, children: [] };
}

/** The run cut at line breaks; each line in normal form, blank lines as []. */
function linesOf(run: readonly Span[]): Span[][] {
  const lines: Span[][] = [[]];
  for (const span of run) {
    if (span.kind === 'break') lines.push([]);
    else lines.at(-1)?.push(span);
  }
  return lines.map(tidyLine);
}

function tidyLine(line: readonly Span[]): Span[] {
  const spans: Span[] = [];
  let afterSpace = true;
  for (const span of line) {
    if (span.kind === 'text') {
      const text: string = collapseSpace(cleanText(span.text));
      const kept: string = afterSpace && text.startsWith(' ') ? text.slice(1) : text;
      if (kept === '') continue;
      afterSpace = kept.endsWith(' ');
      spans.push({ ...span, text: kept });
    } else {
      // A footnote reference has no words: the spaces around it meet.
      spans.push(span);
    }
  }
  return hasWords(spans) ? trimmedEnd(trimmedStart(spans, (text) => text.trimStart())) : [];
}

/** Trims the first words; texts that become empty before them are left out. Most need no trimming, and come back as they are. */
function trimmedStart(spans: Span[], trim: (text: string) => string): Span[] {
  const kept: Span[] = [];
  for (const [index, span] of spans.entries()) {
    if (span.kind !== 'text') {
      kept.push(span);
      continue;
    }
    const text = trim(span.text);
    if (text === '') continue;
    return text === span.text && kept.length === index ? spans : [...kept, { ...span, text }, ...spans.slice(index + 1)];
  }
  return kept;
}

function trimmedEnd(spans: Span[]): Span[] {
  return trimmedStart(spans.toReversed(), (text) => text.trimEnd()).toReversed();
}

function hasWords(spans: readonly Span[]): boolean {
  return spans.some((span) => span.kind === 'text' && !isBlank(span.text));
}

function markAt(span: Span, depth: number): Mark | null {
  return span.kind === 'break' ? null : span.marks[depth] ?? null;
}

function sameMark(a: Mark | null, b: Mark): boolean {
  return a !== null && a.tagName === b.tagName && a.href === b.href;
}

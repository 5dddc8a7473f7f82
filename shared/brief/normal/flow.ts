import { append } from './long-lists.ts';
import type { BlockName, BodyElement, BodyProperties, PhrasingName } from '../body.ts';
import { PHRASING_NAMES } from '../body.ts';
import type { LooseElement, LooseNode, Scope } from './loose-tree.ts';
import { properProperties } from './properties.ts';
import type { Mark, Span } from './spans.ts';
import { LINE_BREAK, paragraphsOf, toPhrasing, withMark } from './spans.ts';
import { isBlank } from './white-space.ts';

const PHRASING: ReadonlySet<string> = new Set(PHRASING_NAMES);

/** What a container holds: blocks, and rules only between them. */
export function contents(children: readonly LooseNode[], scope: Scope): BodyElement[] {
  const blocks: BodyElement[] = [];
  for (const block of flow(children, scope)) {
    if (block.tagName !== 'hr' || (blocks.length > 0 && blocks.at(-1)?.tagName !== 'hr')) blocks.push(block);
  }
  if (blocks.at(-1)?.tagName === 'hr') blocks.pop();
  return blocks;
}

/** A stretch of a container while it is read. */
interface Stretch {
  readonly scope: Scope;
  /** Properties of the paragraphs that words standing in it directly become. */
  readonly paragraph: BodyProperties;
  readonly blocks: BodyElement[];
  /** Words that do not stand in a block yet. */
  run: Span[];
  hasWords: boolean;
  /** Images among those words; they follow them. */
  images: BodyElement[];
  /** The list that items without a list are gathered in. */
  strayItems: BodyElement | null;
}

/** The blocks in a stretch of a container; words that stand in it directly become paragraphs. */
export function flow(children: readonly LooseNode[], scope: Scope, paragraph: BodyProperties = {}): BodyElement[] {
  const stretch: Stretch = { scope, paragraph, blocks: [], run: [], hasWords: false, images: [], strayItems: null };
  for (const child of children) addNode(stretch, child, scope.marks);
  endRun(stretch);
  return stretch.blocks;
}

function endRun(stretch: Stretch): void {
  const paragraphs = stretch.run.length === 0 ? [] : paragraphsOf(stretch.run);
  if (paragraphs.length > 0 || stretch.images.length > 0) stretch.strayItems = null;
  for (const spans of paragraphs) stretch.blocks.push(leaf('p', stretch.paragraph, spans, stretch.scope));
  append(stretch.blocks, stretch.images);
  stretch.run = [];
  stretch.hasWords = false;
  stretch.images = [];
}

function addNode(stretch: Stretch, node: LooseNode, marks: readonly Mark[]): void {
  if (node.type === 'text') {
    stretch.run.push({ kind: 'text', text: node.value, marks });
    stretch.hasWords ||= !isBlank(node.value);
  } else if (node.tagName === 'br') {
    stretch.run.push(LINE_BREAK);
  } else if (isNote(node)) {
    stretch.run.push({ kind: 'note', note: node.properties.note, marks });
  } else if (isPhrasing(node)) {
    const inner = innerMarks(node, marks);
    for (const child of node.children) addNode(stretch, child, inner);
  } else if (node.tagName === 'img') {
    addImage(stretch, node);
  } else {
    endRun(stretch);
    addBlocks(stretch, node, stretch.scope.block(node, { ...stretch.scope, marks }));
  }
}

function addImage(stretch: Stretch, node: LooseElement): void {
  const image = element('img', node.properties, [], stretch.scope);
  // Words on both sides of it do not grow together.
  if (stretch.hasWords) stretch.run.push({ kind: 'text', text: ' ', marks: [] });
  if (image.properties.src === undefined) return;
  if (stretch.hasWords) stretch.images.push(image);
  else stretch.blocks.push(image);
}

function addBlocks(stretch: Stretch, node: LooseElement, blocks: BodyElement[]): void {
  const [list] = node.tagName === 'li' ? blocks : [];
  if (list !== undefined && list.tagName === stretch.strayItems?.tagName) {
    append(stretch.strayItems.children, list.children);
  } else {
    append(stretch.blocks, blocks);
    if (blocks.length > 0) stretch.strayItems = list?.tagName === listFor(node) ? list : null;
  }
}

/**
 * All words under the nodes as one run, block borders as line breaks; images come apart, they cannot stand in a leaf.
 */
export function gather(children: readonly LooseNode[], scope: Scope): { run: Span[]; images: BodyElement[] } {
  const gathered = { run: [], images: [] };
  for (const child of children) gatherNode(gathered, child, scope.marks, scope);
  return gathered;
}

function gatherNode(gathered: { run: Span[]; images: BodyElement[] }, node: LooseNode, marks: readonly Mark[], scope: Scope): void {
  const { run, images } = gathered;
  if (node.type === 'text') {
    run.push({ kind: 'text', text: node.value, marks });
  } else if (node.tagName === 'br') {
    run.push(LINE_BREAK);
  } else if (isNote(node)) {
    run.push({ kind: 'note', note: node.properties.note, marks });
  } else if (node.tagName === 'img') {
    const image = element('img', node.properties, [], scope);
    if (image.properties.src !== undefined) images.push(image);
    run.push({ kind: 'text', text: ' ', marks: [] });
  } else {
    const isBorder = !isPhrasing(node);
    if (isBorder && run.length > 0) run.push(LINE_BREAK);
    const inner = isPhrasing(node) ? innerMarks(node, marks) : marks;
    if (node.tagName !== 'hr') for (const child of node.children) gatherNode(gathered, child, inner, scope);
    if (isBorder) run.push(LINE_BREAK);
  }
}

/**
 * An element with the properties that it may carry; language and direction only where they differ from what is
 * around.
 */
export function element(
  name: BlockName,
  properties: BodyProperties,
  children: BodyElement['children'],
  scope: Scope,
): BodyElement {
  const { lang, dir, ...own } = { ...scope.asked, ...properties };
  const differing: BodyProperties = { ...own };
  if (lang !== undefined && lang !== scope.lang) differing.lang = lang;
  if (dir !== undefined && dir !== scope.dir) differing.dir = dir;
  return { type: 'element', tagName: name, properties: properProperties(name, differing), children };
}

export function leaf(name: BlockName, properties: BodyProperties, spans: readonly Span[], scope: Scope): BodyElement {
  return element(name, properties, toPhrasing(spans), scope);
}

/** The scope inside a container that carries these properties. */
export function within(scope: Scope, properties: BodyProperties): Scope {
  return {
    lang: properties.lang ?? scope.asked.lang ?? scope.lang,
    dir: properties.dir ?? scope.asked.dir ?? scope.dir,
    asked: {},
    marks: scope.marks,
    depth: scope.depth + 1,
    block: scope.block,
  };
}

/**
 * A cell or list item that holds a single plain paragraph holds its words directly: one form for both ways to write
 * it.
 */
export function unwrapSingle(blocks: readonly BodyElement[]): BodyElement['children'] {
  const [only] = blocks;
  const isPlain = blocks.length === 1 && only?.tagName === 'p' && Object.keys(only.properties).length === 0;
  return isPlain ? only.children : [...blocks];
}

/** Words on both sides of what is taken out do not grow together. */
export const BORDER: LooseElement = { type: 'element', tagName: 'div', properties: {}, children: [] };

/** Items that lost their list are points; footnotes are numbered. */
export function listFor(item: LooseElement): 'ul' | 'ol' {
  return properProperties('li', item.properties).note === undefined ? 'ul' : 'ol';
}

function innerMarks(node: LooseElement, marks: readonly Mark[]): readonly Mark[] {
  const { href } = properProperties('a', node.properties);
  if (node.tagName === 'a') return href === undefined ? marks : withMark(marks, { tagName: 'a', href });
  return withMark(marks, { tagName: node.tagName as PhrasingName });
}

/** The language and direction that a border asks of the blocks in it. */
export function askedOf({ lang, dir }: BodyProperties): Scope['asked'] {
  return { ...(lang === undefined ? {} : { lang }), ...(dir === undefined ? {} : { dir }) };
}

function isPhrasing(node: LooseElement): boolean {
  return PHRASING.has(node.tagName);
}

function isNote(node: LooseElement): node is LooseElement & { properties: { note: number } } {
  return node.tagName === 'sup' && properProperties('sup', node.properties).note !== undefined;
}

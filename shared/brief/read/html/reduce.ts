import { append } from '../../normal/long-lists.ts';
import type { BlockName, BodyProperties, PhrasingName } from '../../body.ts';
import type { LooseElement, LooseNode } from '../../normal/loose-tree.ts';
import { BORDER } from '../../normal/flow.ts';
import { isLanguage } from '../../normal/properties.ts';
import { linkAddress, webAddress } from './address.ts';
import type { Footnotes } from './footnotes.ts';
import { isLayoutTable } from './layout-table.ts';
import { isLeftover, isShadowRoot, isUnreadable, withoutShortcodes } from './leftovers.ts';
import { bareEmbedOf, embedOf, imageOf } from './media.ts';
import type { DomElement, DomNode, DomTemplate } from './parse.ts';
import { attribute, isElement, isText, nodesUnder, parseHtmlFragment, textOf } from './parse.ts';
import { formula } from './formula.ts';

export interface Reduction {
  /** Relative addresses are read against it; without it they are dropped (the linked words stay). */
  base: string | null;
  footnotes: Footnotes;
  /** Page furniture to leave out, beside what is never text. */
  isFurniture: (element: DomElement) => boolean;
}

/** Deeper than this only words and block borders are read: nobody wrote such nesting to be seen. */
const DEEPEST = 250;

/** What an element is in the body: itself, its equal, or a border between blocks. What is not here is opened. */
const NAMES: ReadonlyMap<string, BlockName | PhrasingName | 'div'> = new Map([
  ...named('p blockquote ul ol li dl dt dd table thead tbody tfoot tr th td caption figure figcaption pre hr'),
  ...named('h2 h3 h4 h5 h6'),
  ...named('em strong cite sup sub br code del ins mark'),
  ...'h1=h2 menu=ul dir=ul listing=pre xmp=pre plaintext=pre legend=p summary=p'.split(' ').map(renamed),
  ...'i=em b=strong kbd=code samp=code tt=code s=del strike=del'.split(' ').map(renamed),
  ...('div section article main header footer nav aside address center fieldset form details dialog hgroup search body '
    + 'html colgroup marquee multicol optgroup o:p').split(' ').map((name) => [name, 'div'] as const),
]);

function named(names: string): [string, BlockName | PhrasingName][] {
  return names.split(' ').map((name) => [name, name as BlockName]);
}

function renamed(pair: string): [string, BlockName | PhrasingName] {
  const [name = '', equal = ''] = pair.split('=');
  return [name, equal as BlockName];
}

/**
 * The page's nodes as nodes of the body's own names. What is not allowed is opened (its words stay) or, if it never
 * was text, left out.
 */
export function reduce(nodes: readonly DomNode[], how: Reduction, depth = 0): LooseNode[] {
  const out: LooseNode[] = [];
  for (const node of nodes) {
    if (isText(node)) out.push({ type: 'text', value: withoutShortcodes(node.value) });
    else if (isElement(node) && !isUnreadable(node) && !isLeftover(node) && !how.isFurniture(node)) {
      if (depth > DEEPEST) append(out, wordsUnder(node));
      else for (const reduced of reduceElement(node, how, depth)) out.push(reduced);
    }
  }
  return out;
}

function reduceElement(node: DomElement, how: Reduction, depth: number): LooseNode[] {
  const children = (): LooseNode[] => reduce(node.childNodes, how, depth + 1);
  switch (node.tagName) {
    case 'a':
      return link(node, how, children);
    case 'img': case 'amp-img':
      return imageOf(node, how.base);
    case 'noscript':
      return standsIn(node) ? [] : children();
    case 'template':
      return isShadowRoot(node) && 'content' in node ? reduce((node as DomTemplate).content.childNodes, how, depth + 1) : [];
    case 'iframe': {
      const inner = attribute(node, 'srcdoc');
      if (inner === null || inner.trim() === '') return embedOf(node, how.base);
      return depth > MOST_FRAMES ? [] : [BORDER, ...reduce(parseHtmlFragment(inner).childNodes, how, depth + 60), BORDER];
    }
    case 'video': case 'audio': case 'embed': case 'object': case 'amp-iframe': case 'amp-youtube':
      return [...embedOf(node, how.base), ...(node.tagName === 'object' ? children() : [])];
    case 'q':
      return [{ type: 'text', value: '“' }, ...children(), { type: 'text', value: '”' }];
    case 'sup':
      return superscript(children());
    case 'math':
      return children();
    case 'msup': case 'msub': case 'msubsup': case 'mfrac': case 'msqrt': case 'mroot':
      return formula(node.tagName, node.childNodes.filter(isElement).map((part) => reduce([part], how, depth + 1)), children);
    case 'ruby':
      return ruby(node, how, depth);
    case 'pre': case 'listing': case 'xmp':
      return [element('pre', node, reducePreformatted(node.childNodes, how, depth + 1))];
    case 'table': {
      const table = element('table', node, children());
      return [isLayoutTable(node) ? cellsAsBlocks(table) : table];
    }
    default: {
      const name = NAMES.get(node.tagName);
      const note = how.footnotes.notes.get(node);
      if (note !== undefined) {
        const words = withoutMarker(children(), note.printed);
        return [{ type: 'element', tagName: 'li', properties: { note: note.number }, children: words }];
      }
      if (isStruck(node)) return [struck(name === undefined ? children() : [element(name, node, children())])];
      return bareEmbedOf(node) ?? (name === undefined ? children() : [element(name, node, children())]);
    }
  }
}

/** Frames in frames are read this deep: each counts for 60 levels. */
const MOST_FRAMES = 180;

/** The picture that a script would have loaded, the pixel that counts readers, or a plea to switch scripts on: no words of the page. */
function standsIn(node: DomElement): boolean {
  const words = textOf(node, true).trim();
  if (!/[\p{L}\p{N}]/u.test(words)) return true;
  return words.length < 600 && /\b(?:java ?script|your browser|cookies?|navigateur|scripts? (?:is|are|to)|script)\b/i.test(words);
}

function element(tagName: LooseElement['tagName'], node: DomElement, children: LooseNode[]): LooseElement {
  return { type: 'element', tagName, properties: propertiesOf(tagName, node), children };
}

function propertiesOf(name: LooseElement['tagName'], node: DomElement): BodyProperties {
  const properties: BodyProperties = {};
  for (const { name: key, value } of node.attrs) {
    if (key === 'lang' || key === 'xml:lang') {
      if (isLanguage(value.trim())) properties.lang = value.trim();
    } else if (key === 'dir') {
      const dir = value.trim().toLowerCase();
      if (dir === 'ltr' || dir === 'rtl' || dir === 'auto') properties.dir = dir;
    } else if (key === 'cite' && name === 'blockquote') {
      const cite = webAddress(value, null);
      if (cite !== null) properties.cite = cite;
    } else if ((key === 'colspan' || key === 'rowspan') && (name === 'td' || name === 'th')) {
      if (/^\d{1,3}$/.test(value.trim())) properties[key === 'colspan' ? 'colSpan' : 'rowSpan'] = Number(value);
    } else if (key === 'start' && name === 'ol' && /^-?\d{1,6}$/.test(value.trim())) {
      properties.start = Number(value);
    }
  }
  return properties;
}

function link(node: DomElement, how: Reduction, children: () => LooseNode[]): LooseNode[] {
  if (how.footnotes.ways.has(node)) return [];
  const note = how.footnotes.references.get(node);
  if (note !== undefined) return [{ type: 'element', tagName: 'sup', properties: { note }, children: [] }];
  const href = linkAddress(attribute(node, 'href'), how.base);
  return href === null ? children() : [{ type: 'element', tagName: 'a', properties: { href }, children: children() }];
}

const STRUCK_STYLE = /(?:^|;)\s*text-decoration(?:-line)?\s*:[^;]*\bline-through\b/i;

/** Struck out by its style. */
function isStruck(node: DomElement): boolean {
  return STRUCK_STYLE.test(attribute(node, 'style') ?? '');
}

function struck(children: LooseNode[]): LooseElement {
  return { type: 'element', tagName: 'del', properties: {}, children };
}

/** References stand for themselves; brackets and commas between them only dressed them up. */
function superscript(children: LooseNode[]): LooseNode[] {
  if (!children.some(holdsNote)) return [{ type: 'element', tagName: 'sup', properties: {}, children }];
  return children.filter((node) => node.type === 'element' || !/^[\s[\](),;]*$/.test(node.value));
}

function holdsNote(node: LooseNode): boolean {
  return node.type === 'element' && (node.properties.note !== undefined || node.children.some(holdsNote));
}

/** "[1] Text" and "1. Text": the list draws the number again. */
function withoutMarker(children: LooseNode[], printed: string): LooseNode[] {
  const [first, ...rest] = children;
  if (first === undefined) return [];
  if (first.type === 'element') {
    const inner = { ...first, children: withoutMarker(first.children, printed) };
    return [inner, ...(blank(first) ? withoutMarker(rest, printed) : rest)];
  }
  if (first.value.trim() === '') return withoutMarker(rest, printed);
  const marker = new RegExp(`^\\s*[[(]?${printed.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}[\\])]?[.:]?\\s+`);
  return [{ type: 'text', value: first.value.replace(marker, '') }, ...rest];
}

function blank(node: LooseElement): boolean {
  return node.children.every((child) => {
    if (child.type === 'text') return child.value.trim() === '';
    return child.tagName !== 'img' && blank(child);
  });
}

/** Words in pre keep their line breaks, and brackets there are code. */
function reducePreformatted(nodes: readonly DomNode[], how: Reduction, depth: number): LooseNode[] {
  return nodes.flatMap((node): LooseNode[] => {
    if (isText(node)) return [{ type: 'text', value: node.value }];
    if (!isElement(node) || isUnreadable(node)) return [];
    if (depth > DEEPEST) return wordsUnder(node);
    const inner = reducePreformatted(node.childNodes, how, depth + 1);
    const name = NAMES.get(node.tagName);
    if (node.tagName === 'a') return link(node, how, () => inner);
    if (name === undefined || name === 'pre') return inner;
    return [{ type: 'element', tagName: name, properties: {}, children: inner }];
  });
}

/** What the characters say, then how they are read: "漢字（かんじ）". */
function ruby(node: DomElement, how: Reduction, depth: number): LooseNode[] {
  const isReading = (child: DomNode): boolean => isElement(child) && /^rt(?:c)?$/.test(child.tagName);
  const words = reduce(node.childNodes.filter((child) => !isReading(child)), how, depth + 1);
  const reading = reduce(node.childNodes.filter(isReading), how, depth + 1);
  if (reading.length === 0) return words;
  return [...words, { type: 'text', value: '（' }, ...reading, { type: 'text', value: '）' }];
}

/** A table that only lays out: rows and cells are borders and nothing else. */
function cellsAsBlocks(table: LooseElement): LooseElement {
  const open = (node: LooseNode): LooseNode => {
    if (node.type === 'text') return node;
    if (/^(?:caption|td|th)$/.test(node.tagName)) return { ...node, tagName: 'div' };
    const isGroup = /^(?:thead|tbody|tfoot|tr)$/.test(node.tagName);
    return isGroup ? { ...node, tagName: 'div', children: node.children.map(open) } : node;
  };
  return { ...table, tagName: 'div', children: table.children.map(open) };
}

/** All text below, with a border wherever a block begins or ends above or beside it. Needs no call stack. */
function wordsUnder(top: DomElement): LooseNode[] {
  const out: LooseNode[] = [];
  for (const node of nodesUnder(top)) {
    if (isText(node)) out.push({ type: 'text', value: withoutShortcodes(node.value) });
    else if (isElement(node) && isBorder(node) && out.at(-1)?.type !== 'element') out.push(BORDER);
  }
  return out;
}

function isBorder({ tagName }: DomElement): boolean {
  return NAMES.get(tagName) === 'div' || BLOCK_STARTS.has(tagName);
}

const BLOCK_STARTS: ReadonlySet<string> = new Set(
  'p li td th dt dd h1 h2 h3 h4 h5 h6 blockquote pre br figcaption caption'.split(' '),
);

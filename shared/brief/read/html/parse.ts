import { defaultTreeAdapter, parse, parseFragment } from 'parse5';
import type { DefaultTreeAdapterTypes, TreeAdapter } from 'parse5';

type Map = DefaultTreeAdapterTypes.DefaultTreeAdapterMap;
export type DomNode = DefaultTreeAdapterTypes.ChildNode;
export type DomElement = DefaultTreeAdapterTypes.Element;
export type DomTemplate = DefaultTreeAdapterTypes.Template;
export type DomParent = DefaultTreeAdapterTypes.ParentNode;

/**
 * Elements open at once, and elements in all. Beyond them the parser's own algorithms (each is right, as browsers
 * have it) take time with the square of the input, so hostile nesting is read without its tags instead.
 */
const MOST_OPEN = 12_000;
const MOST_ELEMENTS = 600_000;

/** The fragment's nodes, as a browser would build them inside a body. Never throws; hostile nesting comes back flat. */
export function parseHtmlFragment(html: string): DomParent {
  return guarded((adapter) => parseFragment<Map>(html, { scriptingEnabled: false, treeAdapter: adapter }))
    ?? parseFragment(withoutNesting(html), { scriptingEnabled: false });
}

/** The whole document, with its head. */
export function parseHtmlDocument(html: string): DomParent {
  return guarded((adapter) => parse<Map>(html, { scriptingEnabled: false, treeAdapter: adapter }))
    ?? parse(withoutNesting(html), { scriptingEnabled: false });
}

export function isElement(node: DomNode | DomParent): node is DomElement {
  return 'tagName' in node;
}

export function isText(node: DomNode): node is DefaultTreeAdapterTypes.TextNode {
  return node.nodeName === '#text';
}

/** The attribute's value, '' when it is only named, null when it is not there. */
export function attribute(element: DomElement, name: string): string | null {
  return element.attrs.find((attr) => attr.name === name)?.value ?? null;
}

/** All text below a node, without scripts and styles. Safe for any depth. */
export function textOf(top: DomNode | DomParent, isAll = false): string {
  let text = '';
  for (const node of nodesUnder(top, isAll)) if (isText(node)) text += node.value;
  return text;
}

/**
 * Every node below `top` in document order; what is under script, style, template and (unless all is wanted) noscript is
 * left out. Safe for any depth.
 */
export function* nodesUnder(top: DomNode | DomParent, isAll = false): Generator<DomNode> {
  const waiting: DomNode[] = 'childNodes' in top ? top.childNodes.toReversed() : [top];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node;
    if (!('childNodes' in node) || (UNREAD.has(node.nodeName) && !(isAll && node.nodeName === 'noscript'))) continue;
    const { childNodes } = node;
    for (let index = childNodes.length - 1; index >= 0; index -= 1) waiting.push(childNodes[index] as DomNode);
  }
}

const UNREAD: ReadonlySet<string> = new Set(['script', 'style', 'template', 'noscript']);

/** What stops a parse that has gone too deep; it never leaves this module. */
const TOO_DEEP = new Error('too deep');

function guarded(run: (adapter: TreeAdapter<Map>) => DomParent): DomParent | null {
  let open = 0;
  let elements = 0;
  const adapter: TreeAdapter<Map> = {
    ...defaultTreeAdapter,
    createElement(tagName, namespace, attrs) {
      elements += 1;
      if (elements > MOST_ELEMENTS) throw TOO_DEEP;
      return defaultTreeAdapter.createElement(tagName, namespace, attrs);
    },
    onItemPush() {
      open += 1;
      if (open > MOST_OPEN) throw TOO_DEEP;
    },
    onItemPop() {
      open -= 1;
    },
  };
  try {
    return run(adapter);
  } catch (error) {
    if (error === TOO_DEEP) return null;
    throw error;
  }
}

/** The input with only those tags that cannot nest; every word stays. */
function withoutNesting(html: string): string {
  return html
    .replace(/<(script|style|template|noscript)\b[^<>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi, ' ')
    .replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
    .replace(/<(\/?)([a-z][a-z0-9]*)\b[^<>]*>/gi, (_, slash: string, name: string) => {
      const tag = name.toLowerCase();
      if (/^(?:p|h[1-6]|br|hr)$/.test(tag)) return `<${slash}${tag}>`;
      return BORDERS.has(tag) ? '<p>' : '';
    })
    .replace(/(?:<p>\s*){2,}/g, '<p>');
}

const BORDERS: ReadonlySet<string> = new Set(
  'div section article main li ul ol blockquote table tr td th dd dt pre figure figcaption'.split(' '),
);

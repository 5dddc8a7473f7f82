import { decodeHTMLStrict } from 'entities';
import { Parser } from 'htmlparser2';

/** An element of a feed. Names are in lower case: publishers do not agree on case, and nothing in a feed rests on it. */
export interface XmlElement {
  /** "title", "dc:creator", "xhtml:div": known namespaces under one prefix, whatever the feed calls them; unknown ones under the feed's own. */
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: (XmlElement | string)[];
  /** Inherited xml:base, absolute where it can be; null when nobody said. */
  base: string | null;
  /** Inherited xml:lang; null when nobody said, or when it was taken back with xml:lang="". */
  language: string | null;
  /** Its own end tag was there: what is inside is all there was. */
  closed: boolean;
}

export interface XmlDocument {
  /** null when there is not a single element. */
  root: XmlElement | null;
  /** The root's end tag was there. */
  complete: boolean;
}

export interface XmlContext {
  base: string | null;
  language: string | null;
}

const DEPTH = 200;
const ELEMENTS = 2_000_000;
/** So many levels below `DEPTH`, and what is whole until there is all that there is. */
const HOPELESS = 60_000;
const PIECE = 16_384;

/**
 * Reads XML as a browser reads HTML: whatever is wrong with it, something comes out, and nothing is executed, fetched or expanded
 * without end. Feeds are hand-made often enough that insisting on well-formed XML would lose sources.
 */
export function readXml(text: string, context: XmlContext): XmlDocument {
  const { body, entities } = withoutDoctype(text);
  const stack: { element: XmlElement; prefixes: ReadonlyMap<string, string> }[] = [];
  let root: XmlElement | null = null;
  let complete = false;
  let inCdata = false;
  let buffer = '';
  /** Characters whose references are not expanded yet: the parser gives a text in pieces, and a reference may stand in two. */
  let written = '';
  let count = 0;
  let tooDeep = 0;

  const flushWritten = (): void => {
    if (written !== '') buffer += expand(written, entities);
    written = '';
  };
  const flush = (): void => {
    flushWritten();
    if (buffer !== '') stack.at(-1)?.element.children.push(buffer);
    buffer = '';
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      flush();
      count += 1;
      if (stack.length >= DEPTH || count > ELEMENTS) {
        tooDeep += 1;
        return;
      }
      const above = stack.at(-1);
      const decoded = new Map(Object.entries(attributes).map(([key, value]) => [key, expand(value, entities)]));
      const prefixes = prefixesIn(decoded, above?.prefixes ?? NO_PREFIXES);
      const element = newElement(name, decoded, prefixes, above?.element ?? context);
      if (above !== undefined) above.element.children.push(element);
      else root ??= element;
      stack.push({ element, prefixes });
    },
    onclosetag(_name, isImplied) {
      flush();
      if (tooDeep > 0) {
        tooDeep -= 1;
        return;
      }
      const closed = stack.pop()?.element;
      if (closed === undefined) return;
      closed.closed = !isImplied;
      if (closed === root) complete = !isImplied;
    },
    ontext(piece) {
      if (inCdata) buffer += piece;
      else written += piece;
    },
    oncomment() {
      flushWritten();
    },
    oncdatastart() {
      flushWritten();
      inCdata = true;
    },
    oncdataend() {
      inCdata = false;
    },
  }, { xmlMode: true, decodeEntities: false, lowerCaseTags: true, lowerCaseAttributeNames: true, recognizeSelfClosing: true });
  // In pieces, so that a document that is nothing but nesting is given up: the parser needs time with the square of the depth.
  for (let i = 0; i < body.length && tooDeep < HOPELESS; i += PIECE) parser.write(body.slice(i, i + PIECE));
  const isGivenUp = tooDeep >= HOPELESS;
  if (!isGivenUp) parser.end();
  return { root, complete: complete && !isGivenUp };
}

/** Text of an element and everything in it. */
export function textOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

export function elementsOf(element: XmlElement, ...names: string[]): XmlElement[] {
  return element.children.filter((child): child is XmlElement => typeof child !== 'string' && names.includes(child.name));
}

/** What is inside an element, as HTML: XHTML written straight into the feed. */
export function innerHtml(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? escaped(child) : outerHtml(child))).join('');
}

const VOID: ReadonlySet<string> = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']);

function outerHtml(element: XmlElement): string {
  const name = element.name.replace(/^.*:/, '');
  const attributes = [...element.attributes].filter(([key]) => !key.startsWith('xmlns')).map(([key, value]) => ` ${key}="${escaped(value)}"`).join('');
  return VOID.has(name) && element.children.length === 0 ? `<${name}${attributes}>` : `<${name}${attributes}>${innerHtml(element)}</${name}>`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

function newElement(name: string, attributes: ReadonlyMap<string, string>, prefixes: ReadonlyMap<string, string>, above: XmlContext): XmlElement {
  const base = attributes.get('xml:base');
  const language = attributes.get('xml:lang');
  return {
    name: knownName(name, prefixes),
    attributes: new Map([...attributes].map(([key, value]) => [key.includes(':') ? knownName(key, prefixes) : key, value])),
    children: [],
    base: base === undefined ? above.base : resolved(base, above.base),
    language: language === undefined ? above.language : languageTag(language),
    closed: false,
  };
}

/** An address made absolute; as it stands when there is nothing to resolve it against. */
export function resolved(address: string, base: string | null): string {
  const trimmed = address.trim();
  if (base !== null && URL.canParse(trimmed, base)) return new URL(trimmed, base).href;
  return URL.canParse(trimmed) ? new URL(trimmed).href : trimmed;
}

/** "en_US" as "en-US"; null for nothing. */
export function languageTag(text: string): string | null {
  return text.trim().replace(/_/g, '-') || null;
}

// ── Namespaces

const NO_PREFIXES: ReadonlyMap<string, string> = new Map();
const RSS = '';

/** The prefix under which this module speaks of a namespace; '' for those that mean the feed itself. */
const NAMESPACES: [pattern: RegExp, prefix: string][] = [
  [/^http:\/\/(?:www\.)?w3\.org\/2005\/atom\/?$/, RSS],
  [/^http:\/\/purl\.org\/atom\/(?:ns#?|draft.*)$/, RSS],
  [/^http:\/\/purl\.org\/(?:rss\/1\.0\/?|net\/rss1\.1#|rss\/0\.9.*)$/, RSS],
  [/^http:\/\/(?:my|channel)\.netscape\.com\/rdf\/simple\/0\.9\/?$/, RSS],
  [/^http:\/\/(?:backend|blogs|cyber)\..*rss2?.*$/, RSS],
  [/^http:\/\/(?:backend\.userland\.com|my\.userland\.com|blogs\.law\.harvard\.edu|cyber\.law\.harvard\.edu)\//, RSS],
  [/^https?:\/\/purl\.org\/dc\/elements\//, 'dc'],
  [/^https?:\/\/purl\.org\/dc\/terms\//, 'dcterms'],
  [/^https?:\/\/purl\.org\/rss\/1\.0\/modules\/content\//, 'content'],
  [/^https?:\/\/(?:search\.yahoo\.com|tools\.search\.yahoo\.com)\/mrss/, 'media'],
  [/^https?:\/\/www\.itunes\.com\/dtds\//, 'itunes'],
  [/^http:\/\/www\.w3\.org\/1999\/xhtml/, 'xhtml'],
  [/^http:\/\/www\.w3\.org\/1999\/02\/22-rdf-syntax-ns/, 'rdf'],
  [/^http:\/\/www\.w3\.org\/2000\/svg/, 'svg'],
  [/^http:\/\/www\.w3\.org\/1998\/math\/mathml/, 'math'],
  [/^http:\/\/rssnamespace\.org\/feedburner\//, 'feedburner'],
];

function prefixesIn(attributes: ReadonlyMap<string, string>, above: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const declared = [...attributes].filter(([key]) => key === 'xmlns' || key.startsWith('xmlns:'));
  if (declared.length === 0) return above;
  const known = declared.map(([key, uri]): [string, string] => {
    const prefix = key === 'xmlns' ? '' : key.slice(6);
    const match = NAMESPACES.find(([pattern]) => pattern.test(uri.trim().toLowerCase()));
    return [prefix, match?.[1] ?? prefix];
  });
  return new Map([...above, ...known]);
}

/** Prefixes that feeds use without declaring them mean what they always mean. */
function knownName(name: string, prefixes: ReadonlyMap<string, string>): string {
  const colon = name.indexOf(':');
  const prefix = colon < 0 ? '' : name.slice(0, colon);
  if (prefix === 'xml' || prefix === 'xmlns') return name;
  const known = prefixes.get(prefix) ?? (prefix === 'atom' || prefix === 'rss' ? RSS : prefix);
  const local = name.slice(colon + 1);
  return known === RSS ? local : `${known}:${local}`;
}

// ── Entities

/** Characters that a feed's own entities may add in all. Enough for names and addresses, nothing for a bomb. */
const EXPANSION = 100_000;

interface Entities {
  own: ReadonlyMap<string, string>;
  left: number;
}

/** Character references by XML's and HTML's names, and the feed's own simple entities. What is unknown stays as it is written. */
function expand(text: string, entities: Entities): string {
  if (!text.includes('&')) return text;
  if (entities.own.size === 0) return decodeHTMLStrict(text);
  const replaced = text.replace(/&([\w.-]+);/g, (whole, name: string) => {
    const value = entities.own.get(name);
    if (value === undefined || value.length > entities.left) return whole;
    entities.left -= value.length;
    return value;
  });
  return decodeHTMLStrict(replaced);
}

/**
 * The document without its DOCTYPE, and the entities declared in it. Only those whose value is plain characters count: one that
 * is made of others is how an "entity bomb" works, and no publisher needs it.
 */
function withoutDoctype(text: string): { body: string; entities: Entities } {
  const start = text.slice(0, 100_000).search(/<!doctype\b/i);
  const firstElement = text.slice(0, 100_000).search(/<[a-z_]/i);
  if (start < 0 || (firstElement >= 0 && firstElement < start)) return { body: text, entities: { own: NO_PREFIXES, left: 0 } };
  const end = doctypeEnd(text, start);
  const own = new Map<string, string>();
  for (const [, name, , value] of text.slice(start, end).matchAll(/<!ENTITY\s+([\w.-]+)\s+(["'])([^"'<]*)\2\s*>/gi)) {
    if (own.size < 100 && value!.length <= 1000 && !/[&%](?!#|amp;|lt;|gt;|quot;|apos;)/.test(value!)) own.set(name!, value!);
  }
  return { body: text.slice(0, start) + text.slice(end), entities: { own, left: EXPANSION } };
}

/** The first character after a DOCTYPE: past its internal subset, whose strings and declarations hold ">" as well. */
function doctypeEnd(text: string, start: number): number {
  let depth = 0;
  let quote = '';
  for (let i = start; i < text.length && i < start + 200_000; i += 1) {
    const char = text[i]!;
    if (quote !== '') quote = char === quote ? '' : quote;
    else if (text.startsWith('<!--', i)) {
      const end = text.indexOf('-->', i);
      if (end < 0) return start;
      i = end + 2;
    }
    else if (char === '"' || char === "'") quote = char;
    else if (char === '<') depth += 1;
    else if (char === '>') {
      depth -= 1;
      if (depth === 0) return i + 1;
    }
  }
  return start;
}

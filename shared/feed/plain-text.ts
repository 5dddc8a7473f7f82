import { isElement, isText, parseHtmlFragment, type DomNode } from '../brief/read/html/parse.ts';
import { HTML_NAMES } from './html-names.ts';
import { plainLine } from '../brief/normal/white-space.ts';

const SILENT: ReadonlySet<string> = new Set(['script', 'style', 'template', 'noscript', 'iframe', 'object', 'title', 'svg', 'math']);
const JOINING: ReadonlySet<string> = new Set([
  'a', 'abbr', 'b', 'bdi', 'bdo', 'big', 'cite', 'code', 'del', 'dfn', 'em', 'font', 'i', 'ins', 'kbd', 'mark', 'q', 's', 'samp', 'small', 'span', 'strike',
  'strong', 'sub', 'sup', 'time', 'tt', 'u', 'var', 'wbr', 'blink', 'nobr',
]);

/** What a reader sees of a little HTML (a title, the name of a topic), on one line; '' when that is nothing. */
export function plainText(html: string): string {
  // Most titles have nothing to parse, and a list of ten thousand topics should not wait for a parser.
  return plainLine(/[<&]/.test(html) ? textIn(html) : html);
}

/**
 * A title in HTML, which may be about HTML: "Why the <details> element matters" names it. A tag that stands alone and is opened and never
 * closed, or closed and never opened, is words.
 */
export function plainTitle(html: string): string {
  return plainText(html.includes('<') ? withNamedTags(html) : html);
}

const TAG = /<(\/?)([a-z!][a-z0-9-]*)\b([^<>]*)>/gi;
/** Elements without an end that a title may hold for what they do. */
const ALONE: ReadonlySet<string> = new Set(['br', 'wbr', 'img']);
/** More tags than this in a title are no words about tags. */
const MOST_TAGS = 200;

function withNamedTags(html: string): string {
  const tags = [...html.matchAll(TAG)];
  if (tags.length > MOST_TAGS) return html;
  const named = new Set<number>();
  const open: { name: string; index: number }[] = [];
  for (const { index, 1: slash, 2: said = '', 3: rest = '' } of tags) {
    const name = said.toLowerCase();
    if (ALONE.has(name) ? name === 'img' && !/\S/.test(rest.replace('/', '')) : name.startsWith('!') && !name.startsWith('!--')) named.add(index);
    else if (slash === '' && !rest.endsWith('/') && !ALONE.has(name) && !name.startsWith('!')) open.push({ name, index });
    else if (slash === '' && !ALONE.has(name) && !name.startsWith('!')) named.add(index);
    else if (slash !== '') {
      const begin = open.findLastIndex((one) => one.name === name);
      if (begin < 0) named.add(index);
      else for (const { index: inside } of open.splice(begin).slice(1)) named.add(inside);
    }
  }
  for (const { index } of open) named.add(index);
  return html.replace(TAG, (tag, ...said) => {
    const index = said.at(-2) as number;
    const isWord = named.has(index) && (standsAlone(html, index, index + tag.length) || !HTML_NAMES.has(String(said[1]).toLowerCase()));
    return isWord ? `&lt;${tag.slice(1)}` : tag;
  });
}

/** What is named stands between spaces or signs; a tag that touches a word was meant to do something to it. */
function standsAlone(html: string, start: number, end: number): boolean {
  return !/[\p{L}\p{N}]/u.test(html.slice(start - 1, start) + html.slice(end, end + 1));
}

/** The words, with a space where a block begins or ends. Needs no call stack: a title may be nested as deep as its author likes. */
function textIn(html: string): string {
  const pieces: string[] = [];
  const waiting: (DomNode | ' ')[] = parseHtmlFragment(html).childNodes.toReversed();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node === ' ') pieces.push(node);
    else if (isText(node)) pieces.push(node.value);
    else if (isElement(node) && !SILENT.has(node.tagName)) {
      const isBorder = !JOINING.has(node.tagName);
      if (isBorder) pieces.push(' ');
      if (isBorder) waiting.push(' ');
      for (let i = node.childNodes.length - 1; i >= 0; i -= 1) waiting.push(node.childNodes[i]!);
    }
  }
  return pieces.join('');
}

/** The first words of a text, at most `most` characters, ending at a word and with "…" when something was left out. */
export function firstWords(text: string, most = 80): string {
  const line = plainLine(text.slice(0, most * 8));
  if (line.length <= most) return line;
  const cut = line.slice(0, most + 1);
  const end = cut.search(/\s\S*$/);
  const kept = end > most / 2 ? cut.slice(0, end) : cut.slice(0, most).replace(/[\ud800-\udbff]$/, '');
  return `${kept.replace(/[\s,;:.\-–—]+$/u, '')}…`;
}

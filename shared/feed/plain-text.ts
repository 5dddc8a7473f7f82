import { isElement, isText, parseHtmlFragment, type DomNode } from '../brief/read/html/parse.ts';
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

import type { Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { plainLine } from '../brief/white-space.ts';

const SILENT: ReadonlySet<string> = new Set(['script', 'style', 'template', 'noscript', 'iframe', 'object', 'title', 'svg', 'math']);
const JOINING: ReadonlySet<string> = new Set([
  'a', 'abbr', 'b', 'bdi', 'bdo', 'big', 'cite', 'code', 'del', 'dfn', 'em', 'font', 'i', 'ins', 'kbd', 'mark', 'q', 's', 'samp', 'small', 'span', 'strike',
  'strong', 'sub', 'sup', 'time', 'tt', 'u', 'var', 'wbr', 'blink', 'nobr',
]);

/** What a reader sees of a little HTML (a title, the name of a topic), on one line; '' when that is nothing. */
export function plainText(html: string): string {
  // Most titles have nothing to parse, and a list of ten thousand topics should not wait for a parser.
  return plainLine(/[<&]/.test(html) ? textOf(fromHtml(html, { fragment: true })) : html);
}

function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (!('children' in node)) return '';
  if (node.type === 'element' && SILENT.has(node.tagName)) return '';
  const inner = node.children.map(textOf).join('');
  return node.type === 'root' || (node.type === 'element' && JOINING.has(node.tagName)) ? inner : ` ${inner} `;
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

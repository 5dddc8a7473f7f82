import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { toHast } from 'mdast-util-to-hast';
import { gfm } from 'micromark-extension-gfm';
import { append } from '../normal/long-lists.ts';
import type { Body } from '../body.ts';
import { htmlToBody } from './from-html.ts';
import type { PostText } from './from-text.ts';
import { textToPost } from './from-text.ts';
import { readFrontMatter } from './front-matter.ts';
import { hastToHtml } from './hast-to-html.ts';
import { postFromBody } from './post-from-body.ts';
import { bodyText, phrasingText } from '../text.ts';
import { cleanText, joinedLines } from '../normal/white-space.ts';

const DEEPEST = 100;

/**
 * A brief from Markdown (CommonMark with GitHub's tables, footnotes and strikes), with or without YAML front matter;
 * null when it has no words.
 */
export function markdownToPost(file: string, vocabulary: readonly string[] = []): PostText | null {
  const { declared, text } = readFrontMatter(file);
  const body = markdownToBody(text, declared.url ?? null);
  if (body === null) return textToPost(file, vocabulary);
  const title = declared.title ?? headingAtTop(text, body);
  if (title === undefined && bodyText(body) === '') return null;
  return postFromBody(body, { ...declared, ...(title === undefined ? {} : { title }) }, vocabulary);
}

/** "# Title" as the first thing in the file. */
function headingAtTop(text: string, { children: [first] }: Body): string | undefined {
  const hasTopRank = /^(?:#\s|.+\n=+\s*$)/m.test(text.slice(0, 2000));
  return hasTopRank && first?.tagName === 'h2' ? phrasingText(first).replace(/\s+/g, ' ') : undefined;
}

/**
 * The body alone; null when the text is too long or too nested for the parser. HTML inside is reduced like any other
 * HTML.
 */
export function markdownToBody(text: string, base: string | null = null): Body | null {
  if (isBeyondReading(text)) return null;
  const tree = fromMarkdown(cleanText(joinedLines(text)), { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const html = toHast(levelled(tree), { allowDangerousHtml: true });
  return htmlToBody(hastToHtml(html), { base });
}

/**
 * The parser takes time with the square of some inputs. These limits keep it to seconds, and no brief comes near
 * them.
 */
function isBeyondReading(text: string): boolean {
  if (text.length > 1_000_000 || NESTED_LINE.test(text)) return true;
  if (exceeds(text, /^[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]/gm, 8000) || exceeds(text, /\n/g, 100_000)) return true;
  if (exceeds(text, /\n[ \t]*(?:=+|-+)[ \t]*(?=\n)/g, 4000)) return true;
  const large = text.split(/\n[ \t]*\n/).filter((block) => block.length > 6000);
  return large.some((block) => exceeds(block, /[*_~]+/g, 3000) || exceeds(block, /[[\]|]/g, 10_000));
}

const NESTED_LINE = /^(?:[ \t]*(?:>|[-+*]|\d{1,9}[.)])(?=[ \t>]|$)){50}/m;

/** True when the pattern occurs more than `most` times. */
function exceeds(text: string, pattern: RegExp, most: number): boolean {
  return (text.match(pattern)?.length ?? 0) > most;
}

/** Emphasis in emphasis in emphasis: below `DEEPEST` levels only the words are kept. Needs no call stack. */
function levelled(tree: Root): Root {
  const waiting: { node: Nodes; depth: number }[] = [{ node: tree, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (!('children' in next.node)) continue;
    const isDeep = next.depth >= DEEPEST && PHRASING.has(next.node.type);
    if (isDeep) next.node.children = [{ type: 'text', value: wordsUnder(next.node) }];
    else for (const child of next.node.children) waiting.push({ node: child, depth: next.depth + 1 });
  }
  return tree;
}

const PHRASING: ReadonlySet<string> = new Set(['emphasis', 'strong', 'delete', 'link', 'linkReference']);

function wordsUnder(top: Nodes): string {
  let words = '';
  const waiting: Nodes[] = [top];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if ('value' in node) words += node.value;
    if ('children' in node) append(waiting, node.children.toReversed());
  }
  return words;
}

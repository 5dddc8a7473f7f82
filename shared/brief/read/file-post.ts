import type { BodyElement } from '../body.ts';
import type { Post } from '../brief.ts';
import { bodyText } from '../text.ts';
import { documentToPost } from './from-html.ts';
import { markdownToPost } from './from-markdown.ts';
import type { PostText } from './from-text.ts';
import { textToPost } from './from-text.ts';

export type FileKind = 'text' | 'markdown' | 'html';

export interface BriefFile {
  /** What makes the post the same one when the file is imported again: its path made stable. */
  key: string;
  text: string;
  kind: FileKind;
  /** Topics that the archive knows, to split a line of them. */
  vocabulary?: readonly string[];
}

/** A brief from the text of a file. Total: null only when the file has no words. */
export function parseFile({ key, text, kind, vocabulary = [] }: BriefFile): Post | null {
  const post = READERS[kind](text, vocabulary);
  // A title alone, or a page whose words a script would have drawn, is nothing to read.
  return post === null || (bodyText(post.body) === '' && !holdsPicture(post.body)) ? null : { key, ...post };
}

function holdsPicture({ children }: { children: BodyElement['children'] }): boolean {
  return children.some((node) => node.type === 'element' && (node.tagName === 'img' || holdsPicture(node)));
}

const READERS: Readonly<Record<FileKind, (text: string, vocabulary: readonly string[]) => PostText | null>> = {
  text: textToPost,
  markdown: markdownToPost,
  html: (text, vocabulary) => documentToPost(text, { vocabulary }),
};

const KINDS: Readonly<Record<string, FileKind>> = {
  txt: 'text', text: 'text', md: 'markdown', markdown: 'markdown', mdown: 'markdown', mkd: 'markdown',
  html: 'html', htm: 'html', xhtml: 'html',
};

/**
 * The kind by the file's name, corrected by its content (a page saved as .txt); null for files that Briefcase does
 * not import.
 */
export function fileKind(name: string, text = ''): FileKind | null {
  // "Brief of 28.06.2023" has no extension, "brief.pdf" has one.
  const extension = /\.([A-Za-z][A-Za-z0-9]{0,9})$/.exec(name)?.[1]?.toLowerCase();
  const named = extension === undefined ? 'text' : KINDS[extension] ?? null;
  return named === 'text' ? kindByContent(text.slice(0, 4000)) : named;
}

function kindByContent(start: string): FileKind {
  if (PAGE.test(start)) return 'html';
  if (/^\ufeff?(?:[ \t]*\r?\n){0,20}(?:-{3,}[ \t]*\r?\n[\w-]+:|\+{3}[ \t]*\r?\n[\w-]+\s*=)/.test(start)) return 'markdown';
  return (start.match(/^#{1,6} \S/gm)?.length ?? 0) >= 2 ? 'markdown' : 'text';
}

/** The first tag of a page or of a piece of one, behind a declaration and a comment. */
const PAGE = new RegExp(
  String.raw`^\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)?<(?:!doctype\s+html|html|head|body|article|div|p|h1)\b`, 'i',
);

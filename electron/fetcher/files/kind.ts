import { extname } from 'node:path';

export type FileKind = 'text' | 'markdown' | 'html';

const KINDS: Readonly<Record<string, FileKind>> = {
  '.txt': 'text', '.text': 'text', '.md': 'markdown', '.markdown': 'markdown', '.mdown': 'markdown', '.html': 'html', '.htm': 'html', '.xhtml': 'html',
};

/** What a file is by its name; null when its name is not that of a brief. */
export function kindOfFile(name: string): FileKind | null {
  return KINDS[extname(name).toLowerCase()] ?? null;
}

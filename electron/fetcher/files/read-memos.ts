import { basename, extname } from 'node:path';
import { htmlToBody } from '../../../shared/brief/read/from-html.ts';
import { fileKind, parseFile } from '../../../shared/brief/read/file-post.ts';
import { bodyText } from '../../../shared/brief/text.ts';
import type { MemoOutcome } from '../../../shared/contract/fetcher.ts';
import type { Failure } from '../../../shared/errors.ts';
import { decodeText } from './decode.ts';
import { bytesOf } from './read-files.ts';
import { fileFailure } from './trouble.ts';

/** Unpacked, a document is no larger than this. Bytes. */
const LARGEST_UNPACKED = 200 * 1024 * 1024;

/** Memos of any kind as bodies, each on its own, in the order of the paths. */
export async function readMemos(paths: readonly string[]): Promise<MemoOutcome[]> {
  const outcomes: MemoOutcome[] = [];
  for (const path of paths) outcomes.push(await readMemo(path));
  return outcomes;
}

async function readMemo(path: string): Promise<MemoOutcome> {
  const failed = (code: Failure['code']): MemoOutcome => ({ path, failure: { code, detail: path } });
  try {
    const bytes = await bytesOf(path);
    if (typeof bytes === 'string') return failed(bytes === 'file-type' ? 'memo-type' : bytes);
    if (extname(path).toLowerCase() === '.docx') return await readDocument(path, bytes);
    const kind = fileKind(basename(path));
    if (kind === null) return failed('memo-type');
    const decoded = decodeText(bytes);
    if ('code' in decoded) return failed(decoded.code === 'file-type' ? 'memo-type' : decoded.code);
    const post = parseFile({ key: path, text: decoded.text, kind: fileKind(basename(path), decoded.text) ?? 'text' });
    if (post === null) return failed('file-no-words');
    const { body, title, titleGuessed } = post;
    // What was read as the title may be a quotation.
    const heading = { type: 'element' as const, tagName: 'p' as const, properties: {}, children: [{ type: 'text' as const, value: title }] };
    return { path, body: titleGuessed ? body : { ...body, children: [heading, ...body.children] } };
  } catch (error) {
    if (error instanceof RangeError && /call stack/.test(error.message)) return failed('too-deep');
    return { path, failure: fileFailure(error, path) };
  }
}

/** Word's documents through mammoth, which gives their footnotes as links to notes at the end. */
async function readDocument(path: string, bytes: Uint8Array): Promise<MemoOutcome> {
  if (unpackedSize(bytes) > LARGEST_UNPACKED) return { path, failure: { code: 'file-too-large', detail: path } };
  try {
    const { default: mammoth } = await import('mammoth');
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { styleMap: STYLES });
    const body = htmlToBody(value);
    return bodyText(body) === '' ? { path, failure: { code: 'file-no-words', detail: path } } : { path, body };
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return { path, failure: { code: 'file-unreadable', detail: path } };
  }
}

const STYLES = ["p[style-name='Quote'] => blockquote > p:fresh", "p[style-name='Intense Quote'] => blockquote > p:fresh", "p[style-name='Block Text'] => blockquote > p:fresh"];

/** What the directory of the archive says its files come to; larger than any limit when it has none. Bytes. */
function unpackedSize(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let size = 0;
  for (let at = 0; at + 46 <= bytes.length; at += 1) {
    // Central directory entry (APPNOTE 4.3.12).
    if (bytes[at] === 0x50 && view.getUint32(at, true) === 0x02014b50) size += view.getUint32(at + 24, true);
  }
  return size === 0 ? Infinity : size;
}

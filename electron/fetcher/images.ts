import { createHash } from 'node:crypto';
import { shownAddress } from './http/address.ts';
import { IMAGE_LIMITS } from './http/limits.ts';
import { failed, got, UNPACKED, type NetResult } from './http/net.ts';
import type { Fetcher } from './http/polite.ts';
import type { Reach } from './http/reach.ts';

export type ImageType = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp' | 'image/avif';

export interface FetchedImage {
  /** sha-256 of the bytes, hex. */
  hash: string;
  type: ImageType;
  bytes: Uint8Array;
}

/**
 * An image of a brief. Its type is what its first bytes say, never what the server says; an SVG is a document that can run
 * scripts and fetch, and is refused with everything else that is not a picture.
 */
export async function fetchImage(fetcher: Fetcher, url: string, reach: Reach, signal?: AbortSignal): Promise<NetResult<FetchedImage>> {
  const answer = await fetcher({
    url,
    reach,
    limits: IMAGE_LIMITS,
    headers: { accept: 'image/avif,image/webp,image/png,image/jpeg,image/gif', ...UNPACKED },
    ...(signal === undefined ? {} : { signal }),
  });
  if (!answer.ok) return answer;
  const bytes = answer.value.body;
  const type = imageType(bytes);
  if (type === null) return failed({ code: 'image-unreadable', detail: shownAddress(url) });
  return got({ hash: createHash('sha256').update(bytes).digest('hex'), type, bytes });
}

/** What the first bytes say (WHATWG MIME Sniffing §6.1; AVIF: ISO 14496-12 brands); null for anything that is no picture. */
export function imageType(bytes: Uint8Array): ImageType | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 64)).toString('latin1');
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (head.startsWith('GIF87a') || head.startsWith('GIF89a')) return 'image/gif';
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'image/webp';
  if (head.slice(4, 8) === 'ftyp' && /avi[fs]/.test(head.slice(8, 64))) return 'image/avif';
  return null;
}

import type { Feed } from '../../../shared/feed/model.ts';
import { readFeed } from '../../../shared/feed/read-feed.ts';
import { shownAddress } from '../http/address.ts';
import type { Answer } from '../http/limited-fetch.ts';
import { failed, got, type NetFailure, type NetResult } from '../http/net.ts';
import type { Fetcher } from '../http/polite.ts';
import type { Reach } from '../http/reach.ts';
import { hostOf } from '../http/trouble.ts';
import { pageTrouble } from '../pages/page-kind.ts';
import { decodeText } from './decode.ts';

export interface FeedAccess {
  fetcher: Fetcher;
  /** Value of an Authorization header; null for an anonymous reader. */
  authorization: string | null;
  reach: Reach;
  signal?: AbortSignal;
}

/** What to say to a server that was asked before, so that it need not repeat itself. */
export interface Validators {
  /** As the server gave it, without W/; null when it gave none. */
  etag: string | null;
  lastModified: string | null;
}

export interface FetchedFeed {
  feed: Feed;
  /** Where it came from, after redirects. */
  address: string;
  movedForGood: boolean;
  validators: Validators;
}

/**
 * Fetches and reads one feed document. null: not modified. A document without its end is asked for again; when it comes back
 * the same, that is how the publisher writes it, and what is whole in it counts.
 */
export async function fetchFeed(access: FeedAccess, address: string, validators: Validators | null): Promise<NetResult<FetchedFeed | null>> {
  let feed: Feed | null = null;
  let cut: Uint8Array | null = null;
  const result = await access.fetcher({
    url: address,
    headers: { accept: 'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, */*;q=0.5', ...conditions(validators) },
    authorization: access.authorization,
    reach: access.reach,
    ...(access.signal === undefined ? {} : { signal: access.signal }),
    accept: (answer) => {
      if (answer.status === 304) return null;
      const read = readAnswer(answer);
      if ('code' in read) return read;
      const isSame = cut !== null && Buffer.compare(cut, answer.body) === 0;
      cut = answer.body;
      if (!read.complete && !isSame) return { code: 'answer-incomplete', detail: hostOf(answer.url), passing: true };
      feed = read;
      return null;
    },
  });
  if (!result.ok) return failed(result.failure);
  if (result.value.status === 304 || feed === null) return got(null);
  const { url, movedForGood, headers } = result.value;
  return got({ feed, address: url, movedForGood, validators: { etag: headers.get('etag')?.replace(/^W\//, '') ?? null, lastModified: headers.get('last-modified') ?? null } });
}

/**
 * Tags are compared letter by letter by WordPress, whose own strong tag a compressing server makes weak: without the W/ both
 * recognise it. The date goes along; servers look at it when they have no tag.
 */
function conditions(validators: Validators | null): Record<string, string> {
  return {
    ...(validators?.etag ? { 'if-none-match': validators.etag } : {}),
    ...(validators?.lastModified ? { 'if-modified-since': validators.lastModified } : {}),
  };
}

/** `expected`: see `pageTrouble`. */
export function readAnswer(answer: Answer, expected: 'page' | 'document' = 'document'): Feed | NetFailure {
  const { text } = decodeText(answer.body, answer.headers.get('content-type'));
  const location = answer.headers.get('content-location');
  const base = location !== undefined && URL.canParse(location, answer.url) ? new URL(location, answer.url).href : answer.url;
  const feed = readFeed(text, { base, language: answer.headers.get('content-language')?.split(',')[0]?.trim() ?? null });
  if (feed !== null) return feed;
  return pageTrouble(text, answer, expected) ?? { code: 'feed-unreadable', detail: shownAddress(answer.url), passing: true };
}

import { bodyText } from '../../../shared/brief/text.ts';
import type { Feed } from '../../../shared/feed/model.ts';
import { failed, got, UNPACKED, type NetFailure, type NetResult } from '../http/net.ts';
import { PAGE_LIMITS } from '../http/limits.ts';
import { pagePost } from '../pages/read-page.ts';
import { saysMore } from '../pages/says-more.ts';
import type { Arrival, Known, SyncEnd, SyncEvent } from '../sync-events.ts';
import { fetchFeed, type FeedAccess, type FetchedFeed, type Validators } from './fetch-feed.ts';
import { withKnownKeys } from './known-keys.ts';
import type { FeedPost } from './feed-post.ts';
import { feedPosts } from './to-posts.ts';

/** A feed source. Plain data: the archive keeps it. */
export interface FeedSource {
  address: string;
  /** What the last sync that came to its end left; null before. */
  validators: Validators | null;
  /** Whether to fetch the page of a brief of which the feed has only a summary. */
  readPages: boolean;
}

export interface FeedSyncEnd extends SyncEnd {
  /** For `FeedSource.validators`. */
  validators: Validators | null;
  /** The publisher moved the feed for good; null when it is where it was. */
  movedTo: string | null;
}

/** Pages of an archive of a feed; at ten briefs a page, more than any publisher's. */
const MOST_PAGES = 500;
/** Arrivals in one event, when their pages have to be fetched. */
const BATCH = 10;

/**
 * Brings a feed up to date. Unchanged: one conditional request. A feed lists only its latest, so nothing ever vanishes from it;
 * where it has older pages (RFC 5005, WordPress), they are read as far back as is new.
 */
export async function* syncFeed(access: FeedAccess, source: FeedSource, known: Known): AsyncGenerator<SyncEvent, FeedSyncEnd> {
  const unchanged = { validators: source.validators, movedTo: null };
  const first = await fetchFeed(access, source.address, source.validators);
  if (!first.ok) return { failure: first.failure, complete: false, ...unchanged };
  if (first.value === null) {
    yield { kind: 'listed', total: known.size, coming: 0, checking: 0 };
    return { failure: null, complete: true, ...unchanged };
  }
  const end = { validators: first.value.validators, movedTo: first.value.movedForGood ? first.value.address : null };
  const seen = new Set<string>();
  // Until a sync has come to its end, older pages are read whatever is known; later only as long as all of a page is new.
  const isFirst = source.validators === null;
  let page: FetchedFeed | null = first.value;
  const later: FeedPost[][] = [];
  for (let pages = 1; page !== null; pages += 1) {
    const posts: FeedPost[] = withKnownKeys(feedPosts(page.feed, page.address), known).filter(({ post }) => !seen.has(post.key));
    for (const { post } of posts) seen.add(post.key);
    const coming = posts.filter(({ post, state }) => known.get(post.key) !== state);
    yield { kind: 'listed', total: Math.max(seen.size, known.size), coming: coming.length, checking: 0 };
    if (pages === 1 && posts.length === 0) yield { kind: 'trouble', key: null, failure: { code: 'source-empty', detail: new URL(page.address).host } };
    // The last entry of a document that was cut is not in `posts`; it comes when the feed is whole again.
    if (!page.feed.complete) yield { kind: 'trouble', key: null, failure: { code: 'answer-incomplete', detail: new URL(page.address).host } };
    later.push(coming);
    if (isFirst) {
      const failure: NetFailure | null = yield* arrive(access, source, later.pop()!);
      if (failure !== null) return { failure, complete: false, ...unchanged };
    }
    const goesOn: boolean = posts.length > 0 && pages < MOST_PAGES && (isFirst || posts.every(({ post }) => !known.has(post.key)));
    const older: NetResult<FetchedFeed | null> = goesOn ? await olderPage(access, page, pages + 1) : got(null);
    if (!older.ok) return { failure: older.failure, complete: false, ...unchanged };
    page = older.value;
  }
  // The oldest first: a sync that is ended in the middle leaves the newest unknown, and the next one reads back to them again.
  for (const posts of later.reverse()) {
    const failure = yield* arrive(access, source, posts);
    if (failure !== null) return { failure, complete: false, ...unchanged };
  }
  return { failure: null, complete: true, ...end };
}

/** The page before this one in time; null when there is none. */
async function olderPage(access: FeedAccess, page: FetchedFeed, number: number): Promise<NetResult<FetchedFeed | null>> {
  const address = olderAddress(page.feed, page.address, number);
  if (address === null) return got(null);
  const result = await fetchFeed(access, address, null);
  if (result.ok) return got(result.value);
  // WordPress ends its pages with 404 and an RSS document.
  const isEnd = result.failure.status === 404 || result.failure.status === 410 || result.failure.status === 400;
  return isEnd ? got(null) : failed(result.failure);
}

function olderAddress(feed: Feed, address: string, number: number): string | null {
  const said = feed.links.find(({ rel }) => rel === 'next' || rel === 'prev-archive')?.href;
  if (said !== undefined && URL.canParse(said, address)) {
    const next = new URL(said, address);
    // A feed that leads into another site, or to itself, is followed no further.
    return next.host === new URL(address).host && next.href !== address ? next.href : null;
  }
  if (!isWordPress(feed, address)) return null;
  const next = new URL(address);
  next.searchParams.set('paged', String(number));
  return next.href;
}

function isWordPress(feed: Feed, address: string): boolean {
  return /wordpress/i.test(feed.generator ?? '') || /[?&]feed=/.test(address);
}

async function* arrive(access: FeedAccess, source: FeedSource, posts: FeedPost[]): AsyncGenerator<SyncEvent, NetFailure | null> {
  let batch: Arrival[] = [];
  for (const one of posts) {
    const arrival: Arrival = { post: one.post, state: one.state, isProtected: one.isProtected, isExcerpt: one.isExcerpt, summary: null };
    // A page that many briefs lead to is the text of none.
    if (one.isExcerpt && source.readPages && one.post.url !== null && one.post.key !== one.keyBeside) {
      const read = await withPage(access, source, arrival, one.post.url);
      if (!read.ok && (read.failure.code === 'cancelled' || read.failure.code === 'offline')) {
        if (batch.length > 0) yield { kind: 'arrived', arrivals: batch };
        return read.failure;
      }
      if (!read.ok) yield { kind: 'trouble', key: one.post.key, failure: read.failure };
      batch.push(read.ok ? read.value : arrival);
    } else batch.push(arrival);
    if (batch.length >= BATCH) {
      yield { kind: 'arrived', arrivals: batch };
      batch = [];
    }
  }
  if (batch.length > 0) yield { kind: 'arrived', arrivals: batch };
  return null;
}

/** The whole article from its page, with the feed's summary beside it. What the feed says of title, date and authors stands. */
async function withPage(access: FeedAccess, source: FeedSource, arrival: Arrival, url: string): Promise<NetResult<Arrival>> {
  const answer = await access.fetcher({
    url,
    headers: { accept: 'text/html, application/xhtml+xml', ...UNPACKED },
    limits: PAGE_LIMITS,
    reach: access.reach,
    // A password for the feed is for the feed's own site.
    authorization: new URL(url).origin === new URL(source.address).origin ? access.authorization : null,
    ...(access.signal === undefined ? {} : { signal: access.signal }),
  });
  if (!answer.ok) return answer;
  const page = pagePost(answer.value);
  if (!page.ok) return page;
  const { post } = arrival;
  if (!saysMore(page.value, { title: post.title, text: bodyText(post.body) })) return got(arrival);
  return got({
    ...arrival,
    isExcerpt: false,
    summary: post.body,
    post: {
      ...post,
      ...(post.titleGuessed ? { title: page.value.title, titleGuessed: page.value.titleGuessed } : {}),
      body: page.value.body,
      date: post.date ?? page.value.date,
      publishedAt: post.publishedAt ?? page.value.publishedAt,
      authors: post.authors.length > 0 ? post.authors : page.value.authors,
      language: post.language ?? page.value.language,
    },
  });
}

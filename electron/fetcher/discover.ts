import type { CalendarDate } from '../../shared/ids.ts';
import type { Feed } from '../../shared/feed/model.ts';
import { decodeText } from './feeds/decode.ts';
import { readAnswer } from './feeds/fetch-feed.ts';
import { feedPosts, titleOf } from './feeds/to-posts.ts';
import { addressesTyped, isSameSite, shownAddress } from './http/address.ts';
import type { Answer } from './http/limited-fetch.ts';
import { failed, got, type NetFailure, type NetResult } from './http/net.ts';
import type { Fetcher } from './http/polite.ts';
import { reachOf, type Reach } from './http/reach.ts';
import { linksOf, type PageLinks } from './page-links.ts';
import { pageTrouble } from './page-kind.ts';
import type { WpAccess } from './wordpress/api.ts';
import { describeSite, latest, type Preview, type WpSite } from './wordpress/describe.ts';
import type { WpType } from './wordpress/source.ts';

/** What was found at an address that the analyst typed: the best first. Never empty. */
export interface Discovery {
  found: Found[];
  /** Things the analyst should know although something was found: a listing that is switched off, a feed without entries. */
  notes: NetFailure[];
}

export type Found = FoundSite | FoundFeed;

/** A WordPress site with its whole archive, real topics and authors. */
export interface FoundSite {
  kind: 'wordpress';
  name: string;
  root: string;
  site: WpSite;
  /** The type that is most likely wanted, and its latest. */
  suggested: WpType;
  preview: Preview[];
  /** The category or tag whose page was typed; null when it was another page. */
  suggestedTerm: { taxonomy: string; id: number } | null;
  language: string | null;
}

export interface FoundFeed {
  kind: 'feed';
  name: string;
  address: string;
  preview: Preview[];
  /** Entries in the document. */
  entries: number;
  /** Whether it holds summaries instead of whole texts. */
  excerptsOnly: boolean;
  language: string | null;
}

const PREVIEW = 5;
/** Feeds that a page names and that are looked at. */
const MOST_FEEDS = 6;
const COMMON_PLACES = ['/feed/', '/rss.xml', '/feed.xml', '/atom.xml', '/index.xml', '/rss', '/?feed=rss2', '/feed.json'];

/**
 * Finds what there is to subscribe to behind any address of a site: its home page, a brief, a feed, an API root. A name without
 * "https://" is taken for https first and http second.
 */
export async function discover(fetcher: Fetcher, typed: string, authorization: string | null = null): Promise<NetResult<Discovery>> {
  const trials = addressesTyped(typed);
  const meant = trials[0] ?? '';
  // A page may name feeds and listings anywhere; a password is for the site that was typed.
  const authorizationFor: Authorizer = (address) => (isSameSite(address, meant) ? authorization : null);
  let failure: NetFailure = { code: 'no-source-there', detail: typed.trim().slice(0, 200) };
  for (const [i, address] of trials.entries()) {
    const reach = reachOf(address);
    const answer = await fetcher({ url: address, reach, headers: { accept: 'text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8' }, authorization: authorizationFor(address) });
    if (answer.ok) return await lookAround(fetcher, answer.value, reach, authorizationFor);
    // The first address is the one that was meant; what went wrong with a guess is of no interest.
    if (i === 0) failure = answer.failure;
    // A listing that wants a password, or that is switched off, stands beside a page that does not.
    if (isWpRefusal(answer.failure)) return await lookAround(fetcher, emptyAnswer(address), reach, authorizationFor);
    // A page that moved or was taken down still tells which site was meant.
    const home = `${new URL(address).origin}/`;
    if (answer.failure.code === 'page-missing' && !trials.includes(home)) trials.push(home);
    if (answer.failure.code === 'cancelled' || answer.failure.code === 'offline') break;
  }
  return failed(failure);
}

/** Value of an Authorization header for an address; null: it is asked as a stranger. */
type Authorizer = (address: string) => string | null;

async function lookAround(fetcher: Fetcher, answer: Answer, reach: Reach, authorizationFor: Authorizer): Promise<NetResult<Discovery>> {
  const asFeed = readAnswer(answer);
  const feedHere = 'entries' in asFeed ? foundFeed(asFeed, answer.url) : null;
  const { text } = decodeText(answer.body, answer.headers.get('content-type'));
  const trouble = feedHere === null ? pageTrouble(text, answer) : null;
  if (trouble?.code === 'captive-portal') return failed(trouble);
  const links = linksOf(text, answer);

  const notes: NetFailure[] = [];
  const found: Found[] = [];
  for (const root of rootsOf(answer, links, feedHere)) {
    const site = await foundSite(fetcher, root, reach, authorizationFor, links);
    if (site.ok) {
      found.push(site.value);
      break;
    }
    if (site.failure.code === 'rest-disabled') notes.push(site.failure);
  }
  if (feedHere !== null) found.push(feedHere);
  else found.push(...(await feedsOf(fetcher, answer, links, reach, authorizationFor, notes)));
  for (const one of found) if (one.kind === 'wordpress') one.language ??= found.find(({ kind, language }) => kind === 'feed' && language !== null)?.language ?? null;
  const ready = found.filter((one) => one.kind === 'wordpress' || one.entries > 0);
  const empty = found.find((one) => one.kind === 'feed' && one.entries === 0);
  if (empty !== undefined && empty.kind === 'feed') notes.push({ code: 'source-empty', detail: shownAddress(empty.address) });
  if (ready.length > 0) return got({ found: ready, notes: dedupe(notes) });
  if (notes[0] !== undefined) return failed(notes[0]);
  return failed(trouble?.code === 'login-page' ? trouble : { code: 'no-source-there', detail: shownAddress(answer.url) });
}

/** REST roots to try: those the site names (header, link element), then the one that is meant by the address, then the usual ones. */
function rootsOf(answer: Answer, links: PageLinks, feedHere: FoundFeed | null): string[] {
  const url = new URL(answer.url);
  const named = [apiHeader(answer), links.api].flatMap((link) => (link !== null && URL.canParse(link, answer.url) ? [new URL(link, answer.url).href] : []));
  const inPath = /^(.*?\/wp-json)(?:\/|$)/.exec(url.pathname)?.[1];
  const inQuery = url.searchParams.has('rest_route') ? `${url.origin}${url.pathname}?rest_route=/` : null;
  const isApi = inPath !== undefined || inQuery !== null;
  const meant = inPath === undefined ? (inQuery === null ? [] : [inQuery]) : [`${url.origin}${inPath}/`];
  // Only where something looks like WordPress: a stranger's server is not probed for nothing.
  const looksLike = links.isWordPress || (feedHere !== null && /\/feed\/?$|[?&]feed=/.test(answer.url));
  const usual = named.length === 0 && !isApi && looksLike ? [`${url.origin}/wp-json/`, `${url.origin}/?rest_route=/`] : [];
  return [...new Set([...named, ...meant, ...usual])];
}

/** Link: <…>; rel="https://api.w.org/" */
function apiHeader(answer: Answer): string | null {
  return /<([^>]*)>\s*;[^,]*\brel="?https:\/\/api\.w\.org\/"?/.exec(answer.headers.get('link') ?? '')?.[1] ?? null;
}

async function foundSite(fetcher: Fetcher, root: string, reach: Reach, authorizationFor: Authorizer, { language, term }: PageLinks): Promise<NetResult<FoundSite>> {
  const access: WpAccess = { fetcher, root, authorization: authorizationFor(root), reach };
  const site = await describeSite(access);
  if (!site.ok) return site;
  const suggested = suggestedType(site.value);
  const preview = await latest(access, suggested, PREVIEW);
  return got({ kind: 'wordpress', name: site.value.name, root, site: site.value, suggested, preview: preview.ok ? preview.value : [], suggestedTerm: term, language });
}

/** Posts, unless there are none: some publishers keep their briefs under a type of their own. */
function suggestedType({ types }: WpSite): WpType {
  const posts = types.find(({ slug }) => slug === 'post');
  if (posts !== undefined && posts.total !== 0) return posts;
  const own = types.filter(({ slug }) => slug !== 'page').sort((a, b) => (b.total ?? 0) - (a.total ?? 0))[0];
  return own ?? posts ?? types[0]!;
}

async function feedsOf(fetcher: Fetcher, answer: Answer, links: PageLinks, reach: Reach, authorizationFor: Authorizer, notes: NetFailure[]): Promise<FoundFeed[]> {
  const named = links.feeds.slice(0, MOST_FEEDS);
  // Whole texts before summaries; otherwise in the order in which the site names them.
  const found = (await tryFeeds(fetcher, named, reach, authorizationFor, notes)).sort((a, b) => Number(a.excerptsOnly) - Number(b.excerptsOnly));
  if (found.some(({ entries }) => entries > 0)) return found;
  const { origin } = new URL(answer.url);
  for (const place of COMMON_PLACES) {
    const address = origin + place;
    if (named.includes(address)) continue;
    const more = await tryFeeds(fetcher, [address], reach, authorizationFor, []);
    if (more.some(({ entries }) => entries > 0)) return more;
    found.push(...more);
  }
  return found;
}

async function tryFeeds(fetcher: Fetcher, addresses: string[], reach: Reach, authorizationFor: Authorizer, notes: NetFailure[]): Promise<FoundFeed[]> {
  const tried = await Promise.all(addresses.map(async (address) => {
    const answer = await fetcher({ url: address, reach, authorization: authorizationFor(address) });
    if (!answer.ok) return answer;
    const feed = readAnswer(answer.value);
    return 'entries' in feed ? got(foundFeed(feed, answer.value.url)) : failed(feed);
  }));
  for (const one of tried) if (!one.ok && (one.failure.code === 'login-page' || one.failure.code === 'server-busy')) notes.push(one.failure);
  return tried.flatMap((one) => (one.ok ? [one.value] : []));
}

function foundFeed(feed: Feed, address: string): FoundFeed {
  const posts = feedPosts(feed, address);
  return {
    kind: 'feed',
    name: titleOf(feed.title) || new URL(address).host,
    address,
    entries: posts.length,
    preview: posts.slice(0, PREVIEW).map(({ post }) => ({ title: post.title, date: post.date as CalendarDate | null, url: post.url })),
    excerptsOnly: posts.length > 0 && posts.every(({ isExcerpt }) => isExcerpt),
    language: feed.language,
  };
}

function isWpRefusal(failure: NetFailure): boolean {
  if (failure.status !== 401 && failure.status !== 403 && failure.status !== 404) return false;
  return /"code"\s*:\s*"rest_/.test(new TextDecoder().decode(failure.body ?? new Uint8Array()));
}

function emptyAnswer(url: string): Answer {
  return { askedUrl: url, url, movedForGood: false, status: 200, headers: new Map(), body: new Uint8Array() };
}

function dedupe(failures: NetFailure[]): NetFailure[] {
  return [...new Map(failures.map((failure) => [`${failure.code} ${failure.detail ?? ''}`, failure])).values()];
}

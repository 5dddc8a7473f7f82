import { addressesTyped, splitTyped } from '../../shared/address/typed-address.ts';
import type { CalendarDate } from '../../shared/ids.ts';
import type { Feed } from '../../shared/feed/model.ts';
import { decodeText } from './feeds/decode.ts';
import { readAnswer } from './feeds/fetch-feed.ts';
import { feedPosts, titleOf } from './feeds/to-posts.ts';
import { isSameSite, shownAddress } from './http/address.ts';
import type { Answer } from './http/limited-fetch.ts';
import { failed, got, type NetFailure, type NetResult } from './http/net.ts';
import type { Fetcher } from './http/polite.ts';
import { PUBLIC_ONLY, reachOf, type Reach } from './http/reach.ts';
import { hostOf } from './http/trouble.ts';
import { linksOf, type PageLinks } from './pages/page-links.ts';
import { pageTrouble, readsLikePortal } from './pages/page-kind.ts';
import type { WpAccess } from './wordpress/api.ts';
import { describeSite, latest, type Preview, type WpSite } from './wordpress/describe.ts';
import { languageNames, languageOf } from './wordpress/languages.ts';
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
  /** Languages of the site that this listing leaves out, for a sentence; null when there are none. */
  leavesOut: string | null;
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
  /** It says that WordPress made it. */
  isWordPress: boolean;
  /** Folder of the WordPress that may have made it ("https://site.example/blog/"); null when its address is not one of WordPress. */
  folder: string | null;
}

const PREVIEW = 5;
/** Feeds that a page names and that are looked at. */
const MOST_FEEDS = 6;
/** Folders above a page that is missing, in which the site that was meant may stand. */
const MOST_FOLDERS = 3;
const COMMON_PLACES = ['feed/', 'rss.xml', 'feed.xml', 'atom.xml', 'index.xml', 'rss', '?feed=rss2', 'feed.json'];

/** How the site is looked at. */
interface Look {
  fetcher: Fetcher;
  reach: Reach;
  /** Value of an Authorization header for an address; null: it is asked as a stranger. */
  authorizationFor: (address: string) => string | null;
}

/**
 * Finds what there is to subscribe to behind any address of a site: its home page, a brief, a feed, an API root. A name without
 * "https://" is taken for https first and http second.
 */
export async function discover(fetcher: Fetcher, typed: string, authorization: string | null = null, isTyped = true): Promise<NetResult<Discovery>> {
  const trials = addressesTyped(typed);
  const meant = trials[0] ?? '';
  // A page may name feeds and listings anywhere; a password is for the site that was typed.
  const authorizationFor: Look['authorizationFor'] = (address) => (isSameSite(address, meant) ? authorization : null);
  let failure: NetFailure = { code: 'no-source-there', detail: splitTyped(typed).address.trim().slice(0, 200) };
  const refused: string[] = [];
  for (const [i, address] of trials.entries()) {
    const look: Look = { fetcher, reach: isTyped ? reachOf(address) : PUBLIC_ONLY, authorizationFor };
    const answer = await askPage(look, address);
    if (answer.ok) return await followed(look, answer.value);
    // The first address is the one that was meant; what went wrong with a guess is of no interest.
    if (i === 0) failure = answer.failure;
    // A listing that wants a password, or that is switched off, stands beside a page that does not.
    if (isWpRefusal(answer.failure)) return await lookAround(look, emptyAnswer(address));
    if (answer.failure.status !== undefined && answer.failure.code !== 'captive-portal' && answer.failure.passing !== true) refused.push(address);
    // A page that moved or was taken down still tells which site was meant.
    if (answer.failure.code === 'page-missing') trials.push(...foldersAbove(address).filter((folder) => !trials.includes(folder)).slice(-MOST_FOLDERS));
    if (answer.failure.code === 'cancelled' || answer.failure.code === 'offline') break;
  }
  // A site without a home page, or one that refuses it to strangers, may give its feed or its listing all the same.
  const home = refused.at(-1);
  const behind = home === undefined ? null : await lookAround({ fetcher, reach: isTyped ? reachOf(home) : PUBLIC_ONLY, authorizationFor }, emptyAnswer(home), true);
  return behind?.ok ? behind : failed(failure);
}

function askPage({ fetcher, reach, authorizationFor }: Look, address: string): ReturnType<Fetcher> {
  return fetcher({ url: address, reach, headers: { accept: 'text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8' }, authorization: authorizationFor(address) });
}

/** What stands at a page, or where it points to when it is only a signpost. */
async function followed(look: Look, answer: Answer): Promise<NetResult<Discovery>> {
  const here = await lookAround(look, answer, true);
  if (here.ok || here.failure.code !== 'no-source-there') return here;
  const { refresh } = linksOf(textOf(answer), answer);
  if (refresh === null || refresh === answer.url) return here;
  const there = await askPage(look, refresh);
  return there.ok ? await lookAround(look, there.value, true) : here;
}

/** `guesses`: whether places are tried that nothing points to. */
async function lookAround(look: Look, answer: Answer, guesses = false): Promise<NetResult<Discovery>> {
  const asFeed = readAnswer(answer, 'page');
  const feedHere = 'entries' in asFeed ? foundFeed(asFeed, answer.url) : null;
  const text = textOf(answer);
  const trouble = feedHere === null ? pageTrouble(text, answer, 'page') : null;
  if (trouble?.code === 'captive-portal') return failed(trouble);
  const links = linksOf(text, answer);

  const notes: NetFailure[] = [];
  const { named, guessed } = rootsOf(answer, links, feedHere, guesses);
  const page = { ...links, url: answer.url };
  let site = await firstSite(look, named, page, notes) ?? await firstSite(look, guessed, page, []);
  const feeds = feedHere === null ? await feedsOf(look, answer, links, notes) : [feedHere];
  // A page that hides what made it often has a feed that does not.
  const hinted = feeds.find(({ isWordPress, folder }) => isWordPress && folder !== null) ?? feeds.find(({ folder }) => folder !== null);
  site ??= await firstSite(look, placesIn(hinted?.folder ?? null).filter((root) => ![...named, ...guessed].includes(root)), page, hinted?.isWordPress ? notes : []);
  if (site !== null) site.language ??= feeds.find(({ language }) => language !== null)?.language ?? null;

  if (site?.leavesOut != null) notes.push({ code: 'languages-apart', detail: site.leavesOut });
  const full = feeds.filter(({ entries }) => entries > 0);
  const isEmpty = site !== null && site.site.types.every(({ total }) => total === 0);
  // The whole listing before its feed, unless there is nothing in it.
  const found: Found[] = site === null ? full : isEmpty && full.length > 0 ? [...full, site] : [site, ...full];
  const empty = full.length === 0 ? feeds[0]?.address : undefined;
  if (isEmpty || (empty !== undefined && full.length === 0)) notes.push({ code: 'source-empty', detail: shownAddress(isEmpty ? site!.root : empty!) });
  if (found.length > 0) return got({ found, notes: dedupe(notes) });
  if (notes[0] !== undefined) return failed(notes[0].code === 'rest-disabled' ? { ...notes[0], code: 'nothing-listed' } : notes[0]);
  if (trouble?.code === 'login-page') return failed(trouble);
  if (readsLikePortal(text)) return failed({ code: 'captive-portal', detail: hostOf(answer.url) });
  return failed({ code: 'no-source-there', detail: shownAddress(answer.url) });
}

const textOf = (answer: Answer) => decodeText(answer.body, answer.headers.get('content-type')).text;

/**
 * REST roots to try. `named`: those the site names (header, link element), also under the host that was asked, because a site behind
 * a proxy may not know its own name; and the one that is meant by the address. `guessed`: where a WordPress usually has it.
 */
function rootsOf(answer: Answer, links: PageLinks, feedHere: FoundFeed | null, guesses: boolean): { named: string[]; guessed: string[] } {
  const url = new URL(answer.url);
  const said = [apiHeader(answer), links.api].flatMap((link) => (link !== null && URL.canParse(link, answer.url) ? [new URL(link, answer.url)] : []));
  const inPath = /^(.*?\/wp-json)(?:\/|$)/.exec(url.pathname)?.[1];
  const language = url.searchParams.get('lang');
  const meant = inPath !== undefined ? [`${url.origin}${inPath}/${language === null ? '' : `?lang=${encodeURIComponent(language)}`}`] : url.searchParams.has('rest_route') ? [`${url.origin}${url.pathname}?rest_route=/`] : [];
  const named = [...new Set([...said.flatMap((root) => [root.href, url.origin + root.pathname + root.search]), ...meant])];
  if (named.length > 0) return { named, guessed: [] };
  if (links.isWordPress || feedHere?.folder) return { named, guessed: [...new Set([links.folder, feedHere?.folder ?? null, `${url.origin}/`])].flatMap(placesIn) };
  // Works on every WordPress, whatever its addresses look like; a stranger's server is asked for no more than this.
  return { named, guessed: guesses && feedHere === null ? [`${url.origin}/?rest_route=/`] : [] };
}

const placesIn = (folder: string | null) => (folder === null ? [] : [`${folder}wp-json/`, `${folder}?rest_route=/`]);

/** Folders above a page, the outermost first. */
function foldersAbove(address: string): string[] {
  const { origin, pathname } = new URL(address);
  const parts = pathname.split('/').filter((part) => part !== '').slice(0, -1);
  return [...Array(parts.length + 1).keys()].map((depth) => `${origin}/${parts.slice(0, depth).map((part) => `${part}/`).join('')}`).filter((folder) => folder !== address).reverse();
}

/** Link: <…>; rel="https://api.w.org/" */
function apiHeader(answer: Answer): string | null {
  return /<([^>]*)>\s*;[^,]*\brel="?https:\/\/api\.w\.org\/"?/.exec(answer.headers.get('link') ?? '')?.[1] ?? null;
}

/** A page and where it stands. */
type Page = PageLinks & { url: string };

/** The first of these roots that is open. What keeps the others shut is noted where the analyst should know. */
async function firstSite(look: Look, roots: string[], links: Page, notes: NetFailure[]): Promise<FoundSite | null> {
  const refusals: NetFailure[] = [];
  for (const root of roots) {
    const site = await foundSite(look, root, links);
    if (site.ok) return site.value;
    if (site.failure.code === 'cancelled') return null;
    refusals.push(site.failure);
  }
  const [failure] = refusals;
  const [root] = roots;
  if (failure !== undefined && root !== undefined) notes.push({ code: isSilent(failure) ? 'site-troubled' : 'rest-disabled', detail: new URL(root).host });
  return null;
}

/** Whether the listing may be there another time. */
function isSilent({ code }: NetFailure): boolean {
  return code !== 'rest-disabled' && code !== 'access-refused' && code !== 'page-missing' && code !== 'unexpected-answer' && code !== 'login-page' && code !== 'redirect-local';
}

async function foundSite({ fetcher, reach, authorizationFor }: Look, named: string, { language: own, term, versions, url }: Page): Promise<NetResult<FoundSite>> {
  const asked: WpAccess = { fetcher, root: named, authorization: authorizationFor(named), reach };
  const whole = await describeSite(asked);
  if (!whole.ok) return whole;
  const spoken = await languageOf(asked, suggestedType(whole.value), { own, versions, address: url });
  const root = spoken?.root ?? named;
  const access = { ...asked, root };
  // Topics and counts are those of the language.
  const site = root === named ? whole : await describeSite(access);
  if (!site.ok) return site;
  const suggested = suggestedType(site.value);
  const language = spoken?.language ?? own;
  const leavesOut = spoken === null || spoken.others.length === 0 ? null : languageNames(spoken.others);
  const preview = await latest(access, suggested, PREVIEW);
  return got({ kind: 'wordpress', name: site.value.name, root, site: site.value, suggested, preview: preview.ok ? preview.value : [], suggestedTerm: term, language, leavesOut });
}

/** Posts, unless there are none: some publishers keep their briefs under a type of their own. */
function suggestedType({ types }: WpSite): WpType {
  const posts = types.find(({ slug }) => slug === 'post');
  if (posts !== undefined && posts.total !== 0) return posts;
  const own = types.filter(({ slug }) => slug !== 'page').sort((a, b) => (b.total ?? 0) - (a.total ?? 0))[0];
  return own ?? posts ?? types[0]!;
}

async function feedsOf(look: Look, answer: Answer, links: PageLinks, notes: NetFailure[]): Promise<FoundFeed[]> {
  const named = links.feeds.slice(0, MOST_FEEDS);
  // Whole texts before summaries; otherwise in the order in which the site names them.
  const found = (await tryFeeds(look, named, notes)).sort((a, b) => Number(a.excerptsOnly) - Number(b.excerptsOnly));
  if (found.some(({ entries }) => entries > 0)) return found;
  const { origin, pathname } = new URL(answer.url);
  const folders = new Set([links.folder ?? origin + pathname.replace(/wp-json(?:\/.*)?$|[^/]*$/, ''), `${origin}/`]);
  const places = [...folders].flatMap((folder) => COMMON_PLACES.map((place) => folder + place)).filter((address) => !named.includes(address));
  for (let at = 0; at < places.length; at += 2) {
    const more = await tryFeeds(look, places.slice(at, at + 2), []);
    if (more.some(({ entries }) => entries > 0)) return more.filter(({ entries }) => entries > 0).slice(0, 1);
    found.push(...more);
  }
  return found;
}

async function tryFeeds({ fetcher, reach, authorizationFor }: Look, addresses: string[], notes: NetFailure[]): Promise<FoundFeed[]> {
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
    isWordPress: isByWordPress(feed),
    folder: folderOf(feed, address),
  };
}

/** WordPress names itself in its feeds, and gives them in a few places only. */
function folderOf(feed: Feed, address: string): string | null {
  const url = new URL(address);
  const path = /^(.*\/)(?:category\/.*|tag\/.*|author\/.*)?feed(?:\/(?:rss2?|atom|rdf))?\/?$/.exec(url.pathname)?.[1] ?? (url.searchParams.has('feed') ? url.pathname.replace(/[^/]*$/, '') : null);
  if (path !== null) return url.origin + path;
  return isByWordPress(feed) ? `${url.origin}/` : null;
}

const isByWordPress = ({ generator }: Feed) => /wordpress/i.test(generator ?? '');

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

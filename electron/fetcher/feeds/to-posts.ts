import { createHash } from 'node:crypto';
import { withoutUser } from '../../../shared/address/typed-address.ts';
import type { Body } from '../../../shared/brief/body.ts';
import type { Post } from '../../../shared/brief/brief.ts';
import { htmlToBody } from '../../../shared/brief/read/from-html.ts';
import { isPersonName, splitNames } from '../../../shared/language/person.ts';
import { bodyText } from '../../../shared/brief/text.ts';
import { plainLine } from '../../../shared/brief/normal/white-space.ts';
import { readDateField } from '../../../shared/feed/dates.ts';
import { isHtml, type Feed, type FeedEntry, type FeedPerson, type FeedText } from '../../../shared/feed/model.ts';
import { firstWords, plainText, plainTitle } from '../../../shared/feed/plain-text.ts';
import { looksLikeHtml } from '../../../shared/feed/text-construct.ts';
import type { FeedPost } from './feed-post.ts';
import { besideOthers, stateWith } from './known-keys.ts';

/** The entries of a feed as posts, in the feed's order, each key once. `address`: where the feed was fetched. */
export function feedPosts(feed: Feed, address: string): FeedPost[] {
  const empty = emptyIds(feed.entries);
  // What was cut off in the middle is no brief yet.
  const made = feed.entries.filter(({ complete }) => complete).flatMap((entry) => toPost(empty.has(entry.id ?? '') ? { ...entry, id: null } : entry, feed, address) ?? []);
  const shared = sharedAddresses(made, webAddress(feed.link));
  const posts = new Map<string, FeedPost>();
  for (const one of made) {
    const post = one.keyBeside !== null && shared.has(one.post.url ?? '') ? besideOthers(one) : one;
    if (!posts.has(post.post.key)) posts.set(post.post.key, post);
  }
  return [...posts.values()];
}

/** Addresses that tell nothing of a brief: the site's own page, and one that entries with other titles or other days have. */
function sharedAddresses(made: readonly FeedPost[], home: string | null): Set<string> {
  const first = new Map<string, FeedPost>();
  const shared = new Set<string>(home === null ? [] : [home]);
  for (const one of made) {
    if (one.keyBeside === null || one.post.url === null) continue;
    const same = first.get(one.post.url);
    if (same === undefined) first.set(one.post.url, one);
    else if (same.keyBeside !== one.keyBeside) shared.add(one.post.url);
  }
  return shared;
}

/** Ids that say nothing, because entries with other titles and other addresses or days have the same. */
function emptyIds(entries: readonly FeedEntry[]): Set<string> {
  const first = new Map<string, FeedEntry>();
  const empty = new Set<string>();
  for (const entry of entries) {
    const same = entry.id === null ? undefined : first.get(entry.id);
    if (entry.id !== null && same === undefined) first.set(entry.id, entry);
    if (same === undefined || titleOf(entry.title) === titleOf(same.title)) continue;
    const isElsewhere = entry.link !== null && same.link !== null && entry.link !== same.link;
    const [day, dayOfSame] = [readDateField(entry.dates.published)?.day, readDateField(same.dates.published)?.day];
    if (isElsewhere || (day !== undefined && dayOfSame !== undefined && day !== dayOfSame)) empty.add(entry.id!);
  }
  return empty;
}

/** The page of an entry: its link, or its id where that can be an address. "17" is a number. */
function addressOf({ link, links, id, idAddress }: FeedEntry): string | null {
  const isId = link === idAddress && !links.some(({ href }) => href === link);
  return (isId ? null : webAddress(link)) ?? (/^https?:|\//i.test(id ?? '') ? webAddress(idAddress) : null);
}

function toPost(entry: FeedEntry, feed: Feed, address: string): FeedPost | null {
  const url = addressOf(entry);
  const full = fullText(entry);
  const html = withoutFooter(htmlOf(full ?? entry.summary), url);
  const isProtected = PASSWORD_FORM.test(html);
  const body: Body = isProtected ? { type: 'root', children: [] } : htmlToBody(html, { base: (full ?? entry.summary)?.base ?? url ?? address });
  const text = bodyText(body);
  const title = isProtected ? titleOf(entry.title).replace(/^Protected: /, '') : titleOf(entry.title);
  const words = firstWords(text);
  if (title === '' && words === '' && entry.id === null && url === null) return null;

  const published = readDateField(entry.dates.published) ?? readDateField(entry.dates.created);
  const updated = readDateField(entry.dates.updated);
  const post: Post = {
    key: entry.id ?? url ?? hash([title, published?.instant ?? null, text]),
    url,
    title: title || words || url || 'Untitled',
    titleGuessed: title === '',
    date: (published ?? updated)?.day ?? null,
    publishedAt: (published ?? updated)?.instant ?? null,
    modifiedAt: updated?.instant ?? null,
    series: null,
    authors: namesOf(entry.authors.length > 0 ? entry.authors : (entry.source?.authors ?? feed.authors)),
    topics: [...new Set(entry.categories.map(({ term, label }) => plainText(label ?? term)))].filter((name) => name !== '').map((name) => ({ name, known: true })),
    language: entry.language ?? feed.language,
    body,
  };
  const keyBeside = entry.id === null && url !== null ? `${url}#${hash([published?.day ?? null, post.title]).slice(0, 12)}` : null;
  return { post, isProtected, keyBeside, state: stateWith(hash(post), { address: url, title: post.title, day: post.date }, shortHash), isExcerpt: !isProtected && isExcerpt(full, entry.summary, text) };
}

/** What WordPress shows in place of a protected text. */
const PASSWORD_FORM = /<form\b[^<>]*\bpost-password-form\b|<input\b[^<>]*\bname\s*=\s*["']?post_password\b/i;

/**
 * "The post … appeared first on …": words that a plugin adds to the feed and that are not on the page. Taken off only where the
 * link in them is the brief's own.
 */
function withoutFooter(html: string, url: string | null): string {
  const last = html.slice(-FOOTER);
  const footer = /<p>\s*The post <a\b[^>]*?\bhref="([^"]*)"[^>]*>(?:(?!<\/p>)[\s\S])*? (?:appeared first on|first appeared on) (?:(?!<\/p>)[\s\S])*<\/p>\s*$/i.exec(last);
  return footer !== null && url !== null && webAddress(footer[1]!.replace(/&(?:amp|#038);/g, '&')) === url ? html.slice(0, html.length - last.length + footer.index) : html;
}

/** Longest footer: two addresses, a title and the name of the site. */
const FOOTER = 3000;

/** Whether there is more to read elsewhere: no full content, and a text that is short or says itself that it goes on. */
function isExcerpt(full: FeedText | null, summary: FeedText | null, text: string): boolean {
  const goesOn = /(?:\[?(?:…|\.\.\.)\]?|(?:read|continue|see) (?:more|reading|the full \w+)\b.{0,40}|[»→]+)\s*$/iu.test(text.trimEnd());
  if (full === null) return goesOn || text.length < 2000;
  const isSame = summary !== null && plainText(htmlOf(summary)) === plainText(htmlOf(full));
  return (goesOn && text.length < 2000) || (isSame && text.length < 1000) || text === '';
}

/** The content; the summary where that says more, as where the content is only a picture. */
function fullText({ contents, summary }: FeedEntry): FeedText | null {
  const full = longest(contents);
  if (full === null || summary === null || summary.value.length <= full.value.length) return full;
  return plainText(htmlOf(summary)).length > plainText(htmlOf(full)).length ? summary : full;
}

function longest(texts: FeedText[]): FeedText | null {
  const readable = texts.filter(({ type }) => type.startsWith('text/') || type.endsWith('xml') || type.endsWith('html'));
  return readable.reduce<FeedText | null>((best, text) => (best === null || text.value.length > best.value.length ? text : best), null);
}

/** Plain characters become HTML paragraphs, so that there is one way to a body. */
export function htmlOf(text: FeedText | null): string {
  if (text === null) return '';
  if (isHtml(text)) return text.value;
  const escaped = text.value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return escaped.split(/\n[\t ]*\n+/).map((paragraph) => `<p>${paragraph}</p>`).join('\n');
}

export function titleOf(text: FeedText | null): string {
  return text === null ? '' : isHtml(text) ? plainTitle(text.value) : plainLine(text.value);
}

/** Each name once; several people in one string are several names, where every part is a person's. */
function namesOf(people: FeedPerson[]): string[] {
  const named = people.filter(({ name }) => name !== null);
  const lines = (named.length > 0 ? named : people).map(({ name, email }) => (name === null ? plainLine(email?.replace(/@.*$/, '') ?? '') : nameOf(name)));
  return [...new Set(lines.flatMap((line) => {
    const parts = splitNames(line);
    return parts.every(isPersonName) ? parts : [line];
  }))].filter((name) => name !== '');
}

/** Plugins put a link to the author's page, or a name with "&amp;", where a name is meant. */
function nameOf(name: string): string {
  return looksLikeHtml(name) ? plainText(name) : plainLine(name);
}

function webAddress(address: string | null): string | null {
  if (address === null || !URL.canParse(address)) return null;
  const url = new URL(address);
  return url.protocol === 'http:' || url.protocol === 'https:' ? withoutUser(url.href) : null;
}

function shortHash(text: string): string {
  return hash(text).slice(0, 8);
}

function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 22);
}

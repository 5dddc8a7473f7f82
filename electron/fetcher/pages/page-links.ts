import { Parser } from 'htmlparser2';
import type { Answer } from '../http/limited-fetch.ts';

/** What a page's head says of the site. */
export interface PageLinks {
  /** REST root; null when the page names none. */
  api: string | null;
  /** Addresses of feeds, the site's main one first; comments are left out. */
  feeds: string[];
  isWordPress: boolean;
  /** Folder in which its WordPress stands, as its files tell ("https://site.example/blog/"); null when they do not. */
  folder: string | null;
  /** Where a page that is only a signpost leads to (meta refresh); null: nowhere. */
  refresh: string | null;
  /** The category or tag that this page lists, by its REST address. */
  term: { taxonomy: string; id: number } | null;
  /** BCP 47; null when not declared. */
  language: string | null;
  /** The page in each of its languages, as its head names them (hreflang). */
  versions: { language: string; address: string }[];
}

const FEED_TYPE = /^application\/(?:rss|atom|rdf|feed)\+(?:xml|json)$|^application\/json$|^text\/xml$/i;

/** Characters of a page that are looked at, and elements open at once. */
const MOST = 2_000_000;
const DEEPEST = 2000;
const MOST_VERSIONS = 100;

export function linksOf(html: string, { url }: Pick<Answer, 'url'>): PageLinks {
  const links: PageLinks = { api: null, feeds: [], isWordPress: /\/wp-(?:content|includes)\//.test(html), folder: null, refresh: null, term: null, language: null, versions: [] };
  let base = url;
  let depth = 0;
  const feeds: { address: string; rank: number }[] = [];
  const parser = new Parser({
    onclosetag() {
      depth -= 1;
    },
    onopentag(name, { rel = '', href = '', src = '', type = '', title = '', lang = '', content = '', ...attributes }) {
      depth += 1;
      if (name === 'html' && lang !== '') links.language = lang.trim().replace(/_/g, '-') || null;
      if (name === 'base' && URL.canParse(href, url)) base = new URL(href, url).href;
      if (name === 'meta' && attributes['name'] === 'generator' && /wordpress/i.test(content)) links.isWordPress = true;
      if (name === 'meta' && attributes['http-equiv']?.toLowerCase() === 'refresh') links.refresh ??= refreshOf(content, base);
      links.folder ??= folderOf(href || src, base);
      if ((name !== 'link' && name !== 'a') || href === '' || !URL.canParse(href, base)) return;
      const address = new URL(href, base).href;
      const rels = rel.toLowerCase().split(/\s+/);
      if (rels.includes('https://api.w.org/')) links.api = address;
      if (name === 'link' && rels.includes('alternate')) links.term ??= termOf(address);
      // json+oembed and the REST entry of one brief are alternates too, and no feeds.
      const hreflang = attributes['hreflang']?.trim() ?? '';
      if (name === 'link' && rels.includes('alternate') && hreflang !== '' && type === '' && links.versions.length < MOST_VERSIONS) links.versions.push({ language: hreflang, address });
      const isFeed = rels.includes('alternate') && FEED_TYPE.test(type.trim()) && !/oembed|\/wp-json\/|rest_route=/.test(address);
      if (name === 'link' && isFeed && !isAboutComments(address, title)) feeds.push({ address, rank: 0 });
      // Pages made by hand only link to their feed.
      if (name === 'a' && /(?:\/feed\/?|\.(?:rss|atom|rdf)|(?:rss|atom|feed)\.xml|\/rss\/?|feed\.json)$/i.test(new URL(address).pathname)) feeds.push({ address, rank: 1 });
    },
  }, { decodeEntities: true });
  // The parser needs time with the square of the depth, and nobody's head is that deep.
  for (let i = 0; i < Math.min(html.length, MOST) && depth < DEEPEST; i += 16_384) parser.write(html.slice(i, Math.min(i + 16_384, MOST)));
  links.feeds = [...new Set(feeds.sort((a, b) => a.rank - b.rank).map(({ address }) => address))].filter((address) => /^https?:/.test(address));
  return links;
}

/** "0; url=/en/" */
function refreshOf(content: string, base: string): string | null {
  const target = /^\s*\d{1,2}\s*[;,]\s*(?:url\s*=\s*)?["']?([^"'\s]+)/i.exec(content)?.[1];
  return target !== undefined && URL.canParse(target, base) && /^https?:/.test(new URL(target, base).href) ? new URL(target, base).href : null;
}

/** "/blog/wp-content/themes/x.css" on the page's own host. */
function folderOf(address: string, base: string): string | null {
  if (!address.includes('/wp-') || !URL.canParse(address, base)) return null;
  const url = new URL(address, base);
  const path = /^(.*?\/)wp-(?:content|includes)\//.exec(url.pathname)?.[1];
  return path === undefined || url.host !== new URL(base).host ? null : url.origin + path;
}

/** ".../wp/v2/categories/5": only the two taxonomies that every WordPress has can be told from types of post. */
function termOf(address: string): PageLinks['term'] {
  const url = new URL(address);
  const match = /\/wp\/v2\/(categories|tags)\/(\d+)$/.exec(url.searchParams.get('rest_route') ?? url.pathname);
  return match === null ? null : { taxonomy: match[1]!, id: Number(match[2]) };
}

function isAboutComments(address: string, title: string): boolean {
  return /\/comments\/feed|feed=comments|comments?\.(?:xml|rss|atom)/i.test(address) || /\bcomments?\b|\bKommentare?\b|\bcommentaires?\b/i.test(title);
}

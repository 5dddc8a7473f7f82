import type { Feed, FeedCategory, FeedDates, FeedEntry, FeedLink, FeedPerson, FeedSource, FeedText } from './model.ts';
import { readPerson } from './people.ts';
import { readText, type Unsaid } from './text-construct.ts';
import { elementsOf, languageTag, readXml, resolved, textOf, type XmlContext, type XmlElement } from './xml.ts';

const ROOTS: ReadonlySet<string> = new Set(['rss', 'feed', 'rdf:rdf', 'channel', 'rdf', 'item', 'entry', 'newlocation', 'redirect']);

/** A feed of any XML format; null when the text is none. */
export function readXmlFeed(text: string, context: XmlContext): Feed | null {
  const { root, complete } = readXml(text, context);
  if (root === null || !ROOTS.has(root.name)) return null;
  const isAtom = root.name === 'feed' || root.name === 'entry';
  const channel = isAtom || root.name === 'channel' ? root : (descendants(root, ['channel'], new Set(['item', 'entry']))[0] ?? root);
  const language = channelLanguage(channel) ?? channel.language ?? root.language;
  const items = ['item', 'entry'].includes(root.name) ? [root] : descendants(root, ['item', 'entry'], NESTED);
  const about = aboutFeed(channel, isAtom);
  return {
    ...about,
    version: versionOf(root, text),
    complete,
    info: firstText(channel, ['info', 'feedburner:browserfriendly'], isAtom ? 'plain' : 'html'),
    dates: datesOf(channel),
    language,
    generator: valueOf(channel, 'generator') ?? elementsOf(channel, 'generator', 'admin:generatoragent')[0]?.attributes.get('rdf:resource') ?? null,
    entries: items.map((item) => readEntry(item, isAtom || item.name === 'entry')),
  };
}

/** Where other things with titles, links and items of their own live. */
const NESTED: ReadonlySet<string> = new Set(['item', 'entry', 'source', 'image', 'textinput', 'author', 'contributor', 'title', 'description', 'content', 'summary']);

function aboutFeed(element: XmlElement, isAtom: boolean): Omit<FeedSource, never> {
  const links = linksOf(element);
  const id = valueOf(element, 'id', 'guid');
  return {
    title: firstText(element, ['title', 'dc:title', 'media:title', 'itunes:title'], isAtom ? 'plain' : 'guess'),
    subtitle: firstText(element, ['subtitle', 'tagline', 'description', 'dc:description', 'abstract', 'itunes:subtitle', 'itunes:summary'], isAtom ? 'plain' : 'html'),
    rights: firstText(element, ['rights', 'copyright', 'dc:rights', 'media:copyright'], isAtom ? 'plain' : 'guess'),
    id: id === null ? null : resolved(id, elementsOf(element, 'id', 'guid')[0]!.base),
    link: mainLink(links),
    links,
    authors: peopleOf(element, ['author', 'dc:creator', 'dc:author', 'managingeditor', 'itunes:author']),
    contributors: peopleOf(element, ['contributor', 'dc:contributor']),
    categories: categoriesOf(element),
  };
}

function readEntry(element: XmlElement, isAtom: boolean): FeedEntry {
  const links = linksOf(element);
  const idElement = elementsOf(element, 'id', 'guid')[0];
  const id = (idElement === undefined ? null : textOf(idElement).trim() || null) ?? element.attributes.get('rdf:about')?.trim() ?? null;
  const isAddress = id !== null && idElement?.attributes.get('ispermalink')?.trim().toLowerCase() !== 'false';
  const idAddress = isAddress ? resolved(id, idElement?.base ?? element.base) : null;
  const contents = [...contentsOf(element), ...mediaOf(element, 'media:text', 'guess')];
  const source = elementsOf(element, 'source')[0];
  return {
    complete: element.closed,
    id,
    idAddress: idAddress !== null && URL.canParse(idAddress) ? idAddress : null,
    title: firstText(element, ['title', 'dc:title'], isAtom ? 'plain' : 'guess') ?? mediaOf(element, 'media:title', 'guess')[0] ?? firstText(element, ['itunes:title'], 'guess'),
    link: mainLink(links) ?? (idAddress !== null && /^https?:/.test(idAddress) && idElement?.name === 'guid' ? idAddress : null),
    links,
    authors: peopleOf(element, ['author', 'dc:creator', 'dc:author', 'itunes:author']),
    contributors: peopleOf(element, ['contributor', 'dc:contributor']),
    categories: categoriesOf(element),
    dates: datesOf(element),
    rights: firstText(element, ['rights', 'copyright', 'dc:rights'], isAtom ? 'plain' : 'guess'),
    summary: firstText(element, ['summary', 'description', 'dc:description', 'abstract'], isAtom ? 'plain' : 'html')
      ?? mediaOf(element, 'media:description', 'guess')[0]
      ?? firstText(element, ['itunes:summary', 'itunes:subtitle'], 'guess'),
    contents,
    language: valueLanguage(element) ?? element.language,
    source: source === undefined ? null : readSource(source, isAtom),
  };
}

function readSource(element: XmlElement, isAtom: boolean): FeedSource {
  if (element.children.some((child) => typeof child !== 'string')) return aboutFeed(element, isAtom);
  // RSS: <source url="…">Title</source>
  const url = element.attributes.get('url');
  const link = url === undefined ? null : resolved(url, element.base);
  return { title: readText(element, 'guess'), subtitle: null, rights: null, id: null, link, links: [], authors: [], contributors: [], categories: [] };
}

// ── Texts

function contentsOf(element: XmlElement): FeedText[] {
  const found = elementsOf(element, 'content', 'content:encoded', 'xhtml:body', 'body', 'xhtml:div', 'fullitem');
  return found.flatMap((content) => {
    // Atom content kept elsewhere has an address instead of a text.
    const text = readText(content, content.name === 'content' ? 'plain' : 'html');
    return text === null || text.value === '' ? [] : [text];
  });
}

/** Media RSS puts texts on the item, on a group of files, or on one file. */
function mediaOf(element: XmlElement, name: string, unsaid: Unsaid): FeedText[] {
  const places = [element, ...elementsOf(element, 'media:group', 'media:content'), ...elementsOf(element, 'media:group').flatMap((group) => elementsOf(group, 'media:content'))];
  return places.flatMap((place) => elementsOf(place, name)).flatMap((found) => readText(found, unsaid) ?? []).filter(({ value }) => value !== '');
}

function firstText(element: XmlElement, names: string[], unsaid: Unsaid): FeedText | null {
  for (const name of names) {
    for (const found of elementsOf(element, name)) {
      const text = readText(found, unsaid);
      if (text !== null && text.value !== '') return text;
    }
  }
  return null;
}

function valueOf(element: XmlElement, ...names: string[]): string | null {
  for (const name of names) for (const found of elementsOf(element, name)) if (textOf(found).trim() !== '') return textOf(found).trim();
  return null;
}

// ── Links

function linksOf(element: XmlElement): FeedLink[] {
  const links = elementsOf(element, 'link', 'enclosure').flatMap((link): FeedLink[] => {
    const { attributes, name } = link;
    const said = attributes.get('href') ?? attributes.get('url') ?? attributes.get('rdf:resource') ?? textOf(link);
    // An empty address is the base itself (RFC 3986 §5.2): of use for a feed's own address, never for an entry's page.
    if (said.trim() === '' && (link.base === null || attributes.get('rel') !== 'self')) return [];
    const rel = attributes.get('rel')?.trim().toLowerCase() || (name === 'enclosure' ? 'enclosure' : 'alternate');
    const isSelf = rel === 'self' && attributes.get('type') === undefined;
    return [{
      href: resolved(said, link.base),
      rel: rel.replace(/^http:\/\/www\.iana\.org\/assignments\/relation\//, ''),
      type: attributes.get('type') ?? (isSelf ? 'application/atom+xml' : rel === 'alternate' ? 'text/html' : null),
      title: attributes.get('title') ?? null,
      length: attributes.get('length') ?? null,
    }];
  });
  // CDF: the address is an attribute of the item or channel itself; an A element may hold it too.
  const href = element.attributes.get('href') ?? elementsOf(element, 'a')[0]?.attributes.get('href');
  return href === undefined || links.length > 0 ? links : [{ href: resolved(href, element.base), rel: 'alternate', type: 'text/html', title: null, length: null }];
}

/** The page that is meant: an HTML page rather than another format of it, the first rather than the last. */
function mainLink(links: FeedLink[]): string | null {
  const alternates = links.filter(({ rel }) => rel === 'alternate');
  return (alternates.find(({ type }) => type === null || /html/.test(type)) ?? alternates[0])?.href ?? null;
}

// ── People, categories, dates

/** Of the first kind that has a name: "noreply@example.org" often stands beside a dc:creator who has one. */
function peopleOf(element: XmlElement, names: string[]): FeedPerson[] {
  const kinds = names.map((name) => elementsOf(element, name).flatMap((found) => readPerson(found) ?? [])).filter((people) => people.length > 0);
  return kinds.find((people) => people.some(({ name }) => name !== null)) ?? kinds[0] ?? [];
}

function categoriesOf(element: XmlElement): FeedCategory[] {
  const found = elementsOf(element, 'tags', 'category', 'dc:subject', 'itunes:category', 'media:category', 'keywords', 'itunes:keywords');
  const all = found.flatMap((category): FeedCategory[] => {
    const { attributes, name } = category;
    const text = category.children.filter((child) => typeof child === 'string').join('').replace(/\s+/g, ' ').trim();
    const label = attributes.get('label') ?? null;
    const scheme = attributes.get('scheme') ?? attributes.get('domain') ?? (name.startsWith('itunes:') ? 'http://www.itunes.com/' : null);
    const inside = elementsOf(category, 'itunes:category').map((inner) => ({ term: inner.attributes.get('text') ?? '', label: null, scheme }));
    // Two elements hold a list in one string.
    const terms = name === 'tags' || name.endsWith('keywords') ? text.split(',').map((term) => term.trim()) : [attributes.get('term') ?? attributes.get('text') ?? (text || label || '')];
    return [...terms.map((term) => ({ term, label, scheme })), ...inside].filter(({ term }) => term !== '');
  });
  return [...new Map(all.map((category) => [JSON.stringify([category.term, category.scheme]), category])).values()];
}

function datesOf(element: XmlElement): FeedDates {
  return {
    published: lastOf(element, 'published', 'pubdate', 'issued', 'dcterms:issued', 'dc:issued'),
    updated: lastOf(element, 'updated', 'modified', 'dc:date', 'dcterms:modified', 'lastbuilddate') ?? element.attributes.get('lastmod') ?? null,
    created: lastOf(element, 'created', 'dcterms:created'),
  };
}

/** A time element inside says it to programs. */
function dateText(element: XmlElement): string {
  const time = element.children.find((child) => typeof child !== 'string' && /^(?:xhtml:)?time$/.test(child.name));
  const datetime = typeof time === 'object' ? time.attributes.get('datetime')?.trim() : undefined;
  return datetime || textOf(element).trim();
}

/** Of dates given twice the later statement holds. */
function lastOf(element: XmlElement, ...names: string[]): string | null {
  for (const name of names) {
    const said = elementsOf(element, name).map(dateText).filter((text) => text !== '');
    if (said.length > 0) return said.at(-1)!;
  }
  return null;
}

// ── The feed as a whole

function channelLanguage(channel: XmlElement): string | null {
  return channel.attributes.get('xml:lang') === undefined ? valueLanguage(channel) : channel.language;
}

function valueLanguage(element: XmlElement): string | null {
  const said = valueOf(element, 'language', 'dc:language');
  return said === null ? null : languageTag(said);
}

/** Elements of these names, in order, looking into everything but `closed` ones. */
function descendants(element: XmlElement, names: string[], closed: ReadonlySet<string>): XmlElement[] {
  return element.children.flatMap((child) => {
    if (typeof child === 'string') return [];
    if (names.includes(child.name)) return [child];
    return closed.has(child.name) ? [] : descendants(child, names, closed);
  });
}

function versionOf(root: XmlElement, text: string): string {
  const said = (root.attributes.get('version') ?? '').trim();
  if (root.name === 'feed' || root.name === 'entry') return /purl\.org\/atom/i.test(text.slice(0, 4000)) || said === '0.3' ? 'atom03' : 'atom10';
  if (root.name === 'rdf:rdf' || root.name === 'rdf') return /netscape\.com\/rdf\/simple\/0\.9/i.test(text.slice(0, 4000)) ? 'rss090' : 'rss10';
  if (root.name === 'channel') return 'cdf';
  const digits = said.replace(/[^\d]/g, '').slice(0, 3);
  if (digits === '091') return /netscape/i.test(text.slice(0, 1000)) ? 'rss091n' : 'rss091u';
  return digits.startsWith('2') ? 'rss20' : digits === '' ? 'rss' : `rss${digits}`;
}

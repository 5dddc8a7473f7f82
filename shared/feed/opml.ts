import { addressIn } from '../address/typed-address.ts';
import { plainText } from './plain-text.ts';
import { readXml, type XmlElement } from './xml.ts';

/** A feed in a list that programs exchange (OPML 2.0, http://opml.org/spec2.opml). */
export interface OpmlFeed {
  name: string;
  /** Address of the feed. */
  address: string;
  /** The site's page; null when the list does not say. */
  home: string | null;
}

/** The feeds of an OPML file, in order, each address once, whatever folders they lie in; null when the text is no OPML. */
export function readOpml(text: string): OpmlFeed[] | null {
  const { root } = readXml(text.replace(/^\uFEFF/, ''), { base: null, language: null });
  if (root?.name !== 'opml') return null;
  const feeds = new Map<string, OpmlFeed>();
  for (const feed of outlinesIn(root).flatMap(feedOf)) if (!feeds.has(feed.address)) feeds.set(feed.address, feed);
  return [...feeds.values()];
}

function outlinesIn(element: XmlElement): XmlElement[] {
  return element.children.flatMap((child) => (typeof child === 'string' ? [] : [...(child.name === 'outline' ? [child] : []), ...outlinesIn(child)]));
}

function feedOf({ attributes }: XmlElement): OpmlFeed[] {
  // Attribute names are in lower case here: xmlUrl is xmlurl. Older lists say url.
  const said = attributes.get('xmlurl') ?? (/^(?:rss|atom|feed)$/i.test(attributes.get('type') ?? '') ? attributes.get('url') : undefined);
  const address = addressIn(said);
  if (address === null) return [];
  const name = plainText(attributes.get('title') ?? attributes.get('text') ?? '') || new URL(address).host;
  return [{ name, address, home: addressIn(attributes.get('htmlurl')) }];
}

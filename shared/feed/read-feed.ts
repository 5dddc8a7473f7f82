import { readJsonFeed } from './json-feed.ts';
import type { Feed } from './model.ts';
import { readXmlFeed } from './read-xml-feed.ts';
import { withWesternMarks } from '../encoding/windows-1252.ts';
import type { XmlContext } from './xml.ts';

/** Control characters that XML forbids, which WordPress lets through raw. */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A feed of any format; null when the text is none (a web page, say). Total: no text makes it throw. */
export function readFeed(text: string, context: XmlContext): Feed | null {
  // A vertical tab or form feed stands where a word processor broke a line.
  const clean = withWesternMarks(text).replace(/^\uFEFF/, '').replace(/[\u000b\u000c]/g, '\n').replace(FORBIDDEN, '');
  if (/^\s*\{/.test(clean)) return readJson(clean, context);
  const start = clean.search(/<(?:\?xml|!--|!doctype|[a-z])/i);
  if (start < 0) return null;
  return readXmlFeed(clean.slice(start), context) ?? behindWarning(clean.slice(start + 1), context);
}

/** A feed behind what a server's program complained about, as HTML, before it wrote the feed. A page that shows one has no entries to read. */
function behindWarning(text: string, context: XmlContext): Feed | null {
  const start = text.slice(0, 20_000).search(/<\?xml\s|<(?:rss|feed|rdf:rdf)[\s>]/i);
  const feed = start < 0 ? null : readXmlFeed(text.slice(start), context);
  return feed !== null && feed.entries.length > 0 ? feed : null;
}

function readJson(text: string, context: XmlContext): Feed | null {
  try {
    return readJsonFeed(JSON.parse(text) as unknown, context);
  } catch {
    return null;
  }
}

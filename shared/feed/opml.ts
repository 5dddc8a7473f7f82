import { plainLine } from '../brief/white-space.ts';
import { readXml, type XmlElement } from './xml.ts';

/** A subscription as programs hand it to each other (OPML 2.0, outlines of type "rss"). */
export interface OpmlFeed {
  /** null when the file gives none. */
  name: string | null;
  address: string;
}

/** The feeds that an OPML document names, wherever they stand in its outline, each address once. Total: [] when there are none. */
export function readOpml(text: string): OpmlFeed[] {
  const { root } = readXml(text, { base: null, language: null });
  if (root?.name !== 'opml') return [];
  const feeds = new Map<string, OpmlFeed>();
  for (const { attributes } of outlinesIn(root)) {
    const address = webAddress(attributes.get('xmlurl'));
    if (address === null || feeds.has(address)) continue;
    const name = plainLine(attributes.get('title') || attributes.get('text') || '');
    feeds.set(address, { name: name === '' ? null : name, address });
  }
  return [...feeds.values()];
}

function* outlinesIn(element: XmlElement): Generator<XmlElement> {
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    if (child.name === 'outline') yield child;
    yield* outlinesIn(child);
  }
}

export interface OpmlSource {
  name: string;
  /** Address of the feed. */
  address: string;
  /** Page for people; null when unknown. */
  home: string | null;
}

/** An OPML 2.0 document. `created`: an instant as HTTP writes it (RFC 822). */
export function writeOpml(sources: readonly OpmlSource[], created: string): string {
  const outlines = sources.map(({ name, address, home }) =>
    `    <outline type="rss" text="${escaped(name)}" title="${escaped(name)}" xmlUrl="${escaped(address)}"${home === null ? '' : ` htmlUrl="${escaped(home)}"`}/>\n`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n  <head>\n    <title>Briefcase sources</title>\n    <dateCreated>${escaped(created)}</dateCreated>\n`
    + `  </head>\n  <body>\n${outlines.join('')}  </body>\n</opml>\n`;
}

function escaped(text: string): string {
  // Characters that XML cannot hold at all are left out.
  return text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/[\t\n\r]/g, ' ');
}

function webAddress(address: string | undefined): string | null {
  if (address === undefined || !URL.canParse(address.trim())) return null;
  const url = new URL(address.trim());
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
}

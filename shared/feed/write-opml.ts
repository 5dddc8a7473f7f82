import { plainLine } from '../brief/normal/white-space.ts';
import type { OpmlFeed } from './opml.ts';

/** An OPML file of these feeds. `created`: a date as RFC 822 writes it. */
export function writeOpml(feeds: readonly OpmlFeed[], title: string, created: string): string {
  const lines = feeds.map(({ name, address, home }) => {
    const html = home === null ? '' : ` htmlUrl="${escaped(home)}"`;
    return `    <outline type="rss" text="${escaped(name)}" title="${escaped(name)}" xmlUrl="${escaped(address)}"${html}/>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    '  <head>',
    `    <title>${escaped(title)}</title>`,
    `    <dateCreated>${escaped(created)}</dateCreated>`,
    '  </head>',
    '  <body>',
    ...lines,
    '  </body>',
    '</opml>',
    '',
  ].join('\n');
}

function escaped(text: string): string {
  return plainLine(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

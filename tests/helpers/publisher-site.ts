import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

/*
 * A publisher on loopback: as much of WordPress's REST API as a client sees, a feed and images. A test edits it as an editor would.
 */

export interface Piece {
  id: number;
  title: string;
  /** HTML. */
  content: string;
  /** UTC, "2024-05-14T10:00:00" */
  date: string;
  modified: string;
  slug: string;
  author: number;
  categories: number[];
  tags: number[];
  status: 'publish' | 'draft' | 'deleted';
  isProtected: boolean;
  /** The address that the API names; null: the one that belongs to the slug. */
  link: string | null;
}

export type Fault = (request: IncomingMessage, response: ServerResponse, url: URL) => boolean;

export interface Publisher {
  address: string;
  /** Every path with its query that was asked for, in order. */
  asked: string[];
  pieces: Map<number, Piece>;
  names: { categories: Map<number, string>; tags: Map<number, string>; users: Map<number, string> };
  images: Map<string, Buffer>;
  /** Answers instead of the site when it returns true. */
  fault: Fault | null;
  publish(wishes?: Partial<Piece>): Piece;
  edit(id: number, change: Partial<Piece>): void;
  /** What `asked` holds since the last look. */
  newlyAsked(): string[];
  /** How long an answer takes, in milliseconds; null: no time. */
  delay: ((url: URL) => number) | null;
  /** XML of the feed instead of the one made from the pieces; null again for that one. */
  feed: string | null;
}

let clock = Date.UTC(2024, 4, 14, 10);

/** A running publisher; `close` takes it from the net, `openAgain` brings it back to the same address. */
export async function openPublisher(pieces = 0): Promise<Publisher & { close(): void; openAgain(): Promise<void> }> {
  const site = newSite();
  const server = createServer((request, response) => {
    const wait = site.delay?.(new URL(request.url ?? '/', site.address)) ?? 0;
    if (wait > 0) setTimeout(() => answer(site, request, response), wait);
    else answer(site, request, response);
  });
  const listen = (at: number) => new Promise<void>((resolve) => { server.listen(at, '127.0.0.1', resolve); });
  await listen(0);
  const { port } = server.address() as AddressInfo;
  site.address = `http://127.0.0.1:${port}`;
  for (let i = 0; i < pieces; i++) site.publish();
  return Object.assign(site, {
    close() {
      server.closeAllConnections();
      server.close();
    },
    openAgain: () => listen(port),
  });
}

function newSite(): Publisher {
  let looked = 0;
  const site: Publisher = {
    address: '',
    asked: [],
    pieces: new Map(),
    names: {
      categories: new Map([[1, 'Iran'], [2, 'Sanctions &amp; Trade']]),
      tags: new Map([[11, 'Ports']]),
      users: new Map([[1, 'Jane Doe'], [2, 'John Roe']]),
    },
    images: new Map(),
    fault: null,
    delay: null,
    feed: null,
    publish(wishes = {}) {
      const id = wishes.id ?? Math.max(100, ...site.pieces.keys()) + 1;
      const at = wishes.date ?? instant(clock += 3_600_000);
      const piece: Piece = {
        id, title: `Brief number ${id}`, content: `<p>Grain moved again through port ${id}, the ministry said.</p><p>“We will ship ${id} tonnes,” said Anna Berg, a port official.</p>`,
        date: at, modified: at, slug: `brief-${id}`, author: 1, categories: [1], tags: [], status: 'publish', isProtected: false, link: null, ...wishes,
      };
      site.pieces.set(id, piece);
      return piece;
    },
    edit(id, change) {
      const quiet = Object.keys(change).every((name) => name === 'categories' || name === 'tags' || name === 'author' || name === 'status');
      Object.assign(site.pieces.get(id)!, quiet ? {} : { modified: instant(clock += 60_000) }, change);
    },
    newlyAsked() {
      const asked = site.asked.slice(looked);
      looked = site.asked.length;
      return asked;
    },
  };
  return site;
}

const instant = (time: number) => new Date(time).toISOString().slice(0, 19);

function answer(site: Publisher, request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '/', site.address);
  site.asked.push(url.pathname + url.search);
  if (site.fault?.(request, response, url)) return;
  const image = site.images.get(url.pathname);
  if (image) return void response.writeHead(200, { 'content-type': 'image/png' }).end(image);
  if (url.pathname === '/feed/') return feed(site, request, response);
  if (url.pathname === '/') {
    return send(request, response, 200, { 'content-type': 'text/html', link: `<${site.address}/wp-json/>; rel="https://api.w.org/"` },
      `<!doctype html><html lang="en"><head><title>Port Notes</title><link rel="alternate" type="application/rss+xml" href="${site.address}/feed/"></head><body>Welcome</body></html>`);
  }
  if (!url.pathname.startsWith('/wp-json')) return json(request, response, 404, { code: 'not_found' });
  rest(site, request, response, url);
}

function rest(site: Publisher, request: IncomingMessage, response: ServerResponse, url: URL): void {
  const route = url.pathname.replace(/^\/wp-json\/?/, '').replace(/^wp\/v2\/?/, '').replace(/\/$/, '');
  const fields = url.searchParams.get('_fields')?.split(',') ?? null;
  if (route === '') return json(request, response, 200, { name: 'Port Notes', url: site.address, home: site.address, namespaces: ['wp/v2'] });
  if (route === 'types') return json(request, response, 200, { post: { slug: 'post', rest_base: 'posts', rest_namespace: 'wp/v2', name: 'Posts' } });
  if (route === 'taxonomies') {
    return json(request, response, 200, {
      category: { slug: 'category', rest_base: 'categories', name: 'Categories', types: ['post'] }, post_tag: { slug: 'post_tag', rest_base: 'tags', name: 'Tags', types: ['post'] },
    });
  }
  if (route === 'users' || route === 'categories' || route === 'tags') {
    return list(request, response, url, [...site.names[route]].map(([id, name]) => ({ id, name, parent: 0, count: 1 })), fields);
  }
  const single = /^posts\/(\d+)$/.exec(route);
  if (single) {
    const piece = site.pieces.get(Number(single[1]));
    if (!piece || piece.status === 'deleted') return json(request, response, 404, { code: 'rest_post_invalid_id', data: { status: 404 } });
    if (piece.status !== 'publish') return json(request, response, 401, { code: 'rest_forbidden', data: { status: 401 } });
    return json(request, response, 200, only(shown(site, piece), fields));
  }
  if (route === 'posts') {
    const include = url.searchParams.get('include')?.split(',').map(Number);
    const categories = url.searchParams.get('categories')?.split(',').map(Number);
    const open = [...site.pieces.values()].filter(({ id, status, categories: its }) =>
      status === 'publish' && (!include || include.includes(id)) && (!categories || its.some((one) => categories.includes(one))));
    const isById = url.searchParams.get('orderby') === 'id';
    open.sort((one, other) => (isById ? one.id - other.id : other.date.localeCompare(one.date)));
    return list(request, response, url, open.map((piece) => shown(site, piece)), fields);
  }
  json(request, response, 404, { code: 'rest_no_route' });
}

function shown(site: Publisher, piece: Piece): Record<string, unknown> {
  return {
    id: piece.id, date: piece.date, date_gmt: piece.date, modified: piece.modified, modified_gmt: piece.modified, slug: piece.slug, status: 'publish',
    link: piece.link ?? `${site.address}/${piece.slug}/`, title: { rendered: piece.title }, author: piece.author, categories: piece.categories, tags: piece.tags,
    content: { rendered: piece.isProtected ? '' : piece.content.replaceAll('SITE', site.address), protected: piece.isProtected },
  };
}

function list(request: IncomingMessage, response: ServerResponse, url: URL, rows: Record<string, unknown>[], fields: string[] | null): void {
  const perPage = Number(url.searchParams.get('per_page') ?? 10);
  const offset = Number(url.searchParams.get('offset') ?? (Number(url.searchParams.get('page') ?? 1) - 1) * perPage);
  json(request, response, 200, rows.slice(offset, offset + perPage).map((row) => only(row, fields)), {
    'x-wp-total': String(rows.length), 'x-wp-totalpages': String(Math.ceil(rows.length / perPage)),
  });
}

function only(row: Record<string, unknown>, fields: string[] | null): Record<string, unknown> {
  return fields === null ? row : Object.fromEntries(Object.entries(row).filter(([name]) => fields.includes(name)));
}

function feed(site: Publisher, request: IncomingMessage, response: ServerResponse): void {
  const pieces = [...site.pieces.values()].filter(({ status }) => status === 'publish').sort((one, other) => other.date.localeCompare(one.date)).slice(0, 10);
  const entries = pieces.map(({ id, title, content, date }) => `<item><title>${title}</title><link>${site.address}/brief-${id}/</link><guid isPermaLink="false">${site.address}/?p=${id}</guid>`
    + `<pubDate>${new Date(`${date}Z`).toUTCString()}</pubDate><content:encoded><![CDATA[${content.replaceAll('SITE', site.address)}]]></content:encoded></item>`);
  const xml = site.feed ?? `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Port Notes</title><link>${site.address}/</link>${entries.join('')}</channel></rss>`;
  const etag = `"${Buffer.from(xml).reduce((sum, byte) => (sum * 31 + byte) >>> 0, 7)}"`;
  if (request.headers['if-none-match'] === etag) return void response.writeHead(304, { etag }).end();
  send(request, response, 200, { 'content-type': 'application/rss+xml; charset=utf-8', etag }, xml);
}

function json(request: IncomingMessage, response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  send(request, response, status, { 'content-type': 'application/json; charset=UTF-8', ...headers }, JSON.stringify(body));
}

function send(request: IncomingMessage, response: ServerResponse, status: number, headers: Record<string, string>, body: string): void {
  const isPacked = String(request.headers['accept-encoding'] ?? '').includes('gzip');
  response.writeHead(status, isPacked ? { ...headers, 'content-encoding': 'gzip' } : headers);
  response.end(isPacked ? gzipSync(body) : body);
}

import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { syncFeed, type FeedSource, type FeedSyncEnd } from '../../../../electron/fetcher/feeds/sync.ts';
import type { Arrival, SyncEvent } from '../../../../electron/fetcher/sync-events.ts';
import { bodyText } from '../../../../shared/brief/text.ts';
import { html, quickFetcher, serve, serveBytes, xml, type LocalServer } from '../local-server.ts';

let servers: LocalServer[] = [];
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
});
async function keep(server: Promise<LocalServer>): Promise<LocalServer> {
  servers.push(await server);
  return servers.at(-1)!;
}

const WORDS = 'Officials signed a memorandum on port access. '.repeat(60);
const item = (n: number, more = ''): string => `<item><title>Note ${n}</title><link>/note-${n}</link><guid isPermaLink="false">n${n}</guid><pubDate>Wed, 28 Jun 2023 10:00:00 GMT</pubDate><content:encoded><![CDATA[<p>${WORDS}${n}.</p>${more}]]></content:encoded></item>`;
const rss = (items: string, head = ''): string => `<?xml version="1.0"?><rss version="2.0"><channel><title>Notes</title><link>/</link>${head}${items}</channel></rss>`;

interface Shelf {
  source: FeedSource;
  known: Map<string, string>;
  arrivals: Map<string, Arrival>;
}

function shelfFor(server: LocalServer, path = '/feed/'): Shelf {
  return { source: { address: server.origin + path, validators: null, readPages: true }, known: new Map(), arrivals: new Map() };
}

async function sync(server: LocalServer, shelf: Shelf, stopAfter = Infinity): Promise<{ end: FeedSyncEnd | null; events: SyncEvent[] }> {
  const run = syncFeed({ fetcher: quickFetcher(), authorization: null, reach: server.reach }, shelf.source, new Map(shelf.known));
  const events: SyncEvent[] = [];
  for (let next = await run.next(); ; next = await run.next()) {
    if (next.done) {
      shelf.source = { ...shelf.source, validators: next.value.validators };
      return { end: next.value, events };
    }
    events.push(next.value);
    if (next.value.kind === 'arrived') {
      for (const arrival of next.value.arrivals) {
        shelf.known.set(arrival.post.key, arrival.state);
        shelf.arrivals.set(arrival.post.key, arrival);
      }
    }
    if (events.length >= stopAfter) return { end: null, events };
  }
}

const keysOf = (events: SyncEvent[]): string[] => events.flatMap((event) => (event.kind === 'arrived' ? event.arrivals.map(({ post }) => post.key) : []));
const troublesOf = (events: SyncEvent[]): string[] => events.flatMap((event) => (event.kind === 'trouble' ? [event.failure.code] : []));

test('a feed brings its briefs once, and later only what is new or changed', async () => {
  let items = item(2) + item(1);
  const server = await keep(serve((_, response) => xml(response, rss(items))));
  const shelf = shelfFor(server);
  const first = keysOf((await sync(server, shelf)).events);
  const second = keysOf((await sync(server, shelf)).events);
  items = item(3) + item(2, '<p>Correction.</p>');
  const third = keysOf((await sync(server, shelf)).events);
  expect([first, second, third, shelf.arrivals.size]).toEqual([['n2', 'n1'], [], ['n3', 'n2'], 3]);
});

test('nothing changed costs one conditional request; a tag made weak on the way is sent back strong', async () => {
  const headers: (string | undefined)[] = [];
  const server = await keep(serve((request, response) => {
    headers.push(request.headers['if-none-match']);
    if (request.headers['if-none-match'] === '"abc"') response.writeHead(304).end();
    else response.writeHead(200, { etag: 'W/"abc"', 'last-modified': 'Wed, 28 Jun 2023 10:00:00 GMT', 'content-encoding': 'gzip' }).end(gzipSync(rss(item(1))));
  }));
  const shelf = shelfFor(server);
  await sync(server, shelf);
  const { end, events } = await sync(server, shelf);
  expect([headers, events, end?.failure, end?.validators]).toEqual([
    [undefined, '"abc"'], [{ kind: 'listed', total: 1, coming: 0, checking: 0 }], null, { etag: '"abc"', lastModified: 'Wed, 28 Jun 2023 10:00:00 GMT' },
  ]);
});

test('a WordPress feed is read back through its pages, to its end', async () => {
  const server = await keep(serve((request, response) => {
    const page = Number(new URL(request.url!, 'http://x').searchParams.get('paged') ?? 1);
    if (page > 3) xml(response, rss(''), 404);
    else xml(response, rss(item(10 - page * 2 + 1) + item(10 - page * 2), '<generator>https://wordpress.org/?v=6.1</generator>'));
  }));
  const shelf = shelfFor(server);
  const { end } = await sync(server, shelf);
  expect([[...shelf.known.keys()], end?.failure]).toEqual([['n9', 'n8', 'n7', 'n6', 'n5', 'n4'], null]);
});

test('a first sync that was killed goes on through the older pages, and a later gap is filled from its old end', async () => {
  let newest = 20;
  const server = await keep(serve((request, response) => {
    const page = Number(new URL(request.url!, 'http://x').searchParams.get('paged') ?? 1);
    const top = newest - (page - 1) * 5;
    if (top <= 0) xml(response, rss(''), 404);
    else xml(response, rss([0, 1, 2, 3, 4].map((i) => item(top - i)).join(''), '<generator>https://wordpress.org/</generator>'));
  }));
  const shelf = shelfFor(server);
  await sync(server, shelf, 2);
  expect(shelf.known.size).toBe(5);
  await sync(server, shelf);
  expect(shelf.known.size).toBe(20);
  newest = 40;
  // Killed in the middle of the gap: the oldest of it has arrived, so the newest still leads back to it.
  await sync(server, shelf, 7);
  expect([shelf.known.has('n40'), shelf.known.has('n21')]).toEqual([false, true]);
  await sync(server, shelf);
  expect(shelf.known.size).toBe(40);
});

test('pages of another kind are followed by their own links, and never into another site', async () => {
  const server = await keep(serve((request, response) => xml(response, request.url === '/feed/' ? rss(item(2), '<atom:link rel="next" href="/feed/older"/>') : rss(item(1), '<atom:link rel="next" href="https://elsewhere.example/feed"/>'))));
  const shelf = shelfFor(server);
  await sync(server, shelf);
  expect([[...shelf.known.keys()], server.asked]).toEqual([['n2', 'n1'], ['/feed/', '/feed/older']]);
});

test('where the feed has only a summary the whole article comes from the page, and both are kept', async () => {
  const server = await keep(serve((request, response) => (request.url === '/feed/'
    ? xml(response, rss('<item><title>Ports</title><link>/ports</link><guid>p</guid><description>&lt;p&gt;Officials signed a memorandum […]&lt;/p&gt;</description></item>'))
    : html(response, `<html lang="en"><head><title>Ports | Think Tank</title></head><body><nav><a href="/">Home</a></nav><article><h1>Ports</h1>${Array.from({ length: 6 }, (_, i) => `<p>Paragraph ${i}. ${'Officials signed a memorandum on port access, and the text was not published. '.repeat(4)}</p>`).join('')}</article><footer>Imprint</footer></body></html>`))));
  const shelf = shelfFor(server);
  await sync(server, shelf);
  const { post, summary, isExcerpt } = shelf.arrivals.get('p')!;
  expect([post.title, isExcerpt, bodyText(summary!), bodyText(post.body).includes('Paragraph 5.'), bodyText(post.body).includes('Imprint'), post.language])
    .toEqual(['Ports', false, 'Officials signed a memorandum […]', true, false, 'en']);
});

test('where the page gives nothing the summary stays, and says that it is one', async () => {
  const server = await keep(serve((request, response) => (request.url === '/feed/' ? xml(response, rss('<item><title>Ports</title><link>/ports</link><guid>p</guid><description>Officials signed […]</description></item>')) : html(response, 'gone', 404))));
  const shelf = shelfFor(server);
  const { end, events } = await sync(server, shelf);
  expect([shelf.arrivals.get('p')!.isExcerpt, bodyText(shelf.arrivals.get('p')!.post.body), troublesOf(events), end?.failure]).toEqual([true, 'Officials signed […]', ['page-missing'], null]);
});

test('the page of a brief is not fetched from the local network because a feed says so', async () => {
  const inside = await keep(serve((_, response) => html(response, 'inside')));
  const server = await keep(serve((_, response) => xml(response, rss(`<item><title>Ports</title><link>http://192.168.7.7/</link><guid>p</guid><description>Officials […]</description></item><item><title>Q</title><link>${inside.origin.replace('127.0.0.1', 'printer.local')}/</link><guid>q</guid><description>More […]</description></item>`))));
  const shelf = shelfFor(server);
  const { events } = await sync(server, shelf);
  expect([troublesOf(events), inside.asked]).toEqual([['redirect-local', 'redirect-local'], []]);
});

test('a password form in place of a text is not stored as text', async () => {
  const form = '&lt;form action="/wp-login.php?action=postpass" class="post-password-form"&gt;&lt;p&gt;This content is password protected.&lt;/p&gt;&lt;/form&gt;';
  const server = await keep(serve((_, response) => xml(response, rss(`<item><title>Protected: Annex</title><guid>p</guid><content:encoded>${form}</content:encoded></item>`))));
  const shelf = shelfFor(server);
  await sync(server, shelf);
  const { post, isProtected } = shelf.arrivals.get('p')!;
  expect([post.title, isProtected, bodyText(post.body)]).toEqual(['Annex', true, '']);
});

test('the line that a plugin adds to each entry of a feed is not part of the brief', async () => {
  const server = await keep(serve((_, response) => xml(response, rss(item(1, `<p>The post <a href="${server.origin}/note-1">Note 1</a> appeared first on <a href="/">Think Tank</a>.</p>`)))));
  const shelf = shelfFor(server);
  await sync(server, shelf);
  expect(bodyText(shelf.arrivals.get('n1')!.post.body)).toBe(`${WORDS}1.`);
});

test('an empty feed after a full one removes nothing, and is said', async () => {
  let items = item(1);
  const server = await keep(serve((_, response) => xml(response, rss(items))));
  const shelf = shelfFor(server);
  await sync(server, shelf);
  items = '';
  const { end, events } = await sync(server, shelf);
  expect([end?.failure, troublesOf(events), events.some(({ kind }) => kind === 'vanished')]).toEqual([null, ['source-empty'], false]);
});

test('a feed that moved for good says where to', async () => {
  const server = await keep(serve((request, response) => (request.url === '/feed/' ? response.writeHead(301, { location: '/new-feed/' }).end() : xml(response, rss(item(1))))));
  const { end } = await sync(server, shelfFor(server));
  expect(end?.movedTo).toBe(`${server.origin}/new-feed/`);
});

test('a feed that is always cut at the same place gives what is whole in it; one that is cut by chance is asked for again', async () => {
  const cut = rss(item(1) + item(2)).replace(/2\.<\/p>[\s\S]*$/, '');
  const always = await keep(serve((_, response) => xml(response, cut)));
  const once = await keep(serve((_, response) => xml(response, once.asked.length === 1 ? cut : rss(item(1) + item(2)))));
  const [a, b] = [shelfFor(always), shelfFor(once)];
  const first = await sync(always, a);
  await sync(once, b);
  expect([[...a.known.keys()], troublesOf(first.events), [...b.known.keys()]]).toEqual([['n1'], ['answer-incomplete'], ['n1', 'n2']]);
});

test('each way a server can fail ends in a sentence, changes nothing, and the next good sync makes up for it', async () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "${'a'.repeat(900)}">]><rss><channel>${`<item><title>${'&a;'.repeat(1000)}</title><guid>bomb</guid></item>`.repeat(3)}</channel>`;
  const ways: [code: string, answer: (response: Parameters<Parameters<typeof serve>[0]>[1]) => void][] = [
    ['server-error', (response) => html(response, 'Error establishing a database connection', 500)],
    ['server-error', (response) => html(response, '502', 502)],
    ['server-busy', (response) => html(response, 'maintenance', 503, { 'retry-after': '600' })],
    ['server-busy', (response) => html(response, 'slow down', 429)],
    ['page-missing', (response) => html(response, 'gone', 410)],
    ['unexpected-answer', (response) => html(response, '<!doctype html><html><body><h1>Welcome to our new site</h1></body></html>')],
    ['login-page', (response) => html(response, '<html><body><form><input type="password"></form></body></html>')],
    ['feed-unreadable', (response) => xml(response, 'words')],
    ['connection-broken', (response) => response.socket!.destroy()],
    ['answer-incomplete', (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(rss(item(1) + item(2))).subarray(0, 100))],
    ['answer-too-large', (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(50 * 1024 * 1024)))],
    ['too-many-redirects', (response) => response.writeHead(302, { location: '/feed/' }).end()],
    ['redirect-local', (response) => response.writeHead(302, { location: 'http://10.0.0.1/' }).end()],
    ['', (response) => xml(response, bomb)],
  ];
  for (const [code, trouble] of ways) {
    let ill = false;
    let items = item(1);
    const server = await keep(serve((_, response) => (ill ? trouble(response) : xml(response, rss(items)))));
    const shelf = shelfFor(server);
    await sync(server, shelf);
    ill = true;
    const { end, events } = await sync(server, shelf);
    expect([code, end?.failure?.code ?? '', keysOf(events).filter((key) => key !== 'bomb')]).toEqual([code, code, []]);
    ill = false;
    items = item(2) + item(1);
    expect([code, keysOf((await sync(server, shelf)).events)]).toEqual([code, ['n2']]);
  }
});

test('a body of the wrong length is no feed, even when it could be read', async () => {
  const body = rss(item(1));
  const server = await keep(serveBytes((socket) => socket.end(`HTTP/1.1 200 OK\r\ncontent-type: text/xml\r\ncontent-length: ${body.length + 50}\r\n\r\n${body}`)));
  const { end } = await sync(server, shelfFor(server));
  expect(end?.failure?.code).toBe('answer-incomplete');
});

const moved = (guid: string, link: string, title: string, day = '28', words = WORDS): string => `<item><title>${title}</title><link>${link}</link>${guid === '' ? '' : `<guid isPermaLink="false">${guid}</guid>`}<pubDate>Wed, ${day} Jun 2023 10:00:00 GMT</pubDate><content:encoded><![CDATA[<p>${words}</p>]]></content:encoded></item>`;
const histories: [name: string, before: string, after: string, keys: string[]][] = [
  ['ids move from http to https', moved('http://t.example/?p=1', 'http://t.example/a', 'A') + moved('http://t.example/?p=2', 'http://t.example/b', 'B'), moved('https://t.example/?p=1', 'https://t.example/a', 'A') + moved('https://t.example/?p=2', 'https://t.example/b', 'B'), ['http://t.example/?p=1', 'http://t.example/?p=2']],
  ['addresses that are the only ids move to https', moved('', 'http://t.example/a', 'A'), moved('', 'https://t.example/a', 'A corrected'), ['http://t.example/a']],
  ['another program gives other ids', moved('one', 'http://t.example/a', 'A'), moved('node-17', 'http://t.example/a/', 'A'), ['one']],
  ['another id and another title on the same day', moved('one', 'http://t.example/a', 'A'), moved('node-17', 'http://t.example/a', 'A corrected'), ['one']],
  ['an id appears where there was none', moved('', 'http://t.example/a', 'A'), moved('one', 'http://t.example/a', 'A'), ['http://t.example/a']],
  ['another address under the same id', moved('one', 'http://t.example/a', 'A'), moved('one', 'http://t.example/2023/a', 'A'), ['one']],
  ['another order, and the last ones dropped', moved('1', 'http://t.example/a', 'A') + moved('2', 'http://t.example/b', 'B') + moved('3', 'http://t.example/c', 'C'), moved('2', 'http://t.example/b', 'B') + moved('1', 'http://t.example/a', 'A'), ['1', '2', '3']],
  ['two briefs that lead to one page', moved('one', 'http://t.example/', 'Week 1', '21') + moved('two', 'http://t.example/', 'Week 2', '28'), moved('two', 'http://t.example/', 'Week 2', '28') + moved('three', 'http://t.example/', 'Week 3', '29'), ['one', 'two', 'three']],
  ['each issue at the same address', moved('one', 'http://t.example/latest', 'Week 1', '21'), moved('two', 'http://t.example/latest', 'Week 2', '28'), ['one', 'two']],
  ['a brief that was copied stands beside the first', moved('one', 'http://t.example/a', 'A'), moved('two', 'http://t.example/a', 'A') + moved('one', 'http://t.example/a', 'A'), ['one', 'two']],
];

test.each(histories)('each brief is there once when %s', async (_, before, after, keys) => {
  let items = before;
  const server = await keep(serve((__, response) => xml(response, rss(items))));
  const shelf = shelfFor(server);
  await sync(server, shelf);
  items = after;
  await sync(server, shelf);
  const third = keysOf((await sync(server, shelf)).events);
  expect([[...shelf.known.keys()], third]).toEqual([keys, []]);
});

test('briefs that share one page stay themselves when the feed lists others of them', async () => {
  const entry = (n: number): string => `<item><title>Day ${n}</title><link>/briefings</link><pubDate>${n} May 2024 10:00:00 GMT</pubDate><content:encoded><![CDATA[<p>${WORDS}${n}.</p>]]></content:encoded></item>`;
  let items = entry(1);
  const server = await keep(serve((_, response) => xml(response, rss(items))));
  const shelf = shelfFor(server);
  await sync(server, shelf);
  const counts: number[] = [];
  for (const days of [[1, 2], [2, 3], [4], [5], [5]]) {
    items = days.map(entry).join('');
    await sync(server, shelf);
    counts.push(shelf.arrivals.size);
  }
  expect([counts, [...shelf.arrivals.values()].map(({ post }) => post.title).sort()]).toEqual([[2, 3, 4, 5, 5], ['Day 1', 'Day 2', 'Day 3', 'Day 4', 'Day 5']]);
});

test('a page that many summaries lead to is not read as the text of each', async () => {
  const entry = (n: number): string => `<item><title>Day ${n}</title><link>/briefings</link><pubDate>${n} May 2024 10:00:00 GMT</pubDate><description>Summary of day ${n}.</description></item>`;
  const server = await keep(serve((request, response) => (request.url === '/feed/' ? xml(response, rss(entry(1) + entry(2))) : html(response, `<article><h1>All</h1><p>${WORDS}</p></article>`))));
  const shelf = shelfFor(server);
  await sync(server, shelf);
  expect([...shelf.arrivals.values()].map(({ post }) => bodyText(post.body)).sort()).toEqual(['Summary of day 1.', 'Summary of day 2.']);
});

import type { ServerResponse } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { discover } from '../../../electron/fetcher/discover.ts';
import { addressesTyped } from '../../../shared/address/typed-address.ts';
import { sentence } from '../../../shared/errors.ts';
import { html, json, quickFetcher, serve, xml, type LocalServer } from './local-server.ts';
import { fakeSite, serveSite } from './wordpress/fake-wordpress.ts';

let servers: LocalServer[] = [];
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
});
async function keep(server: Promise<LocalServer>): Promise<LocalServer> {
  servers.push(await server);
  return servers.at(-1)!;
}

const rss = (items: string, title = 'Policy Notes'): string => `<?xml version="1.0"?><rss version="2.0"><channel><title>${title}</title><link>/</link>${items}</channel></rss>`;
const item = (n: number): string => `<item><title>Note ${n}</title><link>/note-${n}</link><guid>n${n}</guid><pubDate>Wed, 2${n} Jun 2023 10:00:00 GMT</pubDate><description>${'Words of the note. '.repeat(200)}</description></item>`;
const page = (head: string, body = '<h1>Welcome</h1>'): string => `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`;

async function wordpress(home: (origin: string) => { headers: Record<string, string>; head: string }): Promise<LocalServer> {
  const site = fakeSite(7);
  let origin = '';
  site.trouble = (url, response) => {
    if (url.pathname === '/feed/') xml(response, rss(item(1)));
    else if (url.pathname.startsWith('/wp-json') || url.searchParams.has('rest_route')) return false;
    else if (url.pathname === '/missing') html(response, 'no', 404);
    else html(response, page(home(origin).head), 200, home(origin).headers);
    return true;
  };
  const server = await keep(serveSite(site));
  origin = server.origin;
  return server;
}

async function findings(typed: string): Promise<unknown> {
  const result = await discover(quickFetcher(), typed);
  if (!result.ok) {
    expect(sentence(result.failure)).toMatch(/\.$/);
    return result.failure.code;
  }
  return result.value.found.map((one) => (one.kind === 'wordpress' ? ['wordpress', one.name, new URL(one.root).pathname, one.preview.length] : ['feed', one.name, new URL(one.address).pathname, one.preview.length]));
}

test('from any page of a WordPress site its full listing is found first, then its feed', async () => {
  const server = await wordpress((origin) => ({ headers: { link: `<${origin}/wp-json/>; rel="https://api.w.org/"` }, head: `<link rel="alternate" type="application/rss+xml" href="/feed/">` }));
  const expected = [['wordpress', 'Meridian & Partners', '/wp-json/', 5], ['feed', 'Policy Notes', '/feed/', 1]];
  expect([await findings(`${server.origin}/`), await findings(`${server.origin}/2023/06/a-brief/`), await findings(`${server.origin}/missing`)]).toEqual([expected, expected, expected]);
});

test('a site that names its listing in the page only, or only by its files, is found as well', async () => {
  const named = await wordpress((origin) => ({ headers: {}, head: `<link rel='https://api.w.org/' href='${origin}/index.php?rest_route=/'>` }));
  const bare = await wordpress(() => ({ headers: {}, head: '<link rel="stylesheet" href="/wp-content/themes/x/style.css">' }));
  expect([(await findings(named.origin)) as unknown[][], (await findings(bare.origin)) as unknown[][]].map((found) => found[0]!.slice(0, 3)))
    .toEqual([['wordpress', 'Meridian & Partners', '/index.php'], ['wordpress', 'Meridian & Partners', '/wp-json/']]);
});

test('the address of the listing itself is understood', async () => {
  const server = await wordpress(() => ({ headers: {}, head: '' }));
  expect(((await findings(`${server.origin}/wp-json/wp/v2/posts?per_page=3`)) as unknown[][])[0]!.slice(0, 3)).toEqual(['wordpress', 'Meridian & Partners', '/wp-json/']);
});

test('a feed is found at its own address, with its latest five', async () => {
  const server = await keep(serve((_, response) => xml(response, rss([1, 2, 3, 4, 5, 6].map(item).join('')))));
  const result = await discover(quickFetcher(), `${server.origin}/notes.xml`);
  expect(result.ok && result.value.found).toMatchObject([{ kind: 'feed', name: 'Policy Notes', entries: 6, excerptsOnly: false, preview: [{ title: 'Note 1', date: '2023-06-21' }, {}, {}, {}, {}] }]);
});

test('feeds that a page names are found, those of comments are not; relative addresses count from the page', async () => {
  const server = await keep(serve((request, response) => (request.url === '/blog/atom' ? xml(response, rss(item(1)))
    : html(response, page('<link rel="alternate" type="application/rss+xml" title="Site » Comments Feed" href="/comments/feed/"><link rel="alternate" type="application/atom+xml" href="atom">')))));
  expect(await findings(`${server.origin}/blog/`)).toEqual([['feed', 'Policy Notes', '/blog/atom', 1]]);
});

test('a feed in a common place is found without being named', async () => {
  const server = await keep(serve((request, response) => (request.url === '/index.xml' ? xml(response, rss(item(1))) : request.url === '/' ? html(response, page('')) : html(response, 'no', 404))));
  expect(await findings(server.origin)).toEqual([['feed', 'Policy Notes', '/index.xml', 1]]);
});

test('a listing that is switched off leaves the feed, and a note about it', async () => {
  const server = await keep(serve((request, response) => {
    if (request.url!.startsWith('/wp-json')) json(response, { code: 'rest_not_logged_in', data: { status: 401 } }, 401);
    else if (request.url === '/feed/') xml(response, rss(item(1)));
    else html(response, page('<link rel="https://api.w.org/" href="/wp-json/"><link rel="alternate" type="application/rss+xml" href="/feed/">'));
  }));
  const result = await discover(quickFetcher(), server.origin);
  expect(result.ok && [result.value.found.map(({ kind }) => kind), result.value.notes.map(({ code }) => code)]).toEqual([['feed'], ['rest-disabled']]);
});

test('a feed without a single entry, a page to sign in, a captive portal and a site of another kind each get their sentence', async () => {
  const empty = await keep(serve((_, response) => xml(response, rss(''))));
  const login = await keep(serve((_, response) => html(response, page('<title>Log in</title>', '<form><input type="password" name="p"></form>'))));
  const portal = await keep(serve((_, response) => html(response, '<html><head><meta http-equiv="refresh" content="0; url=http://portal.hotel.example/login"></head><body>Hotel Wi-Fi</body></html>')));
  const other = await keep(serve((request, response) => (request.url === '/' ? html(response, page('', '<h1>A shop for lamps</h1>')) : html(response, 'no', 404))));
  expect([await findings(empty.origin), await findings(login.origin), await findings(portal.origin), await findings(other.origin)])
    .toEqual(['source-empty', 'login-page', 'captive-portal', 'no-source-there']);
});

test('a brief about Wi-Fi is no captive portal', async () => {
  const server = await keep(serve((request, response) => (request.url === '/feed/' ? xml(response, rss(item(1))) : html(response, page('<title>Wi-Fi portals</title>', '<form action="/search"><input></form><p>Accept the terms of hotspot policy.</p>')))));
  expect(await findings(server.origin)).toEqual([['feed', 'Policy Notes', '/feed/', 1]]);
});

test('what is no address gets a sentence too', async () => {
  expect([await findings(''), await findings('two words'), await findings('ftp://files.example/')]).toEqual(['no-source-there', 'no-source-there', 'address-not-allowed']);
});

test('an address that was copied with what stood around it is understood', () => {
  expect(['<https://a.example/x>', '“a.example”,', '\u200bhttps://a.example/\ufeff', 'http:/a.example', 'https//a.example', 'HTTPS://A.Example/X', 'bücher.example'].map((typed) => addressesTyped(typed)[0]))
    .toEqual(['https://a.example/x', 'https://a.example/', 'https://a.example/', 'http://a.example/', 'https://a.example/', 'https://a.example/X', 'https://xn--bcher-kva.example/']);
});

test('a bare name is tried as https and then as http; feed: addresses are addresses', () => {
  expect([addressesTyped(' think-tank.example/blog '), addressesTyped('feed:https://a.example/x'), addressesTyped('feed://a.example/x'), addressesTyped('https://a.example')])
    .toEqual([['https://think-tank.example/blog', 'http://think-tank.example/blog'], ['https://a.example/x'], ['http://a.example/x'], ['https://a.example/']]);
});

const feedTag = '<link rel="alternate" type="application/rss+xml" href="/feed/">';

test('a WordPress that hides what it is, or does not know its own name, is found', async () => {
  const bare = await wordpress(() => ({ headers: {}, head: '' }));
  const proxied = await wordpress(() => ({ headers: { link: '<http://10.1.2.3:8080/wp-json/>; rel="https://api.w.org/"' }, head: feedTag }));
  const local = await wordpress(() => ({ headers: {}, head: `<link rel="https://api.w.org/" href="http://localhost:1/wp-json/">${feedTag}` }));
  expect([await findings(bare.origin), await findings(proxied.origin), await findings(local.origin)].map((found) => (found as unknown[][])[0]!.slice(0, 3)))
    .toEqual([['wordpress', 'Meridian & Partners', '/'], ['wordpress', 'Meridian & Partners', '/wp-json/'], ['wordpress', 'Meridian & Partners', '/wp-json/']]);
});

test('a WordPress in a folder is found by its files, by its feed, and from a page that is missing', async () => {
  const site = fakeSite(3);
  let head = '';
  site.trouble = (url, response) => {
    if (url.pathname.startsWith('/blog/wp-json/')) return false;
    if (url.pathname === '/blog/feed/') xml(response, rss(`<generator>https://wordpress.org/?v=6.5</generator>${item(1)}`));
    else if (url.pathname === '/blog/') html(response, page(head));
    else html(response, 'no', 404);
    return true;
  };
  const server = await keep(serve((request, response) => {
    const url = new URL(request.url!, 'http://site');
    if (site.trouble(url, response, [])) return;
    const rest = url.pathname.replace('/blog/wp-json', '');
    if (rest === '/wp/v2/types') json(response, { post: { slug: 'post', name: 'Posts', rest_base: 'posts', rest_namespace: 'wp/v2' } });
    else if (rest === '/wp/v2/posts') json(response, [{ id: 1, date: '2024-01-01T00:00:00', title: 'Plain', link: '/' }], 200, { 'x-wp-total': '1' });
    else json(response, { code: 'rest_no_route' }, 404);
  }));
  const found: unknown[] = [];
  for (const [said, path] of [['<script src="/blog/wp-includes/js/x.js"></script>', '/blog/'], ['', '/blog/'], ['<script src="wp-content/x.js"></script>', '/blog/2024/01/gone/']] as const) {
    head = said;
    found.push(((await findings(server.origin + path)) as unknown[][])[0]!.slice(2));
  }
  expect(found).toEqual(Array(3).fill(['/blog/wp-json/', 1]));
});

test('a site that refuses its home page may give its feed; a signpost leads to the page that was meant', async () => {
  const shy = await keep(serve((request, response) => (request.url === '/feed/' ? xml(response, rss(item(1))) : html(response, 'no', 403))));
  const signpost = await keep(serve((request, response) => {
    if (request.url === '/en/notes.xml') xml(response, rss(item(1)));
    else if (request.url === '/en/') html(response, page('<link rel="alternate" type="application/rss+xml" href="notes.xml">'));
    else if (request.url === '/') html(response, '<html><head><meta http-equiv="Refresh" content="0; URL=\'/en/\'"></head></html>');
    else html(response, 'no', 404);
  }));
  expect([await findings(shy.origin), await findings(signpost.origin)]).toEqual([[['feed', 'Policy Notes', '/feed/', 1]], [['feed', 'Policy Notes', '/en/notes.xml', 1]]]);
});

test('whatever keeps a listing shut, the feed is found and the analyst is told', async () => {
  const ways: [note: string, shut: (response: ServerResponse) => void][] = [
    ['rest-disabled', (response) => json(response, { code: 'itsec_rest_api_access_restricted' }, 401)],
    ['rest-disabled', (response) => html(response, 'Forbidden', 403)],
    ['rest-disabled', (response) => html(response, 'Not found', 404)],
    ['rest-disabled', (response) => html(response, page('', 'Home'))],
    ['site-troubled', (response) => html(response, 'critical error', 500)],
  ];
  for (const [note, shut] of ways) {
    const server = await keep(serve((request, response) => {
      if (request.url === '/feed/') xml(response, rss(item(1)));
      else if (request.url === '/') html(response, page(`<link rel="https://api.w.org/" href="/wp-json/">${feedTag}`));
      else shut(response);
    }));
    const result = await discover(quickFetcher(), server.origin);
    expect(result.ok && [result.value.found.map(({ kind }) => kind), result.value.notes.map(({ code }) => code)]).toEqual([['feed'], [note]]);
  }
});

test('a listing without a single brief stands behind a feed that has some', async () => {
  const site = fakeSite(0);
  site.trouble = (url, response) => (url.pathname === '/feed/' ? (xml(response, rss(item(1))), true) : url.pathname === '/' ? (html(response, page(`<link rel="https://api.w.org/" href="/wp-json/">${feedTag}`)), true) : false);
  const server = await keep(serveSite(site));
  const result = await discover(quickFetcher(), server.origin);
  expect(result.ok && [result.value.found.map(({ kind }) => kind), result.value.notes.map(({ code }) => code)]).toEqual([['feed', 'wordpress'], ['source-empty']]);
});

test('a network that answers everything with its own form is recognised, whatever name it answers to', async () => {
  const server = await keep(serve((_, response) => html(response, '<html><head><title>Guest Wi-Fi</title></head><body>Enter your room number.<form action="/login"><input name="room"></form></body></html>')));
  expect(await findings(server.origin)).toBe('captive-portal');
});

test('kinds and taxonomies that are kept from strangers do not close a list that is open', async () => {
  const site = fakeSite(7);
  site.trouble = (url, response) => /types$|taxonomies$/.test(url.pathname) && (json(response, { code: 'rest_cannot_view' }, 401), true);
  const server = await keep(serveSite(site));
  const result = await discover(quickFetcher(), `${server.origin}/wp-json/`);
  expect(result.ok && result.value.found[0]).toMatchObject({ kind: 'wordpress', site: { types: [{ slug: 'post', total: 7 }], taxonomies: [{ restBase: 'categories' }, { restBase: 'tags' }], terms: [{}, {}, {}] } });
});

import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import type { SyncEvent } from '../../../../electron/fetcher/sync-events.ts';
import type { Post } from '../../../../shared/brief/brief.ts';
import { bodyText } from '../../../../shared/brief/text.ts';
import { html, type LocalServer } from '../local-server.ts';
import { differences, emptyShelf, fakePost, fakeSite, serveSite, sync, type FakeSite, type Shelf } from './fake-wordpress.ts';

let servers: LocalServer[] = [];
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
});
async function open(site: FakeSite): Promise<LocalServer> {
  servers.push(await serveSite(site));
  return servers.at(-1)!;
}
const text = (post: Post): string => bodyText(post.body);
const wrong = (site: FakeSite, shelf: Shelf): string[] => differences(site, shelf, text);
const troublesOf = (events: SyncEvent[]) => events.flatMap((event) => (event.kind === 'trouble' ? [[event.key, event.failure.code]] : []));
const isList = (url: URL): boolean => /\/posts$/.test(url.pathname) && !url.searchParams.has('include');

test('a first sync brings every brief once, the newest first', async () => {
  const site = fakeSite(250);
  const server = await open(site);
  const shelf = emptyShelf();
  const { end, events } = await sync(server, shelf);
  const first = events.find((event) => event.kind === 'arrived');
  expect([end, wrong(site, shelf), events[0], first?.kind === 'arrived' && first.arrivals[0]!.post.key])
    .toEqual([{ failure: null, complete: true }, [], { kind: 'listed', total: 250, coming: 250, checking: 0 }, '250']);
});

test('a sync with nothing new reads the list and no brief', async () => {
  const site = fakeSite(250);
  const server = await open(site);
  const shelf = emptyShelf();
  await sync(server, shelf);
  server.asked.length = 0;
  const { events } = await sync(server, shelf);
  expect([events, server.asked.filter((path) => path.includes('include=') || /posts\/\d/.test(path)), server.asked.filter((path) => path.includes('/posts?')).length])
    .toEqual([[{ kind: 'listed', total: 250, coming: 0, checking: 0 }], [], 3]);
});

test('new, changed, recategorised, unpublished and deleted briefs are each noticed, and nothing else is fetched', async () => {
  const site = fakeSite(120);
  const server = await open(site);
  const shelf = emptyShelf();
  await sync(server, shelf);
  site.posts[4] = fakePost(5, { content: '<p>Corrected.</p>', modified: '2024-05-01T10:00:00' });
  site.posts[5]!.categories = [2];
  site.posts[6]!.status = 'draft';
  site.posts[7]!.status = 'gone';
  // A backfilled brief is older than everything and has no later modification date.
  site.posts.push(fakePost(200, { modified: '2001-01-01T00:00:00' }));
  const { end, events } = await sync(server, shelf);
  const arrived = events.flatMap((event) => (event.kind === 'arrived' ? event.arrivals.map(({ post }) => post.key) : []));
  expect([end, arrived.sort(), [...shelf.vanished].map(([key, how]) => `${key} ${how}`).sort(), wrong(site, shelf), shelf.posts.get('6')!.topics])
    .toEqual([{ failure: null, complete: true }, ['200', '5', '6'], ['7 unpublished', '8 gone'], [], [{ name: 'Iran Desk', known: true }]]);
});

test('a renamed category and a renamed author reach the briefs that no date says were changed', async () => {
  const site = fakeSite(3);
  const server = await open(site);
  const shelf = emptyShelf();
  await sync(server, shelf);
  site.terms[0]!.name = 'Analysis &amp; Insight';
  site.users![0]!.name = 'Dr. Ivana Stradner';
  await sync(server, shelf);
  expect([...shelf.posts.values()].map(({ topics, authors }) => [topics[0]?.name, authors])).toEqual(Array(3).fill(['Analysis & Insight', ['Dr. Ivana Stradner']]));
});

test('a brief that comes back after it vanished is there again', async () => {
  const site = fakeSite(3);
  const server = await open(site);
  const shelf = emptyShelf();
  await sync(server, shelf);
  site.posts[1]!.status = 'draft';
  await sync(server, shelf);
  site.posts[1]!.status = 'publish';
  await sync(server, shelf);
  expect([shelf.vanished.size, wrong(site, shelf)]).toEqual([0, []]);
});

test('a brief edited twice within the second of a sync is not lost', async () => {
  const site = fakeSite(2);
  const now = new Date().toISOString().slice(0, 19);
  site.posts[0] = fakePost(1, { modified: now, content: '<p>First.</p>' });
  const server = await open(site);
  const shelf = emptyShelf();
  await sync(server, shelf);
  site.posts[0] = fakePost(1, { modified: now, content: '<p>Second.</p>' });
  await sync(server, shelf);
  expect(wrong(site, shelf)).toEqual([]);
});

test('a list that shifts while it is read is read again', async () => {
  const site = fakeSite(350);
  const server = await open(site);
  const shelf = emptyShelf();
  await sync(server, shelf);
  let deleted = false;
  site.posts.push(fakePost(900));
  site.trouble = (url) => {
    if (isList(url) && url.searchParams.get('offset') === '198' && !deleted) {
      deleted = true;
      for (const id of [1, 2, 3]) site.posts.find((post) => post.id === id)!.status = 'gone';
    }
    return false;
  };
  const { end } = await sync(server, shelf);
  expect([end, [...shelf.vanished.keys()].sort(), wrong(site, shelf)]).toEqual([{ failure: null, complete: true }, ['1', '2', '3'], []]);
});

test('a deletion and an addition that leave the total as it was are noticed as well', async () => {
  const site = fakeSite(350);
  const server = await open(site);
  const shelf = emptyShelf();
  await sync(server, shelf);
  let moved = false;
  site.trouble = (url) => {
    if (isList(url) && url.searchParams.get('offset') === '198' && !moved) {
      moved = true;
      site.posts.find(({ id }) => id === 40)!.status = 'gone';
      site.posts.push(fakePost(1000));
    }
    return false;
  };
  await sync(server, shelf);
  expect([[...shelf.vanished.keys()], wrong(site, shelf)]).toEqual([['40'], []]);
});

test('a list that never holds still brings what it has and takes nothing for vanished', async () => {
  const site = fakeSite(150);
  const server = await open(site);
  const shelf = emptyShelf();
  await sync(server, shelf);
  site.posts[149]!.content = '<p>Corrected.</p>';
  site.posts[149]!.modified = '2025-01-01T00:00:00';
  site.posts[0]!.status = 'gone';
  site.trouble = () => {
    site.claims = (site.claims ?? 300) + 1;
    return false;
  };
  const { end, events } = await sync(server, shelf);
  expect([end, events.flatMap((event) => (event.kind === 'trouble' ? [event.failure.code] : [])), shelf.vanished.size, text(shelf.posts.get('150')!)])
    .toEqual([{ failure: null, complete: false }, ['site-unsettled'], 0, 'Corrected.']);
});

test('a site that gives fewer rows than it is asked for is read in its own steps', async () => {
  const site = fakeSite(150);
  const server = await open(site);
  site.trouble = (url, response, rows) => {
    if (!isList(url)) return false;
    response.writeHead(200, { 'content-type': 'application/json', 'x-wp-total': '150' }).end(JSON.stringify(rows.slice(0, 40)));
    return true;
  };
  const shelf = emptyShelf();
  const first = await sync(server, shelf);
  const second = await sync(server, shelf);
  expect([first.end?.complete, second.end?.complete, wrong(site, shelf)]).toEqual([true, true, []]);
});

test('half a list is no list', async () => {
  const site = fakeSite(150);
  const server = await open(site);
  const shelf = emptyShelf();
  await sync(server, shelf);
  site.trouble = (url, response, rows) => {
    if (!isList(url)) return false;
    const half = url.searchParams.get('offset') === '0' ? rows : rows.slice(0, rows.length / 2);
    response.writeHead(200, { 'content-type': 'application/json', 'x-wp-total': '150' }).end(JSON.stringify(half));
    return true;
  };
  const { end } = await sync(server, shelf);
  expect([end?.complete, shelf.vanished.size, shelf.posts.size]).toEqual([false, 0, 150]);
});

test('an empty list after a full one is not a deletion of everything', async () => {
  const site = fakeSite(40);
  const server = await open(site);
  const shelf = emptyShelf();
  await sync(server, shelf);
  for (const post of site.posts) post.status = 'gone';
  server.asked.length = 0;
  const { end, events } = await sync(server, shelf);
  expect([end?.complete, events.some((event) => event.kind === 'trouble' && event.failure.code === 'source-empty'), shelf.vanished.size, server.asked.some((path) => /posts\/\d/.test(path))])
    .toEqual([false, true, 0, false]);
});

test('a list that shrank to less than half is a fault, not a decision', async () => {
  const site = fakeSite(60);
  const server = await open(site);
  const shelf = emptyShelf();
  await sync(server, shelf);
  for (const post of site.posts.slice(0, 45)) post.status = 'gone';
  const { events } = await sync(server, shelf);
  expect([events.some((event) => event.kind === 'trouble' && event.failure.code === 'list-shrunk'), shelf.vanished.size]).toEqual([true, 0]);
});

test('a brief listed twice arrives once', async () => {
  const site = fakeSite(20);
  const server = await open(site);
  const shelf = emptyShelf();
  site.trouble = (url, response, rows) => {
    if (!isList(url)) return false;
    response.writeHead(200, { 'content-type': 'application/json', 'x-wp-total': '20' }).end(JSON.stringify([rows[0], ...rows]));
    return true;
  };
  const { events } = await sync(server, shelf);
  expect([events.flatMap((event) => (event.kind === 'arrived' ? event.arrivals : [])).length, wrong(site, shelf)]).toEqual([20, []]);
});

test('an absence is believed only when WordPress itself confirms it', async () => {
  const site = fakeSite(30);
  const server = await open(site);
  const shelf = emptyShelf();
  await sync(server, shelf);
  site.posts[0]!.status = 'gone';
  site.trouble = (url, response) => {
    if (!/posts\/\d+$/.test(url.pathname)) return false;
    html(response, '<h1>404 Not Found</h1>', 404);
    return true;
  };
  const { end, events } = await sync(server, shelf);
  expect([end?.failure, troublesOf(events), shelf.vanished.size]).toEqual([null, [['1', 'page-missing']], 0]);
});

test('a warning printed before the JSON does no harm', async () => {
  const site = fakeSite(5);
  const server = await open(site);
  const shelf = emptyShelf();
  site.trouble = (url, response, rows) => {
    if (!isList(url)) return false;
    response.writeHead(200, { 'content-type': 'application/json', 'x-wp-total': '5' }).end(`<br />\n<b>Warning</b>:  Undefined array key [0] in <b>/srv/x.php</b> on line <b>42</b><br />\n${JSON.stringify(rows)}`);
    return true;
  };
  await sync(server, shelf);
  expect(wrong(site, shelf)).toEqual([]);
});

test('each way a server can fail ends in a sentence, changes nothing, and the next good sync makes up for it', async () => {
  const ways: [name: string, trouble: FakeSite['trouble']][] = [
    ['server-error', (_, response) => (html(response, '<h1>Error establishing a database connection</h1>', 500), true)],
    ['server-error', (_, response) => (html(response, '<h1>502 Bad Gateway</h1>', 502), true)],
    ['server-busy', (_, response) => (html(response, 'Briefly unavailable for scheduled maintenance.', 503, { 'retry-after': '600' }), true)],
    ['server-busy', (_, response) => (html(response, 'slow down', 429), true)],
    ['answer-incomplete', (_, response, rows) => (response.writeHead(200, { 'x-wp-total': String(rows.length) }).end(JSON.stringify(rows).slice(0, -20) || '['), true)],
    ['unexpected-answer', (_, response) => (html(response, '<!doctype html><html><body><h1>Welcome</h1><p>Our new site</p></body></html>'), true)],
    ['login-page', (_, response) => (html(response, '<!doctype html><html><body><form action="/wp-login.php"><input type="password" name="pwd"></form></body></html>'), true)],
    ['connection-broken', (_, response) => (response.socket!.destroy(), true)],
  ];
  for (const [code, trouble] of ways) {
    const site = fakeSite(120);
    const server = await open(site);
    const shelf = emptyShelf();
    await sync(server, shelf);
    const before = JSON.stringify([...shelf.posts]);
    site.posts[3] = fakePost(4, { content: '<p>Corrected.</p>', modified: '2024-05-01T10:00:00' });
    site.posts[5]!.status = 'gone';
    site.trouble = (url, response, rows) => url.pathname.includes('/posts') && trouble(url, response, rows);
    const { end } = await sync(server, shelf);
    expect([end?.failure?.code, JSON.stringify([...shelf.posts]) === before, shelf.vanished.size]).toEqual([code, true, 0]);
    site.trouble = () => false;
    await sync(server, shelf);
    expect([code, wrong(site, shelf), [...shelf.vanished]]).toEqual([code, [], [['6', 'gone']]]);
  }
});

test('one brief that breaks its page does not hold back the others', async () => {
  const site = fakeSite(130);
  const server = await open(site);
  const shelf = emptyShelf();
  site.trouble = (url, response, rows) => {
    if (!url.searchParams.get('_fields')?.includes('content') || !rows.some((row) => (row as { id: number }).id === 77)) return false;
    html(response, 'There has been a critical error on this website.', 500);
    return true;
  };
  const { end, events } = await sync(server, shelf);
  expect([end?.failure, shelf.posts.size, shelf.posts.has('77'), events.flatMap((event) => (event.kind === 'trouble' ? [[event.key, event.failure.code]] : []))])
    .toEqual([null, 129, false, [['77', 'server-error']]]);
  site.trouble = () => false;
  await sync(server, shelf);
  expect(wrong(site, shelf)).toEqual([]);
});

test('a protected brief is known by its title; its text is not made up', async () => {
  const site = fakeSite(2);
  site.posts[1] = fakePost(2, { protected: true, title: 'Members Only' });
  const server = await open(site);
  const shelf = emptyShelf();
  const { events } = await sync(server, shelf);
  const arrival = events.flatMap((event) => (event.kind === 'arrived' ? event.arrivals : [])).find(({ post }) => post.key === '2');
  expect([arrival?.isProtected, arrival?.post.title, text(arrival!.post)]).toEqual([true, 'Members Only', '']);
});

test('a site that hides its users is read without them', async () => {
  const site = fakeSite(2);
  site.users = null;
  const server = await open(site);
  const shelf = emptyShelf();
  await sync(server, shelf);
  expect([...shelf.posts.values()].map(({ authors }) => authors)).toEqual([[], []]);
});

test('a subscription to a topic holds the briefs of the topics below it', async () => {
  const site = fakeSite(4);
  site.posts[1]!.categories = [2];
  site.posts[2]!.categories = [3];
  const server = await open(site);
  const shelf = emptyShelf();
  await sync(server, shelf, { source: { only: [{ taxonomy: 'categories', terms: [1] }] } });
  expect([...shelf.posts.keys()].sort()).toEqual(['1', '2', '4']);
});

test('plain permalinks are asked through the query', async () => {
  const site = fakeSite(3);
  const server = await open(site);
  const shelf = emptyShelf();
  await sync(server, shelf, { source: { root: `${server.origin}/index.php?rest_route=/` } });
  expect(wrong(site, shelf)).toEqual([]);
});

test('asked to fetch everything again, it finds an edit that left no trace in the list', async () => {
  const site = fakeSite(3);
  const server = await open(site);
  const shelf = emptyShelf();
  await sync(server, shelf);
  site.posts[0]!.content = '<p>Replaced in the database.</p>';
  await sync(server, shelf);
  const before = wrong(site, shelf);
  await sync(server, shelf, { everything: true });
  expect([before, wrong(site, shelf)]).toEqual([['wrong 1'], []]);
});

test('killed after any event and started again, a sync reaches the same archive', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }), fc.integer({ min: 1, max: 1000 }), async (stops, seed) => {
    const site = fakeSite(230);
    const server = await serveSite(site);
    try {
      const shelf = emptyShelf();
      if (seed % 2 === 0) await sync(server, shelf);
      for (const post of site.posts) {
        const dice = (post.id * 7919 + seed) % 10;
        if (dice === 0) post.status = post.id % 4 === 0 ? 'gone' : 'draft';
        if (dice === 1) Object.assign(post, { content: `<p>Corrected ${seed}.</p>`, modified: '2024-06-01T00:00:00' });
      }
      for (const stopAfter of stops) await sync(server, shelf, { stopAfter });
      await sync(server, shelf);
      expect(wrong(site, shelf)).toEqual([]);
    } finally {
      await server.close();
    }
  }), { numRuns: 12 });
});

import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import type { SyncEvent } from '../../../../electron/fetcher/sync-events.ts';
import type { Post } from '../../../../shared/brief/brief.ts';
import { bodyText } from '../../../../shared/brief/text.ts';
import { html, json, type LocalServer } from '../local-server.ts';
import { differences, emptyShelf, fakePost, fakeSite, serveSite, sync, type FakeSite, type Shelf } from './fake-wordpress.ts';

/* Sites that are WordPress, and not quite as WordPress is described: other limits, plugins that refuse, parameters that mean nothing. */

let servers: LocalServer[] = [];
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
});
async function given(count: number): Promise<{ site: FakeSite; shelf: Shelf; server: LocalServer; again: (options?: Parameters<typeof sync>[2]) => ReturnType<typeof sync> }> {
  const site = fakeSite(count);
  const server = await serveSite(site);
  servers.push(server);
  const shelf = emptyShelf();
  return { site, shelf, server, again: (options) => sync(server, shelf, options) };
}
const wrong = (site: FakeSite, shelf: Shelf): string[] => differences(site, shelf, ({ body }: Post) => bodyText(body));
const troublesOf = (events: SyncEvent[]) => events.flatMap((event) => (event.kind === 'trouble' ? [`${event.key ?? 'site'} ${event.failure.code}`] : []));
const isPosts = (url: URL): boolean => /\/posts$/.test(url.pathname);
const isList = (url: URL): boolean => isPosts(url) && !url.searchParams.has('include');
const numberOf = (url: URL, name: string, otherwise: number): number => Number(url.searchParams.get(name) ?? otherwise);

/** The rows that the site lists, in the order that was asked for, before it cuts a page out of them. */
function all(site: FakeSite, url: URL): unknown[] {
  const posts = site.posts.filter(({ status }) => status === 'publish').sort((a, b) => (url.searchParams.get('order') === 'asc' ? a.id - b.id : b.id - a.id));
  return posts.map(({ id, modified, title, content, categories }) => ({ id, date: '2024-03-01T10:00:00', modified_gmt: modified, title: { rendered: title }, content: { rendered: content }, author: 1, categories }));
}

const paged = (site: FakeSite, url: URL, size: number, from: number, response: ServerResponse, total: string | null): boolean => {
  const rows = all(site, url).slice(from, from + size);
  json(response, rows, 200, total === null ? {} : { 'x-wp-total': total });
  return true;
};

/** How a site gives its list. */
const WAYS: Record<string, (site: FakeSite, url: URL, response: ServerResponse) => boolean> = {
  'says no total': (site, url, response) => paged(site, url, numberOf(url, 'per_page', 10), numberOf(url, 'offset', 0), response, null),
  'says no total and gives ten at once': (site, url, response) => paged(site, url, 10, numberOf(url, 'offset', 0), response, null),
  'gives one at once': (site, url, response) => paged(site, url, 1, numberOf(url, 'offset', 0), response, String(all(site, url).length)),
  'says a total that is too small': (site, url, response) => paged(site, url, numberOf(url, 'per_page', 10), numberOf(url, 'offset', 0), response, String(Math.floor(all(site, url).length / 3))),
  'says a total that is no number': (site, url, response) => paged(site, url, numberOf(url, 'per_page', 10), numberOf(url, 'offset', 0), response, 'many'),
  'refuses more than twenty at once': (site, url, response) => {
    const size = numberOf(url, 'per_page', 10);
    if (size > 20) json(response, { code: 'rest_invalid_param', data: { status: 400 } }, 400);
    else paged(site, url, size, numberOf(url, 'offset', 0), response, String(all(site, url).length));
    return true;
  },
  'dies of more than fifty at once': (site, url, response) => {
    const size = numberOf(url, 'per_page', 10);
    if (size > 50) html(response, 'There has been a critical error on this website.', 500);
    else paged(site, url, size, numberOf(url, 'offset', 0), response, String(all(site, url).length));
    return true;
  },
  'knows numbered pages only': (site, url, response) => numbered(site, url, response, String(all(site, url).length)),
  'knows numbered pages only and says no total': (site, url, response) => numbered(site, url, response, null),
  'has ids that are strings': (site, url, response) => {
    const from = numberOf(url, 'offset', 0);
    const rows = all(site, url).slice(from, from + numberOf(url, 'per_page', 10)).map((row) => ({ ...(row as object), id: String((row as { id: number }).id) }));
    json(response, rows, 200, { 'x-wp-total': String(all(site, url).length) });
    return true;
  },
};

function numbered(site: FakeSite, url: URL, response: ServerResponse, total: string | null): boolean {
  const size = numberOf(url, 'per_page', 10);
  const from = (numberOf(url, 'page', 1) - 1) * size;
  if (from > 0 && from >= all(site, url).length) json(response, { code: 'rest_post_invalid_page_number', data: { status: 400 } }, 400);
  else paged(site, url, size, from, response, total);
  return true;
}

describe('a site that', () => {
  test.each(Object.entries(WAYS))('%s is read to its end, changes and deletions included', async (_, way) => {
    for (const count of [1, 23, 230]) {
      const { site, shelf, again } = await given(count);
      site.trouble = (url, response) => isList(url) && way(site, url, response);
      const first = await again();
      expect([count, first.end, wrong(site, shelf)]).toEqual([count, { failure: null, complete: true }, []]);
      site.posts.push(fakePost(900));
      if (count > 1) {
        site.posts[0]!.status = 'gone';
        site.posts[1] = fakePost(2, { content: '<p>Corrected.</p>', modified: '2025-01-01T00:00:00' });
      }
      const second = await again();
      expect([count, second.end, wrong(site, shelf), shelf.vanished.size]).toEqual([count, { failure: null, complete: true }, [], count > 1 ? 1 : 0]);
    }
  });

  test('counts more than it lists is read, its deletions are noticed, and the difference is told', async () => {
    const { site, shelf, again } = await given(150);
    site.claims = 155;
    await again();
    site.posts[4]!.status = 'gone';
    const { end, events } = await again();
    expect([end, troublesOf(events), [...shelf.vanished], wrong(site, shelf)]).toEqual([{ failure: null, complete: false }, ['site list-short'], [['5', 'gone']], []]);
  });

  test.each([0, 7])('gives other texts than it is asked for still gives each by its own address (%i of them by chance)', async (given_) => {
    const { site, shelf, again } = await given(120);
    await again();
    for (const post of site.posts.slice(0, 40)) Object.assign(post, { content: `<p>Corrected ${post.id}.</p>`, modified: '2025-01-01T00:00:00' });
    site.trouble = (url, response) => isPosts(url) && url.searchParams.has('include') && (json(response, all(site, url).slice(-given_, given_ === 0 ? 0 : undefined)), true);
    const { end } = await again();
    expect([end, wrong(site, shelf)]).toEqual([{ failure: null, complete: true }, []]);
  });

  test('gives ten texts at once, whatever it is asked for, gives all of them', async () => {
    const { site, shelf, server, again } = await given(120);
    await again();
    for (const post of site.posts) Object.assign(post, { content: `<p>Corrected ${post.id}.</p>`, modified: '2025-01-01T00:00:00' });
    site.trouble = (url, response, rows) => isPosts(url) && url.searchParams.has('include') && (json(response, rows.slice(0, 10)), true);
    server.asked.length = 0;
    await again();
    expect([wrong(site, shelf), server.asked.filter((path) => /posts\/\d/.test(path))]).toEqual([[], []]);
  });

  test('refuses one text brings the others and names the one', async () => {
    const { site, shelf, again } = await given(30);
    await again();
    for (const post of site.posts.slice(0, 20)) Object.assign(post, { content: `<p>Corrected ${post.id}.</p>`, modified: '2025-01-01T00:00:00' });
    site.trouble = (url, response) => isPosts(url) && (url.searchParams.get('include')?.split(',').includes('7') ?? false) && (json(response, { code: 'rest_forbidden' }, 401), true);
    const { end, events } = await again();
    expect([end?.failure, troublesOf(events), wrong(site, shelf)]).toEqual([null, ['7 access-refused'], ['wrong 7']]);
  });

  test.each([500, 403, 404])('answers %i where one absence is looked at still tells of the others', async (status) => {
    const { site, shelf, again } = await given(30);
    await again();
    for (const id of [3, 4, 5]) site.posts[id - 1]!.status = 'gone';
    site.trouble = (url, response) => url.pathname.endsWith('/posts/4') && (html(response, 'no', status), true);
    const { end, events } = await again();
    expect([end?.failure, troublesOf(events).length, [...shelf.vanished.keys()].sort()]).toEqual([null, 1, ['3', '5']]);
    site.trouble = () => false;
    await again();
    expect(wrong(site, shelf)).toEqual([]);
  });

  test('says 410 in the words of its API means that a brief is gone', async () => {
    const { site, shelf, again } = await given(3);
    await again();
    site.posts[1]!.status = 'gone';
    site.trouble = (url, response) => url.pathname.endsWith('/posts/2') && (json(response, { code: 'gone' }, 410), true);
    await again();
    expect([...shelf.vanished]).toEqual([['2', 'gone']]);
  });

  test('hides a brief from its list and not from who asks for it keeps it up to date', async () => {
    const { site, shelf, again } = await given(20);
    await again();
    site.trouble = (url, response, rows) => isList(url) && (json(response, rows.filter((row) => (row as { id: number }).id !== 5), 200, { 'x-wp-total': '19' }), true);
    Object.assign(site.posts[4]!, { content: '<p>Corrected.</p>', modified: '2025-01-01T00:00:00' });
    await again();
    expect([wrong(site, shelf), shelf.vanished.size]).toEqual([[], 0]);
  });

  test.each(['users', 'categories'])('refuses its %s for a while takes no names from its briefs and no text is fetched again', async (list) => {
    const { site, shelf, server, again } = await given(3);
    await again();
    const before = JSON.stringify([...shelf.posts]);
    site.trouble = (url, response) => url.pathname.endsWith(list) && (html(response, 'Forbidden', 403), true);
    server.asked.length = 0;
    await again();
    Object.assign(site.posts[0]!, { content: '<p>Corrected.</p>', modified: '2025-01-01T00:00:00' });
    await again();
    site.trouble = () => false;
    await again();
    expect([server.asked.filter((path) => path.includes('include=')).length, [...shelf.posts.values()].map(({ authors, topics }) => [authors, topics.map(({ name }) => name)])])
      .toEqual([1, Array(3).fill([['Ivana Stradner'], ['Insight']])]);
    expect(JSON.stringify([...shelf.posts]).replace('Corrected.', 'Text of brief 1.').replace('2025-01-01T00:00:00', '2024-03-01T15:00:00')).toHaveLength(before.length);
  });

  test('lost one kind of post with a plugin still brings the others', async () => {
    const { site, shelf, again } = await given(5);
    const types = [{ slug: 'post', restBase: 'posts', name: 'Posts' }, { slug: 'event', restBase: 'events', name: 'Events' }];
    const { end, events } = await again({ source: { types } });
    expect([end, troublesOf(events), wrong(site, shelf)]).toEqual([{ failure: null, complete: false }, ['site page-missing'], []]);
  });

  test('sends a row without title and text is told of it, and nothing is made up', async () => {
    const { site, shelf, again } = await given(5);
    site.trouble = (url, response, rows) => {
      const strip = (row: unknown) => ((row as { id: number }).id === 3 ? { id: 3, modified_gmt: '2024-03-01T15:00:00' } : row);
      if (isPosts(url)) json(response, rows.map(strip), 200, { 'x-wp-total': String(rows.length) });
      else if (url.pathname.endsWith('/posts/3')) json(response, { id: 3 });
      else return false;
      return true;
    };
    const { end, events } = await again();
    expect([end?.failure, troublesOf(events), [...shelf.posts.keys()].sort()]).toEqual([null, ['3 unexpected-answer'], ['1', '2', '4', '5']]);
    site.trouble = () => false;
    await again();
    expect(wrong(site, shelf)).toEqual([]);
  });

  test('leaves a text out for once is asked for it again', async () => {
    const { site, shelf, again } = await given(3);
    await again();
    Object.assign(site.posts[1]!, { content: '<p>Corrected.</p>', modified: '2025-01-01T00:00:00' });
    site.trouble = (url, response, rows) => isPosts(url) && url.searchParams.has('include') && (json(response, rows.map((row) => ({ ...(row as object), content: null }))), true);
    const { events } = await again();
    expect(events.flatMap((event) => (event.kind === 'arrived' ? event.arrivals.map(({ isProtected }) => isProtected) : []))).toEqual([true]);
    site.trouble = () => false;
    await again();
    expect(wrong(site, shelf)).toEqual([]);
  });

  test.each(['title', 'author', 'categories', 'content', 'modified_gmt', 'id'])('nests its %s a hundred thousand deep breaks nothing', async (name) => {
    const { site, shelf, again } = await given(3);
    await again();
    const deep = '[{"a":'.repeat(50_000) + '1' + '}]'.repeat(50_000);
    site.trouble = (url, response, rows) => {
      if (!isPosts(url)) return false;
      response.writeHead(200, { 'content-type': 'application/json', 'x-wp-total': '3' });
      response.end(JSON.stringify(rows.map((row) => ({ ...(row as object), [name]: 'DEEP' }))).replaceAll('"DEEP"', deep));
      return true;
    };
    const { end } = await again();
    expect(end?.failure ?? null).toBeNull();
    site.trouble = () => false;
    await again();
    expect([wrong(site, shelf), shelf.vanished.size]).toEqual([[], 0]);
  });
});

describe('a subscription to topics', () => {
  const source = { only: [{ taxonomy: 'categories', terms: [3] }] };
  async function subscribed(count: number) {
    const all = await given(count);
    for (const post of all.site.posts) post.categories = [3];
    await all.again({ source });
    return { ...all, again: (options = {}) => all.again({ ...options, source }) };
  }

  test('keeps a brief that left them, with its new topics, and does not ask for it again and again', async () => {
    const { site, shelf, server, again } = await subscribed(10);
    site.posts[2]!.categories = [1];
    await again();
    server.asked.length = 0;
    await again();
    expect([shelf.vanished.size, shelf.posts.get('3')!.topics.map(({ name }) => name), server.asked.filter((path) => /posts\/\d/.test(path))]).toEqual([0, ['Insight'], []]);
    site.posts[2]!.categories = [3];
    await again();
    expect(shelf.posts.get('3')!.topics.map(({ name }) => name)).toEqual(['AT&T & others']);
  });

  test('notices what became of a brief that left them when everything is read again', async () => {
    const { site, shelf, again } = await subscribed(10);
    site.posts[2]!.categories = [1];
    await again();
    site.posts[2]!.status = 'gone';
    await again();
    const before = shelf.vanished.size;
    await again({ everything: true });
    expect([before, [...shelf.vanished]]).toEqual([0, [['3', 'gone']]]);
  });

  test('from which most briefs move elsewhere is no fault of the list', async () => {
    const { site, shelf, again } = await subscribed(40);
    for (const post of site.posts.slice(0, 30)) post.categories = [1];
    const { end, events } = await again();
    expect([end, troublesOf(events), shelf.vanished.size]).toEqual([{ failure: null, complete: true }, [], 0]);
  });

  test('that hold nothing any more is told, and takes nothing away', async () => {
    const { site, shelf, again } = await subscribed(5);
    for (const post of site.posts) post.categories = [1];
    const { end, events } = await again();
    expect([end?.complete, troublesOf(events), shelf.vanished.size]).toEqual([false, ['site topics-empty'], 0]);
  });

  test('holds no brief of a kind that has no topics', async () => {
    const { server, shelf } = await subscribed(3);
    const types = [{ slug: 'post', restBase: 'posts', name: 'Posts' }, { slug: 'event', restBase: 'events', name: 'Events' }];
    server.asked.length = 0;
    const { end } = await sync(server, shelf, { source: { ...source, types } });
    expect([end, server.asked.filter((path) => path.includes('/events'))]).toEqual([{ failure: null, complete: true }, []]);
  });
});

test('a list that stays much shorter is believed, one brief at a time', async () => {
  const { site, shelf, again } = await given(60);
  await again();
  for (const post of site.posts.slice(0, 45)) post.status = 'gone';
  await again();
  const before = shelf.vanished.size;
  await again({ believesShrunk: true });
  expect([before, shelf.vanished.size, wrong(site, shelf)]).toEqual([0, 45, []]);
});

import { afterEach, expect, test } from 'vitest';
import { checkPassword, describeSite, latest } from '../../../../electron/fetcher/wordpress/describe.ts';
import { html, json, serve, type LocalServer } from '../local-server.ts';
import { accessTo, fakeSite, serveSite, type FakeSite } from './fake-wordpress.ts';

let servers: LocalServer[] = [];
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
});
async function open(site: FakeSite): Promise<LocalServer> {
  servers.push(await serveSite(site));
  return servers.at(-1)!;
}

test('a site is described by name, kinds of briefs with their number, and topics', async () => {
  const server = await open(fakeSite(12));
  const result = await describeSite(accessTo(server));
  expect(result.ok && { name: result.value.name, types: result.value.types, taxonomies: result.value.taxonomies, terms: result.value.terms.map(({ name }) => name) }).toEqual({
    name: 'Meridian & Partners',
    types: [{ slug: 'post', restBase: 'posts', name: 'Posts', total: 12 }],
    taxonomies: [{ slug: 'category', restBase: 'categories', name: 'Categories', types: ['post'] }],
    terms: ['Insight', 'Iran Desk', 'AT&T & others'],
  });
});

test('the latest briefs are shown with title and day', async () => {
  const server = await open(fakeSite(12));
  const result = await latest(accessTo(server), { slug: 'post', restBase: 'posts', name: 'Posts' });
  expect(result.ok && result.value.map(({ title, date }) => [title, date])[0]).toEqual(['Brief 12', '2024-03-01']);
});

test('an application password is good only if the site says who one is', async () => {
  const server = await open(fakeSite(1));
  const right = await checkPassword(accessTo(server), 'desk', 'abcd efgh');
  const wrong = await checkPassword(accessTo(server), 'desk', 'login password');
  expect([right.ok && right.value.name, !wrong.ok && wrong.failure.code]).toEqual(['Desk', 'password-wrong']);
});

test('where all users are hidden, a list for editors tells whether the password is right', async () => {
  const site = fakeSite(1);
  const server = await serve((request, response) => {
    const url = new URL(request.url!, 'http://site');
    if (url.pathname.endsWith('/users/me')) return json(response, { code: 'rest_no_route' }, 404);
    const isEditor = request.headers.authorization === `Basic ${btoa('desk:abcd efgh')}`;
    const isReader = request.headers.authorization === `Basic ${btoa('guest:abcd efgh')}`;
    if (isEditor) return json(response, [{ id: site.posts[0]!.id }]);
    return json(response, { code: 'rest_forbidden_context' }, isReader ? 403 : 401);
  });
  servers.push(server);
  const said = await Promise.all([['desk', 'abcd efgh'], ['guest', 'abcd efgh'], ['desk', 'login password']].map(([user, password]) => checkPassword(accessTo(server), user!, password!)));
  expect(said.map((one) => (one.ok ? one.value.name : one.failure.code))).toEqual(['desk', 'guest', 'password-wrong']);
});

test('a site that moved elsewhere gets no password, and is not said to have refused it', async () => {
  const asked: (string | undefined)[] = [];
  // Another name of the same port is another site; another port of this machine would be refused as part of the local network.
  const moved: LocalServer = await serve((request, response) => {
    if (request.headers.host?.startsWith('localhost') !== true) return response.writeHead(301, { location: moved.origin.replace('127.0.0.1', 'localhost') + request.url! }).end();
    asked.push(request.headers.authorization);
    json(response, { code: 'rest_not_logged_in' }, 401);
  });
  servers.push(moved);
  const result = await checkPassword(accessTo(moved), 'desk', 'abcd efgh');
  expect([!result.ok && result.failure, asked]).toEqual([{ code: 'site-elsewhere', detail: new URL(moved.origin).host.replace('127.0.0.1', 'localhost') }, [undefined]]);
});

test('a listing that is switched off is said so', async () => {
  const site = fakeSite(1);
  site.trouble = (_, response) => {
    json(response, { code: 'rest_not_logged_in', message: 'You are not currently logged in.', data: { status: 401 } }, 401);
    return true;
  };
  const result = await describeSite(accessTo(await open(site)));
  expect(!result.ok && result.failure.code).toBe('rest-disabled');
});

test('another site at that address is not taken for WordPress', async () => {
  const site = fakeSite(1);
  site.trouble = (url, response) => (url.searchParams.has('per_page') ? false : (html(response, '<html><body><h1>Hello</h1></body></html>'), true));
  const result = await describeSite(accessTo(await open(site)));
  expect(result.ok).toBe(false);
});

import { expect, test } from '@playwright/test';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { givenPlace } from '../helpers/app.ts';
import { runCommand, type CommandResult } from '../helpers/command.ts';
import { openPublisher } from '../helpers/publisher-site.ts';

/*
 * The network as it really is: Chromium's, in the fetcher's own process. What the app does with answers has its tests elsewhere; these are about
 * how it asks.
 */

type Request = Pick<IncomingMessage, 'method' | 'url' | 'headers'>;

/** A server on loopback that remembers what it was asked; `answer` null: an empty page. */
async function givenServer(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const asked: Request[] = [];
  const server = createServer((request, response) => {
    asked.push({ method: request.method, url: request.url, headers: request.headers });
    answer(request, response);
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address() as AddressInfo;
  return {
    asked,
    address: `http://127.0.0.1:${port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

const FEED = `<?xml version="1.0"?><rss version="2.0"><channel><title>Port Notes</title><link>/</link>${[1, 2].map((n) =>
  `<item><title>Note ${n}</title><link>/note-${n}</link><guid>n${n}</guid><description>${'Grain moved again through the northern port. '.repeat(40)}</description></item>`).join('')}</channel></rss>`;

const asFeed = (response: ServerResponse, headers: Record<string, string> = {}) => response.writeHead(200, { 'content-type': 'application/rss+xml', ...headers }).end(FEED);

let place: ReturnType<typeof givenPlace>;
test.beforeEach(() => { place = givenPlace(); });
test.afterEach(() => place.remove());

const briefcase = (words: string[], env: Record<string, string> = {}): Promise<CommandResult> => runCommand([...words, '--archive', place.archive, '--json'], place.folder, { env });
const added = async (address: string, env?: Record<string, string>) => (await briefcase(['sources', 'add', address], env)).json() as { name?: string; error?: { code: string } };
const synced = async () => (await briefcase(['sync'])).json() as { added: number; runs: { outcome: string; failure: { code: string } | null }[] };

test("a site is reached through the system's proxy, by a name that only the proxy knows", async () => {
  test.skip(process.platform !== 'linux', 'the system says its proxy in the environment on Linux only');
  const site = await openPublisher(3);
  const proxy = site.address;
  site.address = 'http://briefs.example';
  expect(await added(site.address, { http_proxy: proxy, no_proxy: '' })).toMatchObject({ name: 'Port Notes', kind: 'wordpress', total: 3 });
  const { runs } = (await briefcase(['sync'], { http_proxy: proxy, no_proxy: '' })).json() as { runs: { outcome: string; added: number }[] };
  expect(runs).toMatchObject([{ outcome: 'done', added: 3 }]);
  site.close();
});

test('a proxy that is not there is named as what is wrong', async () => {
  test.skip(process.platform !== 'linux', 'the system says its proxy in the environment on Linux only');
  const gone = await givenServer((_, response) => { response.end(); });
  gone.close();
  expect(await added('http://briefs.example', { http_proxy: gone.address, no_proxy: '' })).toMatchObject({ error: { code: 'proxy-failed' } });
});

test('what comes packed is unpacked, and asked for packed', async () => {
  const server = await givenServer((request, response) => {
    const packs = String(request.headers['accept-encoding']).includes('gzip');
    if (request.url !== '/feed') return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'application/rss+xml', ...(packs ? { 'content-encoding': 'gzip' } : {}) }).end(packs ? gzipSync(FEED) : FEED);
  });
  expect(await added(`${server.address}/feed`)).toMatchObject({ name: 'Port Notes', total: 2 });
  expect(await synced()).toMatchObject({ added: 2, runs: [{ outcome: 'done' }] });
  expect(server.asked.find(({ url }) => url === '/feed')?.headers['accept-encoding']).toContain('gzip');
  server.close();
});

test('a redirect is followed to where it leads, and one without end is not', async () => {
  const server = await givenServer((request, response) => {
    if (request.url === '/old') response.writeHead(301, { location: '/new' }).end();
    else if (request.url === '/new') asFeed(response);
    else response.writeHead(302, { location: `${request.url}x` }).end();
  });
  expect(await added(`${server.address}/old`)).toMatchObject({ name: 'Port Notes', address: `${server.address}/new` });
  expect(await added(`${server.address}/loop`)).toMatchObject({ error: { code: 'too-many-redirects' } });
  server.close();
});

test('no cookie is kept, and nothing tells one visit from the next', async () => {
  const server = await givenServer((request, response) => {
    if (request.url === '/feed') asFeed(response, { 'set-cookie': 'reader=1234; Path=/; Max-Age=99999', 'cache-control': 'max-age=9999' });
    else response.writeHead(302, { location: '/feed', 'set-cookie': 'way=5678; Path=/' }).end();
  });
  await added(`${server.address}/home`);
  await synced();
  const asked = server.asked.filter(({ url }) => url === '/feed');
  expect(asked.length).toBeGreaterThan(1);
  expect(server.asked.map(({ headers }) => [headers.cookie, headers['referer'], headers['if-none-match']])).toEqual(server.asked.map(() => [undefined, undefined, undefined]));
  server.close();
});

test('a password goes to its own site and not along a redirect to another', async () => {
  // Two names of one port are two sites; another port of this machine would be refused as part of the local network.
  const server = await givenServer((request, response) => {
    if (request.headers.host?.startsWith('localhost')) asFeed(response);
    else if (request.url === '/feed') response.writeHead(302, { location: `${server.address.replace('127.0.0.1', 'localhost')}/feed` }).end();
    else response.writeHead(404).end();
  });
  const sent = Buffer.from('jane:secret words').toString('base64');
  await briefcase(['sources', 'add', `${server.address}/feed`, '--user', 'jane'], { BRIEFCASE_PASSWORD: 'secret words' });
  expect(server.asked[0]?.headers.authorization).toBe(`Basic ${sent}`);
  const elsewhere = server.asked.filter(({ headers }) => headers.host?.startsWith('localhost'));
  expect(elsewhere.length).toBeGreaterThan(0);
  expect(elsewhere.map(({ headers }) => headers.authorization)).toEqual(elsewhere.map(() => undefined));
  server.close();
});

test('an answer that breaks off is not taken for a whole one', async () => {
  let isWhole = true;
  const server = await givenServer((request, response) => {
    if (request.url !== '/feed') return void response.writeHead(404).end();
    if (isWhole) return void asFeed(response);
    response.writeHead(200, { 'content-type': 'application/rss+xml', 'content-length': String(FEED.length) });
    response.write(FEED.slice(0, FEED.length / 2), () => response.destroy());
  });
  expect(await added(`${server.address}/feed`)).toMatchObject({ name: 'Port Notes' });
  isWhole = false;
  const { added: came, runs } = await synced();
  expect(came).toBe(0);
  expect(['answer-incomplete', 'connection-broken']).toContain(runs[0]?.failure?.code);
  isWhole = true;
  expect(await synced()).toMatchObject({ added: 2, runs: [{ outcome: 'done' }] });
  server.close();
});

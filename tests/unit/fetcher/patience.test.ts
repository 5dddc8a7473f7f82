import { afterEach, expect, test } from 'vitest';
import { nodeTransport } from '../../../electron/fetcher/http/node-transport.ts';
import { MANNERS } from '../../../electron/fetcher/http/polite.ts';
import { realNet } from '../../../electron/fetcher/http/real-net.ts';
import { createNetwork } from '../../../electron/fetcher/network.ts';
import { html, serve, serveBytes, xml, type LocalServer } from './local-server.ts';

let servers: LocalServer[] = [];
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
});
async function keep(server: Promise<LocalServer>): Promise<LocalServer> {
  servers.push(await server);
  return servers.at(-1)!;
}

/** What an analyst is told who typed the address and waits for so long; `stopAfter`: presses Stop. Milliseconds. */
async function told(address: string, { lookMs = 600, stopAfter = Infinity, credentials = null as { user: string; password: string } | null } = {}) {
  const { handlers } = createNetwork(realNet(nodeTransport()), { ...MANNERS, lookMs });
  const stop = new AbortController();
  if (stopAfter !== Infinity) setTimeout(() => stop.abort(), stopAfter);
  const result = await handlers.discover({ address, credentials, details: null }, { signal: stop.signal, progress: () => {}, acting: (work) => work() });
  return result.ok ? result.value.found.map(({ kind, name }) => `${kind} ${name}`) : result.failure;
}

const FEED = '<?xml version="1.0"?><rss version="2.0"><channel><title>Port Notes</title><link>/</link><item><title>One</title><link>/one</link><guid>1</guid><description>Words</description></item></channel></rss>';

test('a site that takes the question and never answers is given up, in one sentence', async () => {
  const { origin } = await keep(serveBytes(() => {}));
  expect(await told(origin)).toEqual({ code: 'site-silent', detail: new URL(origin).host });
});

test('a site that refuses is told at once: nobody asks again later', async () => {
  const server = await serve(() => {});
  await server.close();
  expect(await told(server.origin, { lookMs: 60_000 })).toEqual({ code: 'site-silent', detail: new URL(server.origin).host });
});

test('whoever presses Stop waits no longer', async () => {
  const { origin } = await keep(serveBytes(() => {}));
  expect(await told(origin, { lookMs: 600_000, stopAfter: 150 })).toEqual({ code: 'cancelled' });
});

test('what was found before a site fell silent counts', async () => {
  const { origin } = await keep(serve((request, response) => {
    if (request.url === '/') html(response, '<!doctype html><head><link rel="alternate" type="application/rss+xml" href="/feed"><link rel="alternate" type="application/rss+xml" href="/silent"></head>');
    else if (request.url === '/feed') xml(response, FEED);
  }));
  expect(await told(origin)).toEqual(['feed Port Notes']);
});

test('a password goes to the site that was typed and to no feed or listing that its pages name elsewhere', async () => {
  const sent: string[] = [];
  // Another name of the same door: another door of this machine is not asked at all.
  const typed = await keep(serve((request, response) => {
    const isElsewhere = request.headers.host?.startsWith('localhost') === true;
    sent.push(`${isElsewhere ? 'elsewhere' : 'typed'} ${request.headers.authorization === undefined ? 'nobody' : 'jane'}`);
    if (isElsewhere) return xml(response, FEED);
    const away = `http://localhost:${new URL(`http://${request.headers.host}`).port}`;
    html(response, `<!doctype html><head><link rel="alternate" type="application/rss+xml" href="${away}/feed"><link rel="https://api.w.org/" href="${away}/wp-json/"></head>`);
  }));
  await told(typed.origin, { credentials: { user: 'jane', password: 'secret words' } });
  expect(new Set(sent)).toEqual(new Set(['typed jane', 'elsewhere nobody']));
});

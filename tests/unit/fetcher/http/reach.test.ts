import { afterEach, expect, test } from 'vitest';
import { limitedFetch } from '../../../../electron/fetcher/http/limited-fetch.ts';
import { TEXT_LIMITS } from '../../../../electron/fetcher/http/limits.ts';
import { nodeTransport } from '../../../../electron/fetcher/http/node-transport.ts';
import { PUBLIC_ONLY, passFor, reachOf, type Reach } from '../../../../electron/fetcher/http/reach.ts';
import { realNet } from '../../../../electron/fetcher/http/real-net.ts';
import { systemTransport } from '../../../../electron/fetcher/http/system-transport.ts';
import { fetchImage } from '../../../../electron/fetcher/images.ts';
import { syncFeed } from '../../../../electron/fetcher/feeds/sync.ts';
import { politeFetcher } from '../../../../electron/fetcher/http/polite.ts';
import { serveDns, type DnsServer } from '../dns-server.ts';
import { html, QUICK, serve, xml, type LocalServer } from '../local-server.ts';

let open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.map((one) => one.close()));
  open = [];
});
async function keep<T extends { close(): Promise<void> }>(opened: Promise<T>): Promise<T> {
  const one = await opened;
  open.push(one);
  return one;
}
const inside = (): Promise<LocalServer> => keep(serve((_, response) => html(response, 'the printer down the hall')));
const LIMITS = { ...TEXT_LIMITS, totalMs: 6000, stallMs: 6000 };
async function codeOf(dns: DnsServer, url: string, reach: Reach = PUBLIC_ONLY): Promise<string> {
  const result = await limitedFetch(realNet(nodeTransport(dns.resolve)), { url, reach, limits: LIMITS });
  return result.ok ? 'ok' : result.failure.code;
}
const portOf = (server: LocalServer): string => new URL(server.origin).port;

test('a public name that leads into the local network is not asked, by whatever address', async () => {
  const server = await inside();
  const places: Record<string, string[]> = { 'a.example': ['127.0.0.1'], 'b.example': ['10.0.0.1'], 'c.example': ['93.184.216.34', '127.0.0.1'], 'd.example': ['169.254.169.254'], 'e.example': ['100.64.1.1'], 'f.example': ['0.0.0.0'] };
  const dns = await keep(serveDns((name) => places[name] ?? []));
  const codes = await Promise.all(Object.keys(places).map((name) => codeOf(dns, `http://${name}:${portOf(server)}/`)));
  expect([new Set(codes), server.asked, dns.asked.sort()]).toEqual([new Set(['redirect-local']), [], Object.keys(places)]);
});

test('a name is looked up once for the check and the connection, so that it cannot change in between', async () => {
  const server = await inside();
  // What is said first is public (and answers nothing here); every later word is this machine.
  const dns = await keep(serveDns((_, count) => (count === 1 ? ['203.0.112.1'] : ['127.0.0.1'])));
  const first = await codeOf(dns, `http://rebinding.example:${portOf(server)}/`);
  const later = await codeOf(dns, `http://rebinding.example:${portOf(server)}/`);
  expect([first === 'ok', later, server.asked, dns.asked.length]).toEqual([false, 'redirect-local', [], 2]);
});

test('a look-up that takes its time is waited for, and what it says holds', async () => {
  const server = await inside();
  const dns = await keep(serveDns(async () => {
    await new Promise((later) => setTimeout(later, 2500));
    return ['127.0.0.1'];
  }));
  expect([await codeOf(dns, `http://slow.example:${portOf(server)}/`), server.asked]).toEqual(['redirect-local', []]);
});

test('a typed host may stand in the local network, at its own port and at no other', async () => {
  const [server, other] = [await inside(), await inside()];
  const dns = await keep(serveDns(() => ['127.0.0.1']));
  const typed = `http://wiki.office.example:${portOf(server)}/`;
  expect([
    await codeOf(dns, typed, reachOf(typed)), await codeOf(dns, typed.replace(portOf(server), portOf(other)), reachOf(typed)), await codeOf(dns, other.origin, reachOf(server.origin)),
    await codeOf(dns, server.origin.replace('127.0.0.1', 'localhost'), reachOf(server.origin)), other.asked,
  ]).toEqual(['ok', 'redirect-local', 'redirect-local', 'ok', []]);
});

test('a connection that was opened for somebody who may is not used by somebody who may not', async () => {
  const server = await inside();
  const dns = await keep(serveDns(() => ['127.0.0.1']));
  const net = realNet(nodeTransport(dns.resolve));
  const url = `http://wiki.office.example:${portOf(server)}/`;
  const first = await limitedFetch(net, { url, reach: reachOf(url), limits: LIMITS });
  const second = await limitedFetch(net, { url, reach: PUBLIC_ONLY, limits: LIMITS });
  expect([first.ok, second.ok, server.asked.length]).toEqual([true, false, 1]);
});

test('neither an image, nor a link of a feed, nor a redirect leads there', async () => {
  const server = await inside();
  const dns = await keep(serveDns((name) => (name === 'inner.example' ? ['127.0.0.1'] : [])));
  const feedServer = await keep(serve((request, response) => (request.url === '/feed/'
    ? xml(response, `<rss version="2.0"><channel><item><title>A</title><guid>1</guid><link>http://inner.example:${portOf(server)}/</link><description>Words […]</description></item></channel></rss>`)
    : response.writeHead(302, { location: `http://inner.example:${portOf(server)}/` }).end())));
  const fetcher = politeFetcher(realNet(nodeTransport(dns.resolve)), QUICK);
  const image = await fetchImage(fetcher, `http://inner.example:${portOf(server)}/a.png`, feedServer.reach);
  const redirected = await fetcher({ url: `${feedServer.origin}/away`, reach: feedServer.reach });
  const run = syncFeed({ fetcher, authorization: null, reach: feedServer.reach }, { address: `${feedServer.origin}/feed/`, validators: null, readPages: true }, new Map());
  const troubles: string[] = [];
  for (let step = await run.next(); !step.done; step = await run.next()) if (step.value.kind === 'trouble') troubles.push(step.value.failure.code);
  expect([image.ok || image.failure.code, redirected.ok || redirected.failure.code, troubles, server.asked]).toEqual(['redirect-local', 'redirect-local', ['redirect-local'], []]);
});

test('behind a proxy a name that leads into the local network from here is not asked for, and one that nobody here knows is the proxy’s', async () => {
  const dns = await keep(serveDns((name) => (name === 'inner.example' ? ['10.0.0.7'] : [])));
  const asked: string[] = [];
  const transport = systemTransport({
    direct: () => Promise.reject(new Error('not direct')),
    chromium: async ({ url }) => {
      asked.push(url);
      return { status: 200, headers: new Map(), body: (async function* () { yield Buffer.from('x'); })(), decoded: true };
    },
    proxyFor: async () => 'PROXY proxy.example:8080',
    resolve: dns.resolve,
  });
  const codes = await Promise.all(['http://inner.example/', 'http://known-to-the-proxy.example/', 'http://192.168.0.1/', 'http://nas.local/'].map(async (url) => {
    const result = await limitedFetch(realNet(transport), { url, reach: PUBLIC_ONLY, limits: LIMITS });
    return result.ok ? 'ok' : result.failure.code;
  }));
  expect([codes, asked]).toEqual([['redirect-local', 'ok', 'redirect-local', 'redirect-local'], ['http://known-to-the-proxy.example/']]);
});

test('names that only a local network knows are local without a look-up', () => {
  const pass = (host: string) => passFor(new URL(`http://${host}/`), PUBLIC_ONLY);
  expect(['nas.local', 'nas.local.', 'NAS.LOCAL', 'a.internal', 'fritz.box', 'my.fritz.box', 'wiki.corp', 'a.localdomain', 'a.home.arpa', 'printer', 'x.lan', 'wiki.intranet', '0x7f.1', '[::ffff:10.0.0.1]', '[64:ff9b:1::1]', '[3fff::1]'].map(pass)).toEqual(Array(16).fill(null));
  expect(['think-tank.example', 'localnews.example', 'corp.example', 'internal-affairs.example', '8.8.8.8', '[2606:2800:220:1::1]'].map(pass)).toEqual(Array(6).fill('public'));
});

import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { limitedFetch } from '../../../../electron/fetcher/http/limited-fetch.ts';
import { TEXT_LIMITS, type Limits } from '../../../../electron/fetcher/http/limits.ts';
import type { Net } from '../../../../electron/fetcher/http/net.ts';
import { nodeTransport } from '../../../../electron/fetcher/http/node-transport.ts';
import { PUBLIC_ONLY, reachOf } from '../../../../electron/fetcher/http/reach.ts';
import { realNet } from '../../../../electron/fetcher/http/real-net.ts';
import { sentence } from '../../../../shared/errors.ts';
import { html, serve, serveBytes, type LocalServer } from '../local-server.ts';

const net = realNet(nodeTransport());
const MB = 1024 * 1024;
let servers: LocalServer[] = [];
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
});

async function keep(server: Promise<LocalServer>): Promise<LocalServer> {
  servers.push(await server);
  return servers.at(-1)!;
}

function ask(server: LocalServer, path = '/', limits: Partial<Limits> = {}, more: { net?: Net; authorization?: string; signal?: AbortSignal } = {}) {
  const { net: own = net, ...rest } = more;
  return limitedFetch(own, { url: server.origin + path, reach: server.reach, limits: { ...TEXT_LIMITS, ...limits }, ...rest });
}

async function codeOf(answer: ReturnType<typeof limitedFetch>): Promise<string> {
  const result = await answer;
  if (result.ok) return `ok ${result.value.body.length}`;
  expect(sentence(result.failure)).toMatch(/\.$/);
  return result.failure.code;
}

async function textOf(answer: ReturnType<typeof limitedFetch>): Promise<string> {
  const result = await answer;
  return result.ok ? Buffer.from(result.value.body).toString() : result.failure.code;
}

test('a page arrives whole, with its headers and address', async () => {
  const server = await keep(serve((_, response) => html(response, 'Grüße')));
  const result = await ask(server, '/brief?x=1');
  expect(result.ok && { text: Buffer.from(result.value.body).toString(), type: result.value.headers.get('content-type'), url: result.value.url })
    .toEqual({ text: 'Grüße', type: 'text/html; charset=utf-8', url: `${server.origin}/brief?x=1` });
});

test('packed answers are unpacked', async () => {
  const server = await keep(serve((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('a brief'))));
  const result = await ask(server);
  expect(result.ok && Buffer.from(result.value.body).toString()).toBe('a brief');
});

test('a connection reset in the middle of a body is noticed', async () => {
  const server = await keep(serveBytes((socket) => {
    socket.write('HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\nhalf');
    setTimeout(() => socket.resetAndDestroy(), 20);
  }));
  expect(await codeOf(ask(server))).toMatch(/connection-broken|answer-incomplete/);
});

test('a body shorter than its length is noticed', async () => {
  const server = await keep(serveBytes((socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\nhalf')));
  expect(await codeOf(ask(server))).toBe('answer-incomplete');
});

test('a chunked body without its end is noticed', async () => {
  const server = await keep(serveBytes((socket) => socket.end('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n4\r\nhalf\r\n')));
  expect(await codeOf(ask(server))).toBe('answer-incomplete');
});

test('a gzip body that was cut is noticed, even where the connection ends in good order', async () => {
  const packed = gzipSync(randomBytes(20_000).toString('hex'));
  const server = await keep(serve((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed.subarray(0, packed.length / 2))));
  expect(await codeOf(ask(server))).toBe('answer-incomplete');
});

test('a gzip body that is none is no answer', async () => {
  const server = await keep(serve((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('plain words')));
  expect(await codeOf(ask(server))).toBe('answer-incomplete');
});

test('bytes outweigh what the header says of their packing', async () => {
  const words = '<?xml version="1.0"?><rss/>';
  const cases: [encoding: string | null, body: Buffer | string][] = [
    ['gzip', words], ['br', words], ['deflate', '{"version": 1}'], [null, gzipSync(words)], ['gzip', gzipSync(gzipSync(words))], ['identity', gzipSync(words)], ['gzip', '\ufeff  <rss version="2.0"/>'],
  ];
  const read = await Promise.all(cases.map(async ([encoding, body]) => {
    const server = await keep(serve((_, response) => response.writeHead(200, encoding === null ? {} : { 'content-encoding': encoding }).end(body)));
    return textOf(ask(server));
  }));
  expect(read).toEqual([words, words, '{"version": 1}', words, words, words, '\ufeff  <rss version="2.0"/>']);
});

test('a stored gzip bomb is stopped at the limit too', async () => {
  const bomb = gzipSync(Buffer.alloc(50 * MB));
  const server = await keep(serve((_, response) => response.writeHead(200).end(bomb)));
  expect(await codeOf(ask(server))).toBe('answer-too-large');
});

test('a gzip bomb is stopped at the limit, not unpacked', async () => {
  const bomb = gzipSync(Buffer.alloc(50 * MB));
  const server = await keep(serve((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb)));
  const before = process.memoryUsage().arrayBuffers;
  expect(await codeOf(ask(server))).toBe('answer-too-large');
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(48 * MB);
});

test('a body without end is stopped at the limit', async () => {
  const server = await keep(serve((_, response) => {
    const timer = setInterval(() => response.write(Buffer.alloc(256 * 1024)), 1);
    response.on('close', () => clearInterval(timer));
  }));
  expect(await codeOf(ask(server, '/', { wireBytes: 2 * MB, bodyBytes: 2 * MB }))).toBe('answer-too-large');
});

test('a body that announces more than the limit is not even begun', async () => {
  const server = await keep(serveBytes((socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 99999999999\r\n\r\n')));
  expect(await codeOf(ask(server))).toBe('answer-too-large');
});

test('a server that accepts and says nothing is given up', async () => {
  const server = await keep(serveBytes(() => undefined));
  expect(await codeOf(ask(server, '/', { stallMs: 150 }))).toBe('too-slow');
});

test('bytes that drip are given up after the grace time', async () => {
  const server = await keep(serve((_, response) => {
    response.writeHead(200);
    const timer = setInterval(() => response.write('x'), 20);
    response.on('close', () => clearInterval(timer));
  }));
  expect(await codeOf(ask(server, '/', { graceMs: 200, minBytesPerSecond: 500 }))).toBe('too-slow');
});

test('an answer that never ends in time is given up as a whole', async () => {
  const server = await keep(serve((_, response) => {
    response.writeHead(200);
    const timer = setInterval(() => response.write(Buffer.alloc(2000)), 10);
    response.on('close', () => clearInterval(timer));
  }));
  expect(await codeOf(ask(server, '/', { totalMs: 300 }))).toBe('too-slow');
});

test('redirects are followed, and only a chain of permanent ones counts as a move', async () => {
  const server = await keep(serve((request, response) => {
    if (request.url === '/a') response.writeHead(301, { location: '/b' }).end();
    else if (request.url === '/b') response.writeHead(308, { location: '/c' }).end();
    else if (request.url === '/d') response.writeHead(302, { location: '/c' }).end();
    else html(response, 'here');
  }));
  const moved = await ask(server, '/a');
  const lent = await ask(server, '/d');
  expect([moved.ok && [moved.value.url, moved.value.movedForGood], lent.ok && [lent.value.url, lent.value.movedForGood]])
    .toEqual([[`${server.origin}/c`, true], [`${server.origin}/c`, false]]);
});

test('redirects in a circle end', async () => {
  const server = await keep(serve((request, response) => response.writeHead(302, { location: request.url === '/a' ? '/b' : '/a' }).end()));
  expect([await codeOf(ask(server, '/a')), server.asked.length]).toEqual(['too-many-redirects', TEXT_LIMITS.redirects + 1]);
});

test('a public site cannot lead into the local network', async () => {
  const inside = await keep(serve((_, response) => html(response, 'the printer down the hall')));
  const targets = [inside.origin, 'http://localhost:1/', 'http://[::1]/', 'http://192.168.1.1/', 'http://169.254.169.254/latest', 'http://[::ffff:10.0.0.1]/', 'http://printer.local/', 'http://2130706433/', 'http://nas.fritz.box/', 'http://wiki.corp/', 'http://a.localdomain/', 'http://B.INTERNAL./'];
  const codes = await Promise.all(targets.map(async (location) => {
    const outside: Net = {
      ...net,
      transport: async (request) => (request.url.startsWith('https://think-tank.example/')
        ? { status: 302, headers: new Map([['location', location]]), body: (async function* () {})(), decoded: true }
        : net.transport(request)),
    };
    return codeOf(limitedFetch(outside, { url: 'https://think-tank.example/feed', reach: PUBLIC_ONLY }));
  }));
  expect([new Set(codes), inside.asked]).toEqual([new Set(['redirect-local']), []]);
});

test('a local address that was not typed is refused at once', async () => {
  const server = await keep(serve((_, response) => html(response, 'inside')));
  expect([await codeOf(limitedFetch(net, { url: server.origin, reach: PUBLIC_ONLY })), server.asked]).toEqual(['redirect-local', []]);
});

test('a redirect to something that is not the web is refused', async () => {
  const server = await keep(serve((_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end()));
  expect(await codeOf(ask(server))).toBe('address-not-allowed');
});

test('a password goes to its own site only and never into a sentence', async () => {
  const seen: (string | undefined)[] = [];
  const other = await keep(serve((request, response) => {
    seen.push(request.headers.authorization);
    response.writeHead(500).end();
  }));
  const server = await keep(serve((request, response) => {
    seen.push(request.headers.authorization);
    response.writeHead(302, { location: `${other.origin}/` }).end();
  }));
  const result = await limitedFetch(net, { url: server.origin.replace('//', '//analyst:s3cret@'), reach: { localPlaces: [...server.reach.localPlaces, ...other.reach.localPlaces] } });
  expect([seen, result.ok, JSON.stringify(result).includes('s3cret')]).toEqual([[`Basic ${Buffer.from('analyst:s3cret').toString('base64')}`, undefined], false, false]);
});

test('cancelling ends an exchange at once', async () => {
  const server = await keep(serveBytes(() => undefined));
  const control = new AbortController();
  setTimeout(() => control.abort(), 30);
  expect(await codeOf(ask(server, '/', {}, { signal: control.signal }))).toBe('cancelled');
});

test('each refusal of a server has its own sentence', async () => {
  const server = await keep(serve((request, response) => html(response, 'no', Number(request.url!.slice(1)))));
  const codes = await Promise.all([401, 403, 404, 410, 429, 500, 502, 503, 504, 511, 418].map(async (status) => [status, await codeOf(ask(server, `/${status}`))]));
  expect(Object.fromEntries(codes)).toEqual({
    401: 'access-refused', 403: 'access-refused', 404: 'page-missing', 410: 'page-missing', 429: 'server-busy', 500: 'server-error', 502: 'server-error',
    503: 'server-busy', 504: 'server-error', 511: 'captive-portal', 418: 'unexpected-answer',
  });
});

test('nobody home, no such name, and bytes that are no HTTP are told apart', async () => {
  const gone = await serve(() => undefined);
  await gone.close();
  const babble = await keep(serveBytes((socket) => socket.end('SSH-2.0-OpenSSH\r\n')));
  const nowhere = { ...net, transport: () => Promise.reject(Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' })) };
  expect([await codeOf(ask(gone)), await codeOf(ask(babble)), await codeOf(ask(gone, '/', {}, { net: nowhere }))])
    .toEqual(['host-unreachable', 'unexpected-answer', 'host-not-found']);
});

test('what Chromium says is understood as well', async () => {
  const codes = await Promise.all(['ERR_INTERNET_DISCONNECTED', 'ERR_NAME_NOT_RESOLVED', 'ERR_CERT_DATE_INVALID', 'ERR_PROXY_CONNECTION_FAILED', 'ERR_CONTENT_LENGTH_MISMATCH', 'ERR_CONNECTION_RESET', 'ERR_TIMED_OUT']
    .map((word) => codeOf(limitedFetch({ ...net, transport: () => Promise.reject(new Error(`net::${word}`)) }, { url: 'http://127.0.0.1/', reach: reachOf('http://127.0.0.1/') }))));
  expect(codes).toEqual(['offline', 'host-not-found', 'certificate', 'proxy-failed', 'answer-incomplete', 'connection-broken', 'too-slow']);
});

test('a part that nobody asked for, and "not modified" where there was nothing before, are no answers', async () => {
  const server = await keep(serve((request, response) => response.writeHead(request.url === '/part' ? 206 : 304, { 'content-range': 'bytes 0-9/100' }).end()));
  expect([await codeOf(ask(server, '/part')), await codeOf(ask(server, '/same')), await codeOf(limitedFetch(net, { url: server.origin, reach: server.reach, headers: { 'if-none-match': '"1"' } }))])
    .toEqual(['answer-incomplete', 'unexpected-answer', 'ok 0']);
});

test('a password follows its host to https, and nowhere else', async () => {
  const seen: string[] = [];
  const hops: Record<string, string> = {
    'http://site.example/': 'https://site.example/', 'https://site.example/': 'https://www.site.example/', 'https://www.site.example/': 'https://site.example:8443/', 'https://site.example:8443/': 'http://site.example/end',
  };
  const transport: Net['transport'] = async ({ url, headers }) => {
    seen.push(`${url} ${headers['authorization'] ?? '-'}`);
    return { status: hops[url] === undefined ? 200 : 301, headers: new Map(hops[url] === undefined ? [] : [['location', hops[url]]]), body: (async function* () {})(), decoded: true };
  };
  await limitedFetch({ ...net, transport }, { url: 'http://site.example/', authorization: 'Basic x' });
  await limitedFetch({ ...net, transport }, { url: 'https://site.example:8443/', authorization: 'Basic y' });
  expect(seen).toEqual([
    'http://site.example/ Basic x', 'https://site.example/ Basic x', 'https://www.site.example/ -', 'https://site.example:8443/ -', 'http://site.example/end Basic x',
    'https://site.example:8443/ Basic y', 'http://site.example/end -',
  ]);
});

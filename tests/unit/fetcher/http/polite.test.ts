import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { limitedFetch } from '../../../../electron/fetcher/http/limited-fetch.ts';
import { TEXT_LIMITS } from '../../../../electron/fetcher/http/limits.ts';
import type { Net, TransportResponse } from '../../../../electron/fetcher/http/net.ts';
import { backoff, MANNERS, politeFetcher } from '../../../../electron/fetcher/http/polite.ts';
import { retryAfter } from '../../../../electron/fetcher/http/retry-after.ts';
import { html, QUICK, quickFetcher, serve, type LocalServer } from '../local-server.ts';

let servers: LocalServer[] = [];
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
});
async function keep(server: Promise<LocalServer>): Promise<LocalServer> {
  servers.push(await server);
  return servers.at(-1)!;
}

test('what may pass is tried again with growing waits, and then arrives', async () => {
  for (const status of [429, 502, 503, 504]) {
    const server = await keep(serve((_, response) => (server.asked.length < 3 ? html(response, 'busy', status) : html(response, 'here'))));
    const fetcher = quickFetcher();
    const result = await fetcher({ url: `${server.origin}/`, reach: server.reach });
    expect([status, result.ok, server.asked.length, fetcher.net.waits]).toEqual([status, true, 3, [75, 150]]);
  }
});

test('what will not pass is not tried again', async () => {
  for (const status of [400, 401, 403, 404, 410, 500]) {
    const server = await keep(serve((_, response) => html(response, 'no', status)));
    const result = await quickFetcher()({ url: `${server.origin}/`, reach: server.reach });
    expect([status, result.ok, server.asked.length]).toEqual([status, false, 1]);
  }
});

test('a lost connection is tried again', async () => {
  const server = await keep(serve((request, response) => (server.asked.length < 2 ? request.socket.destroy() : html(response, 'here'))));
  expect((await quickFetcher()({ url: `${server.origin}/`, reach: server.reach })).ok).toBe(true);
});

test('a server that says nothing is asked twice and no more', async () => {
  const server = await keep(serve(() => undefined));
  const result = await quickFetcher()({ url: `${server.origin}/`, reach: server.reach, limits: { ...TEXT_LIMITS, stallMs: 60 } });
  expect([!result.ok && result.failure.code, server.asked.length]).toEqual(['too-slow', 2]);
});

test('tries come to an end', async () => {
  const server = await keep(serve((_, response) => html(response, 'busy', 502)));
  const result = await quickFetcher()({ url: `${server.origin}/`, reach: server.reach });
  expect([result.ok, server.asked.length]).toEqual([false, 3]);
});

test('a wait that the server asks for is kept, in seconds or as a date, and holds for every ask of the run', async () => {
  const server = await keep(serve((_, response) => (server.asked.length === 1
    ? html(response, 'busy', 503, { 'retry-after': 'Wed, 28 Jun 2023 10:00:04 GMT', date: 'Wed, 28 Jun 2023 10:00:00 GMT' })
    : html(response, 'here'))));
  const fetcher = quickFetcher();
  const first = fetcher({ url: `${server.origin}/a`, reach: server.reach });
  expect([(await first).ok, fetcher.net.waits.map((ms) => Math.round(ms / 1000))]).toEqual([true, [4]]);
});

test('a server that wants to be left alone for long is left alone, and is not asked again in this run', async () => {
  const server = await keep(serve((_, response) => html(response, 'maintenance', 503, { 'retry-after': '600' })));
  const fetcher = quickFetcher();
  const results = [await fetcher({ url: `${server.origin}/a`, reach: server.reach }), await fetcher({ url: `${server.origin}/b`, reach: server.reach })];
  expect([results.map((result) => !result.ok && [result.failure.code, Math.round((result.failure.retryAfterMs ?? 0) / 1000)]), server.asked]).toEqual([[['server-busy', 600], ['server-busy', 600]], ['/a']]);
});

test('no more than two exchanges are under way with one host, whatever is asked', async () => {
  let under = 0;
  let most = 0;
  const server = await keep(serve((_, response) => {
    under += 1;
    most = Math.max(most, under);
    setTimeout(() => {
      under -= 1;
      html(response, 'here');
    }, 20);
  }));
  const fetcher = quickFetcher();
  const results = await Promise.all(Array.from({ length: 9 }, (_, i) => fetcher({ url: `${server.origin}/${i}`, reach: server.reach })));
  expect([results.every(({ ok }) => ok), most]).toEqual([true, 2]);
});

test('an answer that is not accepted counts as none, and is asked for again', async () => {
  const server = await keep(serve((_, response) => html(response, server.asked.length < 2 ? '[1, 2' : '[1, 2]')));
  const result = await quickFetcher()({
    url: `${server.origin}/`,
    reach: server.reach,
    accept: ({ body }) => (Buffer.from(body).toString().endsWith(']') ? null : { code: 'answer-incomplete', passing: true }),
  });
  expect([result.ok, server.asked.length]).toEqual([true, 2]);
});

test('a wall clock that jumps in the middle changes nothing', async () => {
  let wall = Date.parse('2026-07-01T00:00:00Z');
  const answers = [503, 200].map((status): TransportResponse => ({
    status, headers: new Map([['retry-after', 'Wed, 01 Jul 2026 00:00:02 GMT'], ['date', 'Wed, 01 Jul 2026 00:00:00 GMT']]), body: (async function* () { yield Buffer.from('x'); })(), decoded: true,
  }));
  const waits: number[] = [];
  let elapsed = 0;
  const net: Net = {
    transport: async () => {
      wall -= 10 * 365 * 86_400_000;
      return answers.shift()!;
    },
    elapsed: () => elapsed,
    wall: () => wall,
    sleep: async (ms, signal) => {
      if (signal !== undefined) return new Promise((wake) => signal.addEventListener('abort', () => wake(), { once: true }));
      waits.push(ms);
      elapsed += ms;
    },
    random: () => 0,
  };
  const result = await politeFetcher(net, QUICK)({ url: 'https://think-tank.example/' });
  expect([result.ok, waits]).toEqual([true, [2000]]);
  expect((await limitedFetch({ ...net, transport: async () => ({ ...answers[0]!, status: 204, headers: new Map(), body: (async function* () {})(), decoded: true }) }, { url: 'https://think-tank.example/' })).ok).toBe(true);
});

test('the wait grows, stays between half and all of its step, and never passes the longest', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 40 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (n, random) => {
    const step = Math.min(MANNERS.firstWaitMs * 2 ** (n - 1), MANNERS.longestWaitMs);
    const wait = backoff(n, MANNERS, random);
    expect(wait).toBeGreaterThanOrEqual(step / 2);
    expect(wait).toBeLessThanOrEqual(step);
  }));
});

test('Retry-After is read as RFC 9110 writes it, and nonsense is none', () => {
  const said = (value: string) => retryAfter(new Map([['retry-after', value]]), Date.parse('2026-07-01T00:00:00Z'));
  expect(['120', '0', 'Wed, 01 Jul 2026 00:01:00 GMT', 'Tue, 30 Jun 2026 00:00:00 GMT', 'soon', '-5', '99999999'].map(said)).toEqual([120_000, 0, 60_000, 0, null, null, 86_400_000]);
});

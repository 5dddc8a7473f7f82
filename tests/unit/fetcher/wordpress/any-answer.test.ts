import fc from 'fast-check';
import { expect, test } from 'vitest';
import { discover } from '../../../../electron/fetcher/discover.ts';
import { bodyText } from '../../../../shared/brief/text.ts';
import { quickFetcher, serve } from '../local-server.ts';
import { differences, emptyShelf, fakeSite, serveSite, sync } from './fake-wordpress.ts';

/* Whatever a site answers, nothing throws, nothing is taken for vanished, and the next good sync is right. */

/** What can stand where something else was expected. */
const anything = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, '', '0', '-1', 0, -1, 1.5, 1e300, [], {}, [[]], [null], { rendered: null }, { rendered: { rendered: 'x' } }, '\u0000', '\ud800', '<script>x</script>', 'x'.repeat(70_000)),
  fc.jsonValue({ maxDepth: 4 }),
);

/** The value with some of its parts replaced, as `dice` falls. */
function spoilt(value: unknown, dice: () => number, pick: () => unknown, often: number): unknown {
  if (dice() < often) return pick();
  if (Array.isArray(value)) return value.map((one) => spoilt(one, dice, pick, often));
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, name === 'id' && dice() < 0.7 ? one : spoilt(one, dice, pick, often)]));
  return value;
}

test('a site that puts anything anywhere breaks nothing', async () => {
  await fc.assert(fc.asyncProperty(fc.array(anything, { minLength: 3, maxLength: 12 }), fc.integer({ min: 1, max: 2 ** 31 - 2 }), fc.constantFrom(0.01, 0.05, 0.3), async (parts, seed, often) => {
    const site = fakeSite(30);
    const good = await serveSite(site);
    let state = seed;
    const dice = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
    const pick = () => parts[Math.floor(dice() * parts.length)];
    let isSpoilt = false;
    const server = await serve((request, response) => {
      void fetch(good.origin + request.url!).then(async (answer) => {
        const json: unknown = JSON.parse(Buffer.from(await answer.arrayBuffer()).toString());
        const total = answer.headers.get('x-wp-total');
        const headers = { 'content-type': 'application/json', ...(total === null ? {} : { 'x-wp-total': isSpoilt && dice() < 0.1 ? String(Math.floor(dice() * 60)) : total }) };
        response.writeHead(answer.status, headers).end(JSON.stringify(isSpoilt && answer.ok ? spoilt(json, dice, pick, often) : json));
      });
    });
    try {
      const shelf = emptyShelf();
      await sync(server, shelf);
      isSpoilt = true;
      await discover(quickFetcher(), `${server.origin}/wp-json/`);
      await sync(server, shelf);
      await sync(server, emptyShelf());
      expect([...shelf.vanished.keys()]).toEqual([]);
      isSpoilt = false;
      await sync(server, shelf, { everything: true });
      expect(differences(site, shelf, ({ body }) => bodyText(body)).filter((one) => one.startsWith('wrong'))).toEqual([]);
    } finally {
      await server.close();
      await good.close();
    }
  }), { numRuns: 25 });
});

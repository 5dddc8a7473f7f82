import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { check } from '../../../../electron/store/health.ts';
import { openArchive } from '../../../../electron/store/database.ts';
import { prepared } from '../../../../electron/store/archive.ts';
import { bundle } from '../../../helpers/bundle.ts';
import { givenArchive, givenFolder } from '../../../helpers/archive.ts';
import { givenPublisher } from '../../../helpers/publisher.ts';
import { briefsOf, expectValue, givenFetcher, givenSource, sync } from '../../../helpers/syncing.ts';

const KILLS = 20;
let built: { folder: string; remove: () => void };
beforeAll(async () => {
  built = await bundle({ 'sync-child': 'tests/helpers/sync-child.ts', worker: 'electron/store/sync/worker.ts' });
}, 60_000);
afterAll(() => built.remove());

/** Starts a store that syncs; kills it after so long, or waits for its end when null. Answers what it printed. */
async function run(folder: string, address: string, killAfterMs: number | null): Promise<string[]> {
  const child = spawn(process.execPath, [join(built.folder, 'sync-child.mjs'), folder, address], { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' }, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  const ended = new Promise((resolve) => { child.once('exit', resolve); });
  const begun = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk) => {
      said += String(chunk);
      if (said.includes('syncing')) resolve();
    });
  });
  await Promise.race([begun, ended]);
  if (killAfterMs !== null) {
    await Promise.race([delay(killAfterMs), ended]);
    child.kill('SIGKILL');
  }
  await ended;
  return said.trim().split('\n');
}

test(`killed ${KILLS} times in the middle of a sync, the archive is whole each time and ends up where an unbroken sync does`, async () => {
  const site = await givenPublisher();
  site.images.set('/map.png', Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(2000, 1)]));
  for (let i = 0; i < 60; i++) site.publish({ content: `<p>${`Grain moved again through port ${i}. `.repeat(30)}</p><img src="SITE/map.png">` });
  const folder = givenFolder();
  const began = performance.now();
  await run(givenFolder(), site.address, null);
  const whole = performance.now() - began;

  let seed = 7;
  const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  for (let kill = 0; kill < KILLS; kill++) {
    for (let i = 0; i < 12; i++) {
      const id = 101 + Math.floor(random() * 60);
      const piece = site.pieces.get(id)!;
      if (random() < 0.15) site.edit(id, { status: (['draft', 'deleted', 'publish'] as const)[Math.floor(random() * 3)]! });
      else site.edit(id, { content: piece.content.replace(/<p>/, `<p>Update ${kill}. `), ...(random() < 0.3 ? { title: `Retitled ${kill}` } : {}) });
    }
    await run(folder, site.address, random() * whole * 0.8);
    const db = expectValue(openArchive(folder, { readOnly: true }));
    expect((await check(db, () => {}, async () => {})).problems).toEqual([]);
    db.close();
  }
  expect(await run(folder, site.address, null)).toEqual(['syncing', 'done']);

  const unbroken = givenArchive();
  const fetcher = givenFetcher();
  await sync(unbroken, fetcher, await givenSource(unbroken, fetcher, site.address, { kind: 'wordpress' }));
  const broken = givenArchive(folder);
  const published = Object.entries(briefsOf(broken)).filter(([, { status }]) => status === 'published').map(([key, brief]) => [key, { ...brief, revisions: 1 }]);
  expect(Object.fromEntries(published)).toEqual(briefsOf(unbroken));
  expect(prepared(broken.db, 'SELECT count(*) AS n FROM image WHERE hash IS NULL').get()).toEqual({ n: 0 });
  expect(prepared(broken.db, `SELECT count(*) AS n FROM sync_run WHERE outcome = 'interrupted'`).get()).not.toEqual({ n: 0 });
}, 180_000);

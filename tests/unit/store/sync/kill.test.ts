import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { check } from '../../../../electron/store/process/check-archive.ts';
import { openArchive } from '../../../../electron/store/kernel/database.ts';
import { prepared } from '../../../../electron/store/kernel/archive.ts';
import { bundle } from '../../../helpers/bundle.ts';
import { givenArchive, givenFolder } from '../../../helpers/archive.ts';
import { givenPublisher, type Publisher } from '../../../helpers/publisher.ts';
import { briefsOf, expectValue, givenFetcher, givenSource, sync } from '../../../helpers/syncing.ts';

const KILLS = 20;
/** A sync that finds an edit asks for the kinds, the names, the index and the briefs. */
const LEAST_ASKED = 5;
let built: { folder: string; remove: () => void };
beforeAll(async () => {
  built = await bundle({ 'sync-child': 'tests/helpers/sync-child.ts', worker: 'electron/store/process/sync-thread.ts' });
}, 60_000);
afterAll(() => built.remove());

/**
 * Starts a store that syncs. `killAt`: it is killed when it has asked the site for so many things, some milliseconds later, as
 * `laterMs` says; null: its end is waited for. Answers what it printed.
 */
async function run(folder: string, site: Publisher, killAt: { asked: number; laterMs: number } | null): Promise<string[]> {
  const child = spawn(process.execPath, [join(built.folder, 'sync-child.mjs'), folder, site.address], { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' }, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => { child.once('exit', resolve); });
  let said = '';
  let asked = 0;
  child.stdout.on('data', (chunk) => { said += String(chunk); });
  site.fault = () => {
    if (said.includes('syncing') && ++asked === killAt?.asked) setTimeout(() => child.kill('SIGKILL'), killAt.laterMs);
    return false;
  };
  await ended;
  site.fault = null;
  return said.trim().split('\n');
}

test(`killed ${KILLS} times in the middle of a sync, the archive is whole each time and ends up where an unbroken sync does`, async () => {
  const site = await givenPublisher();
  site.images.set('/map.png', Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(2000, 1)]));
  for (let i = 0; i < 60; i++) site.publish({ content: `<p>${`Grain moved again through port ${i}. `.repeat(30)}</p><img src="SITE/map.png">` });
  const folder = givenFolder();

  let seed = 7;
  const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  for (let kill = 0; kill < KILLS; kill++) {
    for (let i = 0; i < 12; i++) {
      const id = 101 + Math.floor(random() * 60);
      const piece = site.pieces.get(id)!;
      if (random() < 0.15) site.edit(id, { status: (['draft', 'deleted', 'publish'] as const)[Math.floor(random() * 3)]! });
      else site.edit(id, { content: piece.content.replace(/<p>/, `<p>Update ${kill}. `), ...(random() < 0.3 ? { title: `Retitled ${kill}` } : {}) });
    }
    await run(folder, site, { asked: 1 + Math.floor(random() * LEAST_ASKED), laterMs: random() * 20 });
    const db = expectValue(openArchive(folder, { readOnly: true }));
    expect((await check(db, () => {}, async () => {})).problems).toEqual([]);
    db.close();
  }
  expect(await run(folder, site, null)).toEqual(['syncing', 'done']);

  const unbroken = givenArchive();
  const fetcher = givenFetcher();
  await sync(unbroken, fetcher, await givenSource(unbroken, fetcher, site.address, { kind: 'wordpress' }));
  const broken = givenArchive(folder);
  const published = Object.entries(briefsOf(broken)).filter(([, { status }]) => status === 'published').map(([key, brief]) => [key, { ...brief, revisions: 1 }]);
  expect(Object.fromEntries(published)).toEqual(briefsOf(unbroken));
  expect(prepared(broken.db, 'SELECT count(*) AS n FROM image WHERE hash IS NULL').get()).toEqual({ n: 0 });
  const interrupted = prepared<{ n: number }>(broken.db, `SELECT count(*) AS n FROM sync_run WHERE outcome = 'interrupted'`).get()!.n;
  expect(interrupted).toBeGreaterThan(KILLS / 2);
}, 180_000);

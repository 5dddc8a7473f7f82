import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { join } from 'node:path';
import { prepared, write } from '../../../../electron/store/kernel/archive.ts';
import { goFirst, goSecond, newFlags } from '../../../../electron/store/kernel/write-turns.ts';
import { openArchive } from '../../../../electron/store/kernel/database.ts';
import { bundle } from '../../../helpers/bundle.ts';
import { givenArchive } from '../../../helpers/archive.ts';
import { expectValue } from '../../../helpers/syncing.ts';

let built: { folder: string; remove: () => void };
beforeAll(async () => { built = await bundle({ busy: 'tests/helpers/busy-writer.ts' }); }, 60_000);
afterAll(() => built.remove());

test('what the analyst does is written at once while a sync saves one brief after the other', async () => {
  const archive = givenArchive();
  const flags = newFlags();
  goFirst(archive.db, flags);
  const worker = new Worker(join(built.folder, 'busy.mjs'), { workerData: { folder: archive.folder, flags } });
  await new Promise((resolve) => worker.once('message', resolve));
  const took: number[] = [];
  for (let i = 0; i < 40; i++) {
    const began = performance.now();
    write(archive.db, () => prepared(archive.db, 'INSERT INTO topic (name, known) VALUES (?, 1)').run(`topic ${i}`));
    took.push(performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const { transactions } = await new Promise<{ transactions: number }>((resolve) => {
    worker.once('message', resolve);
    worker.postMessage('stop');
  });
  await worker.terminate();
  // The writer holds the lock for 8 ms of every 8.
  expect(transactions).toBeGreaterThan(20);
  expect(took.sort((a, b) => a - b)[20]).toBeLessThan(40);
  expect(took.at(-1)).toBeLessThan(400);
});

test('nobody waits for somebody who is not there', () => {
  const archive = givenArchive();
  const other = expectValue(openArchive(archive.folder));
  const flags = newFlags();
  goFirst(archive.db, flags);
  goSecond(other, flags);
  write(other, () => prepared(other, 'INSERT INTO topic (name, known) VALUES (?, 1)').run('one'));
  expect(() => write(archive.db, () => { throw new Error('a fault'); })).toThrow('a fault');
  write(other, () => prepared(other, 'INSERT INTO topic (name, known) VALUES (?, 1)').run('two'));
  expect(prepared(archive.db, 'SELECT count(*) AS n FROM topic').get()).toEqual({ n: 2 });
  other.close();
});

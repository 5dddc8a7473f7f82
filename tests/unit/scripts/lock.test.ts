import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { noteProgram, withLock } from '../../../scripts/setup/lock.mjs';

/** No system gives out numbers as high as this. */
const DEAD = 2 ** 30;

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'briefcase-lock-'));
  file = join(folder, 'deeper/set-up.lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('two that want to work at once work one after the other', async () => {
  const log: string[] = [];
  const work = (name: string) =>
    withLock(file, async () => {
      log.push(`${name} begins`);
      await sleep(50);
      log.push(`${name} ends`);
      return name;
    });
  expect(await Promise.all([work('one'), work('two')])).toEqual(['one', 'two']);
  expect(log).toEqual(['one begins', 'one ends', 'two begins', 'two ends']);
  expect(readdirSync(join(folder, 'deeper'))).toEqual([]);
});

test('programs started while working are written into the lock until they end', async () => {
  await withLock(file, async () => {
    const ended = noteProgram(4711);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid, programs: [4711] });
    ended();
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid, programs: [] });
    await Promise.resolve();
  });
});

test('work that fails lets the next one in', async () => {
  await expect(withLock(file, () => Promise.reject(new Error('no space left')))).rejects.toThrow('no space left');
  expect(await withLock(file, () => Promise.resolve('done'))).toBe('done');
});

test('a holder that was killed is noticed at once', async () => {
  const holder = spawn(process.execPath, ['-e', '0'], { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } });
  await new Promise((ended) => holder.on('exit', ended));
  await withLock(file, () => Promise.resolve());
  writeFileSync(file, JSON.stringify({ pid: holder.pid, host: hostname(), programs: [holder.pid] }));
  const began = Date.now();
  expect(await withLock(file, () => Promise.resolve('done'))).toBe('done');
  expect(Date.now() - began).toBeLessThan(3000);
  expect(existsSync(file)).toBe(false);
});

test.each([
  ['a holder that lives is waited for', { pid: process.pid, programs: [] }],
  ['a holder that was killed is waited for while a program that it started is at work', { pid: DEAD, programs: [process.pid] }],
])('%s', async (_, holder) => {
  await withLock(file, () => Promise.resolve());
  writeFileSync(file, JSON.stringify({ ...holder, host: hostname() }));
  let isDone = false;
  const waiting = withLock(file, () => Promise.resolve()).then(() => (isDone = true));
  await sleep(500);
  expect(isDone).toBe(false);
  rmSync(file);
  await waiting;
});

/** One slow set-up step at a time per user, however many terminals run one. */
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from './say.mjs';

const HEARTBEAT_MS = 5_000;
const DEAD_AFTER_MS = 60_000;

/**
 * Runs `work` while holding the lock file; waits while another living process holds it. A holder that was killed is
 * noticed by its process id (this machine) or by its missing heartbeat (a home shared between machines).
 */
export async function withLock(file, work) {
  mkdirSync(dirname(file), { recursive: true });
  const mine = JSON.stringify({ pid: process.pid, host: hostname(), started: Date.now() });
  let told = false;
  while (!tryTake(file, mine)) {
    const holder = readHolder(file);
    if (holder && isGone(holder)) breakLock(file, holder.text);
    else if (holder && !told) {
      say(`another set-up (process ${holder.pid}) is at work; waiting for it to finish`);
      told = true;
    }
    await sleep(200);
  }
  const heartbeat = setInterval(() => utimesSync(file, new Date(), new Date()), HEARTBEAT_MS);
  const release = () => {
    if (readHolder(file)?.text === mine) rmSync(file, { force: true });
  };
  process.once('exit', release);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    process.off('exit', release);
    release();
  }
}

function tryTake(file, text) {
  try {
    writeFileSync(file, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Who holds the lock, or null when it was just released. */
function readHolder(file) {
  try {
    const text = readFileSync(file, 'utf8');
    const age = Date.now() - statSync(file).mtimeMs;
    try {
      return { ...JSON.parse(text), text, age };
    } catch {
      // A holder killed between creating and writing its file leaves it empty: only its age tells.
      return { text, age };
    }
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

function isGone({ pid, host, age }) {
  if (age > DEAD_AFTER_MS) return true;
  if (pid === undefined) return age > HEARTBEAT_MS;
  return host === hostname() && !isAlive(pid);
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Renames before deleting: of two waiters that saw the same dead holder only one can move its file away. */
function breakLock(file, text) {
  const aside = `${file}.${process.pid}`;
  try {
    if (readFileSync(file, 'utf8') !== text) return;
    renameSync(file, aside);
    rmSync(aside, { force: true });
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}

/** One slow set-up step at a time per user, however many terminals run one. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from './say.mjs';

const HEARTBEAT_MS = 5_000;
const DEAD_AFTER_MS = 60_000;

/** The lock files this process holds, and the programs it runs meanwhile. */
const held = new Set();
const programs = new Set();

/**
 * Runs `work` while holding the lock file; waits while another holds it. A holder that was killed is noticed by its
 * process id (this machine) or by its missing heartbeat (a home shared between machines); it still counts while a
 * program that it started, such as npm, is at work.
 */
export async function withLock(file, work) {
  mkdirSync(dirname(file), { recursive: true });
  let told = false;
  while (!tryTake(file)) {
    const holder = readHolder(file);
    if (holder && isGone(holder)) breakLock(file, holder.text);
    else if (holder && !told) {
      say(`another set-up (process ${holder.pid}) is at work; waiting for it to finish`);
      told = true;
    }
    await sleep(200);
  }
  held.add(file);
  const beat = () => existsSync(file) && utimesSync(file, new Date(), new Date());
  const heartbeat = setInterval(beat, HEARTBEAT_MS);
  const release = () => {
    held.delete(file);
    if (readHolder(file)?.pid === process.pid) rmSync(file, { force: true });
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

/** Writes a program just started into the locks held, until the returned function is called. */
export function noteProgram(pid) {
  if (pid === undefined) return () => {};
  programs.add(pid);
  rewriteHeld();
  return () => {
    programs.delete(pid);
    rewriteHeld();
  };
}

function rewriteHeld() {
  for (const file of held) writeFileSync(file, mine());
}

function mine() {
  return JSON.stringify({ pid: process.pid, host: hostname(), programs: [...programs] });
}

function tryTake(file) {
  try {
    writeFileSync(file, mine(), { flag: 'wx' });
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
      // Read while it was being written, or its holder was killed then: only its age tells which.
      return { text, age };
    }
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

function isGone({ pid, host, programs: started, age }) {
  if (age > DEAD_AFTER_MS && host !== hostname()) return true;
  if (pid === undefined) return age > HEARTBEAT_MS;
  return host === hostname() && ![pid, ...(started ?? [])].some(isAlive);
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

import { chromium, type Page } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appEnv, PROJECT, SWITCHES } from '../tests/helpers/app.ts';

/** A started program with its page in reach. It is started as a person starts it: nothing holds it up until it has painted. */
export interface Started {
  page: Page;
  /** From the spawn of the process to the mark `list-painted`. */
  paintedAfter: number;
  /** MB of memory of all its processes, shared pages counted once (PSS). Linux only. */
  memory(): number;
  end(): Promise<void>;
}

/** A program, started again and again by the same person: what it keeps for the next start is there. */
export interface Program {
  start(): Promise<Started>;
  /** Forgets what it kept. */
  remove(): void;
}

export const emptyWindow = () => program((home) => ({ args: [join(PROJECT, 'bench/empty-window')], env: { EMPTY_WINDOW_DATA: join(home, 'data') } }));

export const briefcase = (archive: string) => program(() => ({ args: [PROJECT, '--archive', archive], env: {} }));

function program(wishes: (home: string) => { args: string[]; env: Record<string, string> }): Program {
  const home = mkdtempSync(join(tmpdir(), 'briefcase-home-'));
  return {
    start: () => start(home, wishes(home)),
    remove: () => rmSync(home, { recursive: true, force: true, maxRetries: 5 }),
  };
}

async function start(home: string, { args, env }: { args: string[]; env: Record<string, string> }): Promise<Started> {
  const spawned = performance.timeOrigin + performance.now();
  const child = spawn(process.execPath, [...SWITCHES, '--remote-debugging-port=0', ...args], {
    env: { ...appEnv(home), ...env }, stdio: ['ignore', 'ignore', 'pipe'],
  });
  const browser = await chromium.connectOverCDP(await debuggerAddress(child));
  const page = await firstPage(() => browser.contexts().flatMap((context) => context.pages()));
  await page.waitForFunction(() => performance.getEntriesByName('list-painted').length > 0, undefined, { timeout: 60_000, polling: 20 });
  const painted = await page.evaluate(() => performance.timeOrigin + performance.getEntriesByName('list-painted')[0]!.startTime);
  return {
    page,
    paintedAfter: painted - spawned,
    memory: () => memoryOf(child.pid!),
    async end() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await browser.close().catch(() => {});
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), 3000).unref();
      await ended;
    },
  };
}

function debuggerAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let heard = '';
    child.stderr!.on('data', (chunk: Buffer) => {
      heard += chunk.toString();
      const address = /DevTools listening on (ws:\S+)/.exec(heard)?.[1];
      if (address !== undefined) resolve(address);
    });
    child.once('exit', (code) => reject(new Error(`the program ended with code ${code}: ${heard.slice(-2000)}`)));
  });
}

async function firstPage(pages: () => Page[]): Promise<Page> {
  for (let tries = 0; tries < 3000; tries++) {
    const page = pages().find((one) => /^(briefcase|file):/.test(one.url()));
    if (page) return page;
    await new Promise((resolve) => { setTimeout(resolve, 20); });
  }
  throw new Error('no page was opened');
}

function memoryOf(root: number): number {
  const parents = new Map(readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name) => {
    const stat = read(`/proc/${name}/stat`);
    return stat === '' ? [] : [[Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])] as const];
  }));
  const isOurs = (pid: number): boolean => pid === root || (parents.has(pid) && isOurs(parents.get(pid)!));
  const kilobytes = [...parents.keys()].filter(isOurs).map((pid) => Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0));
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1024;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // The process ended between two looks.
    return '';
  }
}

/** Running other programs. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { noteProgram } from './lock.mjs';
import { withoutNpmRun } from './places.mjs';

/** @typedef {import('node:child_process').SpawnOptions} SpawnOptions */

/**
 * Runs a program to its end and gives `{ code, output }`; `output` is stdout and stderr together.
 * `code` is null when it was ended by a signal, was too slow (`timeout`, milliseconds) or could not be started.
 * @param {string} command
 * @param {string[]} args
 * @param {SpawnOptions} options
 * @returns {Promise<{ code: number | null, output: string }>}
 */
export function run(command, args, { timeout, ...options } = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    const ended = noteProgram(child.pid);
    const timer = timeout && setTimeout(() => child.kill('SIGKILL'), timeout);
    const finish = (code) => {
      ended();
      clearTimeout(timer);
      done({ code, output });
    };
    child.stdout?.on('data', (bytes) => (output += bytes));
    child.stderr?.on('data', (bytes) => (output += bytes));
    child.on('error', (error) => {
      output += error.message;
      finish(null);
    });
    child.on('close', finish);
  });
}

const HANDED_ON = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program that has the terminal as its own, hands signals on to it and gives its exit code. A program ended by
 * a signal gives 128 + the signal's number, as shells have it. `onSpawn` gets the child, for options that pipe.
 * @param {string} command
 * @param {string[]} args
 * @param {SpawnOptions & { onSpawn?: (child: import('node:child_process').ChildProcess) => void }} options
 * @returns {Promise<number>}
 */
export function passThrough(command, args, { onSpawn, ...options } = {}) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    onSpawn?.(child);
    const handOn = (signal) => child.kill(signal);
    for (const signal of HANDED_ON) process.on(signal, handOn);
    child.on('error', fail);
    child.on('close', (code, signal) => {
      for (const each of HANDED_ON) process.off(each, handOn);
      done(code ?? 128 + (signal ? constants.signals[signal] : 0));
    });
  });
}

/** Runs npm, found the way the running npm was, else on the path. */
export function npm(args, options = {}) {
  const npmCli = process.env.npm_execpath;
  const env = withoutNpmRun(options.env);
  if (npmCli && /npm-cli\.c?js$/.test(npmCli)) return run(process.execPath, [npmCli, ...args], { ...options, env });
  return run('npm', args, { ...options, env, shell: process.platform === 'win32' });
}

/** The full path of a program on the path, or null. */
export function which(program, env = process.env) {
  for (const folder of (env.PATH ?? '').split(delimiter)) {
    const file = join(folder, program);
    if (folder && existsSync(file)) return file;
  }
  return null;
}

/** The last lines of a failed program's output, for a message: without colours and stack traces. */
export function lastLines(output, count = 15) {
  const lines = stripVTControlCharacters(output).trimEnd().split('\n');
  return lines.filter((line) => !/^\s+at .+:\d+:\d+\)?$/.test(line)).slice(-count).join('\n');
}

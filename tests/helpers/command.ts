import { execFile, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { appEnv, PROJECT, SWITCHES } from './app.ts';

export interface CommandResult {
  code: number;
  stdout: string;
  stderr: string;
  /** stdout as JSON; throws when it is none. */
  json(): unknown;
}

/** The program that the tests drive: the same that Playwright starts. */
export const ELECTRON = process.env['ELECTRON_OVERRIDE_DIST_PATH'] === undefined
  ? (createRequire(import.meta.url)('electron') as string)
  : `${process.env['ELECTRON_OVERRIDE_DIST_PATH']}/electron`;

export interface CommandWishes {
  /** Then it is ended. Milliseconds. */
  mostMs?: number;
  env?: Record<string, string>;
}

/** Runs one command of the built app without a display, from the folder `from`. */
export function runCommand(words: readonly string[], from: string, { mostMs = 50_000, env = {} }: CommandWishes = {}): Promise<CommandResult> {
  return new Promise((resolve) => {
    execFile(ELECTRON, headless(words), { cwd: from, env: { ...commandEnv(from), ...env }, maxBuffer: 2 ** 28, timeout: mostMs }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
      resolve({ code, stdout, stderr, json: () => JSON.parse(stdout) as unknown });
    });
  });
}

/** Starts one command and kills it after so many milliseconds with all its processes, as a power cut would. Resolves when it is gone, killed or not. */
export function killCommand(words: readonly string[], from: string, after: number): Promise<void> {
  const child = spawn(ELECTRON, headless(words), { cwd: from, env: commandEnv(from), detached: true, stdio: 'ignore' });
  const timer = setTimeout(() => process.kill(-child.pid!, 'SIGKILL'), after);
  return new Promise((resolve) => {
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function headless(words: readonly string[]): string[] {
  const switches = process.platform === 'linux' ? [...SWITCHES.filter((word) => !word.startsWith('--ozone')), '--ozone-platform=headless'] : [];
  return [...switches, PROJECT, ...words];
}

function commandEnv(home: string): Record<string, string> {
  const { DISPLAY: _, ...env } = appEnv(home);
  return { ...env, BRIEFCASE_CLI: '1', BRIEFCASE_CWD: home };
}

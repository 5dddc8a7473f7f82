import { execFile } from 'node:child_process';
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

/** Runs one command of the built app without a display, from the folder `from`. */
export function runCommand(words: readonly string[], from: string): Promise<CommandResult> {
  const headless = process.platform === 'linux' ? [...SWITCHES.filter((word) => !word.startsWith('--ozone')), '--ozone-platform=headless'] : [];
  const { DISPLAY: _, ...env } = appEnv(from);
  return new Promise((resolve) => {
    execFile(ELECTRON, [...headless, PROJECT, ...words], {
      cwd: from, env: { ...env, BRIEFCASE_CLI: '1', BRIEFCASE_CWD: from }, maxBuffer: 2 ** 28, timeout: 50_000,
    }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
      resolve({ code, stdout, stderr, json: () => JSON.parse(stdout) as unknown });
    });
  });
}

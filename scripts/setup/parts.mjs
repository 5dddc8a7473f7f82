/** The parts of `npm run check` and `npm test`. Each runs to its end and gives `{ name, passed, failed, skipped }`. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asNode, electronEnv } from './app.mjs';
import { countPlaywright, countVitest } from './counts.mjs';
import { displayForTests } from './display.mjs';
import { root } from './places.mjs';
import { passThrough, run } from './run.mjs';


/** The folders with a tsconfig.json; each is a program of its own, with its own idea of what exists. */
const TYPED = [
  'shared',
  'electron',
  'electron/store',
  'electron/fetcher',
  'renderer',
  'tests',
  'bench',
  'scripts',
  'scripts/setup',
];

/** One check per folder. */
export async function types() {
  const count = { name: 'types', passed: 0, failed: 0, skipped: 0 };
  for (const folder of TYPED) {
    const { code, output } = await run(process.execPath, [bin('typescript/bin/tsc'), '-p', folder], { cwd: root });
    if (code === 0) count.passed += 1;
    else {
      count.failed += 1;
      process.stdout.write(`types of ${folder}:\n${output}\n`);
    }
  }
  return count;
}

/** One check for the whole tree. */
export async function lint() {
  const code = await passThrough(process.execPath, [bin('oxlint/bin/oxlint'), '--quiet'], { cwd: root });
  return { name: 'lint', passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

/** Vitest inside Electron's own Node: the native module is tested by the runtime it ships with. */
export async function units(electron) {
  return counted('unit tests', countVitest, (report) => {
    const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    return passThrough(electron.binary, [bin('vitest/vitest.mjs'), ...args], { cwd: root, env: asNode(process.env) });
  });
}

/** Playwright on the built app. */
export async function endToEnd(electron, args = []) {
  const display = await displayForTests();
  try {
    return await counted('end-to-end tests', countPlaywright, (report) =>
      passThrough(process.execPath, [bin('@playwright/test/cli.js'), 'test', '--reporter=list,json', ...args], {
        cwd: root,
        env: {
          ...process.env,
          ...electronEnv(electron),
          ...display.env,
          PLAYWRIGHT_JSON_OUTPUT_FILE: report,
        },
      }),
    );
  } finally {
    display.stop();
  }
}

/**
 * Runs a test runner that writes a JSON report, and counts. A runner that fails without naming a failure, leaves no
 * report, or runs no test at all counts as one failure.
 */
async function counted(name, count, runWith) {
  const folder = mkdtempSync(join(tmpdir(), 'briefcase-report-'));
  const report = join(folder, 'report.json');
  try {
    const code = await runWith(report);
    const none = { passed: 0, failed: 0, skipped: 0 };
    const result = existsSync(report) ? count(JSON.parse(readFileSync(report, 'utf8'))) : none;
    const unexplained = result.failed === 0 && (code !== 0 || result.passed === 0);
    return { name, ...result, failed: result.failed + (unexplained ? 1 : 0) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Says what each part came to and, as the last line, the sum; gives the exit code. */
export function report(parts) {
  for (const { name, passed, failed, skipped } of parts) {
    const rest = `${failed > 0 ? `, ${failed} not` : ''}${skipped > 0 ? `, ${skipped} left out` : ''}`;
    process.stdout.write(`${name.padEnd(18)} ${passed} in order${rest}\n`);
  }
  const sum = (which) => parts.reduce((total, part) => total + part[which], 0);
  const [passed, failed, skipped] = ['passed', 'failed', 'skipped'].map(sum);
  process.stdout.write(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
  return failed > 0 || passed === 0 ? 1 : 0;
}

function bin(path) {
  return join(root, 'node_modules', path);
}

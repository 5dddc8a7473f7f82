import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** A rule that nobody has seen to fail may be switched off by a slip: each of these must be found. */
const MUST_FAIL: readonly (readonly [rule: string, file: string, source: string])[] = [
  ['typescript(no-floating-promises)', 'a.ts', `async function save(): Promise<void> {}\nexport function run(): void { save(); }`],
  ['typescript(no-misused-promises)', 'b.ts', `export const each = (ids: string[], save: (id: string) => Promise<void>) => ids.forEach(save);`],
  ['typescript(await-thenable)', 'c.ts', `export async function run(): Promise<void> { await 1; }`],
  ['typescript(only-throw-error)', 'd.ts', `export function run(): void { throw 'text'; }`],
  ['typescript(no-base-to-string)', 'e.ts', `export const shown = (it: { id: number }) => String(it);`],
  ['typescript(switch-exhaustiveness-check)', 'f.ts', `export function f(x: 'a' | 'b'): void { switch (x) { case 'a': break; } }`],
  ['typescript(no-explicit-any)', 'g.ts', `export const f = (x: any): unknown => x;`],
  ['typescript(ban-ts-comment)', 'h.ts', `// @ts-ignore\nexport const one: string = 1;`],
  ['typescript(prefer-promise-reject-errors)', 'i.ts', `export const f = () => Promise.reject('text');`],
  ['eslint(eqeqeq)', 'j.ts', `export const f = (a: string, b: string) => a == b;`],
  ['eslint(no-empty)', 'k.ts', `export function f(run: () => void): void { try { run(); } catch {} }`],
  ['eslint(no-unused-vars)', 'l.ts', `export function f(): void { const unused = 1; }`],
  ['eslint(prefer-const)', 'm.ts', `export function f(): number { let one = 1; return one; }`],
  ['eslint(no-unsafe-optional-chaining)', 'n.ts', `export const f = (x?: { y: string[] }) => [...x?.y];`],
  ['import(no-default-export)', 'o.ts', `export default 1;`],
  ['unicorn(filename-case)', 'camelCase.ts', `export const one = 1;`],
  ['react-hooks(rules-of-hooks)', 'P.tsx', `import { useState } from 'react';\nexport function P(p: { on: boolean }) { if (p.on) useState(1); return null; }`],
  ['react-hooks(exhaustive-deps)', 'Q.tsx', `import { useEffect } from 'react';\nexport function Q(p: { n: number }) { useEffect(() => { globalThis.name = String(p.n); }, []); return null; }`],
  ['react(no-danger)', 'R.tsx', `export const R = (p: { html: string }) => <div dangerouslySetInnerHTML={{ __html: p.html }} />;`],
  ['react(jsx-key)', 'S.tsx', `export const S = (p: { names: string[] }) => <ul>{p.names.map((name) => <li>{name}</li>)}</ul>;`],
  ['jsx-a11y(alt-text)', 'T.tsx', `export const T = () => <img src="a.png" />;`],
];

const root = join(import.meta.dirname, '../..');
const configFile = join(root, '.oxlintrc.json');
let folder = '';
let found = new Set<string>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'briefcase-lint-'));
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ extends: join(root, 'tsconfig.base.json'), compilerOptions: { jsx: 'react-jsx' } }));
  for (const [, file, source] of MUST_FAIL) write(file, `${source}\n`);
  write('clean.ts', `export const one = 1;\n`);
  found = await lint();
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(MUST_FAIL)('%s is enforced', (rule, file) => {
  expect([...found]).toContain(`${file} ${rule}`);
});

test('code in order passes', () => {
  expect([...found].filter((line) => line.startsWith('clean.ts'))).toEqual([]);
});

test('every exception from a rule names files that exist', () => {
  const { overrides } = JSON.parse(withoutComments(readFileSync(configFile, 'utf8'))) as { overrides: { files: string[] }[] };
  const named = overrides.flatMap(({ files }) => files).filter((file) => !file.startsWith('**/*.'));
  expect(named.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});

function write(file: string, source: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), source);
}

/** Lints the folder with the project's own settings; gives "file rule" lines. */
async function lint(): Promise<Set<string>> {
  const oxlint = join(root, 'node_modules/oxlint/bin/oxlint');
  // oxlint looks for its type-aware half from the folder it runs in, and that one is elsewhere.
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1', OXLINT_TSGOLINT_PATH: join(root, 'node_modules/.bin/tsgolint') };
  const args = [oxlint, '--config', configFile, '--format', 'json', '.'];
  // Findings make it exit with 1, which is what this is about.
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder, env }).catch((error: { stdout: string }) => error);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string; filename: string }[] };
  return new Set(diagnostics.map(({ code, filename }) => `${filename} ${code}`));
}

function withoutComments(json: string): string {
  return json.replace(/^\s*\/\/.*$/gm, '');
}

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Suite, SuiteResult } from './suite.ts';

/*
 * npm run conformance -- SUITE --data DIR [--json] [--limit N]
 * A suite that makes its cases (damage) needs no --data.
 * Exit code: 0 the bar is reached, 1 it is not, 2 the words were not understood.
 */

const MOST_FAILURES = 40;

const files = import.meta.glob<{ suite?: Suite }>('./*.ts');

async function suiteNamed(name: string): Promise<Suite | null> {
  const load = files[`./${name}.ts`];
  return load ? ((await load()).suite ?? null) : null;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { data: { type: 'string' }, json: { type: 'boolean', default: false }, limit: { type: 'string' } },
  });
  const suite = await suiteNamed(positionals[0] ?? '');
  if (!suite) return misunderstood(`There is no suite “${positionals[0] ?? ''}”.`);
  if (values.data === undefined && suite.makesItsCases !== true) return misunderstood('--data DIR says where the cases are.');
  const folder = resolve(process.env['INIT_CWD'] ?? process.cwd(), values.data ?? '.');
  if (!existsSync(folder)) return misunderstood(`There is no folder ${folder}.`);
  const result = await suite.run(folder, { limit: values.limit === undefined ? null : Number(values.limit) });
  if (values.json) console.log(JSON.stringify({ suite: suite.name, bar: suite.bar, ...result }, null, 2));
  else print(suite, result);
  return result.ok ? 0 : 1;
}

function print(suite: Suite, { passed, failed, failures, figures = {}, ok }: SuiteResult): void {
  for (const { case: name, reason } of failures.slice(0, MOST_FAILURES)) console.log(`failed  ${name}: ${reason}`);
  if (failures.length > MOST_FAILURES) console.log(`… and ${failures.length - MOST_FAILURES} more`);
  for (const [name, figure] of Object.entries(figures)) console.log(`${name}: ${figure}`);
  console.log(`${suite.name}: bar “${suite.bar}” ${ok ? 'reached' : 'NOT reached'}`);
  console.log(`${passed} passed, ${failed} failed`);
}

function misunderstood(message: string): number {
  const names = Object.keys(files).map((file) => file.slice(2, -3)).filter((name) => !['run', 'suite'].includes(name) && !name.includes('-'));
  console.error(`${message}\nUsage: npm run conformance -- SUITE --data DIR [--json] [--limit N]\nSuites: ${names.join(', ')}`);
  return 2;
}

process.exitCode = await main();

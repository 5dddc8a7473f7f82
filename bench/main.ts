import { cpus, totalmem } from 'node:os';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { makeArchive } from '../scripts/archive/make.ts';
import type { Figure, Row, Surroundings } from './row.ts';

/*
 * npm run bench -- [--only NAME] [--briefs 10000] [--archive DIR] [--strict]
 * Prints a table and writes bench/results/latest.json. With --strict a bound that does not hold fails the run. --archive: one that
 * make-archive made before is copied instead of making it anew; --briefs says how many it has.
 */

const files = import.meta.glob<{ rows?: Row[] }>('./*.ts');

const { values } = parseArgs({
  options: { only: { type: 'string', multiple: true }, briefs: { type: 'string', default: '10000' }, archive: { type: 'string' }, strict: { type: 'boolean', default: false } },
});
const place = mkdtempSync(join(tmpdir(), 'briefcase-bench-'));
const briefs = Number(values.briefs);
let made: string | null = values.archive === undefined ? null : resolve(process.env['INIT_CWD'] ?? process.cwd(), values.archive);

const surroundings: Surroundings = {
  briefs,
  async archive() {
    if (made === null) {
      made = join(place, 'made');
      console.error(`making an archive of ${briefs} briefs …`);
      makeArchive({ folder: made, briefs, seed: 1 });
    }
    const copy = mkdtempSync(join(place, 'archive-'));
    cpSync(made, copy, { recursive: true });
    return copy;
  },
};

try {
  const figures: (Figure & { row: string })[] = [];
  for (const row of await chosenRows()) {
    console.error(`${row.name} …`);
    for (const figure of await row.run(surroundings)) {
      figures.push({ row: row.name, ...figure });
      console.log(line(figure));
    }
  }
  const machine = { cpu: cpus()[0]?.model ?? '', cores: cpus().length, memory: `${Math.round(totalmem() / 2 ** 30)} GB`, versions: { electron: process.versions['electron'], node: process.version } };
  const results = join(process.env['BRIEFCASE_ROOT'] ?? '.', 'bench/results');
  mkdirSync(results, { recursive: true });
  writeFileSync(join(results, 'latest.json'), `${JSON.stringify({ at: new Date().toISOString(), briefs, machine, figures }, null, 2)}\n`);
  const missed = figures.filter(({ bound }) => bound && !bound.holds);
  console.log(`${figures.length} figures, ${missed.length} outside their bound${missed.length > 0 ? `: ${missed.map(({ name }) => name).join('; ')}` : ''}`);
  if (values.strict && missed.length > 0) process.exitCode = 1;
} finally {
  rmSync(place, { recursive: true, force: true, maxRetries: 5 });
}

async function chosenRows(): Promise<Row[]> {
  const modules = await Promise.all(Object.entries(files).filter(([file]) => !['./main.ts', './row.ts'].includes(file)).map(([, load]) => load()));
  const rows = modules.flatMap(({ rows: own }) => own ?? []);
  const only = values.only;
  const chosen = only ? rows.filter(({ name }) => only.some((part) => name.includes(part))) : rows;
  if (chosen.length === 0) throw new Error(`no row is named like ${only?.join(', ')}; there are: ${rows.map(({ name }) => name).join(', ')}`);
  return chosen;
}

function line({ name, value, unit, floor, bound, note }: Figure): string {
  const ratio = floor === null || floor === 0 ? '' : `${(value / floor).toFixed(2)} x ${shown(floor)} ${unit}`;
  const verdict = bound === null ? '' : `${bound.says} ${bound.holds ? 'holds' : 'DOES NOT HOLD'}`;
  return `${name.padEnd(58)} ${shown(value).padStart(9)} ${unit.padEnd(5)} ${ratio.padEnd(22)} ${verdict.padEnd(28)} ${note}`;
}

function shown(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(2) : value.toFixed(4);
}

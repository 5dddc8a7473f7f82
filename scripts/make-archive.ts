import { parseArgs } from 'node:util';
import { resolve } from 'node:path';
import { makeArchive } from './archive/make.ts';

const { values } = parseArgs({ options: { archive: { type: 'string' }, briefs: { type: 'string', default: '10000' }, seed: { type: 'string', default: '1' }, highlights: { type: 'string', default: '0' } } });
if (values.archive === undefined) {
  console.error('Usage: npm run make-archive -- --archive DIR [--briefs 10000] [--seed 1] [--highlights 0]');
  process.exit(2);
}
const started = Date.now();
makeArchive({
  folder: resolve(process.env['INIT_CWD'] ?? process.cwd(), values.archive),
  briefs: Number(values.briefs),
  seed: Number(values.seed),
  highlights: Number(values.highlights),
  onProgress: (done) => process.stderr.write(`\r${done} briefs`),
});
process.stderr.write(`\n${(Number(values.briefs) / ((Date.now() - started) / 1000)).toFixed(0)} briefs/s\n`);

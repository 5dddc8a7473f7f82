/** `node scripts/setup.mjs [--again]`: the set-up alone. `--again` looks anew for an Electron. */
import './setup/require-node.mjs';
import { ensureReady } from './setup/ready.mjs';
import { orExplain } from './setup/say.mjs';

const electron = await orExplain(() => ensureReady({ again: process.argv.includes('--again') }));
process.stdout.write(`${electron.binary}\n`);

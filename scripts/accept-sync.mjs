/** `node scripts/accept-sync.mjs --site URL --state COMMAND …`: the archive beside a real WordPress, after each of its edits and after being killed. */
import './setup/require-node.mjs';
import { orExplain } from './setup/say.mjs';
import { runTool } from './setup/tool.mjs';

process.exitCode = await orExplain(() => runTool('tests/acceptance/sync.ts', process.argv.slice(2), { startsApp: true }));

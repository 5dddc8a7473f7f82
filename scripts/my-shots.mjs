import './setup/require-node.mjs';
import { orExplain } from './setup/say.mjs';
import { runTool } from './setup/tool.mjs';
process.exitCode = await orExplain(() => runTool('scripts/my-shots.ts', process.argv.slice(2), { startsApp: true }));

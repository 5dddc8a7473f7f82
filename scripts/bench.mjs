/** `npm run bench -- [--only NAME] [--briefs N]`: measured figures beside their floors. */
import './setup/require-node.mjs';
import { orExplain } from './setup/say.mjs';
import { runTool } from './setup/tool.mjs';

process.exitCode = await orExplain(() => runTool('bench/main.ts', process.argv.slice(2), { startsApp: true }));

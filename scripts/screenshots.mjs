/** `npm run screenshots`: the pictures of docs/screenshots, taken of the real app. */
import './setup/require-node.mjs';
import { orExplain } from './setup/say.mjs';
import { runTool } from './setup/tool.mjs';

process.exitCode = await orExplain(() => runTool('scripts/screenshots.ts', process.argv.slice(2), { startsApp: true }));

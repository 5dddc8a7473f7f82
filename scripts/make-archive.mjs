/** `npm run make-archive -- …`: archives of made-up briefs, the same every time. */
import './setup/require-node.mjs';
import { orExplain } from './setup/say.mjs';
import { runTool } from './setup/tool.mjs';

process.exitCode = await orExplain(() => runTool('scripts/make-archive.ts', process.argv.slice(2)));

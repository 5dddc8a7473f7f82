/** `npm run conformance -- SUITE --data DIR [--json]`: a suite of cases over any folder of the same form. */
import './setup/require-node.mjs';
import { orExplain } from './setup/say.mjs';
import { runTool } from './setup/tool.mjs';

process.exitCode = await orExplain(() => runTool('tests/conformance/run.ts', process.argv.slice(2)));

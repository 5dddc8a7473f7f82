/** `npm run conformance -- SUITE --data DIR [--json]`: a suite of cases over any folder of the same form. */
import './setup/require-node.mjs';
import { orExplain } from './setup/say.mjs';
import { runTool } from './setup/tool.mjs';

process.exitCode = await orExplain(() => {
  const words = process.argv.slice(2);
  // Hostile briefs are opened in the real window.
  return runTool('tests/conformance/run.ts', words, { startsApp: words[0] === 'xss' });
});

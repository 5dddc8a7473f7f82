import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { withoutGypWishes } from '../../../scripts/setup/native.mjs';

test('the tests run in the Node of an Electron, and SQLite works there', () => {
  expect(process.versions['electron']).toBeDefined();
  const database = new Database(':memory:');
  expect(database.prepare('SELECT 40 + 2 AS answer').get()).toEqual({ answer: 42 });
});

test('what somebody told npm about node-gyp does not change which headers SQLite is built with', () => {
  const env = { PATH: '/bin', npm_config_nodedir: '/usr', NPM_CONFIG_TARGET: '18', npm_package_config_node_gyp_nodedir: '/opt', npm_config_cafile: 'ca.crt' };
  expect(withoutGypWishes(env)).toEqual({ PATH: '/bin', npm_config_cafile: 'ca.crt' });
});

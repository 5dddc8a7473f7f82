import Database from 'better-sqlite3';
import { expect, test } from 'vitest';

test('the tests run in the Node of an Electron, and SQLite works there', () => {
  expect(process.versions['electron']).toBeDefined();
  const database = new Database(':memory:');
  expect(database.prepare('SELECT 40 + 2 AS answer').get()).toEqual({ answer: 42 });
});

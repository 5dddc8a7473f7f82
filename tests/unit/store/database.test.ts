import Database from 'better-sqlite3';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ARCHIVE_FILE, openArchive, userVersion, type Db } from '../../../electron/store/kernel/database.ts';
import { MIGRATIONS } from '../../../electron/store/kernel/migration-list.ts';
import { givenFolder } from '../../helpers/archive.ts';

function opened(folder: string, options?: Parameters<typeof openArchive>[1]): Db {
  const result = openArchive(folder, options);
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

test('a new archive has the newest version, waits for nobody and survives a power cut', () => {
  const db = opened(givenFolder());
  expect(userVersion(db)).toBe(MIGRATIONS.at(-1)!.version);
  expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
  expect(db.pragma('synchronous', { simple: true })).toBe(2);
  expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
  db.close();
});

test('migrations are numbered without gaps and say in their first line why they are there', () => {
  expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, index) => index + 1));
  for (const { sql } of MIGRATIONS) expect(sql).toMatch(/^-- Why: /);
});

test('every table is strict', () => {
  const db = opened(givenFolder());
  const loose = db.prepare(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'`).all();
  expect(loose.filter((row) => !/_fts|_vocabulary/.test((row as { name: string }).name))).toEqual([]);
  db.close();
});

test('an older archive is brought up to date with everything in it, after a backup of how it was', () => {
  const folder = givenFolder();
  const first = opened(folder, { migrations: MIGRATIONS.slice(0, 1) });
  first.exec(`INSERT INTO source (kind, name, added_at) VALUES ('files', 'Imported files', '2026-01-01T00:00:00.000Z')`);
  first.close();
  const next = { version: 2, sql: '-- Why: to see it happen.\nCREATE TABLE later (id INTEGER PRIMARY KEY) STRICT;' };
  const db = opened(folder, { migrations: [MIGRATIONS[0]!, next] });
  expect(userVersion(db)).toBe(2);
  expect(db.prepare('SELECT name FROM source').all()).toEqual([{ name: 'Imported files' }]);
  const [backup] = readdirSync(join(folder, 'backups')).filter((name) => name.endsWith('.db'));
  const copy = new Database(join(folder, 'backups', backup!), { readonly: true });
  expect(userVersion(copy)).toBe(1);
  expect(copy.prepare('SELECT name FROM source').all()).toEqual([{ name: 'Imported files' }]);
  copy.close();
  db.close();
});

test('a migration that fails leaves the archive at the version before it', () => {
  const folder = givenFolder();
  opened(folder, { migrations: MIGRATIONS.slice(0, 1) }).close();
  const broken = { version: 2, sql: 'CREATE TABLE half (id INTEGER PRIMARY KEY) STRICT; CREATE TABLE half (id INTEGER) STRICT;' };
  expect(() => openArchive(folder, { migrations: [MIGRATIONS[0]!, broken] })).toThrow('half');
  const db = opened(folder, { migrations: MIGRATIONS.slice(0, 1) });
  expect(userVersion(db)).toBe(1);
  expect(db.prepare(`SELECT count(*) AS n FROM sqlite_schema WHERE name = 'half'`).get()).toEqual({ n: 0 });
  db.close();
});

test('an archive from a newer Briefcase is refused and left as it was', () => {
  const folder = givenFolder();
  const db = opened(folder);
  db.pragma('user_version = 999');
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  const before = readFileSync(join(folder, ARCHIVE_FILE));
  expect(openArchive(folder)).toMatchObject({ ok: false, failure: { code: 'archive-newer' } });
  expect(readFileSync(join(folder, ARCHIVE_FILE)).equals(before)).toBe(true);
});

test('a damaged archive is named as such and left as it was', () => {
  const folder = givenFolder();
  writeFileSync(join(folder, ARCHIVE_FILE), 'This is not an archive at all. '.repeat(500));
  const before = readFileSync(join(folder, ARCHIVE_FILE));
  expect(openArchive(folder)).toMatchObject({ ok: false, failure: { code: 'archive-damaged' } });
  expect(readFileSync(join(folder, ARCHIVE_FILE)).equals(before)).toBe(true);
});

test('looking into a folder without an archive makes none', () => {
  const folder = givenFolder();
  expect(openArchive(folder, { readOnly: true })).toMatchObject({ ok: false, failure: { code: 'file-missing' } });
  expect(existsSync(join(folder, ARCHIVE_FILE))).toBe(false);
});

test('a place where no folder can be is named', () => {
  const file = join(givenFolder(), 'a-file');
  writeFileSync(file, '');
  expect(openArchive(join(file, 'archive'))).toMatchObject({ ok: false, failure: { code: 'archive-read-only' } });
});

test('an archive that somebody else brings up to date meanwhile is not migrated a second time', () => {
  const folder = givenFolder();
  opened(folder, { migrations: MIGRATIONS.slice(0, 1) }).close();
  const sql = '-- Why: to see it happen.\nCREATE TABLE later (id INTEGER PRIMARY KEY) STRICT;';
  let looks = 0;
  const next = {
    sql,
    // Looked at a second time when the version of the archive is known and the lock is not taken yet.
    get version() {
      if (++looks === 2) opened(folder, { migrations: [MIGRATIONS[0]!, { version: 2, sql }] }).close();
      return 2;
    },
  };
  const db = opened(folder, { migrations: [MIGRATIONS[0]!, next] });
  expect([looks >= 2, userVersion(db)]).toEqual([true, 2]);
  db.close();
});

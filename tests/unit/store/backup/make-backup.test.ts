import Database from 'better-sqlite3';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fileOfBackup, listBackups } from '../../../../electron/store/backup/backup-files.ts';
import { checkBackup } from '../../../../electron/store/backup/check-backup.ts';
import { makeBackup } from '../../../../electron/store/backup/make-backup.ts';
import { choosePlace } from '../../../../electron/store/backup/places.ts';
import { holdLock } from '../../../../electron/store/kernel/lock.ts';
import { saveNote } from '../../../../electron/store/annotations/notes.ts';
import type { Instant } from '../../../../shared/ids.ts';
import { givenArchive, givenBrief, givenFolder, postOf, type TestArchive } from '../../../helpers/archive.ts';
import { expectValue } from '../../../helpers/syncing.ts';

const backUp = (archive: TestArchive, more: Partial<Parameters<typeof makeBackup>[0]> = {}) => makeBackup({ archive: archive.folder, reason: 'hand', now: archive.now, ...more });

test('a backup holds what the archive held, is read again, and says so', async () => {
  const archive = givenArchive();
  const id = givenBrief(archive, postOf({ title: 'Quays' }));
  saveNote(archive, { briefId: id }, 'The tariff table is missing.', 'a sitting');
  const made = expectValue(await backUp(archive));
  expect(made).toMatchObject({ reason: 'hand', verdict: 'good', holds: { briefs: 1, highlights: 0, notes: 1 } });
  expect(listBackups(archive.folder).backups).toEqual([made]);
  const copy = new Database(fileOfBackup(archive.folder, made.name)!, { readonly: true });
  expect(copy.prepare('SELECT title FROM brief').pluck().all()).toEqual(['Quays']);
  copy.close();
  // One file by itself: no log, nothing unfinished.
  expect(readdirSync(join(archive.folder, 'backups')).filter((name) => !/\.(?:db|json|lock)$/.test(name))).toEqual([]);
});

test('a backup shows one moment, whatever is written while it is made', async () => {
  const archive = givenArchive();
  for (let n = 0; n < 300; n++) givenBrief(archive, postOf({ key: `brief ${n}`, paragraphs: [`Paragraph ${n} `.repeat(300)] }));
  let written = 0;
  const made = expectValue(await backUp(archive, { rest: () => { givenBrief(archive, postOf({ key: `later ${written++}` })); } }));
  expect(written).toBeGreaterThan(1);
  expect(made.holds).toMatchObject({ briefs: 300 });
});

test('a change of a single byte in a backup is found, and written down', async () => {
  const archive = givenArchive();
  givenBrief(archive);
  const { name } = expectValue(await backUp(archive));
  expect(expectValue(await checkBackup(archive.folder, name, () => {}))).toEqual({ name, good: true, problems: [] });
  const file = fileOfBackup(archive.folder, name)!;
  const bytes = readFileSync(file);
  bytes[bytes.length - 7]! ^= 1;
  writeFileSync(file, bytes);
  expect(expectValue(await checkBackup(archive.folder, name, () => {}))).toMatchObject({ good: false });
  expect(listBackups(archive.folder).backups).toMatchObject([{ verdict: 'bad' }]);
});

test('a damaged archive gives no backup, and the earlier ones stay', async () => {
  const archive = givenArchive();
  givenBrief(archive);
  const { name } = expectValue(await backUp(archive));
  archive.db.exec(`UPDATE revision SET text = 'x', body = '{"type":"root","children":[]}'`);
  expect(await backUp(archive)).toMatchObject({ ok: false, failure: { code: 'backup-not-good' } });
  expect(listBackups(archive.folder).backups.map((one) => one.name)).toEqual([name]);
  expect(readdirSync(join(archive.folder, 'backups')).filter((file) => file.includes('.part'))).toEqual([]);
});

test('what a cut left unfinished is swept away by the next backup, and only one is made at a time', async () => {
  const archive = givenArchive();
  givenBrief(archive);
  const folder = join(archive.folder, 'backups');
  mkdirSync(folder);
  for (const left of ['2026-01-01T00-00-00-000Z-daily.db.part', '2026-01-01T00-00-00-000Z-daily.db.part-journal', '2026-01-01T00-00-00-000Z-daily.json']) writeFileSync(join(folder, left), 'half');
  const release = holdLock(folder, 'backups.lock')!;
  expect(await backUp(archive)).toMatchObject({ ok: false, failure: { code: 'backup-under-way' } });
  release();
  expectValue(await backUp(archive));
  expect(readdirSync(folder).filter((name) => name.includes('2026-01-01T00-00-00-000Z'))).toEqual([]);
});

test('backups go to the folder that was chosen, and a folder that cannot be used is named', async () => {
  const archive = givenArchive();
  givenBrief(archive);
  const elsewhere = givenFolder();
  choosePlace(archive.folder, elsewhere);
  const made = expectValue(await backUp(archive));
  expect(fileOfBackup(archive.folder, made.name)!.startsWith(elsewhere)).toBe(true);
  expect(listBackups(archive.folder)).toMatchObject({ isChosen: true, backups: [{ name: made.name }] });
  const file = join(elsewhere, 'no-folder');
  writeFileSync(file, '');
  choosePlace(archive.folder, file);
  expect(await backUp(archive)).toMatchObject({ ok: false, failure: { code: 'backup-not-written' } });
});

test('a backup for every hour of two weeks keeps what the rotation says', async () => {
  const archive = givenArchive();
  givenBrief(archive);
  for (let day = 1; day <= 14; day++) {
    for (const hour of ['08', '17']) expectValue(await backUp(archive, { now: () => `2026-03-${String(day).padStart(2, '0')}T${hour}:00:00.000Z` as Instant }));
  }
  const days = listBackups(archive.folder).backups.map(({ at }) => at.slice(5, 13));
  expect(days).toEqual(['03-14T17', '03-14T08', '03-13T17', '03-12T17', '03-11T17', '03-10T17', '03-09T17', '03-08T17', '03-01T17']);
});

test('images are kept once for all backups, under their hash', async () => {
  const archive = givenArchive();
  givenBrief(archive);
  const hash = 'ab'.repeat(32);
  mkdirSync(join(archive.folder, 'images', 'ab'), { recursive: true });
  writeFileSync(join(archive.folder, 'images', 'ab', hash), 'pixels');
  archive.db.prepare(`INSERT INTO asset (hash, media_type, size, fetched_at) VALUES (?, 'image/png', 6, '2026-01-01')`).run(hash);
  expectValue(await backUp(archive));
  expectValue(await backUp(archive));
  expect(readFileSync(join(archive.folder, 'backups', 'images', 'ab', hash), 'utf8')).toBe('pixels');
  expect(existsSync(join(archive.folder, 'backups', 'images', 'ab', `${hash}.part`))).toBe(false);
});

import { existsSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { saveNote } from '../../../../electron/store/annotations/notes.ts';
import { listBackups } from '../../../../electron/store/backup/backup-files.ts';
import { makeBackup } from '../../../../electron/store/backup/make-backup.ts';
import { finishReplacement, replacementFolder } from '../../../../electron/store/backup/replacement.ts';
import { prepareRestore, prepareUndo } from '../../../../electron/store/backup/restore.ts';
import type { Instant } from '../../../../shared/ids.ts';
import { givenArchive, givenBrief, postOf, type TestArchive } from '../../../helpers/archive.ts';
import { expectValue } from '../../../helpers/syncing.ts';

const AT = '2026-03-01T10:00:00.000Z' as Instant;
const titles = ({ db }: TestArchive) => db.prepare('SELECT title FROM brief ORDER BY title').pluck().all();
const notes = ({ db }: TestArchive) => db.prepare('SELECT text FROM note ORDER BY text').pluck().all();

/** An archive with a brief and a note, a backup of it, and then a second brief and note. */
async function givenBackedUp() {
  const archive = givenArchive();
  const id = givenBrief(archive, postOf({ title: 'Quays' }));
  saveNote(archive, { briefId: id }, 'The tariff table is missing.', 'one sitting');
  const { name } = expectValue(await makeBackup({ archive: archive.folder, reason: 'hand', now: archive.now }));
  saveNote(archive, { briefId: givenBrief(archive, postOf({ key: 'later', title: 'Rails' })) }, 'Ask again in May.', 'another sitting');
  return { archive, name };
}

/** As the next process does that opens the archive. */
function reopened(archive: TestArchive): TestArchive {
  if (archive.db.open) archive.db.close();
  finishReplacement(archive.folder);
  return givenArchive(archive.folder);
}

test('a restore brings the backup back, keeps what was there aside, and is taken back whole', async () => {
  const { archive, name } = await givenBackedUp();
  expectValue(await prepareRestore(archive.folder, name, AT, () => {}));
  // Nothing is touched before the archive is opened again.
  expect(titles(archive)).toEqual(['Quays', 'Rails']);
  const restored = reopened(archive);
  expect([titles(restored), notes(restored)]).toEqual([['Quays'], ['The tariff table is missing.']]);
  expect(listBackups(archive.folder).backups.filter(({ isSetAside }) => isSetAside)).toHaveLength(1);

  expectValue(await prepareUndo(archive.folder, AT, () => {}));
  const back = reopened(restored);
  expect([titles(back), notes(back)]).toEqual([['Quays', 'Rails'], ['Ask again in May.', 'The tariff table is missing.']]);
});

test('a restored archive signs what is made in it with a name of its own, and one that is taken back keeps its name', async () => {
  const { archive, name } = await givenBackedUp();
  expectValue(await prepareRestore(archive.folder, name, AT, () => {}));
  const restored = reopened(archive);
  expect(restored.device).not.toBe(archive.device);
  expectValue(await prepareUndo(archive.folder, AT, () => {}));
  expect(reopened(restored).device).toBe(archive.device);
});

test('a restore that was cut off before it was ready changes nothing', async () => {
  const { archive, name } = await givenBackedUp();
  expectValue(await prepareRestore(archive.folder, name, AT, () => {}));
  rmSync(join(replacementFolder(archive.folder), 'ready.json'));
  expect(titles(reopened(archive))).toEqual(['Quays', 'Rails']);
});

test('a restore that is cut off while the files change places goes on at the next start', async () => {
  const { archive, name } = await givenBackedUp();
  expectValue(await prepareRestore(archive.folder, name, AT, () => {}));
  archive.db.close();
  // What the first half has done: the archive stands aside, the backup does not stand in its place yet.
  const aside = join(archive.folder, 'backups', '2026-03-01T10-00-00-000Z-set-aside.db');
  renameSync(join(archive.folder, 'archive.db'), aside);
  const restored = reopened(archive);
  expect([titles(restored), existsSync(aside)]).toEqual([['Quays'], true]);
  expect(readdirSync(archive.folder)).not.toContain('replacement');
});

test('a backup that is not there or not whole is not put in the place of the archive', async () => {
  const { archive, name } = await givenBackedUp();
  expect(await prepareRestore(archive.folder, 'another.db', AT, () => {})).toMatchObject({ ok: false, failure: { code: 'backup-unknown' } });
  writeFileSync(join(archive.folder, 'backups', name), 'half a page');
  expect(await prepareRestore(archive.folder, name, AT, () => {})).toMatchObject({ ok: false, failure: { code: 'backup-bad' } });
  expect(titles(reopened(archive))).toEqual(['Quays', 'Rails']);
});

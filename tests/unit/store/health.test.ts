import Database from 'better-sqlite3';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ARCHIVE_FILE, archiveFailure, openArchive, type Db } from '../../../electron/store/kernel/database.ts';
import { check } from '../../../electron/store/process/check-archive.ts';
import { search } from '../../../electron/store/search/index.ts';
import { indexBrief } from '../../../electron/store/search-index/index-briefs.ts';
import type { BriefId } from '../../../shared/ids.ts';
import { givenArchive, givenBrief, postOf } from '../../helpers/archive.ts';
import { expectValue } from '../../helpers/syncing.ts';

const checked = ({ db }: Pick<ReturnType<typeof givenArchive>, 'db'>) => check(db, () => {}, async () => {});

test('a damaged search index is told and made again, and a second look finds nothing wrong', async () => {
  const archive = givenArchive();
  const id = givenBrief(archive, postOf({ key: 'a', title: 'Mutiny' }));
  expect(await checked(archive)).toMatchObject({ clean: true, problems: [], mended: [] });
  archive.db.unsafeMode(true);
  archive.db.exec('DELETE FROM brief_search_data WHERE id > 10; DELETE FROM brief_search_docsize');
  archive.db.unsafeMode(false);

  const { clean, problems, mended } = await checked(archive);
  expect([clean, problems.length > 0, mended]).toEqual([false, true, ['The search index has been made again. Nothing was lost.']]);
  expect(await checked(archive)).toMatchObject({ clean: true, problems: [], mended: [] });
  expect(search(archive.db, { query: 'mutiny', sort: 'newest', offset: 0, limit: 5 }).hits.map(({ brief }) => brief.id)).toEqual([id]);
});

test('a command, which opens the archive only to read it, has the index made again as well', async () => {
  const archive = givenArchive();
  givenBrief(archive, postOf({ key: 'a', title: 'Mutiny' }));
  archive.db.unsafeMode(true);
  archive.db.exec('DELETE FROM brief_search_data WHERE id > 10');
  archive.db.close();
  const looking = () => expectValue(openArchive(archive.folder, { readOnly: true }));
  expect(await checked({ db: looking() })).toMatchObject({ clean: false, mended: ['The search index has been made again. Nothing was lost.'] });
  expect(await checked({ db: looking() })).toMatchObject({ clean: true, problems: [], mended: [] });
});

test('what cannot be made anew is told and left as it is', async () => {
  const archive = givenArchive();
  givenBrief(archive);
  archive.db.exec(`UPDATE revision SET hash = 'another'`);
  expect(await checked(archive)).toMatchObject({ clean: false, problems: ['Revision 1 is not what it was when it arrived.'], mended: [] });
});

test('a search that meets a damaged index is told so, and not that the archive is damaged', () => {
  const archive = givenArchive();
  givenBrief(archive, postOf({ key: 'a', title: 'Mutiny' }));
  archive.db.unsafeMode(true);
  archive.db.exec('DELETE FROM brief_search_data WHERE id > 10');
  // Opened anew: FTS5 remembers what it read before the damage.
  const db = new Database(join(archive.folder, ARCHIVE_FILE));
  let failure: unknown;
  try {
    search(db, { query: 'mutiny', sort: 'newest', offset: 0, limit: 5 });
  } catch (error) {
    failure = archiveFailure(error, '');
  }
  db.close();
  expect(failure).toEqual({ code: 'index-damaged' });
});

test('an index that cannot take what is written to it is damaged; what our own rules refuse is a fault of ours', () => {
  const archive = givenArchive();
  for (const key of ['a', 'b', 'c']) givenBrief(archive, postOf({ key, title: `Mutiny ${key}` }));
  archive.db.unsafeMode(true);
  archive.db.exec(`UPDATE brief_search_data SET block = x'00' WHERE id = 10`);
  const db = new Database(join(archive.folder, ARCHIVE_FILE));
  const failureOf = (work: () => unknown) => {
    try {
      work();
      return null;
    } catch (error) {
      return archiveFailure(error, '');
    }
  };
  expect(failureOf(() => rebuildRow(db))).toEqual({ code: 'index-damaged' });
  expect(() => failureOf(() => db.exec('INSERT INTO indexed_brief SELECT * FROM indexed_brief'))).toThrow('UNIQUE constraint failed');
  db.close();
});

function rebuildRow(db: Db): void {
  db.transaction(() => indexBrief(db, db.prepare<[], BriefId>('SELECT min(id) FROM brief').pluck().get()!))();
}

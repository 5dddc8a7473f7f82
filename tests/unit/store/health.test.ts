import { expect, test } from 'vitest';
import { check } from '../../../electron/store/health.ts';
import { search } from '../../../electron/store/search/index.ts';
import { givenArchive, givenBrief, postOf } from '../../helpers/archive.ts';

const checked = (archive: ReturnType<typeof givenArchive>) => check(archive.db, () => {}, async () => {});

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

test('what cannot be made anew is told and left as it is', async () => {
  const archive = givenArchive();
  givenBrief(archive);
  archive.db.exec(`UPDATE revision SET hash = 'another'`);
  expect(await checked(archive)).toMatchObject({ clean: false, problems: ['Revision 1 is not what it was when it arrived.'], mended: [] });
});

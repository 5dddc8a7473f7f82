import { expect, test } from 'vitest';
import { savePost } from '../../../../electron/store/briefs.ts';
import { openArchive } from '../../../../electron/store/database.ts';
import { MIGRATIONS } from '../../../../electron/store/migrations.ts';
import { listSources } from '../../../../electron/store/sources.ts';
import { givenArchive, givenFolder, postOf } from '../../../helpers/archive.ts';
import { briefsOf, expectValue } from '../../../helpers/syncing.ts';

test('an archive from before sources fetched themselves keeps its sources and briefs', () => {
  const folder = givenFolder();
  const old = expectValue(openArchive(folder, { migrations: MIGRATIONS.slice(0, 2) }));
  old.prepare(`INSERT INTO source (id, kind, name, address, added_at) VALUES (1, 'files', 'Imported files', NULL, '2026-01-01T00:00:00.000Z')`).run();
  const before = { db: old, folder, device: 'one' as never, now: () => '2026-01-01T00:00:00.000Z' as never, newId: () => 'x', emit: () => {} };
  expectValue(savePost(before, 1 as never, postOf()));
  old.close();
  const archive = givenArchive(folder);
  expect(listSources(archive.db)).toEqual([{ id: 1, kind: 'files', name: 'Imported files', address: null, briefs: 1, fetchedAt: null, sync: null }]);
  expect(briefsOf(archive)).toMatchObject({ 'a-brief': { status: 'published', title: 'Grain moves again', revisions: 1 } });
});

import { expect, test } from 'vitest';
import { openArchive } from '../../../../electron/store/kernel/database.ts';
import { MIGRATIONS } from '../../../../electron/store/kernel/migration-list.ts';
import { listSources } from '../../../../electron/store/sources/sources.ts';
import { givenArchive, givenFolder } from '../../../helpers/archive.ts';
import { briefsOf, expectValue } from '../../../helpers/syncing.ts';

test('an archive from before sources fetched themselves keeps its sources and briefs', () => {
  const folder = givenFolder();
  const old = expectValue(openArchive(folder, { migrations: MIGRATIONS.slice(0, 2) }));
  // As the archive was written then: today's way of saving asks for today's tables.
  old.exec(`
    INSERT INTO source (id, kind, name, address, added_at) VALUES (1, 'files', 'Imported files', NULL, '2026-01-01T00:00:00.000Z');
    BEGIN;
    INSERT INTO brief (id, source_id, key, revision_id, title, excerpt, words, added_at) VALUES (5, 1, 'a-brief', 1, 'Grain moves again', '', 1, '2026-01-01T00:00:00.000Z');
    INSERT INTO revision (id, brief_id, number, title, hash, fetched_at, text_version, text, body)
      VALUES (1, 5, 1, 'Grain moves again', 'a', '2026-01-01T00:00:00.000Z', 1, 'Grain', '{}');
    COMMIT;`);
  old.close();
  const archive = givenArchive(folder);
  expect(listSources(archive.db)).toEqual([{ id: 1, kind: 'files', name: 'Imported files', address: null, briefs: 1, fetchedAt: null, sync: null }]);
  expect(briefsOf(archive)).toMatchObject({ 'a-brief': { status: 'published', title: 'Grain moves again', revisions: 1 } });
});

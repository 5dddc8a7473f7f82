import { expect, test } from 'vitest';
import { openArchive, type OpenOptions } from '../../../../electron/store/kernel/database.ts';
import { MIGRATIONS } from '../../../../electron/store/kernel/migration-list.ts';
import { search } from '../../../../electron/store/search/index.ts';
import { checkIndex } from '../../../../electron/store/search-index/check-index.ts';
import { indexIsDue, rebuildIndex } from '../../../../electron/store/search-index/rebuild.ts';
import { savePost } from '../../../../electron/store/briefs/briefs.ts';
import { localSource } from '../../../../electron/store/sources/sources.ts';
import { givenArchive, givenFolder, postOf } from '../../../helpers/archive.ts';

const BEFORE = MIGRATIONS.filter(({ version }) => version < 8);

function opened(folder: string, options?: OpenOptions) {
  const result = openArchive(folder, options);
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

test('an index that still had passages goes on without them, and everything in it is found', () => {
  const folder = givenFolder();
  const old = opened(folder, { migrations: BEFORE });
  old.exec(`
    INSERT INTO source (kind, name, added_at) VALUES ('files', 'Imported files', '');
    INSERT INTO brief (id, source_id, key, title, date, excerpt, words, added_at) VALUES (5, 1, 'a', 'Grain moves', NULL, '', 1, '');
    INSERT INTO revision (id, brief_id, number, title, body, text, text_version, hash, fetched_at)
      VALUES (7, 5, 1, 'Grain moves', '{"type":"root","children":[]}', 'Ships left Odesa.', 1, '', '');
    UPDATE brief SET revision_id = 7;
    INSERT INTO brief_search (rowid, body, title, topic, speaker, author, yours, label)
      VALUES (5, 'Ships left Odesa.', 'Grain moves', '', '', '', '', '\u{e001}imported \u{e001}files');
    INSERT INTO passage_search (rowid, text) VALUES (1, 'Ships left Odesa.');
    INSERT INTO indexed_brief (brief_id, revision_id, first_passage, passages, yours) VALUES (5, 7, 1, 1, '');`);
  old.close();
  const db = opened(folder);
  expect([indexIsDue(db), checkIndex(db)]).toEqual([false, []]);
  expect(search(db, { query: 'ships odesa', sort: 'relevance', offset: 0, limit: 20 }).hits.map(({ brief }) => brief.title)).toEqual(['Grain moves']);
  db.close();
});

test('the words in memory follow what is indexed', () => {
  const archive = givenArchive();
  const source = localSource(archive, 'files');
  const suggestion = () => search(archive.db, { query: 'memorandmu', sort: 'newest', offset: 0, limit: 20, typing: false }).suggestion;
  expect(suggestion()).toBe(null);
  savePost(archive, source, postOf({ key: 'a', title: 'A memorandum' }));
  expect(suggestion()).toBe('memorandum');
  rebuildIndex(archive.db);
  savePost(archive, source, postOf({ key: 'b', title: 'Another memorandum' }));
  expect([suggestion(), checkIndex(archive.db)]).toEqual(['memorandum', []]);
});

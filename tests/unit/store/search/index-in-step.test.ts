import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { search } from '../../../../electron/store/search/index.ts';
import { checkIndex } from '../../../../electron/store/search-index/check-index.ts';
import { indexBrief } from '../../../../electron/store/search-index/index-briefs.ts';
import { indexIsDue, rebuildIndex, rebuildSteps } from '../../../../electron/store/search-index/rebuild.ts';
import { archiveOf, drawnBrief } from './random-archive.ts';

const drawn = fc.sample(drawnBrief, { numRuns: 30, seed: 11 });

function rowsOf(db: ReturnType<typeof archiveOf>['db']): unknown {
  return db.prepare('SELECT term, doc, cnt FROM brief_vocabulary ORDER BY term').all();
}

test('an index that was kept in step is whole, and rebuilding it changes nothing', () => {
  const { db } = archiveOf(drawn);
  expect(checkIndex(db)).toEqual([]);
  const before = rowsOf(db);
  rebuildIndex(db);
  expect(checkIndex(db)).toEqual([]);
  expect(rowsOf(db)).toEqual(before);
});

test('a rebuild that was cut off is noticed and begins anew', () => {
  const { db } = archiveOf(drawn);
  rebuildSteps(db).next();
  expect(indexIsDue(db)).toBe(true);
  expect(checkIndex(db)).toEqual(['The search index has not been made for this archive, or not to its end.']);
  rebuildIndex(db);
  expect([indexIsDue(db), checkIndex(db)]).toEqual([false, []]);
});

describe('whatever breaks the index is seen, and rebuilding mends it', () => {
  const damages: [string, string][] = [
    ['a brief was forgotten', 'DELETE FROM indexed_brief WHERE brief_id = (SELECT max(id) FROM brief)'],
    ['the words of a brief went', 'DELETE FROM brief_search WHERE rowid = (SELECT max(id) FROM brief)'],
    ['pages of the index went', 'DELETE FROM brief_search_data WHERE id > 10'],
    ['pages of the index were overwritten', `UPDATE brief_search_data SET block = zeroblob(20) WHERE id > 10`],
    ['pages of the index were cut short', `UPDATE brief_search_data SET block = substr(block, 1, length(block) / 2) WHERE id > 10`],
    ['single bytes of the index flipped', `UPDATE brief_search_data SET block = CAST(substr(block, 1, 40) || x'05' || substr(block, 42) AS BLOB) WHERE id > 10`],
    ['the ways into the index went', 'DELETE FROM brief_search_idx'],
    ['the sizes of texts went', 'DELETE FROM brief_search_docsize'],
    ['the words of notes went', 'DELETE FROM annotation_search_data WHERE id > 10'],
    ['the words of a note were forgotten', 'DELETE FROM annotation_search'],
    ['all but the names of the tables went', 'DELETE FROM indexed_brief; DELETE FROM brief_search_data; DELETE FROM brief_search_docsize'],
    ['an older text was taken for the current one', 'UPDATE indexed_brief SET revision_id = revision_id + 1000'],
    ['a title changed behind the index', `UPDATE brief SET title = title || ' anew' WHERE id = (SELECT max(id) FROM brief)`],
    ['a brief went and its words stayed', 'DELETE FROM brief_topic; DELETE FROM brief_tag; DELETE FROM brief WHERE id = (SELECT max(id) FROM brief)'],
    ['the structure of the index was overwritten', `UPDATE brief_search_data SET block = zeroblob(8) WHERE id = 10`],
    ['a text changed behind the index', `UPDATE revision SET text = text || ' and more' WHERE id = (SELECT revision_id FROM brief ORDER BY id LIMIT 1)`],
    ['a text changed its words', `UPDATE revision SET text = replace(text, 'iran', 'xyz')`],
    ['an annotation went', 'DELETE FROM indexed_annotation'],
    ['an unknown brief came', 'INSERT INTO brief_search (rowid, body) VALUES (5, \'stray\')'],
  ];
  test.each(damages)('%s', (_, damage) => {
    const { db: whole, briefs } = archiveOf(drawn);
    // Small pages: an index of many pages can be damaged in more ways.
    whole.exec(`INSERT INTO brief_search (brief_search, rank) VALUES ('pgsz', 64)`);
    for (const { id } of briefs) indexBrief(whole, id);
    whole.exec(`INSERT INTO brief_search (brief_search) VALUES ('optimize')`);
    expect(checkIndex(whole)).toEqual([]);
    whole.pragma('foreign_keys = OFF');
    whole.unsafeMode(true);
    whole.exec(damage);
    // Opened anew: FTS5 remembers what it read before the damage.
    const db = new Database(whole.serialize());
    db.pragma('foreign_keys = OFF');
    expect(checkIndex(db)).not.toEqual([]);
    rebuildIndex(db);
    expect(checkIndex(db)).toEqual([]);
  });
});

test('an archive without briefs needs no index', () => {
  const { db } = archiveOf([]);
  expect([indexIsDue(db), checkIndex(db)]).toEqual([false, []]);
  expect(search(db, { query: 'iran', sort: 'newest', offset: 0, limit: 20 })).toEqual({ hits: [], total: 0, isRanked: true, isIndexWhole: true, literal: [], suggestion: null });
});


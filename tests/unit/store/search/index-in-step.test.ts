import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkIndex, indexIsDue, rebuildIndex, rebuildSteps, search } from '../../../../electron/store/search/index.ts';
import { archiveOf, drawnBrief } from './random-archive.ts';

const drawn = fc.sample(drawnBrief, { numRuns: 30, seed: 11 });

function rowsOf(db: ReturnType<typeof archiveOf>['db']): unknown {
  const words = db.prepare('SELECT term, doc, cnt FROM brief_vocabulary ORDER BY term').all();
  return { words, passages: db.prepare('SELECT sum(passages) FROM indexed_brief').pluck().get() };
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
    ['pages of the passages were overwritten', `UPDATE passage_search_data SET block = zeroblob(20) WHERE id > 10`],
    ['the structure of the index was overwritten', `UPDATE brief_search_data SET block = zeroblob(8) WHERE id = 10`],
    ['a text changed behind the index', `UPDATE revision SET text = text || ' and more' WHERE id = (SELECT revision_id FROM brief ORDER BY id LIMIT 1)`],
    ['a text changed its words', `UPDATE revision SET text = replace(text, 'iran', 'xyz')`],
    ['a passage went', 'DELETE FROM passage_search WHERE rowid = (SELECT min(first_passage) FROM indexed_brief)'],
    ['an annotation went', 'DELETE FROM indexed_annotation'],
    ['an unknown brief came', 'INSERT INTO brief_search (rowid, body) VALUES (5, \'stray\')'],
  ];
  test.each(damages)('%s', (_, damage) => {
    const { db } = archiveOf(drawn);
    db.pragma('foreign_keys = OFF');
    db.unsafeMode(true);
    db.exec(damage);
    expect(checkIndex(db)).not.toEqual([]);
    rebuildIndex(db);
    expect(checkIndex(db)).toEqual([]);
  });
});

test('an archive without briefs needs no index', () => {
  const { db } = archiveOf([]);
  expect([indexIsDue(db), checkIndex(db)]).toEqual([false, []]);
  expect(search(db, { query: 'iran', sort: 'newest', offset: 0, limit: 20 })).toEqual({ hits: [], total: 0, literal: [], suggestion: null });
});


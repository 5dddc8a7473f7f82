import { expect, test } from 'vitest';
import { savePosts } from '../../../../electron/store/briefs/briefs.ts';
import { search } from '../../../../electron/store/search/index.ts';
import { checkIndex } from '../../../../electron/store/search-index/check-index.ts';
import { localSource } from '../../../../electron/store/sources/sources.ts';
import { addTopics } from '../../../../electron/store/briefs/topics.ts';
import { givenArchive, givenBrief, postOf } from '../../../helpers/archive.ts';
import { expectValue } from '../../../helpers/syncing.ts';

const found = (db: Parameters<typeof search>[0], query: string) => search(db, { query, sort: 'newest', offset: 0, limit: 50 }).hits.map(({ brief }) => brief.id);

test('briefs that are saved together, the newest first, are written into the index at once', () => {
  const archive = givenArchive();
  const posts = Array.from({ length: 20 }, (_, n) => postOf({ key: String(n), title: `Crate ${n}`, date: `2024-01-${String(28 - n).padStart(2, '0')}` }));
  const ids = savePosts(archive, localSource(archive, 'files'), posts).map((saved) => expectValue(saved).id);
  expect(archive.db.prepare('SELECT count(DISTINCT segid) FROM brief_search_idx').pluck().get()).toBe(1);
  expect(found(archive.db, 'crate')).toEqual(ids);
  expect(checkIndex(archive.db)).toEqual([]);
});

test('a post that is refused keeps no other away', () => {
  const archive = givenArchive();
  const broken = { ...postOf({ key: 'broken' }), body: { type: 'root', children: [{ type: 'element', tagName: 'script', properties: {}, children: [] }] } } as never;
  const saved = savePosts(archive, localSource(archive, 'files'), [postOf({ key: 'a' }), broken, postOf({ key: 'b' })]);
  expect(saved.map((one) => (one.ok ? one.value.outcome : one.failure.code))).toEqual(['added', 'bad-input', 'added']);
});

test('the same key twice in one batch is one brief, found by its last words and under its last date', () => {
  const archive = givenArchive();
  const saved = savePosts(archive, localSource(archive, 'files'), [
    postOf({ key: 'a', title: 'Mutiny', date: '2024-01-01' }), postOf({ key: 'a', title: 'Settled', date: '2024-03-01' }),
  ]).map(expectValue);
  expect([found(archive.db, 'mutiny'), found(archive.db, 'settled')]).toEqual([[], [saved[1]?.id]]);
  expect(checkIndex(archive.db)).toEqual([]);
});

test('topics that were split once their names are known are found each by itself', () => {
  const archive = givenArchive();
  const id = givenBrief(archive, postOf({ topics: [{ name: 'Grain Ports', known: false }] }));
  expect(found(archive.db, 'topic:"grain ports"')).toEqual([id]);
  addTopics(archive.db, ['Grain', 'Ports']);
  expect([found(archive.db, 'topic:"grain ports"'), found(archive.db, 'topic:grain topic:ports')]).toEqual([[], [id]]);
  expect(checkIndex(archive.db)).toEqual([]);
});

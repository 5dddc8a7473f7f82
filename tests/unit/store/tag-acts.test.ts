import { expect, test } from 'vitest';
import { deleteHighlights, highlightRows } from '../../../electron/store/annotations/highlights.ts';
import { ENTITIES, history, journaledRows, redo, undo } from '../../../electron/store/journal/journal.ts';
import { deleteTags, mergeTags, renameTag, tagHighlights } from '../../../electron/store/annotations/tag-acts.ts';
import { listTags, setTags, tagsOf } from '../../../electron/store/annotations/tags.ts';
import type { HighlightId, TagId } from '../../../shared/ids.ts';
import { givenArchive, givenBrief, postOf, type TestArchive } from '../../helpers/archive.ts';
import { givenHighlight } from '../../helpers/highlights.ts';

function givenTagged() {
  const archive = givenArchive();
  const briefId = givenBrief(archive, postOf({ paragraphs: ['Three ships sailed on Monday. Two came back.'] }));
  const ships = givenHighlight(archive, briefId, { words: 'Three ships', tags: ['claim', 'sea'] });
  const back = givenHighlight(archive, briefId, { words: 'Two came back', tags: ['claims'] });
  setTags(archive, { briefId }, ['sea']);
  return { archive, briefId, ships, back };
}

const tagNamed = (archive: TestArchive, name: string): TagId => listTags(archive.db).find((tag) => tag.name === name)!.id;
const tagsIn = (archive: TestArchive, id: HighlightId) => highlightRows(archive.db, [id])[0]!.tags.map(({ name }) => name);
const tables = (archive: TestArchive) => Object.fromEntries(ENTITIES.map((entity) => [entity, journaledRows(archive.db, entity)]));

test('many highlights are tagged in one step, and one undo takes it all back', () => {
  const { archive, ships, back } = givenTagged();
  const before = tables(archive);
  tagHighlights(archive, [ships, back], ['Claim', 'urgent'], [tagNamed(archive, 'sea')]);
  expect([tagsIn(archive, ships), tagsIn(archive, back)]).toEqual([['claim', 'urgent'], ['claim', 'claims', 'urgent']]);
  expect(history(archive.db).undo).toBe('Change tags of 2 highlights');
  undo(archive);
  expect(tables(archive)).toEqual(before);
});

test('a tag is renamed everywhere, in another spelling too, and undo gives the old name back', () => {
  const { archive, ships, briefId } = givenTagged();
  const sea = tagNamed(archive, 'sea');
  renameTag(archive, sea, 'Sea');
  renameTag(archive, sea, 'Shipping');
  expect([tagsIn(archive, ships), tagsOf(archive.db, { briefId }).map(({ name }) => name)]).toEqual([['claim', 'Shipping'], ['Shipping']]);
  undo(archive);
  undo(archive);
  expect(tagsIn(archive, ships)).toEqual(['claim', 'sea']);
});

test('a tag is not renamed to the name of another: that would merge them unseen', () => {
  const { archive } = givenTagged();
  const before = tables(archive);
  expect(renameTag(archive, tagNamed(archive, 'claims'), 'CLAIM')).toEqual({ ok: false, failure: { code: 'tag-known', detail: 'claim' } });
  expect(tables(archive)).toEqual(before);
});

test('merged tags are one: what had any of them has it once, in the trash too', () => {
  const { archive, ships, back, briefId } = givenTagged();
  const before = tables(archive);
  deleteHighlights(archive, [back]);
  mergeTags(archive, [tagNamed(archive, 'claims'), tagNamed(archive, 'sea')], tagNamed(archive, 'claim'));
  expect([tagsIn(archive, ships), tagsIn(archive, back), tagsOf(archive.db, { briefId }).map(({ name }) => name)]).toEqual([['claim'], ['claim'], ['claim']]);
  expect(listTags(archive.db)).toMatchObject([{ name: 'claim', uses: 2 }]);
  expect(history(archive.db).undo).toBe('Merge 3 tags');
  const merged = tables(archive);
  undo(archive);
  undo(archive);
  expect(tables(archive)).toEqual(before);
  redo(archive);
  redo(archive);
  expect(tables(archive)).toEqual(merged);
});

test('a deleted tag is gone from everything and comes back with everything', () => {
  const { archive, ships, briefId } = givenTagged();
  const before = tables(archive);
  deleteTags(archive, [tagNamed(archive, 'sea')]);
  expect([tagsIn(archive, ships), tagsOf(archive.db, { briefId })]).toEqual([['claim'], []]);
  undo(archive);
  expect(tables(archive)).toEqual(before);
});

test('tags that are not there are answered so, and change nothing', () => {
  const { archive, ships } = givenTagged();
  const none = '0192f0c0-0000-7000-8000-000000000000' as TagId;
  const answers = [renameTag(archive, none, 'x'), mergeTags(archive, [none], tagNamed(archive, 'sea')), mergeTags(archive, [tagNamed(archive, 'sea')], none), deleteTags(archive, [none])];
  expect(answers.map((answer) => !answer.ok && answer.failure.code)).toEqual(['not-found', 'not-found', 'not-found', 'not-found']);
  expect(tagsIn(archive, ships)).toEqual(['claim', 'sea']);
});

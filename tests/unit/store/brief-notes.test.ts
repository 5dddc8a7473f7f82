import { expect, test } from 'vitest';
import { listBriefNotes } from '../../../electron/store/brief-notes.ts';
import { saveNote } from '../../../electron/store/notes.ts';
import { setTags } from '../../../electron/store/tags.ts';
import { givenArchive, givenBrief, postOf } from '../../helpers/archive.ts';
import { givenHighlight } from '../../helpers/highlights.ts';

test('notes on whole briefs are listed by when they were written or by their briefs, and found by their words', () => {
  const archive = givenArchive();
  const old = givenBrief(archive, postOf({ key: 'old', title: 'The old one', date: '2020-01-01', paragraphs: ['Grain moved.'] }));
  const young = givenBrief(archive, postOf({ key: 'young', title: 'The young one', date: '2024-01-01', paragraphs: ['Ships sailed.'] }));
  saveNote(archive, { briefId: young }, 'Compare with the marmalade affair.', 'one');
  saveNote(archive, { briefId: old }, 'Ask the ministry.', 'two');
  setTags(archive, { briefId: old }, ['memo']);
  const highlightId = givenHighlight(archive, young, { words: 'Ships', note: 'On the highlight, about marmalade.' });
  const listed = (text: string, order: 'newest' | 'published' = 'newest') => listBriefNotes(archive.db, { text, order, offset: 0, limit: 10 });
  expect(listed('').rows.map(({ title, tags }) => [title, ...tags.map(({ name }) => name)])).toEqual([['The old one', 'memo'], ['The young one']]);
  expect(listed('', 'published').rows.map(({ title }) => title)).toEqual(['The young one', 'The old one']);
  expect([listed('marma').rows.map(({ note }) => note.text), listed('tag:memo').total, listed('nothing').total]).toEqual([['Compare with the marmalade affair.'], 1, 0]);
  saveNote(archive, { highlightId }, '', 'three');
  saveNote(archive, { briefId: old }, '', 'four');
  expect(listed('').total).toBe(1);
});

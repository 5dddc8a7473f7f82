import { expect, test } from 'vitest';
import { listNames, listTitles } from '../../../electron/store/briefs/titles-and-names.ts';
import { saveNote } from '../../../electron/store/annotations/notes.ts';
import { givenArchive, givenBrief, postOf } from '../../helpers/archive.ts';

const QUOTE = '“A port lives from trust, and trust takes longer to build than a lock does.” Mara Ellison, Senior Fellow';

test('titles come newest first, page by page, each once', () => {
  const archive = givenArchive();
  for (const day of ['11', '13', '12', '14']) givenBrief(archive, postOf({ key: day, title: `Brief of the ${day}th`, date: `2024-05-${day}` }));
  const first = listTitles(archive.db, null, 3);
  const rest = listTitles(archive.db, first[2]!.id, 3);
  expect([...first, ...rest].map(({ title }) => title)).toEqual(['Brief of the 14th', 'Brief of the 13th', 'Brief of the 12th', 'Brief of the 11th']);
});

test('names are those of the archive, and a note says which brief it stands on', () => {
  const archive = givenArchive();
  const briefId = givenBrief(archive, postOf({ topics: [{ name: 'Trade', known: true }], paragraphs: ['# Expert Analysis', QUOTE] }));
  const note = saveNote(archive, { briefId }, 'Compare with the second lock.', 's');
  if (!note.ok || !note.value) throw new Error('no note');
  expect(listNames(archive.db)).toEqual({
    speakers: ['Mara Ellison'], topics: ['Trade'], tags: [],
    notes: [{ briefId, highlightId: null, noteId: note.value.id, text: 'Compare with the second lock.', title: 'Grain moves again' }],
  });
});

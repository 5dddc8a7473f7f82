import { expect, test } from 'vitest';
import type { Entry } from '../../../../renderer/palette/entry.ts';
import { briefEntries, commandEntries, nameEntries } from '../../../../renderer/palette/entries-of.ts';
import { createPaletteIndex } from '../../../../renderer/palette/palette-index.ts';
import type { BriefId, CalendarDate } from '../../../../shared/ids.ts';

const TITLES = ['Why Insurers, Not Navies, Will Decide the Merrow Strait', 'Karsk Reopens Talks on Grain Inspections', 'What the Sarn Summit Settled', 'Erdoğan’s Next Move', 'ما بعد القمة'];

function given(more: readonly Entry[] = []) {
  const index = createPaletteIndex();
  index.add(commandEntries([{ name: 'Import files', keys: 'Ctrl+O', run: () => {} }, { name: 'Settings', keys: null, run: () => {} }]));
  index.add(nameEntries({ speakers: ['Mara Ellison'], topics: ['Grain'], tags: ['evidence'], notes: [] }));
  index.add(briefEntries(TITLES.map((title, id) => ({ id: id as BriefId, title, date: '2024-05-14' as CalendarDate }))));
  index.add(more);
  return index;
}
const names = (text: string) => given().search(text, 5).map(({ name }) => name);

test.each([
  ['the beginning of a word', 'insur', TITLES[0]],
  ['words in any order', 'strait insurers', TITLES[0]],
  ['a typo', 'inspektions', TITLES[1]],
  ['two letters in the wrong order', 'sumimt sarn', TITLES[2]],
  ['two letters of a short word', 'grian insp', TITLES[1]],
  ['no accents', 'erdogan', TITLES[3]],
  ['Arabic', 'القمة', TITLES[4]],
  ['a command', 'import', 'Import files'],
  ['a speaker', 'elli', 'Mara Ellison'],
])('%s finds what is meant', (_, text, name) => {
  expect(names(text)[0]).toBe(name);
});

test('a topic comes before the titles that hold its word', () => {
  expect(names('grain')).toEqual(['Grain', TITLES[1]]);
});

test('where no name has all the words, those that have some are there', () => {
  expect(names('navies marmalade')).toEqual([TITLES[0]]);
});

test('what has nothing to do with the words is not there', () => {
  expect([names('marmalade'), names(''), names('…')]).toEqual([[], [], []]);
});

test('the same entry is there once, however often it is added', () => {
  const again = briefEntries([{ id: 1 as BriefId, title: TITLES[1]!, date: null }]);
  expect(given(again).search('karsk', 5)).toHaveLength(1);
});

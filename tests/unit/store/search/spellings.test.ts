import { describe, expect, test } from 'vitest';
import { checkIndex } from '../../../../electron/store/search-index/check-index.ts';
import { findInBrief, search } from '../../../../electron/store/search/index.ts';
import { rebuildIndex } from '../../../../electron/store/search-index/rebuild.ts';
import type { BriefId } from '../../../../shared/ids.ts';
import { givenArchive, givenBrief, postOf, type TestArchive } from '../../../helpers/archive.ts';

const look = ({ db }: TestArchive, query: string) => search(db, { query, sort: 'relevance', offset: 0, limit: 40, typing: false });
const titles = (archive: TestArchive, query: string) => look(archive, query).hits.map(({ brief }) => brief.title);
const marked = (text: string, marks: readonly (readonly [number, number])[]) => marks.map(([start, end]) => text.slice(start, end));

function given(briefs: readonly { title: string; date?: string | null; text?: string }[]): { archive: TestArchive; ids: BriefId[] } {
  const archive = givenArchive();
  const ids = briefs.map(({ title, date = '2024-05-04', text = 'Nothing else is said here.' }, at) =>
    givenBrief(archive, postOf({ key: String(at), title, date, paragraphs: [text] })));
  return { archive, ids };
}

describe('what is found is marked as it is written', () => {
  test.each([
    ['nonproliferation', 'A plan for non-proliferation was read.', 'non-proliferation'],
    ['S400', 'They moved an S-400 north.', 'S-400'],
    ['S 400', 'They moved an S400 north.', 'S400'],
    ['1500000', 'They sold 1 500 000 barrels.', '1 500 000'],
    ['300 000', 'They sold 300,000 barrels.', '300,000'],
    ['C++', 'Vitamin C is not C++ at all.', 'C++'],
    ['$', 'They paid $ 5 for it.', '$'],
    ['Sanaa', 'The road from Sana’a is closed.', 'Sana’a'],
    ['harbour', 'The har- bour is closed.', 'har- bour'],
    ['צה"ל', 'דובר צה״ל אמר', 'צה״ל'],
  ])('%s', (query, text, written) => {
    const { archive, ids } = given([{ title: 'One', text }]);
    const [hit] = look(archive, query).hits;
    expect(hit?.isNear).toBe(false);
    expect(marked(hit!.passage!.text, hit!.passage!.marks)).toContain(written);
    expect(marked(text, findInBrief(archive.db, ids[0]!, query).ranges)).toContain(written);
  });
});

test('names and titles are found in every spelling of theirs, in their field too', () => {
  const archive = givenArchive();
  givenBrief(archive, postOf({ key: 'a', title: 'Non-proliferation after the S-400', authors: ['Robert O’Brien'], topics: [{ name: 'Al-Monitor', known: true }] }));
  for (const query of ['title:nonproliferation', 'title:S400', 'by:obrien', 'topic:almonitor', 'obrien nonproliferation']) {
    expect([query, titles(archive, query)]).toEqual([query, ['Non-proliferation after the S-400']]);
  }
  for (const query of ['by:nonproliferation', 'title:obrien']) expect([query, titles(archive, query)]).toEqual([query, []]);
});

test('a spelling is near nothing: it only stands beside the text', () => {
  const { archive } = given([{ title: 'One', text: `An S-400 came. ${'It rained all day. '.repeat(20)} A T-72 left.` }]);
  expect(look(archive, 'NEAR(S400 T72, 5)').hits.filter(({ isNear }) => !isNear)).toEqual([]);
  expect(titles(archive, 'NEAR(S400 came, 5)')).toEqual(['One']);
});

describe('a bare year or month is a date and a word', () => {
  const briefs = [
    { title: 'Said so', date: '2024-05-04', text: 'The town was taken in 2014 and the talks failed in February 2022.' },
    { title: 'Published then', date: '2014-03-01', text: 'The town was taken.' },
    { title: 'Neither', date: '2023-03-01', text: 'The town was quiet.' },
    { title: 'Undated', date: null, text: 'Of the year 2014 nothing is left of the town.' },
  ];
  test.each([
    ['2014', ['Published then', 'Said so', 'Undated']],
    ['town 2014', ['Published then', 'Said so', 'Undated']],
    ['on:2014', ['Published then']],
    ['"2014"', ['Said so', 'Undated']],
    ['2022-02', ['Said so']],
    ['2014-03', ['Published then']],
    ['february 2022', ['Said so']],
    ['town -2014', ['Neither']],
    ['title:2014', []],
  ])('%s', (query, found) => { expect(titles(given(briefs).archive, query).sort()).toEqual(found); });
});

describe('a title that is the search is first', () => {
  const body = 'Grain corridor. '.repeat(25);
  const others = Array.from({ length: 12 }, (_, at) => ({ title: `Grain corridor notes ${at}`, text: body }));
  test.each([
    ['Grain corridor', 'grain corridor'],
    ['Grain-corridor', 'Grain corridor'],
    ['The S-400 in 2014', 'the s400 in 2014'],
    ['Outlook 2014', 'Outlook 2014'],
    ['Grain', 'grain'],
    ['Grain: what the corridor knows?', 'Grain: what the corridor knows?'],
    ['C++', 'C++'],
  ])('%s', (title, query) => {
    const { archive } = given([{ title, date: '2001-01-01', text: 'Short.' }, ...others, { title: 'Another grain corridor, 2014 outlook', text: `${body} 2014` }]);
    expect(titles(archive, query)[0]).toBe(title);
  });

  test('of several the newest, and what else is asked still counts', () => {
    const { archive } = given([{ title: 'Grain', date: '2020-01-01' }, { title: 'Grain', date: '2022-01-01' }, ...others]);
    expect(look(archive, 'grain').hits.slice(0, 2).map(({ brief }) => brief.date)).toEqual(['2022-01-01', '2020-01-01']);
    expect(look(archive, 'grain on:2020').hits.map(({ brief }) => brief.date)).toEqual(['2020-01-01']);
  });
});

describe('a word or two with a typo still find what was meant, and it is said', () => {
  const briefs = [
    { title: 'New measures', text: 'The sanctions were agreed at the Saarn summit.' },
    { title: 'Another', text: 'A sarin attack was feared. Meetings were held.' },
  ];
  test.each([
    ['sanctons', ['New measures'], 'sanctions'],
    ['sanctoins', ['New measures'], 'sanctions'],
    ['Sarn summitt', ['New measures'], 'summit'],
    ['title:measurs', ['New measures'], null],
    ['xqzvwk', [], null],
  ])('%s', (query, found, recognised) => {
    const { archive, ids } = given(briefs);
    const { hits } = look(archive, query);
    expect(hits.map(({ brief }) => brief.title)).toEqual(found);
    expect(hits.every(({ isNear }) => isNear)).toBe(true);
    if (recognised === null) return;
    expect(marked(hits[0]!.passage!.text, hits[0]!.passage!.marks).join(' ')).toContain(recognised);
    expect(findInBrief(archive.db, ids[0]!, query).ranges.length).toBeGreaterThan(0);
  });
});

test('what cannot be searched is said and finds nothing; beside words it is left out and said', () => {
  const { archive } = given([{ title: 'One', text: 'A harbour with a * and a ?' }, { title: 'Two', text: 'Another harbour.' }]);
  for (const typed of ['"*"', '*', '?!', '"..."']) expect([typed, look(archive, typed).hits, look(archive, typed).literal]).toEqual([typed, [], [typed]]);
  expect([titles(archive, 'harbour "*"').sort(), look(archive, 'harbour "*"').literal]).toEqual([['One', 'Two'], ['"*"']]);
});

test('the index of all this agrees with the archive, and is the same when it is made again', () => {
  const { archive } = given([
    { title: 'C++ and S-400', text: 'R&D of $1.5 million, 1 500 000 units, O’Brien’s long-term har- bour 🎉 plan.' },
    { title: '§ 5', date: null, text: '제재를 צה״ל' },
  ]);
  expect(checkIndex(archive.db)).toEqual([]);
  const before = ['c++', '$1', '🎉', '1500000', 'harbour', '§5'].map((query) => titles(archive, query));
  rebuildIndex(archive.db);
  expect(checkIndex(archive.db)).toEqual([]);
  expect(['c++', '$1', '🎉', '1500000', 'harbour', '§5'].map((query) => titles(archive, query))).toEqual(before);
});

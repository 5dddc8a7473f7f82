import { describe, expect, test } from 'vitest';
import { prepared } from '../../../../electron/store/kernel/archive.ts';
import { createHighlight, deleteHighlights } from '../../../../electron/store/annotations/highlights.ts';
import { undo } from '../../../../electron/store/journal/journal.ts';
import { saveNote } from '../../../../electron/store/annotations/notes.ts';
import { complete, countSteps, findInBrief, search, type SearchInput } from '../../../../electron/store/search/index.ts';
import { checkIndex } from '../../../../electron/store/search-index/check-index.ts';
import { readBrief } from '../../../../electron/store/briefs/brief-list.ts';
import { savePost } from '../../../../electron/store/briefs/briefs.ts';
import { localSource } from '../../../../electron/store/sources/sources.ts';
import type { ResultCounts } from '../../../../shared/contract/calls.ts';
import type { BriefId, TextOffset } from '../../../../shared/ids.ts';
import { withFilter } from '../../../../shared/search/filters.ts';
import { givenArchive, givenBrief, postOf, type TestArchive } from '../../../helpers/archive.ts';

const QUOTE = '“The mutiny has exposed weakness, and allies should not tie their fortunes to a fading autocrat.” Behnam Taleblu, Senior Fellow';

function given(): { archive: TestArchive; mutiny: BriefId; grain: BriefId } {
  const archive = givenArchive();
  const grain = givenBrief(archive, postOf({ key: 'grain', date: '2024-05-14', topics: [{ name: 'Trade', known: true }] }));
  const mutiny = givenBrief(archive, postOf({
    key: 'mutiny', title: 'Iran Pledges Support', date: '2023-06-28', topics: [{ name: 'Iran Politics', known: true }], authors: ['Ann Author'],
    paragraphs: ['# Latest Developments', 'Officials signed a memorandum in Moscow. They spoke of grain.', '# Expert Analysis', QUOTE],
  }));
  return { archive, mutiny, grain };
}

function look({ db }: TestArchive, query: string, wishes: Partial<SearchInput> = {}) {
  return search(db, { query, sort: 'relevance', offset: 0, limit: 20, ...wishes });
}
const titles = (archive: TestArchive, query: string, wishes: Partial<SearchInput> = {}) => look(archive, query, wishes).hits.map(({ brief }) => brief.title);
const shown = ({ text, marks }: { text: string; marks: readonly (readonly [number, number])[] }) =>
  [...marks].reverse().reduce((now, [start, end]) => `${now.slice(0, start)}[${now.slice(start, end)}]${now.slice(end)}`, text);

test('a result shows its best passage with the words marked, and where it stands', () => {
  const { archive } = given();
  const [hit] = look(archive, 'fading autocrat').hits;
  expect(hit?.passage === null ? '' : shown(hit!.passage!)).toContain('to a [fading] [autocrat].”');
  expect([hit?.passage?.section, hit?.passage?.speaker, hit?.passage?.paragraph]).toEqual(['Expert Analysis', 'Behnam Taleblu', 2]);
});

test('who asks for a speaker alone sees what the speaker said, every quote of theirs is a match, and nobody else’s', () => {
  const archive = givenArchive();
  const id = givenBrief(archive, postOf({
    key: 'two', paragraphs: ['# Expert Analysis', '“The tide waits for nobody at all, least of all a pilot.” Otto Brandt, Pilot', QUOTE, '“The second thing to say is that harbours freeze.” Behnam Taleblu, Senior Fellow'],
  }));
  for (const query of ['speaker:taleblu', 'speaker:="Behnam Taleblu"', 'speaker:taleblu -speaker:nobody topic:iran OR speaker:taleblu']) {
    const [hit] = look(archive, query).hits;
    expect([hit?.passage?.text.slice(0, 32), hit?.passage?.speaker, hit?.passage?.marks]).toEqual(['The mutiny has exposed weakness,', 'Behnam Taleblu', []]);
  }
  const text = prepared<string>(archive.db, 'SELECT text FROM revision WHERE brief_id = ?').pluck().get(id)!;
  expect(findInBrief(archive.db, id, 'speaker:taleblu').ranges.map(([start, end]) => text.slice(start, end).slice(0, 14))).toEqual(['The mutiny has', 'The second thi']);
  expect([look(archive, '-speaker:taleblu').hits, look(archive, 'on:2024-05-14').hits[0]?.passage]).toEqual([[], null]);
});

test('newest first is by date, best first by how well it fits', () => {
  const { archive } = given();
  expect(titles(archive, 'grain', { sort: 'newest' })).toEqual(['Grain moves again', 'Iran Pledges Support']);
  expect(titles(archive, 'iran', { sort: 'relevance' })).toEqual(['Iran Pledges Support']);
});

test('rows that are wanted at once are those of the whole list, uncounted', () => {
  const { archive } = given();
  const [whole, first] = [look(archive, 'grain', { sort: 'newest' }), look(archive, 'grain', { sort: 'newest', limit: 1, uncounted: true })];
  expect([whole.total, first.total, first.hits]).toEqual([2, null, whole.hits.slice(0, 1)]);
});

test('an empty search lists everything, newest first', () => {
  const { archive } = given();
  const answer = look(archive, '  ');
  expect([answer.total, answer.hits.map(({ brief }) => brief.title)]).toEqual([2, ['Grain moves again', 'Iran Pledges Support']]);
});

describe('a quote that is half remembered is found', () => {
  test.each([
    ['a wrong word', 'the mutiny has revealed weakness and allies should not tie'],
    ['two typos', 'the mutniy has exposed weaknes and allies should not tie'],
    ['a missing word', 'mutiny exposed weakness allies should not tie their'],
    ['another order', 'fading autocrat fortunes tie weakness exposed revealed'],
  ])('%s', (_, query) => {
    const { archive, mutiny } = given();
    const [hit] = look(archive, query).hits;
    expect([hit?.brief.id, hit?.passage?.speaker]).toEqual([mutiny, 'Behnam Taleblu']);
    expect(findInBrief(archive.db, mutiny, query).ranges.length).toBeGreaterThan(3);
  });
});

test.each(['2016 / 2017 Mobile Analysis: Trends', 'Outlook 2017 for Grain and Energy', 'Review of 2016-05: What Came of It'])('the title “%s”, typed whole, is found though its years are dates', (title) => {
  const { archive } = given();
  givenBrief(archive, postOf({ key: 'years', title, date: '2018-02-01' }));
  expect(titles(archive, title)[0]).toBe(title);
});

test('a word that the archive does not have is suggested as one it has', () => {
  const { archive } = given();
  expect(look(archive, 'topic:trade memorandmu', { typing: false })).toMatchObject({ hits: [], total: 0, suggestion: null });
  expect(look(archive, 'memorandmu', { typing: false })).toMatchObject({ total: 0, suggestion: 'memorandum' });
});

test('of briefs that say nearly the same, the one that says it word for word comes first', () => {
  const archive = givenArchive();
  const said = ['Officials met and grain moved again. Then, after a pause, the ports reopened.', 'Grain moved again after a pause.', 'Grain moved again, then came a pause after a storm.'];
  said.forEach((text, at) => givenBrief(archive, postOf({ key: String(at), title: `Brief ${at}`, date: `2024-05-1${at}`, paragraphs: [text] })));
  expect(titles(archive, 'grain moved again after a pause')[0]).toBe('Brief 1');
});

test('what is being typed is found before it is whole', () => {
  const { archive } = given();
  expect(titles(archive, 'moscow memor')).toEqual(['Iran Pledges Support']);
  expect(titles(archive, 'moscow memor ')).toEqual([]);
  expect(titles(archive, '"signed a memo')).toEqual(['Iran Pledges Support']);
  expect(titles(archive, 'topic:pol')).toEqual(['Iran Pledges Support']);
});

test('parts that could not be read are named and searched literally', () => {
  const { archive } = given();
  expect(look(archive, 'grain before:yesterday').literal).toEqual(['before:yesterday']);
});

describe("the analyst's own words", () => {
  function highlighted(archive: TestArchive, briefId: BriefId, words: string) {
    const { revisionId } = readBrief(archive.db, briefId)!;
    const text = archive.db.prepare('SELECT text FROM revision WHERE id = ?').pluck().get(revisionId) as string;
    const start = text.indexOf(words) as TextOffset;
    const made = createHighlight(archive, { briefId, revisionId, start, end: (start + words.length) as TextOffset, colour: 'green', quoteId: null });
    if (!made.ok) throw new Error(made.failure.code);
    return made.value.id;
  }

  test('a note finds its brief, is shown with it, and is gone when it is undone', () => {
    const { archive, mutiny } = given();
    const highlightId = highlighted(archive, mutiny, 'signed a memorandum');
    saveNote(archive, { highlightId }, 'Compare with the **Kazan** statement.', 's');
    const [hit] = look(archive, 'kazan').hits;
    expect([hit?.brief.id, hit?.passage, hit?.annotations.map(({ colour, note }) => [colour, note && shown(note)])])
      .toEqual([mutiny, null, [['green', 'Compare with the **[Kazan]** statement.']]]);
    expect(titles(archive, 'moscow kazan')).toEqual(['Iran Pledges Support']);
    expect(checkIndex(archive.db)).toEqual([]);
    undo(archive);
    expect([titles(archive, 'kazan'), checkIndex(archive.db)]).toEqual([[], []]);
  });

  test('a highlight stays findable when its words leave the brief, and not when it lies in the trash', () => {
    const { archive, mutiny } = given();
    const highlightId = highlighted(archive, mutiny, 'signed a memorandum');
    savePost(archive, localSource(archive, 'files'), postOf({ key: 'mutiny', title: 'Iran Pledges Support', date: '2023-06-28', paragraphs: ['Corrected.'] }));
    expect(titles(archive, '"signed a memorandum"', { typing: false })).toEqual(['Iran Pledges Support']);
    expect(checkIndex(archive.db)).toEqual([]);
    deleteHighlights(archive, [highlightId]);
    expect(titles(archive, '"signed a memorandum"', { typing: false })).toEqual([]);
    expect(checkIndex(archive.db)).toEqual([]);
  });
});

test('a brief whose date was corrected stands at its new place', () => {
  const { archive } = given();
  savePost(archive, localSource(archive, 'files'), postOf({ key: 'grain', date: '2022-01-01', topics: [{ name: 'Trade', known: true }] }));
  expect(titles(archive, 'grain', { sort: 'newest' })).toEqual(['Iran Pledges Support', 'Grain moves again']);
  expect([titles(archive, 'grain before:2023'), checkIndex(archive.db)]).toEqual([['Grain moves again'], []]);
});

test('a whole result is counted with its facets in steps', () => {
  const { archive } = given();
  const steps = countSteps(archive.db, 'grain');
  expect(steps.next().value).toEqual({ total: 2 });
  const counted = steps.next().value;
  expect(counted).toMatchObject({
    total: 2,
    facets: {
      topics: expect.arrayContaining([expect.objectContaining({ name: 'Trade', briefs: 1 }), expect.objectContaining({ name: 'Iran Politics', briefs: 1 })]),
      speakers: [expect.objectContaining({ name: 'Behnam Taleblu', briefs: 1 })],
      years: [{ id: '2024', name: '2024', briefs: 1 }, { id: '2023', name: '2023', briefs: 1 }],
    },
  });
});

test('a facet that is chosen finds as many briefs as it counted, not those whose name only holds its words', () => {
  const { archive } = given();
  givenBrief(archive, postOf({ key: 'iran', title: 'Talks', topics: [{ name: 'Iran', known: true }, { name: 'Trade', known: true }] }));
  expect(titles(archive, 'topic:Iran ').sort()).toEqual(['Iran Pledges Support', 'Talks']);
  const counting = countSteps(archive.db, '');
  const counted = [...Array(5)].map(() => counting.next()).find(({ done }) => done)!.value as ResultCounts;
  for (const { name, briefs } of counted.facets.topics) expect([name, look(archive, withFilter('', { field: 'topic', name })).total]).toEqual([name, briefs]);
  expect(counted.facets.topics).toHaveLength(3);
});

test('the box completes names of the archive', () => {
  const { archive } = given();
  const labels = (text: string) => complete(archive.db, text, text.length)?.completions.map(({ label }) => label);
  expect(labels('topic:pol')).toEqual(['Iran Politics']);
  expect(labels('speaker:')).toEqual(['Behnam Taleblu']);
  expect(labels('memo')).toEqual(['memorandum']);
  expect(labels('in:exp')).toEqual(['Expert Analysis']);
  expect(labels('by:')).toEqual(['Ann Author']);
  expect(labels('after:20')).toEqual(['2024', '2023']);
});

test('every match in a brief can be walked', () => {
  const { archive, mutiny } = given();
  const text = archive.db.prepare('SELECT text FROM brief JOIN revision ON revision.id = revision_id WHERE brief.id = ?').pluck().get(mutiny) as string;
  const ranges = findInBrief(archive.db, mutiny, 'grain OR "fading autocrat"').ranges.map(([start, end]) => text.slice(start, end));
  expect(ranges).toEqual(['grain', 'fading autocrat']);
  expect(findInBrief(archive.db, 1 as BriefId, 'grain').ranges).toEqual([]);
});

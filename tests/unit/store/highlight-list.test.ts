import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listHighlights, orderedSql, pickHighlights, surveyHighlights } from '../../../electron/store/annotations/highlight-list.ts';
import { countHighlightValues } from '../../../electron/store/annotations/highlight-values.ts';
import { colourHighlights, deleteHighlights } from '../../../electron/store/annotations/highlights.ts';
import { mergeSpeakers } from '../../../electron/store/speakers/people.ts';
import { teachWords } from '../../../electron/store/search/functions.ts';
import { setTags } from '../../../electron/store/annotations/tags.ts';
import {
  COLOURS, EVERY_HIGHLIGHT, HIGHLIGHT_GROUPS, HIGHLIGHT_ORDERS, type HighlightFilter, type HighlightListing, type HighlightRow,
} from '../../../shared/contract/calls.ts';
import type { CalendarDate, HighlightId, SourceId, SpeakerId, TagId } from '../../../shared/ids.ts';
import { givenArchive, givenBrief, postOf, type TestArchive } from '../../helpers/archive.ts';
import { givenHighlight } from '../../helpers/highlights.ts';

const listing = (filter: Partial<HighlightFilter> = {}, rest: Partial<Omit<HighlightListing, 'filter'>> = {}): HighlightListing =>
  ({ filter: { ...EVERY_HIGHLIGHT, ...filter }, group: 'none', order: 'newest', ...rest });
const page = { offset: 0, limit: 500 };
const words = (archive: TestArchive, wanted: HighlightListing) => listHighlights(archive.db, { ...wanted, ...page }).rows.map(({ exact }) => exact);

/** Two briefs; one was edited after it was quoted. */
function givenNotes() {
  const archive = givenArchive();
  const harbour = givenBrief(archive, postOf({
    key: 'harbour', title: 'The harbour', date: '2024-05-14',
    paragraphs: ['Three ships sailed on Monday.', 'Two came back in the rain.', '“The port is closed,” said Mara Ellison, the harbour master.'],
  }));
  const grain = givenBrief(archive, postOf({ key: 'grain', title: 'The grain', date: '2023-06-28', paragraphs: ['Grain moved through the northern port.', 'Prices fell.'] }));
  const undated = givenBrief(archive, postOf({ key: 'undated', title: 'No date', date: null, paragraphs: ['Nobody knows when.'] }));
  const ids = {
    ships: givenHighlight(archive, harbour, { words: 'Three ships sailed', colour: 'pink', tags: ['claim', 'ships'], note: 'Marmalade for the crew.' }),
    rain: givenHighlight(archive, harbour, { words: 'Two came back', colour: 'yellow' }),
    closed: givenHighlight(archive, harbour, { words: 'The port is closed,', colour: 'green', tags: ['claim'] }),
    grain: givenHighlight(archive, grain, { words: 'Grain moved', colour: 'yellow', tags: ['evidence'] }),
    when: givenHighlight(archive, undated, { words: 'Nobody knows', colour: 'blue' }),
  };
  givenBrief(archive, postOf({
    key: 'harbour', title: 'The harbour', date: '2024-05-14',
    paragraphs: ['Thirty ships sailed on Monday.', 'Two came back in the rain.', '“The port is closed,” said Mara Ellison, the harbour master.'],
  }));
  const tagId = (name: string) => (archive.db.prepare('SELECT id FROM tag WHERE name = ?').get(name) as { id: TagId }).id;
  return { archive, ids, briefs: { harbour, grain, undated }, tagId };
}

const days = (from: string | null, to: string | null) => ({ from: from as CalendarDate | null, to: to as CalendarDate | null });

test('notes over all briefs are found by colour, tag, verdict, speaker, source, days and words', () => {
  const { archive, ids, tagId } = givenNotes();
  const found = (filter: Partial<HighlightFilter>) =>
    listHighlights(archive.db, { ...listing(filter), ...page }).rows.map(({ id }) => Object.entries(ids).find(([, own]) => own === id)![0]).sort();
  expect({
    all: found({}).length,
    yellow: found({ colours: ['yellow'] }),
    claims: found({ tags: [tagId('claim')] }),
    claimsOrEvidence: found({ tags: [tagId('claim'), tagId('evidence')] }),
    untagged: found({ tags: [null] }),
    untaggedOrEvidence: found({ tags: [null, tagId('evidence')] }),
    figures: found({ verdicts: ['number'] }),
    intact: found({ verdicts: ['intact'] }).length,
    speaker: found({ speakers: ['Mara Ellison'] }),
    nobody: found({ speakers: [null] }).length,
    elsewhere: found({ sources: [99 as SourceId] }),
    published: found({ published: days('2024-01-01', null) }),
    until: found({ published: days(null, '2023-12-31') }),
    made: found({ made: days('2025-12-31', '2026-01-02') }).length,
    madeLater: found({ made: days('2026-01-03', null) }),
    word: found({ text: 'marmalade' }),
    typing: found({ text: 'marm' }),
    fields: found({ text: 'tag:claim -note:marmalade' }),
    title: found({ text: 'title:grain' }),
    together: found({ colours: ['pink', 'green'], tags: [tagId('ships')] }),
  }).toEqual({
    all: 5, yellow: ['grain', 'rain'], claims: ['closed', 'ships'], claimsOrEvidence: ['closed', 'grain', 'ships'], untagged: ['rain', 'when'],
    untaggedOrEvidence: ['grain', 'rain', 'when'], figures: ['ships'], intact: 4, speaker: ['closed'], nobody: 4, elsewhere: [],
    published: ['closed', 'rain', 'ships'], until: ['grain'], made: 5, madeLater: [], word: ['ships'], typing: ['ships'], fields: ['closed'],
    title: ['grain'], together: ['ships'],
  });
});

test('they stand under their tags, colours, speakers, briefs, months and verdicts, in the order asked for', () => {
  const { archive, briefs } = givenNotes();
  const grouped = (group: HighlightListing['group'], order: HighlightListing['order'] = 'newest') => {
    const wanted = listing({}, { group, order });
    const { groups } = surveyHighlights(archive.db, wanted);
    const rows = words(archive, wanted);
    let at = 0;
    return groups.map(({ key, name, rows: count }) => [name ?? key, ...rows.slice(at, (at += count))]);
  };
  expect(grouped('tag')).toEqual([
    ['claim', 'The port is closed,', 'Three ships sailed'], ['evidence', 'Grain moved'], ['ships', 'Three ships sailed'], [null, 'Nobody knows', 'Two came back'],
  ]);
  expect(grouped('colour')).toEqual([['yellow', 'Grain moved', 'Two came back'], ['green', 'The port is closed,'], ['blue', 'Nobody knows'], ['pink', 'Three ships sailed']]);
  expect(grouped('speaker').map(([name, ...rows]) => [name, rows.length])).toEqual([['Mara Ellison', 1], [null, 4]]);
  expect(grouped('brief', 'place')).toEqual([
    ['The harbour', 'Three ships sailed', 'Two came back', 'The port is closed,'], ['The grain', 'Grain moved'], ['No date', 'Nobody knows'],
  ]);
  expect(grouped('month', 'published').map(([name]) => name)).toEqual(['2024-05', '2023-06', null]);
  expect(grouped('verdict').map(([name, ...rows]) => [name, rows.length])).toEqual([['number', 1], ['intact', 4]]);
  expect(surveyHighlights(archive.db, listing({}, { group: 'brief' })).groups[0]).toEqual({ key: String(briefs.harbour), name: 'The harbour', date: '2024-05-14', rows: 3 });
});

test('each value says how many it would leave, whatever else of its kind is chosen', () => {
  const { archive, tagId } = givenNotes();
  const wanted = { ...EVERY_HIGHLIGHT, colours: ['blue' as const], tags: [null] };
  expect(surveyHighlights(archive.db, listing(wanted)).total).toBe(1);
  const values = countHighlightValues(archive.db, wanted);
  expect(values.colours).toEqual([{ id: 'blue', name: null, count: 1 }, { id: 'yellow', name: null, count: 1 }]);
  expect(values.tags).toEqual([{ id: null, name: null, count: 1 }]);
  const all = countHighlightValues(archive.db, EVERY_HIGHLIGHT);
  expect(all.tags).toEqual([
    { id: null, name: null, count: 2 }, { id: tagId('claim'), name: 'claim', count: 2 },
    { id: tagId('evidence'), name: 'evidence', count: 1 }, { id: tagId('ships'), name: 'ships', count: 1 },
  ]);
  expect(all.verdicts).toEqual([{ id: 'intact', name: null, count: 4 }, { id: 'number', name: null, count: 1 }]);
  expect(all.sources.map(({ count }) => count)).toEqual([5]);
});

test('names that were merged are one speaker', () => {
  const archive = givenArchive();
  for (const [key, name] of [['one', 'John Smith'], ['two', 'Gen. Smith']] as const) {
    const words = `Nobody was told of it in the ${key} port.`;
    givenHighlight(archive, givenBrief(archive, postOf({ key, paragraphs: [`“${words}” — ${name}, Commander`] })), { words });
  }
  const speakers = () => countHighlightValues(archive.db, EVERY_HIGHLIGHT).speakers.map(({ id, count }) => [id, count]);
  const idOf = (name: string) => archive.db.prepare('SELECT id FROM speaker WHERE name = ?').pluck().get(name) as SpeakerId;
  expect(speakers()).toEqual([['Gen. Smith', 1], ['John Smith', 1]]);
  mergeSpeakers(archive, [idOf('Gen. Smith')], idOf('John Smith'));
  expect(speakers()).toEqual([['John Smith', 2]]);
  expect(words(archive, listing({ speakers: ['John Smith'] }))).toHaveLength(2);
  expect(surveyHighlights(archive.db, listing({}, { group: 'speaker' })).groups).toMatchObject([{ key: 'John Smith', rows: 2 }]);
});

test('the trash holds what was deleted, the last one first, and is searched by words as they stand', () => {
  const { archive, ids } = givenNotes();
  deleteHighlights(archive, [ids.grain]);
  deleteHighlights(archive, [ids.ships]);
  expect(words(archive, listing({ trashed: true }))).toEqual(['Three ships sailed', 'Grain moved']);
  expect(words(archive, listing({ trashed: true, text: 'armal' }))).toEqual(['Three ships sailed']);
});

test('a part of the words that cannot be understood is said', () => {
  const { archive } = givenNotes();
  expect(surveyHighlights(archive.db, listing({ text: 'before:someday ships' })).literal).toEqual(['before:someday']);
});

// ── Against the plain meaning

const COLOUR_OR_TAG = fc.record({
  colours: fc.subarray([...COLOURS]),
  tags: fc.subarray(['claim', 'evidence', null] as (string | null)[]),
  group: fc.constantFrom(...HIGHLIGHT_GROUPS),
  order: fc.constantFrom(...HIGHLIGHT_ORDERS),
  made: fc.array(fc.record({ brief: fc.nat(2), word: fc.nat(5), colour: fc.constantFrom(...COLOURS), tags: fc.subarray(['claim', 'evidence', 'doubt']), thrown: fc.boolean() }), { maxLength: 14 }),
});

test('pages laid side by side are the whole list, its groups add up, and it holds just what the filter means', () => {
  fc.assert(fc.property(COLOUR_OR_TAG, ({ made, colours, tags, group, order }) => {
    const archive = givenArchive();
    const briefs = ['2024-01-01', '2024-01-01', null].map((date, n) => givenBrief(archive, postOf({ key: `${n}`, title: `Brief ${n}`, date, paragraphs: ['one two three four five six'] })));
    setTags(archive, { briefId: briefs[0]! }, ['claim', 'evidence', 'doubt']);
    const tagId = (name: string | null) => (name === null ? null : (archive.db.prepare('SELECT id FROM tag WHERE name = ?').pluck().get(name) as TagId));
    for (const { brief, word, colour, tags: own, thrown } of made) {
      const id = givenHighlight(archive, briefs[brief]!, { words: 'one two three four five six'.split(' ')[word]!, colour, tags: own });
      if (thrown) deleteHighlights(archive, [id]);
    }
    const wanted = listing({ colours, tags: tags.map(tagId) }, { group, order });
    const whole = listHighlights(archive.db, { ...wanted, ...page });
    const pages: HighlightRow[] = [];
    for (let offset = 0; offset < whole.total; offset += 3) pages.push(...listHighlights(archive.db, { ...wanted, offset, limit: 3 }).rows);
    expect(pages.map(({ id }) => id)).toEqual(whole.rows.map(({ id }) => id));
    const all = listHighlights(archive.db, { ...listing(), ...page }).rows;
    const meant = all.filter((row) => (colours.length === 0 || colours.includes(row.colour))
      && (tags.length === 0 || row.tags.some(({ name }) => tags.includes(name)) || (tags.includes(null) && row.tags.length === 0)));
    expect([...new Set(whole.rows.map(({ id }) => id))].sort()).toEqual(meant.map(({ id }) => id).sort());
    expect(pickHighlights(archive.db, { ...wanted, offset: 0, limit: 100 }).toSorted()).toEqual(meant.map(({ id }) => id).sort());
    const { total, groups } = surveyHighlights(archive.db, wanted);
    expect(total).toBe(meant.length);
    const counted = countHighlightValues(archive.db, wanted.filter);
    for (const { id, count } of counted.colours) expect(listHighlights(archive.db, { ...listing({ ...wanted.filter, colours: [id] }), ...page }).total).toBe(count);
    for (const { id, count } of counted.tags) expect(listHighlights(archive.db, { ...listing({ ...wanted.filter, tags: [id] }), ...page }).total).toBe(count);
    if (group !== 'none') expect(groups.reduce((sum, { rows }) => sum + rows, 0)).toBe(whole.total);
  }), { numRuns: 60 });
});

// ── Plans

function plan(wanted: HighlightListing): string {
  const { db } = givenArchive();
  teachWords(db);
  const { text, values } = orderedSql(db, wanted);
  return db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${text}`).all(...values, 60, 0).map(({ detail }) => detail).join('\n');
}

describe('a page is walked along an index and nothing is sorted', () => {
  test.each([
    ['newest', listing(), 'highlight_by_made'],
    ['newest of a colour', listing({ colours: ['pink'] }), 'highlight_by_made'],
    ['newest of some sources', listing({ sources: [1 as SourceId] }), 'highlight_by_made'],
    ['newest of a speaker', listing({ speakers: ['Mara Ellison'] }), 'highlight_by_made'],
    ['newest of a verdict', listing({ verdicts: ['number'] }), 'highlight_by_made'],
    ['newest with words', listing({ text: 'grain' }), ''],
    ['made in a month', listing({ made: days('2026-01-01', '2026-01-31') }), 'highlight_by_made'],
    ['place in the brief', listing({}, { order: 'place' }), 'highlight_by_published'],
    ['by brief, in the order of the text', listing({}, { group: 'brief', order: 'place' }), 'highlight_by_published'],
    ['the trash', listing({ trashed: true }), 'highlight_in_trash'],
  ])('%s', (_, wanted, index) => {
    const steps = plan(wanted);
    expect(steps).toContain(index);
    if (index !== '') expect(steps).not.toContain('TEMP B-TREE');
  });
});

test('within a brief only the order of making is sorted, not the briefs', () => {
  expect(plan(listing({}, { order: 'published' }))).toMatch(/highlight_by_published[\s\S]*LAST .*TERMS? OF ORDER BY|highlight_by_published[\s\S]*RIGHT PART OF ORDER BY/);
});

test('tags of a highlight are looked up by key, whatever is asked', () => {
  for (const steps of [plan(listing({ tags: ['x' as TagId] })), plan(listing({}, { group: 'tag' }))]) expect(steps).not.toMatch(/SCAN (?:highlight_tag|tagging|tag)\b/);
});

test('colouring all of a long list changes nothing but the colour', () => {
  const { archive, ids } = givenNotes();
  const places = archive.db.prepare('SELECT * FROM highlight_place').all();
  colourHighlights(archive, Object.values(ids) as HighlightId[], 'purple');
  expect(new Set(listHighlights(archive.db, { ...listing(), ...page }).rows.map(({ colour }) => colour))).toEqual(new Set(['purple']));
  expect(archive.db.prepare('SELECT * FROM highlight_place').all()).toEqual(places);
});

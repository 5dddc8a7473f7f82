import { describe, expect, test } from 'vitest';
import { createHighlight, deleteHighlights } from '../../../electron/store/annotations/highlights.ts';
import { mergeSpeakers } from '../../../electron/store/speakers/people.ts';
import { countQuotes, listQuotes, pageSql } from '../../../electron/store/speakers/quotes.ts';
import { teachWords } from '../../../electron/store/search/index.ts';
import type { QuoteFilter, QuoteRow } from '../../../shared/contract/calls.ts';
import type { SourceId, SpeakerId, TopicId } from '../../../shared/ids.ts';
import { givenArchive, givenBrief, postOf, type TestArchive } from '../../helpers/archive.ts';

const ALL: QuoteFilter = { text: '', speakerId: null, role: null, topicId: null, sourceId: null, from: null, to: null };
const PAGE = { order: 'newest', offset: 0, limit: 50 } as const;

function givenQuotedBriefs(archive: TestArchive) {
  const winter = givenBrief(archive, postOf({
    key: 'winter', title: 'Winter in the harbour', date: '2024-01-10', url: 'https://harbour.example/winter', topics: [{ name: 'Ports', known: true }],
    paragraphs: ['The port froze.', '“Nobody can say when the ice will break this year.” — Mara Ellison, Harbour Institute Fellow', '“We have salt for three weeks.” — Otto Lind'],
  }));
  const spring = givenBrief(archive, postOf({
    key: 'spring', title: 'Spring in the harbour', date: '2024-04-02', topics: [{ name: 'Ports', known: true }, { name: 'Trade', known: true }],
    paragraphs: ['“The first grain ship has left for the south.” — Mara Ellison, Director of the Harbour Institute'],
  }));
  return { winter, spring };
}

const list = ({ db }: TestArchive, filter: Partial<QuoteFilter> = {}, order: 'newest' | 'oldest' = 'newest') => listQuotes(db, { ...PAGE, filter: { ...ALL, ...filter }, order });
const names = ({ rows }: { rows: QuoteRow[] }) => rows.map(({ speaker, title }) => `${speaker.name}, ${title}`);
const idOf = ({ db }: TestArchive, table: 'speaker' | 'topic' | 'source', name: string) => db.prepare(`SELECT id FROM ${table} WHERE name = ?`).pluck().get(name) as never;

test('quotes are listed with the newest brief first, in one brief in the order of the text', () => {
  const archive = givenArchive();
  const { spring } = givenQuotedBriefs(archive);
  const page = list(archive);
  expect(names(page)).toEqual(['Mara Ellison, Spring in the harbour', 'Mara Ellison, Winter in the harbour', 'Otto Lind, Winter in the harbour']);
  expect(page.total).toBe(3);
  expect(page.rows[0]).toEqual({
    id: expect.any(Number), briefId: spring, revisionId: expect.any(Number), start: 1, end: 45, exact: 'The first grain ship has left for the south.',
    speaker: { id: idOf(archive, 'speaker', 'Mara Ellison'), name: 'Mara Ellison' }, printedName: 'Mara Ellison', role: 'Director of the Harbour Institute',
    title: 'Spring in the harbour', date: '2024-04-02', sourceName: 'Imported files', highlight: null,
  });
  expect(names(list(archive, {}, 'oldest'))).toEqual(['Mara Ellison, Winter in the harbour', 'Otto Lind, Winter in the harbour', 'Mara Ellison, Spring in the harbour']);
  expect(listQuotes(archive.db, { filter: ALL, order: 'newest', offset: 1, limit: 1 }).rows.map(({ exact }) => exact)).toEqual(['Nobody can say when the ice will break this year.']);
});

test('quotes can be narrowed by speaker, role, topic, source, dates and words', () => {
  const archive = givenArchive();
  givenQuotedBriefs(archive);
  const mara = idOf(archive, 'speaker', 'Mara Ellison') as SpeakerId;
  expect(list(archive, { speakerId: mara }).total).toBe(2);
  expect(list(archive, { speakerId: mara, role: 'Harbour Institute Fellow' }).total).toBe(1);
  expect(list(archive, { topicId: idOf(archive, 'topic', 'Trade') as TopicId }).total).toBe(1);
  expect(list(archive, { sourceId: idOf(archive, 'source', 'Imported files') as SourceId }).total).toBe(3);
  expect(list(archive, { sourceId: 999 as SourceId }).total).toBe(0);
  expect(list(archive, { to: '2024-01-10' as never }).total).toBe(2);
  expect(list(archive, { from: '2024-01-11' as never }).total).toBe(1);
  expect(names(list(archive, { text: 'salt' }))).toEqual(['Otto Lind, Winter in the harbour']);
  expect(names(list(archive, { text: 'ellis' }))).toHaveLength(2);
  expect(list(archive, { text: 'title:spring speaker:ellison' }).total).toBe(1);
  // The word stands in the brief and in no quote.
  expect(list(archive, { text: 'froze' }).total).toBe(0);
});

test('an edited brief is listed with the words it says now', () => {
  const archive = givenArchive();
  givenQuotedBriefs(archive);
  givenBrief(archive, postOf({ key: 'spring', title: 'Spring in the harbour', date: '2024-04-02', paragraphs: ['“The second grain ship has left for the south.” — Mara Ellison'] }));
  expect(list(archive).rows.map(({ exact }) => exact)).toEqual(['The second grain ship has left for the south.', 'Nobody can say when the ice will break this year.', 'We have salt for three weeks.']);
});

test('a brief whose date was corrected takes its quotes along', () => {
  const archive = givenArchive();
  givenQuotedBriefs(archive);
  givenBrief(archive, postOf({ key: 'spring', title: 'Spring in the harbour', date: '2023-04-02', paragraphs: ['“The first grain ship has left for the south.” — Mara Ellison, Director of the Harbour Institute'] }));
  expect(list(archive).rows.map(({ date }) => date)).toEqual(['2024-01-10', '2024-01-10', '2023-04-02']);
});

test('a quote says that it is a highlight, and whose words it keeps', () => {
  const archive = givenArchive();
  givenQuotedBriefs(archive);
  const [{ id, briefId, revisionId, start, end }] = list(archive).rows as [QuoteRow];
  const made = createHighlight(archive, { briefId, revisionId, start, end, colour: 'green', quoteId: id });
  if (!made.ok) throw new Error(made.failure.code);
  expect(made.value).toMatchObject({ speaker: 'Mara Ellison', role: 'Director of the Harbour Institute' });
  expect(list(archive).rows.map(({ highlight }) => highlight)).toEqual([{ id: made.value.id, colour: 'green' }, null, null]);
  // Something else is written above: the highlight goes along, and the quote is still one.
  givenBrief(archive, postOf({
    key: 'spring', title: 'Spring in the harbour', date: '2024-04-02',
    paragraphs: ['The ice has gone.', '“The first grain ship has left for the south.” — Mara Ellison, Director of the Harbour Institute'],
  }));
  expect(list(archive).rows[0]!.highlight).toEqual({ id: made.value.id, colour: 'green' });
  deleteHighlights(archive, [made.value.id]);
  expect(list(archive).rows[0]!.highlight).toBeNull();
});

test('what can be chosen is counted among the quotes that the rest of the filter leaves', () => {
  const archive = givenArchive();
  givenQuotedBriefs(archive);
  const count = (by: 'speaker' | 'topic' | 'source', filter: Partial<QuoteFilter> = {}, name = '') =>
    countQuotes(archive.db, { filter: { ...ALL, ...filter }, by, name, limit: 10 }).values.map(({ name: value, quotes }) => `${value} ${quotes}`);
  expect(count('speaker')).toEqual(['Mara Ellison 2', 'Otto Lind 1']);
  expect(count('topic')).toEqual(['Ports 3', 'Trade 1']);
  expect(count('source')).toEqual(['Imported files 3']);
  expect(count('speaker', { topicId: idOf(archive, 'topic', 'Trade') })).toEqual(['Mara Ellison 1']);
  expect(count('topic', { topicId: idOf(archive, 'topic', 'Trade') })).toEqual(['Ports 3', 'Trade 1']);
  expect(count('speaker', {}, 'lin')).toEqual(['Otto Lind 1']);
  expect(countQuotes(archive.db, { filter: ALL, by: 'speaker', name: '', limit: 1 })).toMatchObject({ total: 2, values: [{ name: 'Mara Ellison' }] });
});

test('quotes of merged names are listed together, under the name that is shown and as printed', () => {
  const archive = givenArchive();
  givenQuotedBriefs(archive);
  mergeSpeakers(archive, [idOf(archive, 'speaker', 'Otto Lind')], idOf(archive, 'speaker', 'Mara Ellison'));
  expect(list(archive, { speakerId: idOf(archive, 'speaker', 'Otto Lind') }).total).toBe(3);
  expect(list(archive, { text: 'salt' }).rows[0]).toMatchObject({ speaker: { name: 'Mara Ellison' }, printedName: 'Otto Lind' });
});

describe('a page of quotes is read from an index in the order of the list', () => {
  test.each([
    ['all', {}], ['of some dates', { from: '2024-01-01', to: '2024-12-31' }], ['of a topic', { topicId: 1 }], ['of a source', { sourceId: 1 }],
  ] as [string, Partial<QuoteFilter>][])('%s', (_, filter) => {
    const { db } = givenArchive();
    const { text, values } = pageSql(db, { ...ALL, ...filter }, 'newest');
    const plan = db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${text}`).all(...values, 60, 0).map(({ detail }) => detail);
    expect(plan[0]).toMatch(/^SEARCH quote USING COVERING INDEX quote_by_brief/);
    expect(plan.join('\n')).not.toMatch(/SCAN|TEMP B-TREE/);
  });

  test('of a speaker, who said less than everybody: by their name, then sorted', () => {
    const { db } = givenArchive();
    teachWords(db);
    const { text, values } = pageSql(db, { ...ALL, speakerId: 1 as SpeakerId }, 'newest');
    const plan = db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${text}`).all(...values, 60, 0).map(({ detail }) => detail);
    expect(plan[0]).toMatch(/^SEARCH quote USING INDEX quote_by_speaker/);
    expect(plan.join('\n')).not.toContain('SCAN');
  });
});

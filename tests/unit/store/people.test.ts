import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listAlike } from '../../../electron/store/speakers/alike-speakers.ts';
import { openArchive } from '../../../electron/store/kernel/database.ts';
import { ENTITIES, history, journaledRows, redo, undo, type Row } from '../../../electron/store/journal/journal.ts';
import { MIGRATIONS } from '../../../electron/store/kernel/migration-list.ts';
import { mergeSpeakers, separateSpeaker, speakerNamed, tellApart } from '../../../electron/store/speakers/people.ts';
import { search, searchAnnotations, searchQuotes } from '../../../electron/store/search/index.ts';
import { createHighlight } from '../../../electron/store/annotations/highlights.ts';
import { getSpeaker, listSpeakerBriefs, listSpeakers } from '../../../electron/store/speakers/speakers.ts';
import type { BriefId, QuoteId, RevisionId, SpeakerId, TextOffset } from '../../../shared/ids.ts';
import { givenArchive, givenBrief, givenFolder, postOf, type TestArchive } from '../../helpers/archive.ts';

const WORDS = 'The port will not be closed to anybody this winter, whatever is said.';

const said = (name: string, role: string | null = null, words = WORDS) => `“${words}” — ${name}${role === null ? '' : `, ${role}`}`;

function givenQuotes(archive: TestArchive, names: readonly (readonly [name: string, role?: string | null])[]): BriefId[] {
  return names.map(([name, role = null], index) =>
    givenBrief(archive, postOf({ key: `brief ${index}`, title: `Brief ${index}`, date: `2024-01-${String(index + 1).padStart(2, '0')}`, paragraphs: [said(name, role)] })));
}

const idOf = ({ db }: TestArchive, name: string) => db.prepare('SELECT id FROM speaker WHERE name = ?').pluck().get(name) as SpeakerId;
const people = ({ db }: TestArchive) => Object.fromEntries(
  (db.prepare('SELECT speaker.name, person.name AS person FROM speaker JOIN speaker AS person ON person.id = speaker.person_id ORDER BY speaker.name').all() as { name: string; person: string }[])
    .map(({ name, person }) => [name, person]));
const found = ({ db }: TestArchive, query: string) => search(db, { query, sort: 'newest', offset: 0, limit: 20 }).hits.map(({ brief }) => brief.title).toSorted();

test('names are one person only when they are the very same name, however it is set', () => {
  const archive = givenArchive();
  givenQuotes(archive, [['Mary O’Brien'], ["Mary O'Brien"], ['MARY O’BRIEN'], ['John D. Smith'], ['John D Smith'], ['John Smith'], ['Gen. John Smith'], ['J. Smith']]);
  expect(people(archive)).toEqual({
    'Mary O’Brien': 'Mary O’Brien', "Mary O'Brien": 'Mary O’Brien', 'MARY O’BRIEN': 'Mary O’Brien', 'John D. Smith': 'John D. Smith', 'John D Smith': 'John D. Smith',
    'John Smith': 'John Smith', 'Gen. John Smith': 'Gen. John Smith', 'J. Smith': 'J. Smith',
  });
});

test('names that the analyst merged are one person until that is undone', () => {
  const archive = givenArchive();
  givenQuotes(archive, [['John Smith', 'Commander'], ['Gen. Smith', 'Chief of Staff'], ['Jane Roe']]);
  mergeSpeakers(archive, [idOf(archive, 'Gen. Smith')], idOf(archive, 'John Smith'));
  expect(history(archive.db).undo).toBe('Merge names');
  expect(getSpeaker(archive.db, idOf(archive, 'Gen. Smith'))).toMatchObject({ value: {
    name: 'John Smith', quotes: 2, briefs: 2, from: '2024-01-01', to: '2024-01-02',
    roles: [{ role: 'Chief of Staff', quotes: 1, from: '2024-01-02', to: '2024-01-02' }, { role: 'Commander', quotes: 1, from: '2024-01-01', to: '2024-01-01' }],
    otherNames: [{ name: 'Gen. Smith', quotes: 1, byAnalyst: true }],
  } });
  expect(listSpeakerBriefs(archive.db, { id: idOf(archive, 'Gen. Smith'), offset: 0, limit: 10 })).toMatchObject({
    total: 2, rows: [{ title: 'Brief 1', date: '2024-01-02', sourceName: 'Imported files', quotes: 1 }, { title: 'Brief 0', quotes: 1 }],
  });
  expect(listSpeakers(archive.db, { text: '', order: 'quotes', offset: 0, limit: 10 })).toMatchObject({
    total: 2, rows: [{ name: 'John Smith', role: 'Chief of Staff', quotes: 2, names: 2, latest: '2024-01-02' }, { name: 'Jane Roe', quotes: 1, names: 1 }],
  });
  undo(archive);
  expect(people(archive)).toEqual({ 'John Smith': 'John Smith', 'Gen. Smith': 'Gen. Smith', 'Jane Roe': 'Jane Roe' });
  redo(archive);
  expect(people(archive)['Gen. Smith']).toBe('John Smith');
});

test('merged people are merged whole, and another of their names can be the one that is shown', () => {
  const archive = givenArchive();
  givenQuotes(archive, [['Ann Poe'], ['A. Poe'], ['Ann Poe-Hill'], ['Dr. Ann Hill']]);
  mergeSpeakers(archive, [idOf(archive, 'A. Poe')], idOf(archive, 'Ann Poe'));
  mergeSpeakers(archive, [idOf(archive, 'Dr. Ann Hill')], idOf(archive, 'Ann Poe-Hill'));
  mergeSpeakers(archive, [idOf(archive, 'A. Poe')], idOf(archive, 'Dr. Ann Hill'));
  expect(new Set(Object.values(people(archive)))).toEqual(new Set(['Dr. Ann Hill']));
  mergeSpeakers(archive, [idOf(archive, 'Ann Poe')], idOf(archive, 'Ann Poe'));
  expect(history(archive.db).undo).toBe('Show under another name');
  expect(new Set(Object.values(people(archive)))).toEqual(new Set(['Ann Poe']));
});

test('a name that is separated stands alone, also one that only looks the same', () => {
  const archive = givenArchive();
  givenQuotes(archive, [['Mary O’Brien'], ["Mary O'Brien"], ['M. O’Brien']]);
  mergeSpeakers(archive, [idOf(archive, 'M. O’Brien')], idOf(archive, 'Mary O’Brien'));
  separateSpeaker(archive, idOf(archive, "Mary O'Brien"));
  expect(people(archive)).toEqual({ 'Mary O’Brien': 'Mary O’Brien', "Mary O'Brien": "Mary O'Brien", 'M. O’Brien': 'Mary O’Brien' });
  separateSpeaker(archive, idOf(archive, 'M. O’Brien'));
  expect(people(archive)['M. O’Brien']).toBe('M. O’Brien');
  expect(separateSpeaker(archive, idOf(archive, 'M. O’Brien'))).toMatchObject({ ok: false, failure: { code: 'not-found' } });
});

test('a merge holds when the brief is edited, when the name comes again, and when it comes in another typography', () => {
  const archive = givenArchive();
  givenQuotes(archive, [['John O’Dell'], ['Gen. O’Dell']]);
  mergeSpeakers(archive, [idOf(archive, 'Gen. O’Dell')], idOf(archive, 'John O’Dell'));
  givenBrief(archive, postOf({ key: 'brief 1', title: 'Brief 1', date: '2024-01-02', paragraphs: ['Nobody is quoted here any more.'] }));
  givenBrief(archive, postOf({ key: 'brief 1', title: 'Brief 1', date: '2024-01-02', paragraphs: ['They are again.', said("Gen. O'Dell")] }));
  expect(people(archive)["Gen. O'Dell"]).toBe('John O’Dell');
  expect(getSpeaker(archive.db, idOf(archive, 'John O’Dell'))).toMatchObject({ value: { quotes: 2, otherNames: [{ name: "Gen. O'Dell", byAnalyst: false, quotes: 1 }, { name: 'Gen. O’Dell', byAnalyst: true, quotes: 0 }] } });
});

test('a search for one name of a speaker finds what they said under the others', () => {
  const archive = givenArchive();
  const [, second] = givenQuotes(archive, [['John Smith', 'Commander'], ['Gen. Smyth'], ['Jane Roe']]);
  const { id: quoteId, start, end, revisionId } = archive.db.prepare('SELECT id, start, "end", revision_id AS revisionId FROM quote WHERE brief_id = ?').get(second) as
    { id: QuoteId; start: TextOffset; end: TextOffset; revisionId: RevisionId };
  createHighlight(archive, { briefId: second!, revisionId, start, end, colour: 'blue', quoteId });
  expect(found(archive, 'speaker:john')).toEqual(['Brief 0']);
  mergeSpeakers(archive, [idOf(archive, 'Gen. Smyth')], idOf(archive, 'John Smith'));
  expect(found(archive, 'speaker:john')).toEqual(['Brief 0', 'Brief 1']);
  expect(found(archive, 'speaker:"gen smyth"')).toEqual(['Brief 0', 'Brief 1']);
  expect(found(archive, '-speaker:john')).toEqual(['Brief 2']);
  expect(searchQuotes(archive.db, { query: 'speaker:john', offset: 0, limit: 10 }).total).toBe(2);
  expect(searchAnnotations(archive.db, { query: 'speaker:john', offset: 0, limit: 10 }).total).toBe(1);
  undo(archive);
  expect(found(archive, 'speaker:john')).toEqual(['Brief 0']);
});

test('names that look alike are proposed and never merged; those told apart are proposed no more', () => {
  const archive = givenArchive();
  givenQuotes(archive, [['John Smith', 'Commander'], ['Gen. John Smith', 'Chief of Staff'], ['Paul Smith'], ['Jane Roe']]);
  const before = people(archive);
  expect(listAlike(archive.db, { offset: 0, limit: 10 })).toEqual({ total: 1, rows: [{
    one: { id: idOf(archive, 'John Smith'), name: 'John Smith', role: 'Commander', quotes: 1 },
    other: { id: idOf(archive, 'Gen. John Smith'), name: 'Gen. John Smith', role: 'Chief of Staff', quotes: 1 }, reason: 'rank', sharedRole: null,
  }] });
  expect(people(archive)).toEqual(before);
  tellApart(archive, [idOf(archive, 'John Smith'), idOf(archive, 'Gen. John Smith')]);
  expect(listAlike(archive.db, { offset: 0, limit: 10 }).total).toBe(0);
  undo(archive);
  expect(getSpeaker(archive.db, idOf(archive, 'Gen. John Smith'))).toMatchObject({ value: { alike: [{ name: 'John Smith', reason: 'rank' }] } });
});

test('a surname alone is proposed for one person, and for none of two', () => {
  const archive = givenArchive();
  givenQuotes(archive, [['Gen. Marlow'], ['John Marlow']]);
  expect(listAlike(archive.db, { offset: 0, limit: 10 }).total).toBe(1);
  givenBrief(archive, postOf({ key: 'another', paragraphs: [said('Peter Marlow')] }));
  expect(listAlike(archive.db, { offset: 0, limit: 10 }).total).toBe(0);
  givenBrief(archive, postOf({ key: 'third', paragraphs: [said('Peter Marlow', 'Harbour Master')] }));
  givenBrief(archive, postOf({ key: 'fourth', paragraphs: [said('Gen. Marlow', 'Harbour Master')] }));
  expect(listAlike(archive.db, { offset: 0, limit: 10 })).toMatchObject({ total: 1, rows: [{ reason: 'surname', sharedRole: 'Harbour Master' }] });
});

test('an archive from before merging keeps its quotes, each of its current revision with its brief', () => {
  const folder = givenFolder();
  const old = openArchive(folder, { migrations: MIGRATIONS.filter(({ version }) => version < 6) });
  if (!old.ok) throw new Error(old.failure.code);
  old.value.exec(`
    INSERT INTO source (id, kind, name, added_at) VALUES (1, 'files', 'Imported files', '2026-01-01T00:00:00.000Z');
    BEGIN;
    INSERT INTO brief (id, source_id, key, revision_id, title, excerpt, words, added_at) VALUES (5, 1, 'k', 2, 'T', '', 1, '2026-01-01T00:00:00.000Z');
    INSERT INTO revision (id, brief_id, number, title, hash, fetched_at, text_version, text, body)
      VALUES (1, 5, 1, 'T', 'a', '2026-01-01T00:00:00.000Z', 1, 'abc', '{}'), (2, 5, 2, 'T', 'b', '2026-01-01T00:00:00.000Z', 1, 'abc', '{}');
    COMMIT;
    INSERT INTO speaker (id, name) VALUES (1, 'Mary O’Brien'), (2, 'MARY O''BRIEN'), (3, 'Jane Roe');
    INSERT INTO quote (revision_id, position, start, "end", exact, speaker_id) VALUES (1, 0, 0, 1, 'a', 1), (2, 0, 0, 1, 'a', 2), (2, 1, 1, 2, 'b', 3);`);
  old.value.close();
  const archive = givenArchive(folder);
  expect(archive.db.prepare('SELECT revision_id, brief_id FROM quote ORDER BY id').raw().all()).toEqual([[1, null], [2, 5], [2, 5]]);
  expect(archive.db.prepare('SELECT person_id FROM speaker ORDER BY id').pluck().all()).toEqual([1, 1, 3]);
});

// ── Any sequence

const NAMES = ['John Smith', 'JOHN SMITH', 'Gen. Smith', 'J. Smith', 'Jane Roe', 'Jane Roë', "Ann O'Hara", 'Ann O’Hara'];
type Act = { act: 'merge' | 'apart' | 'separate' | 'edit' | 'undo' | 'redo'; one: number; other: number; brief: number };
const name = fc.nat(NAMES.length - 1);
const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.record({ act: fc.constantFrom<Act['act'][]>('merge', 'merge', 'apart', 'separate', 'edit', 'undo', 'redo'), one: name, other: name, brief: fc.nat(2) }),
  { maxLength: 30 },
);

function carryOut(archive: TestArchive, { act, one, other, brief }: Act): void {
  const [first, second] = [idOf(archive, NAMES[one]!), idOf(archive, NAMES[other]!)];
  if (act === 'undo') undo(archive);
  else if (act === 'redo') redo(archive);
  else if (act === 'edit') givenBrief(archive, postOf({ key: `brief ${brief}`, paragraphs: [said(NAMES[one]!)] }));
  else if (first === undefined || second === undefined) return;
  else if (act === 'separate') separateSpeaker(archive, first);
  else if (act === 'merge') mergeSpeakers(archive, [first], second);
  else tellApart(archive, [first, second]);
}

/** Who each name stands for by the words of the rules alone: the rows of the analyst, else the oldest of the same spelling that was not set apart. */
function byTheRules(archive: TestArchive): Record<string, string> {
  const names = archive.db.prepare('SELECT name FROM speaker ORDER BY id').pluck().all() as string[];
  const rows = new Map((archive.db.prepare('SELECT name, person FROM merged_name').raw().all() as [string, string][]));
  const spelling = (text: string) => text.toLowerCase().replaceAll('.', '').replaceAll('’', "'");
  const next = (one: string) => rows.get(one) ?? names.find((other) => spelling(other) === spelling(one) && rows.get(other) !== other) ?? one;
  return Object.fromEntries(names.toSorted().map((one) => {
    let at = one;
    for (let steps = 0; steps < 20; steps++) at = next(at);
    return [one, at];
  }));
}

/** The tables that the done steps give when they are replayed on empty ones. */
function replayed(archive: TestArchive): Record<string, Row[]> {
  const tables = new Map(ENTITIES.map((entity) => [entity as string, new Map<string, Row>()]));
  const changes = archive.db.prepare(`SELECT entity, row, after FROM change JOIN step ON step.id = step_id WHERE state = 'done' ORDER BY change.id`).all() as
    { entity: string; row: string; after: string | null }[];
  for (const { entity, row, after } of changes) {
    if (after === null) tables.get(entity)!.delete(row);
    else tables.get(entity)!.set(row, JSON.parse(after) as Row);
  }
  return Object.fromEntries([...tables].map(([entity, rows]) => [entity, [...rows.values()]]));
}

const sorted = (rows: readonly Row[]) => rows.map((row) => JSON.stringify(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1)))).toSorted();

test('any sequence of merges, separations, edits, undo and redo leaves the same as replaying the journal', () => {
  fc.assert(fc.property(acts, (sequence) => {
    const archive = givenArchive();
    givenQuotes(archive, [[NAMES[0]!], [NAMES[2]!], [NAMES[4]!]]);
    for (const act of sequence) carryOut(archive, act);
    const replay = replayed(archive);
    for (const entity of ['merged_name', 'different_people'] as const) expect(sorted(journaledRows(archive.db, entity))).toEqual(sorted(replay[entity]!));
    expect(people(archive)).toEqual(byTheRules(archive));
    expect(archive.db.pragma('foreign_key_check')).toEqual([]);
  }), { numRuns: 60 });
});

test('a merge puts the two people together and leaves everybody else where they were', () => {
  fc.assert(fc.property(acts, name, name, (sequence, one, other) => {
    const archive = givenArchive();
    for (const each of NAMES) speakerNamed(archive.db, each);
    for (const act of sequence) carryOut(archive, act);
    const before = people(archive);
    mergeSpeakers(archive, [idOf(archive, NAMES[one]!)], idOf(archive, NAMES[other]!));
    const joined = new Set([before[NAMES[one]!], before[NAMES[other]!]]);
    expect(people(archive)).toEqual(Object.fromEntries(Object.entries(before).map(([each, person]) => [each, joined.has(person) ? NAMES[other] : person])));
    if (before[NAMES[one]!] !== NAMES[other] || before[NAMES[other]!] !== NAMES[other]) undo(archive);
    expect(people(archive)).toEqual(before);
  }), { numRuns: 60 });
});

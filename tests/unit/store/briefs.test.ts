import { expect, test } from 'vitest';
import { listBriefs } from '../../../electron/store/briefs/brief-list.ts';
import { savePost } from '../../../electron/store/briefs/briefs.ts';
import { createHighlight, highlightsOf } from '../../../electron/store/annotations/highlights.ts';
import { undo } from '../../../electron/store/journal/journal.ts';
import { saveNote } from '../../../electron/store/annotations/notes.ts';
import { markStarred } from '../../../electron/store/briefs/reading-state.ts';
import { revisionsOf } from '../../../electron/store/briefs/revisions.ts';
import { localSource } from '../../../electron/store/sources/sources.ts';
import { addTopics, topicsOf } from '../../../electron/store/briefs/topics.ts';
import type { BriefId, RevisionId, TextOffset } from '../../../shared/ids.ts';
import { givenArchive, givenBrief, postOf, type TestArchive } from '../../helpers/archive.ts';

const all = { filter: 'all', sourceId: null, sort: 'newest', offset: 0, limit: 100 } as const;
const save = (archive: TestArchive, post = postOf()) => savePost(archive, localSource(archive, 'files'), post);
const currentRevision = (archive: TestArchive, id: BriefId) => revisionsOf(archive.db, id).find(({ isCurrent }) => isCurrent)!.id;

test('the same post again adds nothing', () => {
  const archive = givenArchive();
  save(archive);
  const again = save(archive);
  expect(again).toMatchObject({ ok: true, value: { outcome: 'unchanged' } });
  expect(archive.db.prepare('SELECT (SELECT count(*) FROM brief) AS briefs, (SELECT count(*) FROM revision) AS revisions').get()).toEqual({ briefs: 1, revisions: 1 });
});

test('changed words become a new revision and the old one stays as it was', () => {
  const archive = givenArchive();
  const id = givenBrief(archive, postOf({ paragraphs: ['Three ships sailed.'] }));
  const saved = save(archive, postOf({ paragraphs: ['Two ships sailed.'] }));
  expect(saved).toMatchObject({ ok: true, value: { outcome: 'updated', id } });
  expect(archive.db.prepare('SELECT number, text FROM revision ORDER BY number').all()).toEqual([{ number: 1, text: 'Three ships sailed.' }, { number: 2, text: 'Two ships sailed.' }]);
  expect(revisionsOf(archive.db, id).map(({ isCurrent }) => isCurrent)).toEqual([false, true]);
});

test('a corrected date moves the brief in the list and takes everything along, in undo too', () => {
  const archive = givenArchive();
  const before = givenBrief(archive, postOf({ paragraphs: ['Three ships sailed.'] }));
  givenBrief(archive, postOf({ key: 'other', title: 'Other', date: '2024-05-20' }));
  createHighlight(archive, { briefId: before, revisionId: currentRevision(archive, before), start: 0 as TextOffset, end: 5 as TextOffset, colour: 'yellow', quoteId: null });
  saveNote(archive, { briefId: before }, 'Mine.', 's');
  markStarred(archive, [before], true);
  const saved = save(archive, postOf({ paragraphs: ['Three ships sailed.'], date: '2024-06-01' }));
  const after = saved.ok ? saved.value.id : (0 as BriefId);
  expect(after).not.toBe(before);
  const { rows } = listBriefs(archive.db, all);
  expect(rows.map(({ id, highlights, hasNote, isStarred }) => ({ id, highlights, hasNote, isStarred }))[0]).toEqual({ id: after, highlights: 1, hasNote: true, isStarred: true });
  undo(archive);
  undo(archive);
  undo(archive);
  expect(listBriefs(archive.db, all).rows[0]).toMatchObject({ id: after, highlights: 0, hasNote: false, isStarred: false });
});

test('the list is newest first, and each filter counts the whole of it', () => {
  const archive = givenArchive();
  const ids = ['2024-01-01', '2024-03-01', '2024-02-01'].map((date) => givenBrief(archive, postOf({ key: date, title: date, date })));
  markStarred(archive, [ids[1]!], true);
  expect(listBriefs(archive.db, all).rows.map(({ title }) => title)).toEqual(['2024-03-01', '2024-02-01', '2024-01-01']);
  expect(listBriefs(archive.db, { ...all, limit: 1, offset: 1 })).toMatchObject({ total: 3, rows: [{ title: '2024-02-01' }] });
  expect(listBriefs(archive.db, { ...all, filter: 'starred' })).toMatchObject({ total: 1, rows: [{ title: '2024-03-01', isStarred: true }] });
});

test('a page of the library walks the briefs by id and sorts nothing', () => {
  const archive = givenArchive();
  const plan = archive.db.prepare('EXPLAIN QUERY PLAN SELECT brief.id FROM brief LEFT JOIN reading ON reading.brief_id = brief.id ORDER BY brief.id DESC LIMIT 50').all() as { detail: string }[];
  expect(plan.map(({ detail }) => detail).join('\n')).not.toMatch(/TEMP B-TREE/);
});

test('a run of topics stays whole and marked until the archive knows its parts', () => {
  const archive = givenArchive();
  const id = givenBrief(archive, postOf({ topics: [{ name: 'Ports Grain Trade', known: false }] }));
  expect(topicsOf(archive.db, id).map(({ name, known }) => ({ name, known }))).toEqual([{ name: 'Ports Grain Trade', known: false }]);
  expect(addTopics(archive.db, ['Ports', 'Grain Trade'])).toEqual({ added: 2, split: [id] });
  expect(topicsOf(archive.db, id).map(({ name, known }) => ({ name, known }))).toEqual([{ name: 'Ports', known: true }, { name: 'Grain Trade', known: true }]);
});

test('a body outside the closed tree is refused and nothing is saved', () => {
  const archive = givenArchive();
  const post = { ...postOf(), body: { type: 'root', children: [{ type: 'element', tagName: 'script', properties: {}, children: [] }] } } as never;
  expect(save(archive, post)).toMatchObject({ ok: false, failure: { code: 'bad-input' } });
  expect(listBriefs(archive.db, all).total).toBe(0);
});

test('sync never touches what the analyst made', () => {
  const archive = givenArchive();
  const id = givenBrief(archive, postOf({ paragraphs: ['Three ships sailed from the northern port on Monday.'] }));
  const revisionId = currentRevision(archive, id);
  createHighlight(archive, { briefId: id, revisionId, start: 0 as TextOffset, end: 18 as TextOffset, colour: 'blue', quoteId: null });
  const before = archive.db.prepare('SELECT * FROM highlight').all();
  save(archive, postOf({ paragraphs: ['A new first paragraph.', 'Two ships sailed from the northern port on Monday.'] }));
  expect(archive.db.prepare('SELECT * FROM highlight').all()).toEqual(before);
  const [highlight] = highlightsOf(archive.db, id, currentRevision(archive, id));
  expect(highlight!.place).toMatchObject({ verdict: 'number', now: 'Two ships sailed' });
  expect(highlightsOf(archive.db, id, revisionId as RevisionId)[0]!.place).toMatchObject({ verdict: 'intact', start: 0, end: 18 });
});

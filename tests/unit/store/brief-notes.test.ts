import { expect, test } from 'vitest';
import { countBriefNoteValues, listBriefNotes } from '../../../electron/store/annotations/brief-notes.ts';
import { prepared } from '../../../electron/store/kernel/archive.ts';
import { saveNote } from '../../../electron/store/annotations/notes.ts';
import { setTags } from '../../../electron/store/annotations/tags.ts';
import { EVERY_HIGHLIGHT, type BriefNoteFilter } from '../../../shared/contract/calls.ts';
import type { CalendarDate, SourceId, TagId } from '../../../shared/ids.ts';
import { givenArchive, givenBrief, postOf } from '../../helpers/archive.ts';
import { givenHighlight } from '../../helpers/highlights.ts';

const { text, tags, sources, published, made } = EVERY_HIGHLIGHT;
const EVERY_NOTE: BriefNoteFilter = { text, tags, sources, published, made };

test('notes on whole briefs are listed by when they were written or by their briefs, and found by their words', () => {
  const archive = givenArchive();
  const old = givenBrief(archive, postOf({ key: 'old', title: 'The old one', date: '2020-01-01', paragraphs: ['Grain moved.'] }));
  const young = givenBrief(archive, postOf({ key: 'young', title: 'The young one', date: '2024-01-01', paragraphs: ['Ships sailed.'] }));
  saveNote(archive, { briefId: young }, 'Compare with the marmalade affair.', 'one');
  saveNote(archive, { briefId: old }, 'Ask the ministry.', 'two');
  setTags(archive, { briefId: old }, ['memo']);
  const highlightId = givenHighlight(archive, young, { words: 'Ships', note: 'On the highlight, about marmalade.' });
  const listed = (text: string, order: 'newest' | 'published' = 'newest') => listBriefNotes(archive.db, { filter: { ...EVERY_NOTE, text }, order, offset: 0, limit: 10 });
  expect(listed('').rows.map(({ title, tags }) => [title, ...tags.map(({ name }) => name)])).toEqual([['The old one', 'memo'], ['The young one']]);
  expect(listed('', 'published').rows.map(({ title }) => title)).toEqual(['The young one', 'The old one']);
  expect([listed('marma').rows.map(({ note }) => note.text), listed('tag:memo').total, listed('nothing').total]).toEqual([['Compare with the marmalade affair.'], 1, 0]);
  saveNote(archive, { highlightId }, '', 'three');
  saveNote(archive, { briefId: old }, '', 'four');
  expect(listed('').total).toBe(1);
});

test('notes on whole briefs are narrowed by the tags, sources and days of their briefs and by the day of writing, each value counted', () => {
  const archive = givenArchive();
  const briefs = [['a', '2020-01-01', ['memo', 'ships']], ['b', '2022-05-05', ['memo']], ['c', '2024-01-01', []], ['d', '2024-06-01', []]] as const;
  const elsewhere = Number(archive.db.prepare(`INSERT INTO source (kind, name, added_at) VALUES ('bundle', 'A stick', ?)`).run(archive.now()).lastInsertRowid) as SourceId;
  for (const [key, date, names] of briefs) {
    const briefId = givenBrief(archive, postOf({ key, title: `Brief ${key}`, date, paragraphs: ['Grain moved.'] }));
    if (key === 'c') archive.db.prepare('UPDATE brief SET source_id = ? WHERE id = ?').run(elsewhere, briefId);
    setTags(archive, { briefId }, [...names]);
    if (key !== 'd') saveNote(archive, { briefId }, `Note on ${key}.`, key);
  }
  const own = prepared<SourceId>(archive.db, `SELECT id FROM source WHERE kind = 'files'`).pluck().get()!;
  const tag = (name: string) => prepared<TagId>(archive.db, 'SELECT id FROM tag WHERE name = ?').pluck().get(name)!;
  const day = (words: string) => words as CalendarDate;
  const listed = (filter: Partial<BriefNoteFilter>) =>
    listBriefNotes(archive.db, { filter: { ...EVERY_NOTE, ...filter }, order: 'published', offset: 0, limit: 10 }).rows.map(({ title }) => title.at(-1)).join('');
  const made = (words: string) => archive.db.prepare(`UPDATE note SET updated_at = ? WHERE text = 'Note on b.'`).run(new Date(`${words}T12:00`).toISOString());
  made('2025-03-01');
  expect([
    listed({}), listed({ tags: [tag('memo')] }), listed({ tags: [tag('ships'), null] }), listed({ sources: [elsewhere] }),
    listed({ published: { from: day('2022-05-05'), to: null } }), listed({ published: { from: null, to: day('2022-05-05') }, tags: [tag('ships')] }),
    listed({ made: { from: day('2025-03-01'), to: day('2025-03-01') } }), listed({ made: { from: day('2025-03-02'), to: day('2025-03-09') } }), listed({ text: 'note', sources: [own] }),
  ]).toEqual(['cba', 'ba', 'ca', 'c', 'cb', 'a', 'b', '', 'ba']);

  expect(countBriefNoteValues(archive.db, { ...EVERY_NOTE, tags: [tag('ships')], published: { from: null, to: day('2022-12-31') } })).toEqual({
    tags: [{ id: tag('ships'), name: 'ships', count: 1 }, { id: tag('memo'), name: 'memo', count: 2 }],
    sources: [{ id: own, name: 'Imported files', count: 1 }],
  });
});

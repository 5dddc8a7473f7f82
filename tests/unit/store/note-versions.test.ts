import { expect, test } from 'vitest';
import { highlightActs, ACTS_SQL } from '../../../electron/store/annotations/highlight-acts.ts';
import { colourHighlights, deleteHighlights, restoreHighlights } from '../../../electron/store/annotations/highlights.ts';
import { undo } from '../../../electron/store/journal/journal.ts';
import { noteVersions, restoreNote, VERSIONS_SQL } from '../../../electron/store/annotations/note-versions.ts';
import { noteOnBrief, saveNote } from '../../../electron/store/annotations/notes.ts';
import { acceptChange, reattachHighlight } from '../../../electron/store/annotations/change-decisions.ts';
import { renameTag } from '../../../electron/store/annotations/tag-acts.ts';
import { listTags, setTags } from '../../../electron/store/annotations/tags.ts';
import type { RevisionId, TextOffset } from '../../../shared/ids.ts';
import { givenArchive, givenBrief, postOf, type TestArchive } from '../../helpers/archive.ts';
import { givenHighlight } from '../../helpers/highlights.ts';

function givenNoted() {
  const archive = givenArchive();
  const briefId = givenBrief(archive, postOf({ paragraphs: ['Three ships sailed on Monday. Two came back.'] }));
  const highlightId = givenHighlight(archive, briefId, { words: 'Three ships', tags: ['sea'] });
  return { archive, briefId, highlightId, on: { highlightId } };
}

const told = (archive: TestArchive, on: Parameters<typeof noteVersions>[1]) => noteVersions(archive.db, on).map(({ text, isCurrent, isUndone }) => [text, isCurrent ? 'now' : '', isUndone ? 'undone' : ''].filter((part, at) => at === 0 || part !== '').join(' / '));

test('a note tells what it said after each sitting, deleted and written anew as well', () => {
  const { archive, on } = givenNoted();
  for (const text of ['W', 'Why three?']) saveNote(archive, on, text, 'morning');
  saveNote(archive, on, 'Why three? Ask the master.', 'noon');
  saveNote(archive, on, '', 'noon, later');
  saveNote(archive, on, 'Another thought.', 'evening');
  expect(told(archive, on)).toEqual(['Another thought. / now', '', 'Why three? Ask the master.', 'Why three?']);
});

test('what was taken back with undo can still be read, and an old version be put back in one step', () => {
  const { archive, on } = givenNoted();
  saveNote(archive, on, 'First words.', 'one');
  undo(archive);
  saveNote(archive, on, 'Other words.', 'two');
  expect(told(archive, on)).toEqual(['Other words. / now', 'First words. / undone']);
  const [, first] = noteVersions(archive.db, on);
  expect(restoreNote(archive, on, first!.version)).toMatchObject({ ok: true, value: { text: 'First words.' } });
  expect(told(archive, on)[0]).toBe('First words. / now');
  expect(undo(archive)).toMatchObject({ label: 'Restore a note' });
  expect(told(archive, on).find((line) => line.includes('now'))).toBe('Other words. / now');
});

test('a note that was deleted comes back with its old words', () => {
  const { archive, briefId } = givenNoted();
  saveNote(archive, { briefId }, 'On the whole brief.', 'one');
  saveNote(archive, { briefId }, '', 'two');
  expect(told(archive, { briefId })).toEqual([' / now', 'On the whole brief.']);
  restoreNote(archive, { briefId }, noteVersions(archive.db, { briefId })[1]!.version);
  expect(noteOnBrief(archive.db, briefId)?.text).toBe('On the whole brief.');
});

test('the notes of a highlight and of its brief are told apart, and an empty version is not put back', () => {
  const { archive, briefId, on } = givenNoted();
  saveNote(archive, on, 'Here.', 'one');
  saveNote(archive, { briefId }, 'There.', 'two');
  saveNote(archive, on, '', 'three');
  expect([told(archive, on), told(archive, { briefId })]).toEqual([[' / now', 'Here.'], ['There. / now']]);
  expect(restoreNote(archive, on, noteVersions(archive.db, on)[0]!.version)).toMatchObject({ ok: false, failure: { code: 'not-found' } });
});

test('a highlight tells what was done to it, and nothing of what was taken back', () => {
  const { archive, briefId, highlightId } = givenNoted();
  colourHighlights(archive, [highlightId], 'pink');
  setTags(archive, { highlightId }, ['sea', 'claim']);
  setTags(archive, { highlightId }, ['claim']);
  renameTag(archive, listTags(archive.db).find(({ name }) => name === 'sea')!.id, 'ocean');
  deleteHighlights(archive, [highlightId]);
  restoreHighlights(archive, [highlightId]);
  colourHighlights(archive, [highlightId], 'blue');
  undo(archive);
  givenBrief(archive, postOf({ paragraphs: ['Thirty ships sailed on Monday. Two came back.'] }));
  const { id: revisionId } = archive.db.prepare('SELECT revision_id AS id FROM brief WHERE id = ?').get(briefId) as { id: RevisionId };
  acceptChange(archive, { id: highlightId, revisionId });
  reattachHighlight(archive, { id: highlightId, revisionId, start: 30 as TextOffset, end: 44 as TextOffset });
  expect(highlightActs(archive.db, highlightId).map(({ at: _, ...act }) => act)).toEqual([
    { kind: 'reattached', from: 'Thirty ships', to: 'Two came back' },
    { kind: 'accepted', from: 'Three ships', to: 'Thirty ships' },
    { kind: 'restored' },
    { kind: 'deleted' },
    { kind: 'untagged', names: ['ocean'] },
    { kind: 'tagged', names: ['claim'] },
    { kind: 'coloured', from: 'yellow', to: 'pink' },
    { kind: 'tagged', names: ['ocean'] },
    { kind: 'made', colour: 'yellow', exact: 'Three ships' },
  ]);
});

test('neither history reads the journal from one end to the other', () => {
  const { archive } = givenNoted();
  const plan = (sql: string, named: object) => archive.db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(named).map(({ detail }) => detail).join('\n');
  expect(plan(VERSIONS_SQL, { briefId: 1, highlightId: null })).toContain('change_of_note_by_brief');
  const acts = plan(ACTS_SQL, { row: '[]', from: '[', to: ']' });
  expect(acts).toContain('change_by_row');
  expect(acts).not.toMatch(/SCAN (?:change|step)/);
});

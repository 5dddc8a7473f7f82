import fc from 'fast-check';
import { expect, test } from 'vitest';
import { colourHighlights, createHighlight, deleteHighlights, restoreHighlights } from '../../../electron/store/annotations/highlights.ts';
import { ENTITIES, history, journaledRows, redo, undo, type Row } from '../../../electron/store/journal/journal.ts';
import { saveNote } from '../../../electron/store/annotations/notes.ts';
import { markChangesSeen } from '../../../electron/store/annotations/changes.ts';
import { acceptChange, keepOnOldRevision, reattachHighlight } from '../../../electron/store/annotations/change-decisions.ts';
import { markRead, markStarred, savePosition } from '../../../electron/store/briefs/reading-state.ts';
import { noteVersions, restoreNote } from '../../../electron/store/annotations/note-versions.ts';
import { deleteTags, mergeTags, renameTag, tagHighlights } from '../../../electron/store/annotations/tag-acts.ts';
import { listTags, setTags } from '../../../electron/store/annotations/tags.ts';
import { checkIndex } from '../../../electron/store/search-index/check-index.ts';
import { COLOURS } from '../../../shared/contract/calls.ts';
import type { HighlightId, RevisionId, TextOffset } from '../../../shared/ids.ts';
import { givenArchive, givenBrief, postOf, type TestArchive } from '../../helpers/archive.ts';

const TEXT = 'Three ships sailed from the northern port on Monday. Two came back.';

function givenBriefToMark(archive: TestArchive) {
  const briefId = givenBrief(archive, postOf({ paragraphs: [TEXT] }));
  const { id: revisionId } = archive.db.prepare('SELECT id FROM revision').get() as { id: RevisionId };
  return { briefId, revisionId };
}

function highlight(archive: TestArchive, start = 0, end = 18): HighlightId {
  const { briefId, revisionId } = archive.db.prepare('SELECT id AS briefId, revision_id AS revisionId FROM brief').get() as never;
  const made = createHighlight(archive, { briefId, revisionId, start: start as TextOffset, end: end as TextOffset, colour: 'yellow', quoteId: null });
  if (!made.ok) throw new Error(made.failure.code);
  return made.value.id;
}

const tables = (archive: TestArchive) => Object.fromEntries(ENTITIES.map((entity) => [entity, journaledRows(archive.db, entity)]));

test('a highlight that is undone is gone, and redone it is the same one', () => {
  const archive = givenArchive();
  givenBriefToMark(archive);
  highlight(archive);
  const before = tables(archive);
  expect(undo(archive)).toMatchObject({ label: 'Highlight' });
  expect(journaledRows(archive.db, 'highlight')).toEqual([]);
  redo(archive);
  expect(tables(archive)).toEqual(before);
});

test('a deleted highlight lies in the trash and undo takes it out again, with its note', () => {
  const archive = givenArchive();
  const { briefId } = givenBriefToMark(archive);
  const id = highlight(archive);
  saveNote(archive, { highlightId: id }, 'Check this.', 's');
  const before = tables(archive);
  deleteHighlights(archive, [id]);
  expect(journaledRows(archive.db, 'highlight')).toMatchObject([{ id, brief_id: briefId, deleted_at: expect.any(String) }]);
  undo(archive);
  expect(tables(archive)).toEqual(before);
});

test('typing is one step to undo, however often it is saved', () => {
  const archive = givenArchive();
  givenBriefToMark(archive);
  const id = highlight(archive);
  for (const text of ['W', 'Wh', 'Why?']) saveNote(archive, { highlightId: id }, text, 'one sitting');
  saveNote(archive, { highlightId: id }, 'Why now?', 'another sitting');
  undo(archive);
  expect(journaledRows(archive.db, 'note')).toMatchObject([{ text: 'Why?' }]);
  undo(archive);
  expect(journaledRows(archive.db, 'note')).toEqual([]);
});

test('a new act after undo leaves nothing to redo', () => {
  const archive = givenArchive();
  givenBriefToMark(archive);
  highlight(archive);
  undo(archive);
  highlight(archive, 19, 30);
  expect(history(archive.db)).toEqual({ undo: 'Highlight', redo: null });
  expect(redo(archive)).toBeNull();
});

test('undoing a star keeps the place where reading stopped', () => {
  const archive = givenArchive();
  const { briefId } = givenBriefToMark(archive);
  markStarred(archive, [briefId], true);
  savePosition(archive.db, briefId, 40 as TextOffset);
  undo(archive);
  expect(archive.db.prepare('SELECT starred_at, position FROM reading').get()).toEqual({ starred_at: null, position: 40 });
});

test('reading a brief is not something to undo', () => {
  const archive = givenArchive();
  const { briefId } = givenBriefToMark(archive);
  markRead(archive, [briefId], true);
  expect(history(archive.db).undo).toBeNull();
});

type Act =
  | { act: 'highlight'; start: number; length: number }
  | { act: 'colour' | 'delete' | 'restore' | 'note' | 'tags'; which: number; text: string }
  | { act: 'accept' | 'reattach' | 'keep'; which: number; start: number; length: number }
  | { act: 'edit'; paragraphs: string[] }
  | { act: 'many'; what: 'colour' | 'delete' | 'restore' | 'tag' | 'untag'; text: string }
  | { act: 'rename' | 'merge' | 'drop'; tag: number; text: string }
  | { act: 'put back'; which: number; version: number }
  | { act: 'star' | 'unstar' | 'seen' | 'undo' | 'redo' };

/** Edits upstream: a figure, a sentence above, the words gone, back as it was. */
const EDITS = [[TEXT.replace('Three', 'Thirty')], ['A storm was coming.', TEXT], ['Nothing of it is left.'], [TEXT]];

const acts = fc.array(fc.oneof(
  fc.record({ act: fc.constant('highlight' as const), start: fc.nat(40), length: fc.integer({ min: 1, max: 20 }) }),
  fc.record({ act: fc.constantFrom('colour' as const, 'delete' as const, 'restore' as const, 'note' as const, 'tags' as const), which: fc.nat(5), text: fc.constantFrom('', 'claim', 'why', 'evidence') }),
  fc.record({
    act: fc.constantFrom('accept' as const, 'reattach' as const, 'keep' as const), which: fc.nat(3), start: fc.nat(15), length: fc.integer({ min: 1, max: 20 }),
  }),
  fc.record({
    act: fc.constant('many' as const), what: fc.constantFrom('colour' as const, 'delete' as const, 'restore' as const, 'tag' as const, 'untag' as const),
    text: fc.constantFrom('claim', 'evidence', 'Claim'),
  }),
  fc.record({ act: fc.constantFrom('rename' as const, 'merge' as const, 'drop' as const), tag: fc.nat(3), text: fc.constantFrom('claim', 'CLAIM', 'doubt') }),
  fc.record({ act: fc.constant('put back' as const), which: fc.nat(3), version: fc.nat(3) }),
  fc.record({ act: fc.constant('edit' as const), paragraphs: fc.constantFrom(...EDITS) }),
  fc.record({ act: fc.constantFrom('star' as const, 'unstar' as const, 'seen' as const, 'undo' as const, 'redo' as const, 'undo' as const) }),
), { maxLength: 25 }) as fc.Arbitrary<Act[]>;

function carryOut(archive: TestArchive, act: Act): void {
  const ids = archive.db.prepare('SELECT id FROM highlight ORDER BY id').all().map((row) => (row as { id: HighlightId }).id);
  const { id: briefId, revisionId, text } = archive.db.prepare(`
    SELECT brief.id, revision_id AS revisionId, text FROM brief JOIN revision ON revision.id = revision_id`).get() as { id: never; revisionId: RevisionId; text: string };
  if (act.act === 'highlight') {
    if (text.slice(act.start, act.start + act.length).trim() !== '') highlight(archive, act.start, act.start + act.length);
  } else if (act.act === 'edit') givenBrief(archive, postOf({ paragraphs: act.paragraphs }));
  else if (act.act === 'seen') markChangesSeen(archive, null);
  else if (act.act === 'undo') undo(archive);
  else if (act.act === 'redo') redo(archive);
  else if (act.act === 'many') doToMany(archive, ids, act);
  else if (act.act === 'rename' || act.act === 'merge' || act.act === 'drop') {
    const tags = listTags(archive.db);
    const tag = tags[act.tag];
    if (!tag) return;
    if (act.act === 'rename') renameTag(archive, tag.id, act.text);
    else if (act.act === 'drop') deleteTags(archive, [tag.id]);
    else mergeTags(archive, tags.map(({ id }) => id), tag.id);
  } else if (act.act === 'put back') {
    const id = ids[act.which];
    const version = id && noteVersions(archive.db, { highlightId: id })[act.version];
    if (version) restoreNote(archive, { highlightId: id }, version.version);
  } else if (act.act === 'star' || act.act === 'unstar') markStarred(archive, [briefId], act.act === 'star');
  else if ('which' in act) {
    const id = ids[act.which];
    if (id === undefined) return;
    if (act.act === 'accept') acceptChange(archive, { id, revisionId });
    else if (act.act === 'reattach') reattachHighlight(archive, { id, revisionId, start: act.start as TextOffset, end: (act.start + act.length) as TextOffset });
    else if (act.act === 'keep') keepOnOldRevision(archive, { id, revisionId });
    else if (act.act === 'colour') colourHighlights(archive, [id], COLOURS[act.which % 5]!);
    else if (act.act === 'delete') deleteHighlights(archive, [id]);
    else if (act.act === 'restore') restoreHighlights(archive, [id]);
    else if (act.act === 'note') saveNote(archive, { highlightId: id }, act.text, `${act.which}`);
    else if (act.act === 'tags') setTags(archive, { highlightId: id }, act.text === '' ? [] : [act.text]);
  }
}

function doToMany(archive: TestArchive, ids: HighlightId[], { what, text }: Act & { act: 'many' }): void {
  if (what === 'colour') colourHighlights(archive, ids, 'blue');
  else if (what === 'delete') deleteHighlights(archive, ids);
  else if (what === 'restore') restoreHighlights(archive, ids);
  else if (what === 'tag') tagHighlights(archive, ids, [text, 'all'], []);
  else tagHighlights(archive, ids, [], listTags(archive.db).map(({ id }) => id));
}

/** The tables that the done steps give when they are replayed on empty ones. */
function replayed(archive: TestArchive): Record<string, Row[]> {
  const tablesByKey = new Map(ENTITIES.map((entity) => [entity as string, new Map<string, Row>()]));
  const changes = archive.db.prepare(`
    SELECT entity, row, after FROM change JOIN step ON step.id = change.step_id WHERE step.state = 'done' ORDER BY change.id`).all() as { entity: string; row: string; after: string | null }[];
  for (const { entity, row, after } of changes) {
    if (after === null) tablesByKey.get(entity)!.delete(row);
    else tablesByKey.get(entity)!.set(row, JSON.parse(after) as Row);
  }
  return Object.fromEntries([...tablesByKey].map(([entity, rows]) => [entity, [...rows.values()]]));
}

const sorted = (rows: readonly Row[]) => rows.map((row) => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))).sort();

test('any sequence of acts, undo and redo leaves the same as replaying the journal', () => {
  fc.assert(fc.property(acts, (sequence) => {
    const archive = givenArchive();
    givenBriefToMark(archive);
    for (const act of sequence) carryOut(archive, act);
    const replay = replayed(archive);
    for (const entity of ENTITIES) {
      // A brief that was touched keeps its empty reading row: undo takes marks away, not the place where reading stopped.
      const rows = journaledRows(archive.db, entity).filter((row) => entity !== 'reading' || row['starred_at'] !== null || row['read_at'] !== null);
      const expected = replay[entity]!.filter((row) => entity !== 'reading' || row['starred_at'] !== null || row['read_at'] !== null);
      expect(sorted(rows)).toEqual(sorted(expected));
    }
    expect(archive.db.pragma('foreign_key_check')).toEqual([]);
    expect(checkIndex(archive.db)).toEqual([]);
  }), { numRuns: 60 });
});

test('undoing everything and redoing everything comes back to the same', () => {
  fc.assert(fc.property(acts, (sequence) => {
    const archive = givenArchive();
    givenBriefToMark(archive);
    for (const act of sequence) carryOut(archive, act);
    while (redo(archive));
    const end = tables(archive);
    let steps = 0;
    while (undo(archive)) steps++;
    expect(journaledRows(archive.db, 'highlight')).toEqual([]);
    for (let step = 0; step < steps; step++) redo(archive);
    expect(tables(archive)).toEqual(end);
  }), { numRuns: 40 });
});

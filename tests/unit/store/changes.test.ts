import { expect, test } from 'vitest';
import { listChanges, markChangesSeen } from '../../../electron/store/annotations/changes.ts';
import { compareRevisions } from '../../../electron/store/annotations/compare-revisions.ts';
import { createHighlight, deleteHighlights, highlightsOf } from '../../../electron/store/annotations/highlights.ts';
import { history, redo, undo } from '../../../electron/store/journal/journal.ts';
import { acceptChange, keepOnOldRevision, reattachHighlight } from '../../../electron/store/annotations/change-decisions.ts';
import { search } from '../../../electron/store/search/index.ts';
import { changesInWords } from '../../../shared/wording/changes-in-words.ts';
import type { BriefId, HighlightId, RevisionId, TextOffset } from '../../../shared/ids.ts';
import { givenArchive, givenBrief, postOf, type TestArchive } from '../../helpers/archive.ts';

const FIGURE = 'The port handled 300,000 tonnes of grain in May, the authority said.';
const CREWS = 'Crews asked for longer contracts and for quieter cabins on the night ferries.';
const DUES = 'Harbour dues will not rise before the spring, whatever the owners of the quays may say.';
const PAGE = { offset: 0, limit: 50 };

const edited = (...paragraphs: string[]) => postOf({ paragraphs });

/** The brief with a highlight on each of the given sentences. */
function givenQuotedBrief(archive: TestArchive, ...marked: string[]) {
  const briefId = givenBrief(archive, edited(FIGURE, CREWS, DUES));
  return { briefId, ids: marked.map((words) => mark(archive, briefId, words)) };
}

function mark(archive: TestArchive, briefId: BriefId, words: string): HighlightId {
  const { revisionId, text } = current(archive, briefId);
  const start = text.indexOf(words) as TextOffset;
  const made = createHighlight(archive, { briefId, revisionId, start, end: (start + words.length) as TextOffset, colour: 'yellow', quoteId: null });
  if (!made.ok) throw new Error(made.failure.code);
  return made.value.id;
}

function current(archive: TestArchive, briefId: BriefId) {
  return archive.db.prepare('SELECT revision_id AS revisionId, text FROM brief JOIN revision ON revision.id = revision_id WHERE brief.id = ?')
    .get(briefId) as { revisionId: RevisionId; text: string };
}

const highlights = (archive: TestArchive, briefId: BriefId) => highlightsOf(archive.db, briefId, current(archive, briefId).revisionId);
const only = (archive: TestArchive, briefId: BriefId) => highlights(archive, briefId)[0]!;

test('a brief that was quoted and then edited stays on the list until it is seen', () => {
  const archive = givenArchive();
  const { briefId } = givenQuotedBrief(archive, FIGURE, CREWS);
  expect(listChanges(archive.db, PAGE)).toEqual({ rows: [], total: 0, open: {} });
  givenBrief(archive, edited(FIGURE.replace('300,000', '30,000'), CREWS, DUES));
  const page = listChanges(archive.db, PAGE);
  expect(page).toMatchObject({ total: 1, open: { number: 1 }, rows: [{ briefId, counts: { number: 1, intact: 1 }, older: { number: 1 }, newer: { number: 2 } }] });
  expect(changesInWords(page)).toBe('1 brief you quoted was edited: 1 figure changed.');
  markChangesSeen(archive, [briefId]);
  expect(listChanges(archive.db, PAGE).total).toBe(0);
  undo(archive);
  expect(listChanges(archive.db, PAGE)).toEqual(page);
});

test('a brief without highlights, or with all of them in the trash, is not on the list', () => {
  const archive = givenArchive();
  const { ids } = givenQuotedBrief(archive, CREWS);
  givenBrief(archive, postOf({ key: 'another', paragraphs: [DUES] }));
  givenBrief(archive, postOf({ key: 'another', paragraphs: [FIGURE] }));
  deleteHighlights(archive, ids);
  givenBrief(archive, edited(FIGURE, DUES));
  expect(listChanges(archive.db, PAGE).total).toBe(0);
});

test('accepting puts the highlight on the new words, and the old ones stay in its history', () => {
  const archive = givenArchive();
  const { briefId, ids: [id] } = givenQuotedBrief(archive, FIGURE);
  const before = only(archive, briefId);
  givenBrief(archive, edited(CREWS, FIGURE.replace('300,000', '30,000'), DUES));
  const { revisionId } = current(archive, briefId);
  expect(acceptChange(archive, { id: id!, revisionId })).toEqual({ ok: true, value: null });
  expect(only(archive, briefId)).toMatchObject({
    revisionId, exact: FIGURE.replace('300,000', '30,000'), place: { verdict: 'intact' }, earlier: [{ revision: 1, exact: FIGURE, act: 'accepted' }],
  });
  expect(listChanges(archive.db, PAGE).total).toBe(0);
  expect(search(archive.db, { query: '"30,000 tonnes"', sort: 'relevance', offset: 0, limit: 5 }).hits[0]?.annotations).toHaveLength(1);
  expect(history(archive.db).undo).toBe('Accept change');
  undo(archive);
  expect(only(archive, briefId)).toMatchObject({ revisionId: before.revisionId, exact: FIGURE, earlier: [], place: { verdict: 'number' } });
  expect(listChanges(archive.db, PAGE).total).toBe(1);
  redo(archive);
  expect(only(archive, briefId).place.verdict).toBe('intact');
});

test('an accepted highlight still shows where it stood in the older revision', () => {
  const archive = givenArchive();
  const { briefId, ids: [id] } = givenQuotedBrief(archive, FIGURE);
  const { revisionId: older } = current(archive, briefId);
  givenBrief(archive, edited(DUES, FIGURE.replace('300,000', '30,000')));
  const { revisionId: newer } = current(archive, briefId);
  acceptChange(archive, { id: id!, revisionId: newer });
  expect(highlightsOf(archive.db, briefId, older)[0]!.place).toMatchObject({ verdict: 'number', now: FIGURE });
});

test('a lost highlight cannot be accepted, but put on other words, and taken back', () => {
  const archive = givenArchive();
  const { briefId, ids: [id] } = givenQuotedBrief(archive, FIGURE);
  givenBrief(archive, edited(CREWS, DUES));
  const { revisionId, text } = current(archive, briefId);
  expect(only(archive, briefId).place.verdict).toBe('lost');
  expect(acceptChange(archive, { id: id!, revisionId })).toEqual({ ok: false, failure: { code: 'words-lost' } });
  const start = text.indexOf('Harbour dues') as TextOffset;
  expect(reattachHighlight(archive, { id: id!, revisionId, start, end: (start + 12) as TextOffset }).ok).toBe(true);
  expect(only(archive, briefId)).toMatchObject({ exact: 'Harbour dues', place: { verdict: 'intact' }, earlier: [{ exact: FIGURE, act: 'reattached' }] });
  undo(archive);
  expect(only(archive, briefId)).toMatchObject({ exact: FIGURE, place: { verdict: 'lost' }, earlier: [] });
});

test('a highlight that is kept as it was made waits no more, until other words stand there', () => {
  const archive = givenArchive();
  const { briefId, ids: [id] } = givenQuotedBrief(archive, FIGURE, DUES);
  const wrong = FIGURE.replace('300,000', '30,000');
  givenBrief(archive, edited(wrong, CREWS, DUES));
  keepOnOldRevision(archive, { id: id!, revisionId: current(archive, briefId).revisionId });
  expect(only(archive, briefId)).toMatchObject({ exact: FIGURE, place: { verdict: 'number', isKept: true } });
  expect(listChanges(archive.db, PAGE).total).toBe(0);

  givenBrief(archive, edited(wrong, CREWS, DUES.replace('not ', '')));
  expect(listChanges(archive.db, PAGE).open).toEqual({ negation: 1 });
  givenBrief(archive, edited(FIGURE.replace('300,000', '3,000'), CREWS, DUES));
  expect(listChanges(archive.db, PAGE).open).toEqual({ number: 1 });
});

test('nothing is decided on words that are not the newest', () => {
  const archive = givenArchive();
  const { briefId, ids: [id] } = givenQuotedBrief(archive, FIGURE);
  givenBrief(archive, edited(FIGURE.replace('300,000', '30,000'), CREWS));
  const { revisionId } = current(archive, briefId);
  givenBrief(archive, edited(FIGURE.replace('300,000', '3'), CREWS));
  expect(acceptChange(archive, { id: id!, revisionId })).toEqual({ ok: false, failure: { code: 'revision-older' } });
});

test('two revisions are compared word by word, with the highlights in both', () => {
  const archive = givenArchive();
  const { briefId } = givenQuotedBrief(archive, FIGURE);
  const { revisionId: older } = current(archive, briefId);
  givenBrief(archive, edited(FIGURE.replace('300,000', '30,000'), CREWS, DUES));
  const { revisionId: newer } = current(archive, briefId);
  const compared = compareRevisions(archive.db, { briefId, older, newer });
  if (!compared.ok) throw new Error(compared.failure.code);
  expect(compared.value.runs.filter(({ kind }) => kind !== 'same').map(({ kind, text }) => [kind, text])).toEqual([['gone', '300,000'], ['come', '30,000']]);
  expect(compared.value.highlights).toMatchObject([{ older: { start: 0, verdict: 'intact' }, newer: { start: 0, verdict: 'number' } }]);
});

test('an older aligner’s places are not counted, but computed again', () => {
  const archive = givenArchive();
  givenQuotedBrief(archive, FIGURE);
  givenBrief(archive, edited(FIGURE.replace('300,000', '30,000'), CREWS));
  archive.db.prepare(`UPDATE highlight_place SET aligner_version = 0, verdict = 'lost'`).run();
  expect(listChanges(archive.db, PAGE).open).toEqual({ number: 1 });
});

test('the list is asked without looking at every edit that was ever seen', () => {
  const { db } = givenArchive();
  const plan = db.prepare(`EXPLAIN QUERY PLAN
    SELECT 1 FROM upstream_edit AS edit WHERE brief_id = 1 AND NOT EXISTS (SELECT 1 FROM seen_edit WHERE seen_edit.revision_id = edit.revision_id)`).all() as { detail: string }[];
  expect(plan.map(({ detail }) => detail).join('\n')).toContain('upstream_edit_by_brief');
});

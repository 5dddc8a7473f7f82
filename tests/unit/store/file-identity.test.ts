import { copyFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { findFiles, missingFiles } from '../../../electron/fetcher/files/find-files.ts';
import { readFiles } from '../../../electron/fetcher/files/read-files.ts';
import { listChanges } from '../../../electron/store/annotations/changes.ts';
import { createHighlight } from '../../../electron/store/annotations/highlights.ts';
import { importPaths } from '../../../electron/store/briefs/import-briefs.ts';
import { readRevision, revisionsOf } from '../../../electron/store/briefs/revisions.ts';
import { likeness } from '../../../electron/store/briefs/text-likeness.ts';
import type { ImportReport } from '../../../shared/contract/calls.ts';
import type { FetcherCalls } from '../../../shared/contract/fetcher.ts';
import type { Client } from '../../../shared/contract/rpc.ts';
import { ok } from '../../../shared/result.ts';
import type { BriefId, TextOffset } from '../../../shared/ids.ts';
import { givenArchive, givenFolder, type TestArchive } from '../../helpers/archive.ts';

const FERRY = `Ferry Timetable Cut on the Northern Run

March 4, 2024

The island council cut the winter timetable by a third on Monday. Two boats stay in the yard until May, and the freight sailing moves to Thursday night.

Shopkeepers say that bread now comes a day late. The operator answers that fuel costs twice what it did, and that empty sailings help nobody.
`;
const DREDGE = `Dredgers Return to the Lagoon

The ministry sent two dredgers back to the lagoon after a year of silted channels. Fishermen had blocked the slipway in protest since autumn.

Work begins at the southern mouth and takes eleven weeks, if the weather allows it.
`;

/** The fetcher's own functions, in this process. */
const fetcher = {
  findFiles: async ({ paths }: { paths: string[] }) => ok(await findFiles(paths)),
  readFiles: async ({ paths }: { paths: string[] }) => ok(await readFiles(paths)),
  missingFiles: async ({ paths }: { paths: string[] }) => ok(await missingFiles(paths)),
} as unknown as Client<FetcherCalls>;

async function imported(archive: TestArchive, folder: string): Promise<ImportReport> {
  const report = await importPaths(archive, fetcher, [folder], 'files', { signal: new AbortController().signal, progress: () => undefined } as never);
  if (!report.ok) throw new Error(report.failure.code);
  return report.value;
}

/** What became of each file, by its name. */
const told = (report: ImportReport) => Object.fromEntries(report.outcomes.map((one) => [
  one.path.slice(one.path.lastIndexOf('/') + 1), 'failure' in one ? one.failure.code : [one.outcome, one.identity?.how ?? null],
]));

function put(folder: string, files: Record<string, string>): string {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

const briefIds = (archive: TestArchive) => archive.db.prepare<[], BriefId>('SELECT id FROM brief ORDER BY id').pluck().all();
const textOf = (archive: TestArchive, id: BriefId) => readRevision(archive.db, revisionsOf(archive.db, id).at(-1)!.id)!.text;

/** Marks "Two boats" in the only brief. */
function highlight(archive: TestArchive, words = 'Two boats'): BriefId {
  const id = briefIds(archive).find((one) => textOf(archive, one).includes(words))!;
  const [revision] = revisionsOf(archive.db, id);
  const start = textOf(archive, id).indexOf(words);
  createHighlight(archive, { briefId: id, revisionId: revision!.id, start: start as TextOffset, end: (start + words.length) as TextOffset, colour: 'yellow', quoteId: null });
  return id;
}

const edited = FERRY.replace('Two boats stay', 'Three boats stay');

/** What can happen to a file between an import and the next edit. */
const MOVES: [string, (folder: string) => string][] = [
  ['renamed', (folder) => { renameSync(join(folder, 'ferry.txt'), join(folder, 'timetable.txt')); return 'timetable.txt'; }],
  ['moved into a folder', (folder) => { mkdirSync(join(folder, 'a')); renameSync(join(folder, 'ferry.txt'), join(folder, 'a/ferry.txt')); return 'a/ferry.txt'; }],
  ['moved and renamed', (folder) => { mkdirSync(join(folder, 'old')); renameSync(join(folder, 'ferry.txt'), join(folder, 'old/winter.md')); return 'old/winter.md'; }],
];

test.each(MOVES)('a file that was %s and then edited is the next revision of its brief', async (_, move) => {
  const archive = givenArchive();
  const folder = put(givenFolder(), { 'ferry.txt': FERRY });
  await imported(archive, folder);
  const id = highlight(archive);
  const path = move(folder);
  expect(Object.values(told(await imported(archive, folder)))).toEqual([['unchanged', 'moved']]);
  writeFileSync(join(folder, path), edited);
  expect(Object.values(told(await imported(archive, folder)))).toEqual([['updated', null]]);
  expect([briefIds(archive), archive.db.prepare('SELECT count(*) FROM highlight WHERE brief_id = ?').pluck().get(id), listChanges(archive.db, { offset: 0, limit: 9 }).total]).toEqual([[id], 1, 1]);
});

test.each(MOVES)('a file that was %s and edited before it was seen again is still its brief', async (_, move) => {
  const archive = givenArchive();
  const folder = put(givenFolder(), { 'ferry.txt': FERRY, 'dredge.txt': DREDGE });
  await imported(archive, folder);
  const id = highlight(archive);
  writeFileSync(join(folder, move(folder)), edited);
  const outcomes = Object.values(told(await imported(archive, folder)));
  expect(outcomes).toContainEqual(['updated', 'moved']);
  expect([briefIds(archive).length, textOf(archive, id).includes('Three boats')]).toEqual([2, true]);
});

test('a folder that was renamed keeps all its briefs, edited or not', async () => {
  const archive = givenArchive();
  const folder = put(givenFolder(), { 'inbox/ferry.txt': FERRY, 'inbox/dredge.txt': DREDGE });
  await imported(archive, folder);
  renameSync(join(folder, 'inbox'), join(folder, 'done'));
  writeFileSync(join(folder, 'done/ferry.txt'), edited);
  expect(told(await imported(archive, folder))).toEqual({ 'dredge.txt': ['unchanged', 'moved'], 'ferry.txt': ['updated', 'moved'] });
  expect(briefIds(archive).length).toBe(2);
});

test('of two identical copies an edit of one is a revision of the one brief, and the other does not take it back', async () => {
  const archive = givenArchive();
  const folder = put(givenFolder(), { 'a.txt': FERRY });
  copyFileSync(join(folder, 'a.txt'), join(folder, 'b.txt'));
  expect(told(await imported(archive, folder))).toEqual({ 'a.txt': ['added', null], 'b.txt': ['unchanged', 'copy'] });
  writeFileSync(join(folder, 'b.txt'), edited);
  expect(told(await imported(archive, folder))).toEqual({ 'a.txt': ['unchanged', null], 'b.txt': ['updated', 'edited-copy'] });
  expect(told(await imported(archive, folder))).toEqual({ 'a.txt': ['unchanged', 'older-copy'], 'b.txt': ['unchanged', null] });
  const [id] = briefIds(archive);
  expect([briefIds(archive).length, textOf(archive, id!).includes('Three boats')]).toEqual([1, true]);
});

test('two files that change their names are each the brief they were', async () => {
  const archive = givenArchive();
  const folder = put(givenFolder(), { 'a.txt': FERRY, 'b.txt': DREDGE });
  await imported(archive, folder);
  put(folder, { 'a.txt': DREDGE, 'b.txt': FERRY });
  expect((await imported(archive, folder)).updated).toBe(0);
  put(folder, { 'b.txt': edited });
  const id = highlight(archive);
  expect(told(await imported(archive, folder))['b.txt']).toEqual(['updated', null]);
  expect([briefIds(archive).length, revisionsOf(archive.db, id).length]).toEqual([2, 2]);
});

test('a name that is used again for another text does not take the brief from the file that moved', async () => {
  const archive = givenArchive();
  const folder = put(givenFolder(), { 'latest.txt': FERRY });
  await imported(archive, folder);
  const id = highlight(archive);
  put(folder, { 'latest.txt': DREDGE, 'winter.txt': edited });
  expect(told(await imported(archive, folder))).toEqual({ 'latest.txt': ['added', null], 'winter.txt': ['updated', 'moved'] });
  expect([briefIds(archive).length, revisionsOf(archive.db, id).length]).toEqual([2, 2]);
});

test('a text written anew at its path stays its brief, and the report says so', async () => {
  const archive = givenArchive();
  const folder = put(givenFolder(), { 'a.txt': FERRY });
  await imported(archive, folder);
  put(folder, { 'a.txt': DREDGE });
  expect(told(await imported(archive, folder))).toEqual({ 'a.txt': ['updated', 'other-words'] });
});

test('a text much like one that is still there is a brief of its own', async () => {
  const archive = givenArchive();
  const folder = put(givenFolder(), { 'a.txt': FERRY });
  await imported(archive, folder);
  put(folder, { 'b.txt': edited });
  expect(told(await imported(archive, folder))).toEqual({ 'a.txt': ['unchanged', null], 'b.txt': ['added', 'much-like'] });
});

test('the copy follows the moved file, not the path, when the archive is older than the marks', async () => {
  const archive = givenArchive();
  const folder = put(givenFolder(), { 'ferry.txt': FERRY });
  await imported(archive, folder);
  archive.db.exec('DELETE FROM file_mark; INSERT INTO file_mark (mark, brief_id) SELECT -1, id FROM brief');
  renameSync(join(folder, 'ferry.txt'), join(folder, 'other.txt'));
  writeFileSync(join(folder, 'other.txt'), `${readFileSync(join(folder, 'other.txt'), 'utf8').replace('Ferry Timetable', 'Winter Timetable')}\nNothing else is known.\n`);
  expect(told(await imported(archive, folder))).toEqual({ 'other.txt': ['updated', 'moved'] });
});

test('likeness tells an edit from another text, in any script', () => {
  expect(likeness(FERRY, edited)).toBeGreaterThan(0.8);
  expect(likeness(FERRY, DREDGE)).toBeLessThan(0.1);
  expect(likeness('港口当局星期一提高了停泊费用并推迟了疏浚工程的开工日期', '港口当局星期二提高了停泊费用并推迟了疏浚工程的开工日期')).toBeGreaterThan(0.5);
});

/** The issues of a bulletin are written to one pattern. */
const bulletin = (number: number, day: string, boats: number) => `${day} | Bulletin

Harbour Bulletin ${number}

This bulletin counts the ships, the berths and the cargo of the northern harbours. It is made every week from the registers of the three offices, and it is corrected when they are.

This week ${boats} ships came in and all berths were open. The ice service expects no change before the weekend, and the pilots ask masters to call two hours ahead.
`;

test('the next issue of a series is a brief of its own, although the last one’s file is gone', async () => {
  const archive = givenArchive();
  const folder = put(givenFolder(), { 'bulletin-12.txt': bulletin(12, 'March 18, 2024', 31) });
  await imported(archive, folder);
  const id = highlight(archive, 'This week 31 ships');
  renameSync(join(folder, 'bulletin-12.txt'), join(folder, 'bulletin-13.txt'));
  writeFileSync(join(folder, 'bulletin-13.txt'), bulletin(13, 'March 25, 2024', 28));
  expect(told(await imported(archive, folder))).toEqual({ 'bulletin-13.txt': ['added', 'much-like'] });
  expect([briefIds(archive).length, textOf(archive, id).includes('31 ships')]).toEqual([2, true]);
});

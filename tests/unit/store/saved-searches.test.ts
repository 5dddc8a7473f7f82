import { expect, test } from 'vitest';
import { openArchive } from '../../../electron/store/kernel/database.ts';
import { MIGRATIONS } from '../../../electron/store/kernel/migration-list.ts';
import { markRead } from '../../../electron/store/briefs/reading-state.ts';
import { redo, undo } from '../../../electron/store/journal/journal.ts';
import { unreadSteps } from '../../../electron/store/saved/saved-search-counts.ts';
import { listTags } from '../../../electron/store/annotations/tags.ts';
import { changeSavedSearch, deleteSavedSearch, listSavedSearches, saveSearches } from '../../../electron/store/saved/saved-searches.ts';
import type { BriefId } from '../../../shared/ids.ts';
import { givenArchive, givenBrief, givenFolder, postOf, type TestArchive } from '../../helpers/archive.ts';

test('an archive from before searches were saved keeps what it has and takes them', () => {
  const folder = givenFolder();
  const old = openArchive(folder, { migrations: MIGRATIONS.filter(({ version }) => version < 7) });
  if (!old.ok) throw new Error(old.failure.code);
  old.value.prepare("INSERT INTO tag (id, name) VALUES ('01890000-0000-7000-8000-000000000000', 'evidence')").run();
  old.value.close();
  const archive = givenArchive(folder);
  givenBrief(archive, postOf({ title: 'Grain moves' }));
  save(archive, 'grain');
  expect([listTags(archive.db).map(({ name }) => name), names(archive), unread(archive)]).toEqual([['evidence'], ['grain'], [1]]);
});

const names = (archive: TestArchive) => listSavedSearches(archive.db).map(({ name }) => name);
const save = (archive: TestArchive, name: string, query = name) => saveSearches(archive, [{ name, query }])[0]!;

function unread(archive: TestArchive, changed: BriefId[] | null = null): number[] {
  const steps = unreadSteps(archive.db, changed);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value.map((count) => count.unread);
}

test('a deleted search comes back with undo, in its place', () => {
  const archive = givenArchive();
  const [first] = ['Grain', 'Ports', 'Cables'].map((name) => save(archive, name));
  deleteSavedSearch(archive, first!.id);
  expect(names(archive)).toEqual(['Ports', 'Cables']);
  expect(undo(archive)).toMatchObject({ label: 'Delete saved search' });
  expect(names(archive)).toEqual(['Grain', 'Ports', 'Cables']);
  redo(archive);
  expect(names(archive)).toEqual(['Ports', 'Cables']);
});

test('searches are renamed and put in another order, one step each', () => {
  const archive = givenArchive();
  const [grain, ports, cables] = ['Grain', 'Ports', 'Cables'].map((name) => save(archive, name));
  changeSavedSearch(archive, { id: cables!.id, before: ports!.id });
  changeSavedSearch(archive, { id: grain!.id, before: null });
  changeSavedSearch(archive, { id: ports!.id, name: 'Harbours' });
  expect(names(archive)).toEqual(['Cables', 'Harbours', 'Grain']);
  undo(archive);
  undo(archive);
  undo(archive);
  expect(names(archive)).toEqual(['Grain', 'Ports', 'Cables']);
});

test('searches that somebody shared are saved in one step, and only those that are not there', () => {
  const archive = givenArchive();
  save(archive, 'Grain');
  const saved = saveSearches(archive, [{ name: 'Grain', query: 'Grain' }, { name: 'Ports', query: 'port*' }, { name: 'Cables', query: 'cable' }]);
  expect(saved.map(({ name }) => name)).toEqual(['Grain', 'Ports', 'Cables']);
  expect(names(archive)).toEqual(['Grain', 'Ports', 'Cables']);
  undo(archive);
  expect(names(archive)).toEqual(['Grain']);
});

test('a brief that arrives raises the count of the searches that find it, and reading it lowers it', () => {
  const archive = givenArchive();
  givenBrief(archive, postOf({ key: 'one', title: 'Grain moves', paragraphs: ['Grain.'] }));
  save(archive, 'grain');
  save(archive, 'cable');
  expect(unread(archive)).toEqual([1, 0]);
  const id = givenBrief(archive, postOf({ key: 'two', title: 'Grain and cable', paragraphs: ['Both.'] }));
  expect(unread(archive, [id])).toEqual([2, 1]);
  markRead(archive, [id], true);
  expect(unread(archive, [id])).toEqual([1, 0]);
  expect(unread(archive)).toEqual([1, 0]);
});

test('a search whose words were changed is counted anew', () => {
  const archive = givenArchive();
  givenBrief(archive, postOf({ paragraphs: ['Grain.'] }));
  const { id } = save(archive, 'cable');
  expect(unread(archive)).toEqual([0]);
  changeSavedSearch(archive, { id, query: 'grain' });
  expect(unread(archive, [])).toEqual([1]);
});

test('what was read anew counts as the whole search does, whatever changed', () => {
  const archive = givenArchive();
  const ids = Array.from({ length: 30 }, (_, at) => givenBrief(archive, postOf({ key: `${at}`, title: at % 3 === 0 ? 'Grain' : 'Cable' })));
  for (const query of ['grain', 'cable -grain', 'is:unread', 'grain OR cable', 'title:grain', '2024']) save(archive, query);
  unread(archive);
  const stepwise = ids.map((id, at) => {
    markRead(archive, [id], at % 2 === 0);
    return unread(archive, [id]);
  });
  expect(stepwise.at(-1)).toEqual(unread(archive));
  expect(stepwise[0]).toEqual([29, 0, 29, 29, 9, 29]);
});

import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { savePost } from '../../../../electron/store/briefs/briefs.ts';
import { search, type SearchInput } from '../../../../electron/store/search/index.ts';
import { searchInThread, type Searcher } from '../../../../electron/store/search/worker-host.ts';
import { localSource } from '../../../../electron/store/sources/sources.ts';
import { givenArchive, postOf, type TestArchive } from '../../../helpers/archive.ts';
import { bundle } from '../../../helpers/bundle.ts';

let built: { folder: string; remove: () => void };
beforeAll(async () => { built = await bundle({ rank: 'electron/store/process/rank-thread.ts' }); }, 60_000);
afterAll(() => built.remove());

const QUERIES = ['grain', 'grain ports', 'the ships of odesa brought', 'ships of odesa brougth grain', '"grain moved"', 'before:2020', 'xyzzy', '', '-grain', 'title:brief OR ports'];
const asked = (query: string, sort: SearchInput['sort'] = 'relevance'): SearchInput => ({ query, sort, offset: 0, limit: 20 });

function given(program = join(built.folder, 'rank.mjs')): { archive: TestArchive; searcher: Searcher } {
  const archive = givenArchive();
  const source = localSource(archive, 'files');
  for (let n = 0; n < 60; n++) {
    savePost(archive, source, postOf({
      key: `brief-${n}`, title: `Brief ${n}`, paragraphs: [`Grain moved through ports ${'again and '.repeat(n % 7)}again.`, `The ships of Odesa brought cargo ${n}.`],
    }));
  }
  const searcher = searchInThread(program, archive);
  onTestFinished(() => searcher.close());
  return { archive, searcher };
}

/** Nobody gives this search up. */
const wanted = new AbortController().signal;

test('a search that is ranked on the thread gives what it gives here', async () => {
  const { archive, searcher } = given();
  for (const query of QUERIES) {
    for (const sort of ['relevance', 'newest'] as const) {
      expect([query, sort, await searcher.search(asked(query, sort), wanted)]).toEqual([query, sort, { ok: true, value: search(archive.db, asked(query, sort)) }]);
    }
  }
});

test('what was saved a moment ago is found', async () => {
  const { archive, searcher } = given();
  const found = async () => (await searcher.search(asked('mutiny'), wanted));
  expect(await found()).toMatchObject({ value: { hits: [] } });
  savePost(archive, localSource(archive, 'files'), postOf({ key: 'new', title: 'Mutiny' }));
  expect(await found()).toMatchObject({ value: { hits: [{ brief: { title: 'Mutiny' } }] } });
});

test('a list by date does not wait for a ranking', async () => {
  const { searcher } = given();
  const answered: string[] = [];
  const ranking = searcher.search(asked('grain ports'), wanted).then(() => answered.push('ranked'));
  await searcher.search(asked('grain', 'newest'), wanted).then(() => answered.push('by date'));
  await ranking;
  expect(answered).toEqual(['by date', 'ranked']);
});

test('a search that was given up while it waited is not carried out, and the one after it is', async () => {
  const { searcher } = given();
  const givenUp = new AbortController();
  const first = searcher.search(asked('grain'), givenUp.signal);
  const second = searcher.search(asked('grain ports'), givenUp.signal);
  givenUp.abort();
  const third = searcher.search(asked('odesa'), wanted);
  expect(await second).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
  expect(await third).toMatchObject({ ok: true, value: { total: 60 } });
  // The first had begun: it ends with the part it was at, or with an answer that nobody looks at.
  await first;
});

test('a thread that cannot start costs no answer', async () => {
  const { archive, searcher } = given(join(built.folder, 'nowhere.mjs'));
  expect(await searcher.search(asked('grain'), wanted)).toEqual({ ok: true, value: search(archive.db, asked('grain')) });
});

test('a thread that was ended begins anew with the next search', async () => {
  const { archive, searcher } = given();
  await searcher.search(asked('grain'), wanted);
  await searcher.close();
  expect(await searcher.search(asked('grain'), wanted)).toEqual({ ok: true, value: search(archive.db, asked('grain')) });
});

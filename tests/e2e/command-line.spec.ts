import { expect, test } from '@playwright/test';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { givenPlace } from '../helpers/app.ts';
import { runCommand } from '../helpers/command.ts';
import { HARBOUR, HARBOUR_CHANGED } from '../helpers/harbour.ts';

const places: ReturnType<typeof givenPlace>[] = [];
test.afterAll(() => places.forEach((place) => place.remove()));

function given(files: Record<string, string | Buffer>) {
  const place = givenPlace();
  places.push(place);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(place.folder, name, '..'), { recursive: true });
    writeFileSync(join(place.folder, name), content);
  }
  return { ...place, run: (...words: string[]) => runCommand([...words, '--archive', place.archive], place.folder) };
}

test('a brief that was imported is listed, shown with its parts, and found by a phrase with its speaker and place', async () => {
  const { run } = given({ 'harbour.txt': HARBOUR });
  const imported = (await run('import', 'harbour.txt', '--json')).json() as { added: number; outcomes: { id: number }[] };
  expect(imported.added).toBe(1);
  const id = imported.outcomes[0]!.id;
  expect((await run('list', '--json')).json()).toMatchObject({ total: 1, briefs: [{ id, title: 'Harbour Dues Rise Again', date: '2024-03-05', unread: true }] });
  const shown = (await run('show', String(id), '--json')).json() as { text: string; quotes: { exact: string; speaker: string; start: number; end: number }[] };
  expect(shown).toMatchObject({ series: 'Port Note', quotes: [{ speaker: 'Mara Ellison', role: 'Harbour Institute Fellow' }] });
  const [quote] = shown.quotes;
  expect(shown.text.slice(quote!.start, quote!.end)).toBe(quote!.exact);
  const found = (await run('search', '"ships can leave"', '--json')).json() as { hits: { id: number; passage: { speaker: string; start: number; end: number; section: string } }[] };
  expect(found.hits).toMatchObject([{ id, passage: { speaker: 'Mara Ellison', section: 'Expert Analysis' } }]);
  expect(shown.text.slice(found.hits[0]!.passage.start, found.hits[0]!.passage.end)).toContain('ships can leave');
});

test('the same file again adds nothing, a changed one becomes a revision, and a copy of it is no second brief', async () => {
  const place = given({ 'harbour.txt': HARBOUR });
  await place.run('import', 'harbour.txt');
  expect((await place.run('import', 'harbour.txt', '--json')).json()).toMatchObject({ added: 0, updated: 0, unchanged: 1 });
  writeFileSync(join(place.folder, 'copy.txt'), HARBOUR);
  expect((await place.run('import', 'copy.txt', '--json')).json()).toMatchObject({ added: 0, unchanged: 1 });
  writeFileSync(join(place.folder, 'harbour.txt'), HARBOUR_CHANGED);
  expect((await place.run('import', 'harbour.txt', '--json')).json()).toMatchObject({ updated: 1 });
  const list = (await place.run('list', '--json')).json() as { total: number; briefs: { id: number; revisions: number }[] };
  expect(list).toMatchObject({ total: 1, briefs: [{ revisions: 2 }] });
  const first = (await place.run('show', String(list.briefs[0]!.id), '--revision', '1', '--json')).json() as { text: string };
  expect(first.text).toContain('12 percent');
});

test('each bad file is one sentence and the rest of the batch goes on', async () => {
  const place = given({
    'batch/good.txt': HARBOUR,
    'batch/empty.txt': '',
    'batch/noise.txt': Buffer.from(Array.from({ length: 4000 }, (_, n) => (n * 7919 + (n >> 3)) % 256)),
    'batch/blank.txt': ' \n\n\t\n',
    'batch/large.txt': Buffer.alloc(21 * 1024 * 1024, 'a '),
    'batch/notes.pdf': 'not a kind that is imported from a folder',
  });
  const { code, json } = await place.run('import', 'batch', 'nowhere.txt', 'batch/notes.pdf', '--json');
  const report = json() as { added: number; failed: number; outcomes: { path: string; outcome: string; code?: string; message?: string }[] };
  expect(code).toBe(1);
  expect(report).toMatchObject({ added: 1 });
  const failures = Object.fromEntries(report.outcomes.filter(({ outcome }) => outcome === 'failed').map((one) => [one.path.split('/').at(-1)!, one.code]));
  expect(failures).toEqual({
    'empty.txt': 'file-empty', 'noise.txt': 'file-binary', 'blank.txt': 'file-no-words', 'large.txt': 'file-too-large', 'nowhere.txt': 'file-missing',
    'notes.pdf': 'file-type',
  });
  for (const { message } of report.outcomes) if (message !== undefined) expect(message).toMatch(/^[^\n]+\.$/);
  expect((await place.run('check')).code).toBe(0);
});

test('a file that may not be read is named as such', async () => {
  test.skip(process.getuid?.() === 0, 'root may read everything');
  const place = given({ 'locked.txt': HARBOUR });
  chmodSync(join(place.folder, 'locked.txt'), 0);
  expect((await place.run('import', 'locked.txt', '--json')).json()).toMatchObject({ outcomes: [{ code: 'file-not-allowed' }] });
});

test('topics stay whole until the archive learns them', async () => {
  const { run } = given({ 'harbour.txt': HARBOUR });
  const { outcomes } = (await run('import', 'harbour.txt', '--json')).json() as { outcomes: { id: number }[] };
  const topics = async () => ((await run('show', String(outcomes[0]!.id), '--json')).json() as { topics: unknown }).topics;
  expect(await topics()).toEqual([{ name: 'Ports Port Security Trade and Tariffs', known: false }]);
  await run('topics', 'add', 'Ports', 'Port Security', 'Trade and Tariffs');
  expect(await topics()).toEqual([{ name: 'Ports', known: true }, { name: 'Port Security', known: true }, { name: 'Trade and Tariffs', known: true }]);
});

test('wrong words exit with 2 and print the usage, a failure exits with 1', async () => {
  const { run } = given({});
  const misunderstood = await run('fly');
  expect(misunderstood.code).toBe(2);
  expect(misunderstood.stderr).toContain('Usage: briefcase COMMAND');
  expect((await run('list', '--json')).json()).toMatchObject({ error: { code: 'file-missing' } });
  expect((await run('show', '5')).code).toBe(1);
});

import { expect, test } from '@playwright/test';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { givenPlace } from '../helpers/app.ts';
import { runCommand } from '../helpers/command.ts';
import { HARBOUR } from '../helpers/harbour.ts';

interface Listed { backups: { name: string; briefs: number; verdict: string }[] }

test('a backup is made, listed and read again on the command line, and a damaged one is told', async () => {
  test.slow();
  const place = givenPlace();
  const file = join(place.folder, 'harbour.txt');
  writeFileSync(file, HARBOUR);
  const run = (...words: string[]) => runCommand([...words, '--archive', place.archive, '--json'], place.folder);
  await run('import', file);
  expect((await run('backup')).json()).toMatchObject({ reason: 'hand', briefs: 1, verdict: 'good' });
  const { backups } = (await run('backup', 'list')).json() as Listed;
  expect(backups).toMatchObject([{ briefs: 1, verdict: 'good' }]);
  expect(await run('backup', 'check')).toMatchObject({ code: 0 });

  const copy = join(place.archive, 'backups', backups[0]!.name);
  const bytes = readFileSync(copy);
  bytes[5000]! ^= 4;
  writeFileSync(copy, bytes);
  expect(await run('backup', 'check', backups[0]!.name)).toMatchObject({ code: 1 });
  expect((await run('backup', 'list')).json()).toMatchObject({ backups: [{ verdict: 'bad' }] });
  expect((await run('backup', 'check', 'another.db')).json()).toMatchObject({ error: { code: 'backup-unknown' } });
  place.remove();
});

test('after a command the archive is one file that is whole by itself', async () => {
  const place = givenPlace();
  const file = join(place.folder, 'harbour.txt');
  writeFileSync(file, HARBOUR);
  await runCommand(['import', file, '--archive', place.archive], place.folder);
  await runCommand(['list', '--archive', place.archive], place.folder);
  expect(readdirSync(place.archive).filter((name) => name.startsWith('archive.db'))).toEqual(['archive.db']);
  expect(existsSync(join(place.archive, 'archive.db-wal'))).toBe(false);
  place.remove();
});

test('three commands that make and bring up to date one new archive at once all succeed', async () => {
  const place = givenPlace();
  const files = ['one', 'two', 'three'].map((name) => {
    const file = join(place.folder, `${name}.txt`);
    writeFileSync(file, HARBOUR.replace('Harbour', `Harbour ${name}`));
    return file;
  });
  const all = await Promise.all(files.map((file) => runCommand(['import', file, '--archive', place.archive], place.folder)));
  expect(all.map(({ code, stdout }) => ({ code, stdout: stdout.split('\n').at(-2) }))).toEqual(files.map(() => ({ code: 0, stdout: '1 brief added, 0 updated, 0 unchanged, 0 failed' })));
  expect((await runCommand(['stats', '--archive', place.archive, '--json'], place.folder)).json()).toMatchObject({ briefs: 3 });
  place.remove();
});

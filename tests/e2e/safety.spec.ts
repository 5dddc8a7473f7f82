import { expect, test } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { givenPlace, startApp } from '../helpers/app.ts';
import { runCommand } from '../helpers/command.ts';
import { HARBOUR } from '../helpers/harbour.ts';

function givenBriefFile() {
  const place = givenPlace();
  const file = join(place.folder, 'harbour.txt');
  writeFileSync(file, HARBOUR);
  return { ...place, file };
}

test('a highlight that was acknowledged is there after kill -9', async () => {
  const place = givenBriefFile();
  const { page, kill } = await startApp(place, [place.file]);
  await page.getByRole('option', { name: /Harbour Dues/ }).click();
  await page.getByRole('button', { name: 'Highlight this quote by Mara Ellison' }).click();
  await expect(page.getByRole('region', { name: /highlight: A port lives/ })).toBeVisible();
  await kill();
  expect((await runCommand(['highlights', '--archive', place.archive, '--json'], place.folder)).json()).toMatchObject({ total: 1 });
  expect((await runCommand(['check', '--archive', place.archive], place.folder)).code).toBe(0);
  place.remove();
});

test('a store that dies is started again, and the window goes on', async () => {
  const place = givenBriefFile();
  const running = await startApp(place, [place.file]);
  const { app, page } = running;
  await page.getByRole('option', { name: /Harbour Dues/ }).click();
  const store = await app.evaluate(({ app: electron }) => electron.getAppMetrics().find(({ name }) => name === 'Briefcase store')!.pid);
  process.kill(store, 'SIGKILL');
  await expect(page.getByRole('status').filter({ hasText: 'The archive was reopened.' })).toBeVisible();
  await page.getByRole('button', { name: 'Highlight this quote by Mara Ellison' }).click();
  await expect(page.getByRole('region', { name: /highlight: A port lives/ })).toBeVisible();
  await running.quit();
  place.remove();
});

test('the page can run no script of its own making, fetch nothing and go nowhere', async () => {
  const place = givenBriefFile();
  const running = await startApp(place, [place.file]);
  const { app, page } = running;
  await page.getByRole('option', { name: /Harbour Dues/ }).click();
  const tried = await page.evaluate(async () => {
    const outcome = async (name: string, act: () => unknown) => {
      try {
        await act();
        return `${name}: done`;
      } catch {
        return `${name}: refused`;
      }
    };
    return [
      await outcome('fetch', () => fetch('https://example.com/')),
      await outcome('html', () => { document.createElement('div').innerHTML = '<b>x</b>'; }),
      await outcome('node', () => { if (!('require' in window) && !('process' in window)) throw new Error('none'); }),
      await outcome('own page', () => fetch('briefcase://app/index.html')),
    ];
  });
  expect(tried).toEqual(['fetch: refused', 'html: refused', 'node: refused', 'own page: refused']);
  await page.evaluate(() => { location.href = 'https://example.com/'; window.open('https://example.com/'); });
  await page.waitForTimeout(300);
  expect(page.url()).toContain('briefcase://app/');
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.append('globalThis.wasRun = true');
    document.body.append(script);
  }).catch(() => {});
  expect(await page.evaluate(() => 'wasRun' in globalThis)).toBe(false);
  await running.quit();
  place.remove();
});

test('a second window on the same archive is refused, and the first goes on', async () => {
  const place = givenBriefFile();
  const running = await startApp(place, [place.file]);
  await expect(running.page.getByRole('option', { name: /Harbour Dues/ })).toBeVisible();
  const { execFile } = await import('node:child_process');
  const { ELECTRON } = await import('../helpers/command.ts');
  const { appEnv, PROJECT, SWITCHES } = await import('../helpers/app.ts');
  // Another home: the system's own single-instance lock does not see it, the archive's does.
  const other = givenPlace();
  const second = await new Promise<{ code: unknown; stderr: string }>((resolve) => {
    execFile(ELECTRON, [...SWITCHES, PROJECT, '--archive', place.archive], { env: appEnv(other.folder), timeout: 20_000 }, (error, _, stderr) => resolve({ code: error?.code, stderr }));
  });
  expect(second.code).toBe(1);
  expect(second.stderr).toContain('This archive is in use by another window of Briefcase.');
  await expect(running.page.getByRole('option', { name: /Harbour Dues/ })).toBeVisible();
  await running.quit();
  place.remove();
  other.remove();
});

test('a command may write while the window is open, and the window shows it', async () => {
  const place = givenBriefFile();
  const running = await startApp(place);
  await expect(running.page.getByRole('button', { name: /sample briefs/ }).first()).toBeVisible();
  await runCommand(['import', place.file, '--archive', place.archive], place.folder);
  await expect(running.page.getByRole('option', { name: /Harbour Dues/ })).toBeVisible();
  await running.quit();
  place.remove();
});

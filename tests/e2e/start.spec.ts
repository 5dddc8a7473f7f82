import { expect, test, type Page } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { givenPlace, startApp } from '../helpers/app.ts';
import { runCommand } from '../helpers/command.ts';
import { HARBOUR } from '../helpers/harbour.ts';

function givenFiles() {
  const place = givenPlace();
  const [harbour, ferries] = [join(place.folder, 'harbour.txt'), join(place.folder, 'ferries.txt')] as const;
  writeFileSync(harbour, HARBOUR);
  writeFileSync(ferries, 'Night Ferries Return\n\nSeptember 2, 2031\n\nThe night ferries sail again from the first of the month.\n');
  return { ...place, harbour, ferries };
}

/** Whether the page was given its list before it could ask the store for it. */
async function knewItsList(page: Page): Promise<boolean> {
  await page.waitForFunction(() => ['list-painted', 'ports-open'].every((name) => performance.getEntriesByName(name).length > 0));
  return page.evaluate(() => {
    const [given, open] = ['first-answers', 'ports-open'].map((name) => performance.getEntriesByName(name)[0]?.startTime);
    return given !== undefined && given < open!;
  });
}

test('the list that was last seen is painted before the store has started, and the window works', async () => {
  const place = givenFiles();
  const first = await startApp(place, [place.harbour]);
  await first.page.getByRole('option', { name: /Harbour Dues/ }).click();
  await expect(first.page.getByRole('heading', { name: /Harbour Dues/ })).toBeVisible();
  await first.quit();

  const second = await startApp(place);
  expect(await knewItsList(second.page)).toBe(true);
  await second.page.getByRole('option', { name: /Harbour Dues/ }).click();
  await second.page.getByRole('button', { name: 'Highlight this quote by Mara Ellison' }).click();
  await expect(second.page.getByRole('region', { name: /highlight: A port lives/ })).toBeVisible();
  await second.quit();
  place.remove();
});

test('a list is not painted from memory when anything was written since', async () => {
  const place = givenFiles();
  const first = await startApp(place, [place.harbour]);
  await expect(first.page.getByRole('option', { name: /Harbour Dues/ })).toBeVisible();
  await first.quit();
  await runCommand(['import', place.ferries, '--archive', place.archive], place.folder);

  const second = await startApp(place);
  expect(await knewItsList(second.page)).toBe(false);
  await expect(second.page.getByRole('option', { name: /Night Ferries Return/ })).toBeVisible();
  await second.page.getByRole('option', { name: /Harbour Dues/ }).click();
  await second.page.getByRole('button', { name: 'Highlight this quote by Mara Ellison' }).click();
  await expect(second.page.getByRole('region', { name: /highlight: A port lives/ })).toBeVisible();
  await second.kill();

  const third = await startApp(place);
  expect(await knewItsList(third.page)).toBe(false);
  await expect(third.page.getByRole('option', { name: /Harbour Dues.*1 highlight/ })).toBeVisible();
  await third.quit();
  place.remove();
});

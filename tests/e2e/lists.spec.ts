import { expect, test, type Locator, type Page } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { givenPlace, startApp } from '../helpers/app.ts';
import { runCommand } from '../helpers/command.ts';
import { makeArchive } from '../helpers/made-archive.ts';

/** Goes through the whole list by key, to rows that are still to be fetched, and says that the focus never leaves it. */
async function expectFocusStays(page: Page, list: Locator, rows: number): Promise<void> {
  const here = list.locator('[data-row]:focus');
  const expectRow = async (index: number) => {
    await expect(here).toHaveAttribute('data-row', String(index));
    await expect(here).not.toHaveAttribute('aria-label', 'Loading');
    await expect(here).not.toHaveText(/^(Loading…)?$/);
    await expect(here).toBeInViewport();
  };
  await list.locator('[data-row="0"]').focus();
  for (const [key, index] of [['End', rows - 1], ['ArrowUp', rows - 2], ['Home', 0], ['ArrowDown', 1], ['End', rows - 1]] as const) {
    await page.keyboard.press(key);
    await expectRow(index);
  }
}

test('the analyst stays at the same brief when newer ones arrive above it', async () => {
  const place = givenPlace();
  await makeArchive(place.archive, { briefs: 100 });
  const running = await startApp(place);
  const { page } = running;
  const list = page.getByRole('listbox', { name: 'All briefs' });
  const here = list.locator('[data-row]:focus');
  const arrives = async (name: string) => {
    const file = join(place.folder, `${name}.txt`);
    writeFileSync(file, `${name} Has Arrived\n\nSeptember 2, 2031\n\nThe night ferries sail again from the first of the month.\n`);
    expect((await runCommand(['import', file, '--archive', place.archive], place.folder)).code).toBe(0);
  };

  await list.locator('[data-row="0"]').focus();
  await page.keyboard.press('ArrowDown');
  const second = await here.innerText();
  await arrives('One');
  await expect(list.locator('[data-row="0"]')).toContainText('One Has Arrived');
  await expect(here).toHaveAttribute('data-row', '2');
  expect(await here.innerText()).toBe(second);

  for (let times = 0; times < 20; times++) await page.keyboard.press('ArrowDown');
  await expect(here).toHaveAttribute('data-row', '22');
  const words = await here.innerText();
  const { y } = (await here.boundingBox())!;
  await arrives('Two');
  await expect(here).toHaveAttribute('data-row', '23');
  expect(await here.innerText()).toBe(words);
  expect((await here.boundingBox())!.y).toBe(y);
  await page.keyboard.press('ArrowUp');
  await expect(here).toHaveAttribute('data-row', '22');
  await running.quit();
  place.remove();
});

test('the keys stay in a list of thousands when they jump to rows that are still to come', async () => {
  test.setTimeout(120_000);
  const place = givenPlace();
  await makeArchive(place.archive, { briefs: 3000, highlights: 600 });
  const running = await startApp(place);
  const { page } = running;
  const sidebar = page.getByRole('navigation', { name: 'Archive' });
  const rowsIn = async (list: Locator) => Number(await list.locator('[data-row]').first().getAttribute('aria-setsize'));

  await test.step('briefs', async () => {
    await expect(page.getByRole('listbox', { name: 'All briefs' })).toBeVisible();
    await page.keyboard.press('j');
    await expect(page.locator('[data-row="0"]')).toBeFocused();
    await expectFocusStays(page, page.getByRole('listbox', { name: 'All briefs' }), 3000);
  });
  await test.step('notes, plain and under headings', async () => {
    await sidebar.getByRole('button', { name: /^Notes/ }).click();
    const grid = page.getByRole('grid', { name: 'Notes' });
    await expectFocusStays(page, grid, 600);
    await page.keyboard.press('Delete');
    await expect(grid.locator('[data-row]:focus')).toHaveAttribute('data-row', '598');
    await page.getByRole('combobox', { name: 'Groups' }).selectOption('By month');
    await expect(grid.getByRole('heading').first()).toBeVisible();
    await expectFocusStays(page, grid, Number(await grid.getAttribute('aria-rowcount')));
  });
  for (const name of ['Quotes', 'Speakers']) {
    await test.step(name, async () => {
      await sidebar.getByRole('button', { name: new RegExp(`^${name}`) }).click();
      const list = page.getByRole('listbox', { name, exact: true });
      await expect(list).toBeVisible();
      await expectFocusStays(page, list, await rowsIn(list));
    });
  }
  await running.quit();
  place.remove();
});

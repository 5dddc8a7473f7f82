import { expect, test } from '@playwright/test';
import { givenPlace, startApp } from '../helpers/app.ts';
import { makeArchive } from '../helpers/made-archive.ts';

test('a fault in the page of one brief is told, and takes neither the list nor the next brief with it', async () => {
  const place = givenPlace();
  await makeArchive(place.archive, { briefs: 30 });
  const running = await startApp(place);
  const { page } = running;
  const list = page.getByRole('listbox', { name: 'All briefs' });
  await list.locator('[data-row="0"]').click();
  await expect(page.getByRole('main', { name: 'Reader' }).getByRole('heading', { level: 1 })).toBeVisible();

  // The planted fault: a page is cut into stretches by their lines, which are rounded up.
  await page.evaluate(() => {
    const { ceil } = Math;
    Object.assign(window, { mend: () => { Math.ceil = ceil; } });
    Math.ceil = () => { throw new Error('planted'); };
  });
  await list.locator('[data-row="1"]').click();
  const told = page.getByRole('alert').filter({ hasText: 'This page cannot be shown' });
  await expect(told).toContainText('Nothing in your archive was lost.');
  await expect(list.locator('[data-row="2"]')).toBeVisible();

  await page.evaluate(() => (window as unknown as { mend: () => void }).mend());
  await told.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('main', { name: 'Reader' }).getByRole('heading', { level: 1 })).toBeVisible();
  await expect(told).toHaveCount(0);
  await running.quit();
  place.remove();
});

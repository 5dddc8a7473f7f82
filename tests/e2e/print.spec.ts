import { expect, test } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { givenPlace, startApp } from '../helpers/app.ts';
import { HARBOUR } from '../helpers/harbour.ts';

test('on paper the highlights and notes follow the text, and they are gone from the page after it', async () => {
  const place = givenPlace();
  const file = join(place.folder, 'harbour.txt');
  writeFileSync(file, HARBOUR);
  const running = await startApp(place, [file]);
  const { app, page } = running;
  await page.getByRole('option', { name: /Harbour Dues/ }).click();
  await page.getByRole('button', { name: 'Highlight this quote by Mara Ellison' }).click();
  await expect(page.getByRole('region', { name: /highlight: A port lives/ })).toBeVisible();
  await page.evaluate(() => {
    addEventListener('beforeprint', () => { document.title = document.querySelector('.print-notes')?.textContent ?? 'nothing'; }, { once: true });
  });
  const size = await app.evaluate(async ({ BrowserWindow }) => (await BrowserWindow.getAllWindows()[0]!.webContents.printToPDF({})).length);
  expect(size).toBeGreaterThan(2000);
  expect(await page.title()).toMatch(/^Highlights and notes“A port lives/);
  await expect(page.locator('.print-notes')).toHaveCount(0);
  await running.quit();
  place.remove();
});

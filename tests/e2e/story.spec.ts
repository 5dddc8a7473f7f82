import { expect, test, type Page } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { givenPlace, startApp, type RunningApp } from '../helpers/app.ts';
import { HARBOUR } from '../helpers/harbour.ts';

/** Answers the system's dialog for files as the analyst would. */
async function chooseFiles({ app }: RunningApp, paths: string[]): Promise<void> {
  await app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths });
  }, paths);
}

async function find(page: Page, words: string): Promise<void> {
  const box = page.getByRole('combobox', { name: 'Search briefs, highlights and notes' });
  await box.fill(words);
}

test('an analyst imports a brief, reads it without a network, highlights a quote, adds a note, and finds both again the next day', async () => {
  const place = givenPlace();
  const file = join(place.folder, 'harbour.txt');
  writeFileSync(file, HARBOUR);
  const quote = 'A port lives from trust. Dues can rise when ships can leave, and in Northhaven they can. The authority should not count on their staying.';

  await test.step('import the brief', async () => {
    const running = await startApp(place);
    const { page } = running;
    await chooseFiles(running, [file]);
    await page.getByRole('button', { name: 'Import files' }).first().click();
    await expect(page.getByRole('option', { name: /Harbour Dues Rise Again/ })).toBeVisible();

    await page.context().setOffline(true);
    await page.getByRole('option', { name: /Harbour Dues Rise Again/ }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Harbour Dues Rise Again' })).toBeVisible();

    await page.getByRole('button', { name: 'Highlight this quote by Mara Ellison' }).click();
    await expect(page.getByRole('region', { name: /highlight: A port lives from trust/ })).toBeVisible();
    await page.keyboard.press('n');
    await page.getByRole('textbox', { name: 'Note' }).fill('Compare with the marmalade affair.');
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
    await running.quit();
  });

  await test.step('find it again after a restart', async () => {
    const running = await startApp(place);
    const { page } = running;
    await page.context().setOffline(true);
    await expect(page.getByRole('option', { name: /Harbour Dues Rise Again/ })).toBeVisible();

    await find(page, 'marmalade');
    const hit = page.getByRole('option', { name: /Harbour Dues Rise Again/ });
    await expect(hit).toBeVisible();
    await expect(hit.getByText('marmalade')).toBeVisible();

    await find(page, '"ships can leave"');
    await expect(hit.locator('mark').first()).toContainText(/ships/);
    await hit.click();
    await expect(page.getByRole('article')).toBeVisible();
    await page.keyboard.press('h');
    await expect(page.getByRole('region', { name: /highlight: A port lives from trust/ })).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Note' })).toHaveValue('Compare with the marmalade affair.');
    await running.quit();
  });

  await test.step('the archive holds exactly that', async () => {
    const { runCommand } = await import('../helpers/command.ts');
    const highlights = (await runCommand(['highlights', '--archive', place.archive, '--json'], place.folder)).json();
    expect(highlights).toMatchObject({
      total: 1, highlights: [{ exact: quote, speaker: 'Mara Ellison', role: 'Harbour Institute Fellow', note: 'Compare with the marmalade affair.', verdict: 'intact' }],
    });
    expect((await runCommand(['check', '--archive', place.archive], place.folder)).code).toBe(0);
  });
  place.remove();
});

test('an empty archive offers sample briefs, and they can be read at once', async () => {
  const place = givenPlace();
  const running = await startApp(place);
  const { page } = running;
  await page.getByRole('button', { name: /sample briefs/ }).first().click();
  await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible();
  expect(await page.getByRole('listbox').getByRole('option').count()).toBeGreaterThanOrEqual(6);
  await page.getByRole('listbox').getByRole('option').first().click();
  await expect(page.getByRole('article')).toBeVisible();
  await running.quit();
  place.remove();
});

test('files that were named on the start are imported once the window is there', async () => {
  const place = givenPlace();
  const file = join(place.folder, 'harbour.txt');
  writeFileSync(file, HARBOUR);
  const running = await startApp(place, [file]);
  await expect(running.page.getByRole('option', { name: /Harbour Dues Rise Again/ })).toBeVisible();
  await running.quit();
  place.remove();
});

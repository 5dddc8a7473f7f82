import { expect, test, type Page } from '@playwright/test';
import { givenPlace, startApp } from '../helpers/app.ts';
import { runCommand } from '../helpers/command.ts';
import { damageIndex } from '../helpers/damage.ts';
import { makeArchive } from '../helpers/made-archive.ts';
import { openPublisher } from '../helpers/publisher-site.ts';

const DAMAGED = 'The search index is damaged. Your briefs and notes are safe';
/** Whoever asks second finds that it is being mended already. */
const MENDING = 'The search index is being rebuilt';
const box = (page: Page) => page.getByRole('combobox', { name: 'Search briefs, highlights and notes' });
const results = (page: Page) => page.getByRole('listbox', { name: 'Search results' });

/** Resolves as soon as one of `sentences` stands in the window, however short: mending may be quicker than whoever looks. */
function isTold(page: Page, sentences: string[]): Promise<void> {
  return page.evaluate((wanted) => new Promise<void>((resolve) => {
    const observer = new MutationObserver(() => {
      if (!wanted.some((words) => document.body.textContent.includes(words))) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  }), sentences);
}

/** What `check` says of an archive that nobody has open. */
async function checked(place: ReturnType<typeof givenPlace>): Promise<string> {
  return (await runCommand(['check', '--archive', place.archive], place.folder)).stdout;
}

test('a search that meets a damaged index says so, and its results come by themselves when the index has been made again', async () => {
  const place = givenPlace();
  await makeArchive(place.archive, { briefs: 1500 });
  const before = await startApp(place);
  const title = (await before.page.getByRole('listbox', { name: 'All briefs' }).locator('[data-row="0"] .brief-row-title').textContent())!;
  await before.quit();
  await damageIndex(place.archive, 'words');

  const running = await startApp(place);
  const { page } = running;
  await expect(page.getByRole('listbox', { name: 'All briefs' }).locator('[data-row="0"]')).toContainText(title);
  const told = isTold(page, [DAMAGED, MENDING]);
  await box(page).fill(`title:"${title}"`);
  await told;
  await expect(results(page).getByRole('option').first()).toContainText(title);
  await expect(page.getByText(/The search index is/)).toHaveCount(0);
  await running.quit();
  expect(await checked(place)).not.toContain('index');
  place.remove();
});

test('a sync that meets a damaged index says so in the log, has it made again and goes on to its end', async () => {
  const place = givenPlace();
  await makeArchive(place.archive, { briefs: 200 });
  await damageIndex(place.archive, 'outline');
  const site = await openPublisher(40);
  const running = await startApp(place);
  const { page } = running;
  await page.getByRole('button', { name: 'Add a source' }).first().click();
  await page.getByRole('textbox', { name: 'Address of the site' }).fill(site.address);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Add this source' }).click();

  await expect(page.getByRole('button', { name: /^Port Notes 40 briefs\. Fetched/ })).toBeVisible();
  await page.getByRole('button', { name: 'About this source' }).click();
  const dialog = page.getByRole('dialog', { name: 'Port Notes' });
  const runs = dialog.locator('.source-run');
  await expect(runs).toHaveCount(2);
  await expect(runs.first()).toContainText('40 new.');
  await expect(runs.last()).toContainText(DAMAGED);
  await page.keyboard.press('Escape');

  await box(page).fill('title:"Brief number 140"');
  await expect(results(page).getByRole('option').first()).toContainText('Brief number 140');
  await running.quit();
  expect(await checked(place)).not.toContain('index');
  site.close();
  place.remove();
});

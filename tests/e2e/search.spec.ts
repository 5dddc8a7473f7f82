import { expect, test, type Page } from '@playwright/test';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { givenPlace, startApp, type RunningApp } from '../helpers/app.ts';
import { HARBOUR } from '../helpers/harbour.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What axe finds wrong, in both themes. */
async function troubles(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(readFileSync(AXE, 'utf8'));
  const found: string[] = [];
  for (const theme of ['light', 'dark']) {
    await page.evaluate((chosen) => { document.documentElement.dataset['theme'] = chosen; }, theme);
    await page.waitForTimeout(400);
    found.push(...(await page.evaluate(async () => {
      const { axe } = window as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
      const { violations } = await axe.run();
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);
    })));
  }
  await page.evaluate(() => { document.documentElement.dataset['theme'] = 'light'; });
  return found;
}

function brief(day: number, title: string, speaker: string, words: string): string {
  return `June ${day}, 2024 | Port Note\n\n${title}\n\nLatest Developments\n\nThe harbour council met on June ${day}. ${words}\n\nExpert Analysis\n\n“${words} Nobody should count on the tide.” ${speaker}, Harbour Institute Fellow\n`;
}

const BRIEFS: readonly (readonly [title: string, speaker: string, words: string])[] = [
  ['Pilots Refuse the Night Shift', 'Mara Ellison', 'The pilots will not sail at night until the buoys are mended.'],
  ['A Lighthouse Without a Keeper', 'Otto Brandt', 'The buoys beyond the lighthouse went dark, and the pilots saw it first.'],
  ['Buoys for the Northern Channel', 'Mara Ellison', 'Twelve buoys were ordered, and six of the buoys arrived.'],
  ['What the Dredgers Found', 'Ines Duarte', 'The dredgers lifted an anchor and two bells.'],
  ['השער הצפוני של הנמל', 'Otto Brandt', 'הנמל הצפוני נפתח מחדש אחרי הסערה.'],
];

function givenBriefs(folder: string): string[] {
  return BRIEFS.map(([title, speaker, words], at) => {
    const file = join(folder, `brief-${at}.txt`);
    writeFileSync(file, brief(at + 3, title, speaker, words));
    return file;
  });
}

const box = (page: Page) => page.getByRole('combobox', { name: 'Search briefs, highlights and notes' });
const results = (page: Page) => page.getByRole('listbox', { name: 'Search results' });

async function givenSearching(): Promise<{ running: RunningApp; page: Page; place: ReturnType<typeof givenPlace> }> {
  const place = givenPlace();
  const running = await startApp(place, givenBriefs(place.folder));
  const { page } = running;
  await expect(page.getByRole('listbox', { name: 'All briefs' }).getByRole('option')).toHaveCount(BRIEFS.length);
  return { running, page, place };
}

async function bringIn({ app, page }: RunningApp, path: string): Promise<void> {
  await app.evaluate(({ dialog }, filePaths) => { dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths }); }, [path]);
  await page.keyboard.press('Control+o');
}

test('by the keyboard alone an analyst finds, narrows, reads, comes back, saves the search and is told what is new in it', async () => {
  const { running, page, place } = await givenSearching();
  const { keyboard } = page;

  await test.step('a speaker is completed as it is typed', async () => {
    await keyboard.press('/');
    await keyboard.type('buoys spea');
    await expect(page.getByRole('listbox', { name: 'Completions' }).getByRole('option', { name: /speaker:/ })).toBeVisible();
    await keyboard.press('Tab');
    await expect(box(page)).toHaveValue('buoys speaker:');
    await keyboard.type('elli');
    await expect(page.getByRole('listbox', { name: 'Completions' }).getByRole('option', { name: /Mara Ellison/ })).toBeVisible();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await expect(box(page)).toHaveValue('buoys speaker:"Mara Ellison" ');
    await expect(results(page).getByRole('option')).toHaveCount(2);
    await expect(page.getByRole('status').filter({ hasText: '2 briefs' })).toBeVisible();
    expect(await troubles(page)).toEqual([]);
  });

  await test.step('a filter is taken away again', async () => {
    await page.getByRole('button', { name: 'Remove the filter speaker:"Mara Ellison"' }).focus();
    await keyboard.press('Enter');
    await expect(box(page)).toHaveValue('buoys ');
    await expect(results(page).getByRole('option')).toHaveCount(3);
  });

  await test.step('a facet with its count narrows the search in its own words', async () => {
    await page.getByRole('button', { name: 'Filter', exact: true }).focus();
    await keyboard.press('Enter');
    const speakers = page.getByRole('group', { name: 'Speaker' });
    await expect(speakers.getByRole('button', { name: 'Otto Brandt 1' })).toBeVisible();
    expect(await troubles(page)).toEqual([]);
    await speakers.getByRole('button', { name: 'Mara Ellison 2' }).focus();
    await keyboard.press('Enter');
    await expect(box(page)).toHaveValue('buoys speaker:="Mara Ellison" ');
    await page.getByRole('button', { name: 'Filter', exact: true }).focus();
    await keyboard.press('Enter');
  });

  await test.step('a brief opens at the match, the matches are walked, and Escape leads back to the same place', async () => {
    await keyboard.press('/');
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowDown');
    const second = results(page).getByRole('option').nth(1);
    await expect(second).toBeFocused();
    const title = await second.locator('.result-title').innerText();
    await keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    const matches = page.getByRole('group', { name: 'Matches in this brief' });
    await expect(matches.getByRole('status')).toHaveText(/^1 of \d/);
    await keyboard.press('n');
    await expect(matches.getByRole('status')).toHaveText(/^2 of \d/);
    await keyboard.press('Escape');
    await keyboard.press('Escape');
    await expect(second).toBeFocused();
    await expect(box(page)).toHaveValue('buoys speaker:="Mara Ellison" ');
  });

  await test.step('the search is saved, and a brief that arrives raises its count', async () => {
    await page.getByRole('button', { name: 'Save this search' }).focus();
    await keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
    await keyboard.type('Buoys');
    await keyboard.press('Enter');
    const saved = page.getByRole('navigation').getByRole('button', { name: /^Buoys/ });
    await expect(saved).toHaveAccessibleName('Buoys 1 unread');
    const file = join(place.folder, 'later.txt');
    writeFileSync(file, brief(20, 'More Buoys Arrive', 'Mara Ellison', 'The last six buoys arrived today.'));
    await bringIn(running, file);
    await expect(saved).toHaveAccessibleName('Buoys 2 unread');
    await saved.focus();
    await keyboard.press('Delete');
    await expect(saved).toBeHidden();
    await keyboard.press('Control+z');
    await expect(saved).toHaveAccessibleName('Buoys 2 unread');
  });

  await test.step('what it searches for is changed in place, and taken back', async () => {
    await page.getByRole('button', { name: 'Saved as Buoys' }).click();
    const asked = page.getByRole('textbox', { name: 'Search', exact: true });
    await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
    await keyboard.press('Tab');
    await expect(asked).toBeFocused();
    await asked.fill('anchor bells');
    await keyboard.press('Enter');
    await expect(box(page)).toHaveValue('anchor bells');
    await expect(results(page).getByRole('option')).toHaveCount(1);
    await expect(results(page).getByRole('option')).toContainText('What the Dredgers Found');
    await expect(page.getByRole('navigation').getByRole('button', { name: 'Buoys 1 unread' })).toHaveAttribute('aria-current', 'page');
    await keyboard.press('Control+z');
    await expect(page.getByRole('navigation').getByRole('button', { name: 'Buoys 2 unread' })).toBeVisible();
  });

  await running.quit();
  place.remove();
});

test('quick open goes to a title with a typo, to a speaker and to a command', async () => {
  const { running, page, place } = await givenSearching();
  const { keyboard } = page;
  const quick = page.getByRole('combobox', { name: 'Quick open' });
  const open = async (words: string, found: RegExp) => {
    await keyboard.press('Control+k');
    await expect(quick).toBeFocused();
    await keyboard.type(words);
    await expect(page.getByRole('listbox', { name: 'Results', exact: true }).getByRole('option').first()).toHaveAccessibleName(found);
  };
  await open('lihgthouse keepr', /^A Lighthouse Without a Keeper/);
  expect(await troubles(page)).toEqual([]);
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'A Lighthouse Without a Keeper' })).toBeVisible();
  await open('duarte', /^Ines Duarte/);
  await keyboard.press('Enter');
  await expect(box(page)).toHaveValue('speaker:="Ines Duarte" ');
  await expect(results(page).getByRole('option')).toHaveCount(1);
  await open('settings', /^Settings Ctrl ,/);
  await keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  await running.quit();
  place.remove();
});

test('right-to-left words are searched and shown from the right, and searches are shared as text', async () => {
  const { running, page, place } = await givenSearching();
  await page.context().setOffline(true);
  await box(page).fill('הנמל הצפוני');
  const hit = results(page).getByRole('option').first();
  await expect(hit.locator('.result-passage mark').first()).toHaveText(/^(הנמל|הצפוני)$/);
  expect(await hit.locator('.result-title').evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
  expect(await box(page).evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');

  await box(page).fill('');
  await box(page).focus();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', 'From a colleague:\n> Briefcase searches\n>\n> Name: Pilots\n> Search: pilot* -lighthouse\n');
    document.activeElement!.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await page.getByRole('navigation').getByRole('button', { name: /^Pilots/ }).click();
  await expect(results(page).getByRole('option')).toHaveCount(1);

  await box(page).fill('titel:buoys');
  await expect(page.getByText('“titel:buoys” names no field and was searched as words.')).toBeVisible();
  await box(page).fill('');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'How to search' })).toBeVisible();
  expect(await troubles(page)).toEqual([]);
  await page.getByRole('button', { name: 'is:unread' }).click();
  await expect(box(page)).toHaveValue('is:unread');
  await expect(results(page).getByRole('option')).toHaveCount(BRIEFS.length);
  await running.quit();
  place.remove();
});

test('the analyst’s own note is found among the briefs, in the colour of its highlight', async () => {
  const place = givenPlace();
  const file = join(place.folder, 'harbour.txt');
  writeFileSync(file, HARBOUR);
  const running = await startApp(place, [file]);
  const { page } = running;
  await page.getByRole('option', { name: /Harbour Dues/ }).click();
  await page.getByRole('button', { name: 'Highlight this quote by Mara Ellison' }).click();
  await expect(page.getByRole('region', { name: /^Yellow highlight: A port/ })).toBeVisible();
  await page.keyboard.press('2');
  await expect(page.getByRole('region', { name: /^Green highlight: A port/ })).toBeVisible();
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: 'Note' }).fill('Compare with the marmalade affair.');
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await box(page).fill('marmalade');
  const own = results(page).locator('.result-own');
  await expect(own).toHaveAttribute('data-colour', 'green');
  await expect(own.locator('mark')).toHaveText('marmalade');
  await running.quit();
  place.remove();
});

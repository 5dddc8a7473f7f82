import { expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { givenPlace, startApp } from '../helpers/app.ts';
import { runCommand } from '../helpers/command.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const brief = (date: string, title: string, topics: string, ...paragraphs: string[]) =>
  `${date} | Port Note\n\n${title}\n\nLatest Developments\n\n${paragraphs.join('\n\n')}\n\nRelated Analysis\n\n“Who Pays for the Lock,” by Otto Brandt\n\n${topics}\n`;

const ICE = 'Nobody can say when the ice will break this year, and nobody should promise it.';
const GRAIN = 'The first grain ship has left for the south, and it will not be the last.';
const RTL = 'לא נסגור את הנמל בחורף הזה, מה שלא יאמרו.';
const BRIEFS = {
  'winter.txt': brief('January 10, 2024', 'Winter in the Harbour', 'Ports Winter', 'The port froze in the night.', `“${ICE}” Mara Ellison, Harbour Institute Fellow`,
    `“We have salt for three weeks, if the roads are kept open for the lorries.” Otto Lind, who runs the ferry office`),
  'spring.txt': brief('April 2, 2024', 'Spring in the Harbour', 'Ports Trade', `“${GRAIN}” Dr. Mara Ellison, Director of the Harbour Institute and Senior Adviser to the Committee on the Rebuilding of the Northern Locks, Quays and Ferry Landings`),
  'summer.txt': brief('July 7, 2024', 'Summer in the Harbour', 'Ports Trade', 'The ferries sailed all night.', `“${RTL}” דוד כהן, ראש הנמל`),
};

async function axeFinds(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(readFileSync(AXE, 'utf8'));
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
    const { violations } = await axe.run();
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
  });
}

/** Every screen of these is looked at in both themes. */
async function seeIn(page: Page, name: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate(async (chosen) => {
      document.documentElement.dataset['theme'] = chosen;
      await new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); });
      await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => null)));
    }, theme);
    expect(await axeFinds(page), `${name}, ${theme}`).toEqual([]);
    await page.screenshot({ path: `test-results/${name}-${theme}.png` });
  }
}

const copied = (app: ElectronApplication) => app.evaluate(({ clipboard }) => clipboard.readText());

test('quotes of all briefs: narrowed to a speaker, highlighted and cited by key; two names are merged and that is undone', async () => {
  const place = givenPlace();
  const files = Object.entries(BRIEFS).map(([name, text]) => {
    const file = join(place.folder, name);
    writeFileSync(file, text);
    return file;
  });
  const running = await startApp(place, files);
  const { app, page } = running;
  await expect(page.getByRole('option', { name: /Summer in the Harbour/ })).toBeVisible();
  const quotes = page.getByRole('listbox', { name: 'Quotes', exact: true });

  await test.step('every quote, the newest first', async () => {
    await page.getByRole('button', { name: 'Quotes', exact: true }).click();
    await expect(quotes.getByRole('option')).toHaveCount(4);
    await expect(quotes.getByRole('option').nth(0)).toContainText(RTL);
    await expect(quotes.getByRole('option').nth(1)).toContainText(GRAIN);
    await seeIn(page, 'quotes');
  });

  await test.step('narrowed by words and by speaker', async () => {
    await page.getByRole('searchbox', { name: 'Filter quotes' }).fill('salt');
    await expect(quotes.getByRole('option')).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(quotes.getByRole('option')).toHaveCount(4);
    await page.getByRole('button', { name: 'Speaker', exact: true }).click();
    const picker = page.getByRole('combobox', { name: 'Choose a speaker' });
    await expect(picker).toBeFocused();
    await picker.fill('mara');
    await expect(page.getByRole('dialog', { name: 'Choose a speaker' }).getByRole('option')).toHaveCount(2);
    await seeIn(page, 'quotes-speaker');
    await picker.press('ArrowDown');
    await picker.press('Enter');
    await expect(page.getByRole('button', { name: 'Remove the filter Speaker: Mara Ellison, 1 quote' })).toBeVisible();
    await expect(quotes.getByRole('option')).toHaveCount(1);
    await page.getByRole('button', { name: /^Remove the filter/ }).press('Enter');
    await expect(quotes.getByRole('option')).toHaveCount(4);
  });

  await test.step('a topic leaves its quotes', async () => {
    await page.getByRole('button', { name: 'Dates', exact: true }).click();
    await page.getByLabel('From').fill('2024-03-01');
    await page.getByLabel('To').fill('2024-04-30');
    await page.getByRole('button', { name: 'Show these dates' }).click();
    await expect(quotes.getByRole('option')).toHaveCount(1);
    await page.getByRole('button', { name: /^Remove the filter Dates/ }).click();
    await expect(quotes.getByRole('option')).toHaveCount(4);
  });

  await test.step('a highlight and a citation by key', async () => {
    await page.getByRole('searchbox', { name: 'Filter quotes' }).fill('ice');
    await expect(quotes.getByRole('option')).toHaveCount(1);
    await page.keyboard.press('Enter');
    await expect(quotes.getByRole('option')).toBeFocused();
    await page.keyboard.press('2');
    await expect(quotes.getByRole('option', { name: /Green highlight/ })).toBeVisible();
    await page.keyboard.press('c');
    await expect.poll(() => copied(app)).toBe(`“${ICE}”\nMara Ellison, Harbour Institute Fellow, quoted in “Winter in the Harbour,” January 10, 2024, para. 2.`);
    const listed = (await runCommand(['highlights', '--archive', place.archive, '--json'], place.folder)).json();
    expect(listed).toMatchObject({ total: 1, highlights: [{ exact: ICE, colour: 'green', speaker: 'Mara Ellison', role: 'Harbour Institute Fellow' }] });
  });

  await test.step('Enter opens the brief at the quote, and its speaker is one key away', async () => {
    await quotes.getByRole('option').press('Enter');
    await expect(page.getByRole('region', { name: 'Brief: Winter in the Harbour' })).toBeFocused();
    await expect(page.getByRole('toolbar', { name: 'Selected words' }).getByRole('button', { name: 'Mara Ellison' })).toBeVisible();
    await page.screenshot({ path: 'test-results/quotes-opened.png' });
    await page.keyboard.press('p');
    await expect(page.getByRole('heading', { level: 1, name: 'Mara Ellison' })).toBeFocused();
    await expect(page.getByText('1 quote in 1 brief, 10 Jan 2024')).toBeVisible();
  });

  await test.step('another name of hers is merged, and that is undone and done again', async () => {
    await expect(page.getByText('the same name with another rank')).toBeVisible();
    await page.screenshot({ path: 'test-results/speaker.png' });
    await page.getByRole('button', { name: 'Merge with Dr. Mara Ellison' }).press('Enter');
    const hers = page.getByRole('listbox', { name: 'Quotes by Mara Ellison' }).getByRole('option');
    await expect(hers).toHaveCount(2);
    await expect(page.getByRole('button', { name: 'Separate Dr. Mara Ellison' })).toBeVisible();
    await seeIn(page, 'speaker-merged');
    await page.keyboard.press('Control+z');
    await expect(hers).toHaveCount(1);
    await page.keyboard.press('Control+Shift+z');
    await expect(hers).toHaveCount(2);
    await page.getByRole('button', { name: 'The briefs' }).click();
    await expect(page.getByRole('listbox', { name: 'Briefs that quote Mara Ellison' }).getByRole('option')).toHaveCount(2);
    await page.getByRole('button', { name: 'The briefs' }).click();
    await page.getByRole('button', { name: /^Director of the Harbour Institute/ }).click();
    await expect(hers).toHaveCount(1);
    await page.getByRole('button', { name: /^Director of the Harbour Institute/ }).click();
    await expect(hers).toHaveCount(2);
  });

  await test.step('any two speakers can be merged by hand, from the list', async () => {
    await page.getByRole('button', { name: 'Speakers', exact: true }).click();
    const speakers = page.getByRole('listbox', { name: 'Speakers' }).getByRole('option');
    await expect(speakers).toHaveCount(3);
    await seeIn(page, 'speakers');
    await page.getByRole('searchbox', { name: 'Filter speakers' }).fill('lind');
    await expect(speakers).toHaveCount(1);
    await page.keyboard.press('Enter');
    await expect(speakers).toBeFocused();
    await page.keyboard.press('m');
    await page.getByRole('combobox', { name: 'Merge with another speaker' }).fill('דוד');
    await page.keyboard.press('Enter');
    await expect(speakers).toContainText('2 names');
    await page.keyboard.press('Control+z');
    await expect(speakers).not.toContainText('2 names');
  });

  await running.quit();
  expect((await runCommand(['check', '--archive', place.archive], place.folder)).code).toBe(0);
  place.remove();
});

test('a long list of quotes keeps the keys where they are while its pages arrive', async () => {
  const place = givenPlace();
  const file = join(place.folder, 'log.txt');
  const said = Array.from({ length: 150 }, (_, n) => `“The lock was opened for ship number ${n + 1} and closed again behind it.” Mara Ellison, Lock Keeper`);
  writeFileSync(file, brief('January 10, 2024', 'The Log of the Lock', 'Ports', ...said));
  const running = await startApp(place, [file]);
  const { page } = running;
  await expect(page.getByRole('option', { name: /The Log of the Lock/ })).toBeVisible();
  await page.getByRole('button', { name: 'Quotes', exact: true }).click();
  const quotes = page.getByRole('listbox', { name: 'Quotes', exact: true });
  await quotes.getByRole('option').first().focus();
  await page.keyboard.press('End');
  await expect(quotes.locator(':focus')).toContainText('ship number 150 ');
  await page.keyboard.press('p');
  await expect(page.getByRole('heading', { level: 1, name: 'Mara Ellison' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(quotes.locator(':focus')).toContainText('ship number 150 ');
  await running.quit();
  place.remove();
});

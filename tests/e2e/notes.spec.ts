import { expect, test, type Page } from '@playwright/test';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { givenPlace, startApp, type RunningApp } from '../helpers/app.ts';
import { troublesInThemes } from '../helpers/axe.ts';
import { highlightsIn, openHarbour, selection, tabTo, walkTo } from '../helpers/by-keys.ts';
import { runCommand } from '../helpers/command.ts';
import { HARBOUR, HARBOUR_CHANGED } from '../helpers/harbour.ts';

/* Everything here is done by keys: no click, no focus from outside. */

/** Five highlights, sentence by sentence; they have the colours 1 to 5. */
async function highlightSentences(page: Page): Promise<void> {
  for (const colour of ['1', '2', '3', '4', '5']) {
    const before = await selection(page);
    await page.keyboard.press(before === '' && colour === '1' ? ']' : 'ArrowDown');
    await expect.poll(() => selection(page)).not.toBe(before);
    await page.keyboard.press(colour);
    await expect(page.locator('section.card')).toHaveCount(0);
    await page.keyboard.press(']');
    await expect.poll(() => selection(page)).not.toBe('');
  }
}

async function saveTo({ app }: RunningApp, path: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
}

test('notes are filtered, grouped, tagged many at a time, taken back, exported, thrown away and restored by keys alone', async () => {
  test.setTimeout(120_000);
  const place = givenPlace();
  const file = join(place.folder, 'harbour.txt');
  writeFileSync(file, HARBOUR);
  const running = await startApp(place, [file]);
  const { page } = running;
  await openHarbour(page);
  await highlightSentences(page);
  await expect.poll(async () => (await highlightsIn(place)).length).toBe(5);
  const grid = page.getByRole('grid', { name: 'Notes' });
  const rows = grid.locator('.note-row');

  await test.step('to the notes', async () => {
    await tabTo(page, /^Notes$/, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(rows).toHaveCount(5);
  });
  await test.step('words narrow them', async () => {
    await tabTo(page, 'Filter highlights and notes');
    await page.keyboard.type('ship own');
    await expect(rows).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(rows).toHaveCount(5);
  });
  await test.step('a colour narrows them, and its chip is taken away', async () => {
    await page.keyboard.press('Enter');
    await page.keyboard.press('f');
    await expect(page.getByRole('dialog', { name: 'Filter' })).toBeVisible();
    await tabTo(page, /^Green/);
    await page.keyboard.press('Space');
    await expect(rows).toHaveCount(1);
    expect(await troublesInThemes(page)).toEqual([]);
    await page.screenshot({ path: 'test-results/notes-filter.png' });
    await page.keyboard.press('Escape');
    await expect(page.getByRole('list', { name: 'Filters' })).toContainText(/Colour: Green\s*1/);
    // It stays while the analyst is elsewhere.
    await tabTo(page, /^Changes$/, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(grid).toHaveCount(0);
    await tabTo(page, /^Notes$/, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(rows).toHaveCount(1);
    await expect(page.getByRole('list', { name: 'Filters' })).toContainText(/Colour: Green\s*1/);
    await tabTo(page, 'Remove the filter Colour: Green');
    await page.keyboard.press('Enter');
    await expect(rows).toHaveCount(5);
  });
  await test.step('they stand under headings', async () => {
    await tabTo(page, 'Groups', 'Shift+Tab');
    await page.keyboard.type('By colour');
    await page.keyboard.press('Enter');
    await expect(grid.getByRole('heading', { level: 2, name: 'Green' })).toBeVisible();
    await expect(grid.getByRole('heading')).toHaveCount(5);
  });
  await test.step('many are tagged in one step', async () => {
    await tabTo(page, 'Order');
    await page.keyboard.press('Tab');
    await expect(grid.locator('[data-row]:focus')).toBeVisible();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await expect(page.getByRole('toolbar', { name: 'Selected highlights' })).toContainText('1 selected');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await expect(page.getByRole('toolbar', { name: 'Selected highlights' })).toContainText('2 selected');
    await page.keyboard.press('Control+a');
    await expect(page.getByRole('toolbar', { name: 'Selected highlights' })).toContainText('5 selected');
    expect(await troublesInThemes(page)).toEqual([]);
    await page.keyboard.press('t');
    await expect(page.getByRole('combobox', { name: 'Add tags' })).toBeFocused();
    await page.keyboard.type('dues');
    await page.keyboard.press('Enter');
    expect(await troublesInThemes(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('status').filter({ hasText: '5 highlights: tagged dues.' })).toBeAttached();
    await expect.poll(async () => (await highlightsIn(place)).map(({ tags }) => tags.join())).toEqual(['dues', 'dues', 'dues', 'dues', 'dues']);
    await page.screenshot({ path: 'test-results/notes-chosen.png' });
  });
  await test.step('and taken back in one step', async () => {
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await highlightsIn(place)).map(({ tags }) => tags.join(''))).toEqual(['', '', '', '', '']);
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(async () => (await highlightsIn(place)).map(({ tags }) => tags.join(''))).toEqual(['dues', 'dues', 'dues', 'dues', 'dues']);
  });
  await test.step('exported with their citations', async () => {
    const target = join(place.folder, 'quotes.md');
    await saveTo(running, target);
    await expect(grid.locator('[data-row]:focus')).toBeVisible();
    await page.keyboard.press('e');
    await expect(page.getByRole('dialog', { name: 'Export' })).toBeVisible();
    await tabTo(page, 'Markdown');
    await page.keyboard.press('Enter');
    await expect.poll(() => existsSync(target)).toBe(true);
    const text = readFileSync(target, 'utf8');
    expect(text.match(/^> /gm)).toHaveLength(5);
    expect(text.match(/“Harbour Dues Rise Again\.” .*, 5 March 2024.* Revision 1, fetched /g)).toHaveLength(5);
    expect(text).toContain('#dues');
  });
  await test.step('thrown away and restored', async () => {
    await page.keyboard.press('Delete');
    await expect(page.getByText('No highlights yet')).toBeVisible();
    expect(await troublesInThemes(page)).toEqual([]);
    await tabTo(page, /^Trash$/, 'Shift+Tab');
    await page.keyboard.press('Enter');
    const thrown = page.getByRole('grid', { name: 'Deleted highlights' });
    await expect(thrown.locator('.note-row')).toHaveCount(5);
    await tabTo(page, 'Order');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('r');
    await expect(page.getByText('The trash is empty')).toBeVisible();
    await expect.poll(async () => (await highlightsIn(place)).length).toBe(5);
  });
  await running.quit();
  place.remove();
});

test('a tag is renamed and merged, an old version of a note is put back, and an edited quote is exported with its label', async () => {
  test.setTimeout(120_000);
  const place = givenPlace();
  const file = join(place.folder, 'harbour.txt');
  writeFileSync(file, HARBOUR);
  const running = await startApp(place, [file]);
  const { page } = running;
  await openHarbour(page);
  const sentence = 'The port authority of Northhaven raised harbour dues by 12 percent on March 4, the third rise in two years.';
  await walkTo(page, sentence);
  await page.keyboard.press('n');
  await expect(page.getByRole('textbox', { name: 'Note', exact: true })).toBeFocused();
  await page.keyboard.type('First thought about dues.');
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.type('claim, claims,');
  await expect(page.getByRole('button', { name: 'Remove tag claims' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('h');
  await page.keyboard.press('n');
  await expect(page.getByRole('textbox', { name: 'Note', exact: true })).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Second thought about dues.');
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');

  await tabTo(page, /^Notes$/, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('.note-row')).toHaveCount(1);

  await test.step('tags', async () => {
    await tabTo(page, 'Tags');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: 'Tags' })).toBeVisible();
    await tabTo(page, 'Rename claims');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('evidence');
    expect(await troublesInThemes(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await highlightsIn(place))[0]?.tags).toEqual(['claim', 'evidence']);
    await tabTo(page, 'Merge evidence');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('combobox', { name: 'Merge into' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await highlightsIn(place))[0]?.tags).toEqual(['claim']);
    expect(await troublesInThemes(page)).toEqual([]);
    await page.screenshot({ path: 'test-results/tags.png' });
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await highlightsIn(place))[0]?.tags).toEqual(['claim', 'evidence']);
  });
  await test.step('the note says again what it said', async () => {
    await tabTo(page, 'Order');
    await page.keyboard.press('Tab');
    await page.keyboard.press('y');
    await expect(page.getByRole('dialog', { name: 'History' })).toBeVisible();
    await expect(page.getByRole('dialog').locator('del')).toHaveText('First');
    expect(await troublesInThemes(page)).toEqual([]);
    await page.screenshot({ path: 'test-results/history.png' });
    await tabTo(page, /^Restore the note of/);
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await highlightsIn(place))[0]?.note).toBe('First thought about dues.');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await highlightsIn(place))[0]?.note).toBe('Second thought about dues.');
  });
  await test.step('after an edit upstream it carries its label', async () => {
    writeFileSync(file, HARBOUR_CHANGED);
    expect((await runCommand(['import', file, '--archive', place.archive], place.folder)).code).toBe(0);
    await expect(page.locator('.note-row svg[data-warn]')).toBeVisible();
    const target = join(place.folder, 'quotes.csv');
    await saveTo(running, target);
    await tabTo(page, 'Order', 'Shift+Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('e');
    await tabTo(page, /^CSV/);
    await page.keyboard.press('Enter');
    await expect.poll(() => existsSync(target)).toBe(true);
    const [header, row] = readFileSync(target, 'utf8').split('\r\n');
    expect(header).toMatch(/^quote,label,speaker/);
    expect(row).toContain('12 percent');
    expect(row).toContain('as published 5 March 2024; a figure, date, amount or unit changed since');
  });
  await test.step('a note on the whole brief stands among the notes', async () => {
    await tabTo(page, 'Kind', 'Shift+Tab');
    await page.keyboard.type('Notes on');
    await page.keyboard.press('Enter');
    await expect(page.getByText('No notes on briefs yet')).toBeVisible();
    await expect(page.getByRole('combobox', { name: 'Kind' })).toBeFocused();
    await tabTo(page, 'Note on this brief');
    await page.keyboard.press('Enter');
    await page.keyboard.type('For the memo on dues.');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('option', { name: /For the memo on dues/ })).toBeVisible();
    expect(await troublesInThemes(page)).toEqual([]);
    await page.screenshot({ path: 'test-results/notes-briefs.png' });
  });
  await test.step('notes on briefs are narrowed as highlights are, and everything comes back', async () => {
    await page.getByRole('option', { name: /For the memo on dues/ }).focus();
    await page.keyboard.press('f');
    const filters = page.getByRole('dialog', { name: 'Filter' });
    await expect(filters.getByRole('checkbox', { name: /Imported files/ })).toBeVisible();
    await filters.getByLabel('Written, to').fill('2001-01-01');
    await page.keyboard.press('Escape');
    await expect(page.getByText('Nothing matches these filters')).toBeVisible();
    await expect(page.getByRole('button', { name: /Remove the filter Written up to 1 Jan 2001/ })).toBeVisible();
    expect(await troublesInThemes(page)).toEqual([]);
    await tabTo(page, 'Show everything');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('option', { name: /For the memo on dues/ })).toBeVisible();
  });
  await running.quit();
  place.remove();
});

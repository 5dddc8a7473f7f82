import { expect, test, type Page } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { givenPlace, startApp, type RunningApp } from '../helpers/app.ts';
import { troubles } from '../helpers/axe.ts';
import { runCommand } from '../helpers/command.ts';

/** What is highlighted, under the number of its paragraph. */
const MARKED = {
  typography: 'The "quiet lock" was opened at dawn - nobody had expected it so soon.',
  wording: 'The harbour master praised the pilots for their patience during the winter.',
  number: 'The second lock carried 300,000 tonnes of grain in its first month.',
  unit: 'The new channel is 40 metres wide where the old breakwater ended.',
  negation: 'Foreign ships are required to report to the port authority before arrival.',
  opposite: 'The crews never refused the longer night shifts.',
  speaker: 'The ferries will be late again this winter.',
  moved: 'The fish market kept its old hall, its own pier and both of its loading cranes.',
  lost: 'A storm in February broke two of the older moorings at the timber quay.',
  quotedInNote: 'The lock cost 280 million crowns in all.',
  lookalike: 'The northern basin was dredged in April and reopened in May.',
  intact: 'Children of the town painted the doors of the lock house blue.',
} as const;
type Marked = keyof typeof MARKED;

const HEAD = 'June 3, 2024 | Port Note\n\nThe Lock Opens at Last\n\nLatest Developments\n';
const FILL = [
  'The lock had been planned for ten years before the first stone was laid on the western bank.',
  'Its builders came from three countries and lived in a camp behind the timber quay.',
  'The council met twice a week to hear what had been done and what had been put off.',
];
const UP = [
  FILL[0], MARKED.typography, MARKED.wording, MARKED.number, MARKED.unit, FILL[1], MARKED.negation, MARKED.opposite,
  `“${MARKED.speaker}” said Anna Berg, who runs the ferry office.`, MARKED.moved, MARKED.lost, MARKED.quotedInNote, MARKED.lookalike, FILL[2], MARKED.intact,
];
const DOWN = [
  'Correction: An earlier version said “The lock cost 280 million crowns in all.” The figure was wrong.',
  FILL[0],
  'The “quiet lock” was opened at dawn – nobody had expected it so soon.',
  'The harbour master thanked the pilots for their endurance during the winter.',
  'The second lock carried 30,000 tonnes of grain in its first month.',
  'The new channel is 40 feet wide where the old breakwater ended.',
  FILL[1],
  'Foreign ships are not required to report to the port authority before arrival.',
  'The crews often refused the longer night shifts.',
  `“${MARKED.speaker}” said Otto Lind, who runs the ferry office.`,
  'The lock cost 310 million crowns in all.',
  'The southern basin was dredged in April and reopened in June.',
  MARKED.lookalike,
  FILL[2], MARKED.moved, MARKED.intact,
];
const EXPECTED: Record<Marked, string> = {
  typography: 'typography', wording: 'wording', number: 'number', unit: 'number', negation: 'negation', opposite: 'negation', speaker: 'speaker',
  moved: 'moved', lost: 'lost', quotedInNote: 'number', lookalike: 'intact', intact: 'intact',
};

const asFile = (paragraphs: readonly (string | undefined)[]) => `${HEAD}\n${paragraphs.join('\n\n')}\n`;

async function importAgain({ app, page }: RunningApp, file: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, file);
  await page.getByRole('button', { name: 'Import files' }).first().click();
}

/** Selects words on the page, as a pointer would. */
async function select(page: Page, words: string): Promise<void> {
  await page.getByRole('region', { name: /^Brief: / }).focus();
  await page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.querySelector('.brief-article')!, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = (node.textContent ?? '').indexOf(wanted);
      if (at < 0) continue;
      (node.parentElement as Element).scrollIntoView({ block: 'center' });
      document.getSelection()!.setBaseAndExtent(node, at, node, at + wanted.length);
      return;
    }
    throw new Error(`not on the page: ${wanted}`);
  }, words);
  await expect(page.getByRole('toolbar', { name: 'Selected words' })).toBeVisible();
}

const changed = (page: Page, words: string) => page.locator('article.changed').filter({ hasText: words });

test('an edit upstream: each of twelve highlights says what became of its words; one is accepted, one re-attached, both taken back', async () => {
  const place = givenPlace();
  const file = join(place.folder, 'lock.txt');
  writeFileSync(file, asFile(UP));
  const running = await startApp(place, [file]);
  const { page } = running;
  await page.getByRole('option', { name: /The Lock Opens at Last/ }).click();
  await expect(page.getByRole('article')).toBeVisible();
  await test.step('twelve highlights', async () => {
    for (const words of Object.values(MARKED)) {
      await select(page, words);
      await page.keyboard.press('2');
      await expect(page.getByRole('toolbar', { name: 'Selected words' })).toBeHidden();
    }
  });

  writeFileSync(file, asFile(DOWN));
  await importAgain(running, file);
  await page.getByRole('button', { name: /^Changes/ }).click();
  await expect(page.getByRole('button', { name: 'Changes 1 edited brief' })).toBeVisible();

  await test.step('each says what became of it', async () => {
    await expect(page.getByRole('status').filter({ hasText: '1 brief you quoted was edited' })).toHaveText(
      '1 brief you quoted was edited: 2 claims may be reversed, 3 figures changed, 1 speaker changed, 1 wording changed, 1 passage removed.',
    );
    await expect(page.locator('article.changed')).toHaveCount(10);
    for (const [name, words] of Object.entries(MARKED) as [Marked, string][]) {
      if (EXPECTED[name] === 'intact') await expect(changed(page, words)).toHaveCount(0);
      else await expect(page.locator(`article.changed[data-verdict="${EXPECTED[name]}"]`).filter({ hasText: words.slice(0, 12) }), name).not.toHaveCount(0);
    }
    const listed = (await runCommand(['highlights', '--archive', place.archive, '--json'], place.folder)).json() as { highlights: { exact: string; verdict: string }[] };
    const byWords = new Map(listed.highlights.map(({ exact, verdict }) => [exact, verdict]));
    expect(Object.fromEntries(Object.entries(MARKED).map(([name, words]) => [name, byWords.get(words)]))).toEqual(EXPECTED);
    const changes = (await runCommand(['changes', '--archive', place.archive, '--json'], place.folder)).json();
    expect(changes).toMatchObject({ total: 1, open: { number: 3, negation: 2, speaker: 1, wording: 1, lost: 1 }, briefs: [{ title: 'The Lock Opens at Last' }] });
  });
  expect(await troubles(page)).toEqual([]);
  await page.screenshot({ path: 'test-results/changes-light.png' });

  await test.step('accept by key, and take it back', async () => {
    const figure = changed(page, 'tonnes of grain');
    await figure.focus();
    await page.keyboard.press('a');
    await expect(figure).toHaveCount(0);
    await expect(page.locator('article.changed')).toHaveCount(9);
    await expect(page.locator('.list-pane :focus')).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(figure).toHaveCount(1);
  });

  await test.step('re-attach a lost one, and take it back', async () => {
    const lost = changed(page, 'A storm in February');
    await lost.getByRole('button', { name: 'Re-attach' }).click();
    await expect(page.getByRole('group', { name: 'Re-attach' })).toBeVisible();
    await select(page, 'The council met twice a week');
    expect(await troubles(page)).toEqual([]);
    await page.screenshot({ path: 'test-results/reattach-light.png' });
    await page.getByRole('region', { name: /^Brief: / }).focus();
    await page.keyboard.press('Enter');
    await expect(lost).toHaveCount(0);
    await expect(page.getByRole('group', { name: 'Re-attach' })).toBeHidden();
    await page.keyboard.press('Control+z');
    await expect(lost).toHaveCount(1);
  });

  await test.step('keep one as it was made', async () => {
    const kept = changed(page, 'The crews never refused');
    await kept.getByRole('button', { name: 'Keep old wording' }).click();
    await expect(kept.getByText('Kept on the old wording.')).toBeVisible();
    await expect(page.getByRole('status').filter({ hasText: '1 claim may be reversed' })).toBeVisible();
  });

  await test.step('both revisions side by side, with the highlights', async () => {
    await page.getByRole('button', { name: 'Compare', exact: true }).first().click();
    const words = page.getByRole('region', { name: 'Word by word' });
    await expect(words.locator('del', { hasText: '300,000' })).toBeVisible();
    await expect(words.locator('ins', { hasText: '30,000' }).first()).toBeVisible();
    await expect(words.locator('td:first-child mark', { hasText: '300,000' })).toBeVisible();
    await expect(words.locator('td:last-child mark', { hasText: '30,000' })).toBeVisible();
    await expect(page.getByRole('combobox', { name: 'Older revision' })).toHaveValue(/\d+/);
    await page.keyboard.press('n');
    await expect(words.locator('tr[data-changed]:focus')).toBeVisible();
    expect(await troubles(page)).toEqual([]);
    await page.screenshot({ path: 'test-results/revisions-light.png' });
    await page.evaluate(() => { document.documentElement.dataset['theme'] = 'dark'; });
    await page.waitForTimeout(250);
    expect(await troubles(page)).toEqual([]);
    await page.screenshot({ path: 'test-results/revisions-dark.png' });
    await expect(words.locator('tr[data-changed]').first().locator('td')).toHaveCount(2);
    await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.setSize(1020, 720));
    await expect(words.locator('tr[data-changed]').first().locator('td')).toHaveCount(1);
    const both = words.locator('tr[data-changed] td').filter({ hasText: '300,000' });
    await expect(both.locator('del', { hasText: '300,000' })).toBeVisible();
    await expect(both.locator('ins', { hasText: '30,000' })).toBeVisible();
    await expect(words.getByRole('columnheader').getByRole('combobox')).toHaveCount(2);
    expect(await troubles(page)).toEqual([]);
    await page.screenshot({ path: 'test-results/revisions-narrow.png' });
    await page.keyboard.press('Escape');
    await expect(words).toBeHidden();
    await expect(page.getByRole('article').first()).toBeVisible();
    expect(await troubles(page)).toEqual([]);
    await page.screenshot({ path: 'test-results/changes-dark.png' });
  });

  await test.step('seen, it is off the list', async () => {
    await page.getByRole('button', { name: 'Mark all as seen' }).click();
    await expect(page.getByText('Nothing you quoted has changed')).toBeVisible();
    await running.quit();
  });
  place.remove();
});

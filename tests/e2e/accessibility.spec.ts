import { expect, test, type Page } from '@playwright/test';
import { givenPlace, startApp } from '../helpers/app.ts';
import { troubles } from '../helpers/axe.ts';

const THEMES = ['light', 'dark', 'sepia'] as const;

/** Looks at the screen as it stands, in every theme. */
async function expectNoTrouble(page: Page, screen: string): Promise<void> {
  for (const theme of THEMES) {
    await page.evaluate((name) => { document.documentElement.dataset['theme'] = name; }, theme);
    // Colours fade over; what is judged is where they end.
    await page.waitForTimeout(250);
    expect.soft(await troubles(page), `${screen}, ${theme}`).toEqual([]);
    await page.screenshot({ path: `test-results/screens/${screen.replaceAll(' ', '-')}-${theme}.png` });
  }
  await page.evaluate(() => { document.documentElement.dataset['theme'] = 'light'; });
}

test('a checker of accessibility finds nothing on any screen in any theme, and finds what is planted', async () => {
  test.setTimeout(240_000);
  const place = givenPlace();
  const running = await startApp(place);
  const { page } = running;
  const goTo = (name: RegExp) => page.getByRole('navigation', { name: 'Archive' }).getByRole('button', { name }).click();

  await test.step('an empty archive', async () => {
    await expect(page.getByRole('button', { name: /sample briefs/ }).first()).toBeVisible();
    await expectNoTrouble(page, 'welcome');
    await page.getByRole('button', { name: /sample briefs/ }).first().click();
    await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible();
  });

  await test.step('reading and marking', async () => {
    await page.getByRole('listbox').getByRole('option').first().click();
    await expect(page.getByRole('article')).toBeVisible();
    await page.getByRole('button', { name: /^Highlight this quote by/ }).first().click();
    await expect(page.getByRole('region', { name: /highlight: / })).toBeVisible();
    await expectNoTrouble(page, 'reader');
    await page.getByRole('button', { name: 'Contents' }).click();
    await expectNoTrouble(page, 'contents');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Type and theme' }).click();
    await expectNoTrouble(page, 'type');
    await page.keyboard.press('Escape');
  });

  await test.step('each place of the sidebar', async () => {
    const places = await page.getByRole('navigation', { name: 'Archive' }).getByRole('list').nth(0).getByRole('button').allInnerTexts();
    const own = await page.getByRole('navigation', { name: 'Archive' }).getByRole('list').nth(1).getByRole('button').allInnerTexts();
    expect(places.length + own.length).toBeGreaterThan(6);
    for (const name of [...places, ...own].map((text) => text.split('\n')[0]!)) {
      await goTo(new RegExp(`^${name}`));
      await page.waitForTimeout(300);
      await expectNoTrouble(page, name.toLowerCase());
    }
    await goTo(/^All briefs/);
  });

  await test.step('searching', async () => {
    await page.keyboard.press('Control+Shift+f');
    await page.keyboard.type('port');
    await expect(page.locator('mark').first()).toBeVisible();
    await page.waitForTimeout(600);
    await expectNoTrouble(page, 'search');
    await page.keyboard.press('Escape');
  });

  await test.step('every dialog', async () => {
    for (const [opens, name] of [[/^Settings/, 'Settings'], [/^Keyboard shortcuts/, 'Keyboard shortcuts'], [/^Add a source/, 'Add a source']] as const) {
      await goTo(opens);
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectNoTrouble(page, name.toLowerCase());
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
    }
  });

  await test.step('a planted fault is found', async () => {
    await page.evaluate(() => document.querySelector('main, .reader, .list-pane')!.append(document.createElement('button')));
    expect(await troubles(page)).toEqual([expect.stringMatching(/^button-name: /)]);
  });
  await running.quit();
  place.remove();
});

import { _electron, type Page } from '@playwright/test';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appEnv, PROJECT, SWITCHES } from '../tests/helpers/app.ts';

/*
 * npm run screenshots: the pictures in docs/screenshots, taken from the real app with its sample briefs.
 */

const FOLDER = join(PROJECT, 'docs/screenshots');
const SIZE = { width: 1440, height: 900 };

const home = mkdtempSync(join(tmpdir(), 'briefcase-pictures-'));
mkdirSync(FOLDER, { recursive: true });
const app = await _electron.launch({ args: [...SWITCHES, PROJECT, '--archive', join(home, 'archive')], env: appEnv(home) });
try {
  const page = await app.firstWindow();
  await app.evaluate(({ BrowserWindow }, { width, height }) => BrowserWindow.getAllWindows()[0]!.setContentSize(width, height), SIZE);
  await tour(page);
} finally {
  await app.close();
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
}

async function tour(page: Page): Promise<void> {
  await settled(page);
  await picture(page, 'welcome-light');
  await page.getByRole('button', { name: /sample briefs/ }).first().click();
  await page.getByRole('option', { name: /Satellite Images/ }).click();
  await page.getByRole('button', { name: /Highlight this quote/ }).first().click();
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: 'Note' }).fill('The depth is the argument: ask for the survey.');
  await page.getByText('Saved', { exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await inThemes(page, 'reader');
  await page.keyboard.press('/');
  await page.keyboard.type('grain insp', { delay: 30 });
  await page.locator('mark').first().waitFor();
  await inThemes(page, 'search');
}

/** The same place in every theme, chosen as the analyst chooses it. */
async function inThemes(page: Page, name: string): Promise<void> {
  for (const theme of ['light', 'dark', 'sepia'] as const) {
    await page.evaluate((chosen) => { document.documentElement.dataset['theme'] = chosen; }, theme);
    await settled(page);
    await picture(page, `${name}-${theme}`);
  }
}

/** Everything has come and gone, and the pointer is over nothing. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(3500);
  await page.mouse.move(1, 1);
  await page.waitForTimeout(300);
}

async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
  console.log(`docs/screenshots/${name}.png`);
}

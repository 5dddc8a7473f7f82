import { expect, type Page } from '@playwright/test';
import { runCommand } from './command.ts';

/* What is done in the window by keys alone, and what the archive says of it. */

/** A highlight as the command line tells it. */
export interface Told {
  exact: string;
  colour: string;
  note: string | null;
  tags: string[];
  deletedAt: string | null;
}

export async function highlightsIn(place: { archive: string; folder: string }, ...more: string[]): Promise<Told[]> {
  return ((await runCommand(['highlights', '--archive', place.archive, '--json', ...more], place.folder)).json() as { highlights: Told[] }).highlights;
}

/** Goes on by Tab until the control of that name has the focus. */
export async function tabTo(page: Page, name: string | RegExp, key = 'Tab'): Promise<void> {
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press(key);
    const found = await page.evaluate(() => {
      const { activeElement: element } = document;
      return element?.getAttribute('aria-label') ?? (element as HTMLInputElement | null)?.labels?.[0]?.textContent ?? element?.textContent ?? '';
    });
    if (typeof name === 'string' ? found.trim() === name : name.test(found)) return;
  }
  throw new Error(`no way by Tab to ${String(name)}`);
}

/** By keys to the brief that helpers/harbour.ts holds. */
export async function openHarbour(page: Page): Promise<void> {
  await expect(page.getByRole('option', { name: /Harbour Dues Rise Again/ })).toBeVisible();
  await tabTo(page, /^Harbour Dues Rise Again/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: /^Brief: / })).toBeFocused();
}

/** The words that are selected, white space made one. */
export const selection = (page: Page) => page.evaluate(() => String(document.getSelection()).replace(/\s+/g, ' ').trim());

/** Begins to select by key and goes on, sentence by sentence, until these words are selected. */
export async function walkTo(page: Page, words: string): Promise<void> {
  for (let step = 0; step < 6 && (await selection(page)) !== words; step++) {
    const before = await selection(page);
    await page.keyboard.press(step === 0 ? ']' : 'ArrowDown');
    await expect.poll(() => selection(page)).not.toBe(before);
  }
  expect(await selection(page)).toBe(words);
}

import { expect, test } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { givenPlace, startApp } from '../helpers/app.ts';
import { highlightsIn, openHarbour, selection, walkTo } from '../helpers/by-keys.ts';
import { HARBOUR } from '../helpers/harbour.ts';

test('words are chosen, grown, coloured and noted by keys alone', async () => {
  const place = givenPlace();
  const file = join(place.folder, 'harbour.txt');
  writeFileSync(file, HARBOUR);
  const running = await startApp(place, [file]);
  const { page } = running;
  await openHarbour(page);

  const first = 'The port authority of Northhaven raised harbour dues by 12 percent on March 4, the third rise in two years.';
  const second = 'Ship owners said that they had been told one day before.';
  const third = 'The authority said that the money would pay for a second lock.';

  await test.step('by sentence, and coloured', async () => {
    await walkTo(page, first);
    await page.keyboard.press('2');
    await expect.poll(() => highlightsIn(place)).toMatchObject([{ exact: first, colour: 'green' }]);
  });
  await test.step('grown by a word, a sentence, a paragraph, and shrunk again', async () => {
    await walkTo(page, second);
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(() => selection(page)).toBe(`${second} The`);
    await page.keyboard.press('Shift+ArrowDown');
    await expect.poll(() => selection(page)).toBe(`${second} ${third}`);
    await page.keyboard.press('Control+Shift+ArrowDown');
    await expect.poll(() => selection(page)).toContain('Expert Analysis');
    await page.keyboard.press('Control+Shift+ArrowUp');
    await expect.poll(() => selection(page)).toMatch(/second lock\.$|Expert Analysis$/);
  });
  await test.step('the key for a note highlights and takes the words', async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    if (!(await page.getByRole('textbox', { name: 'Note', exact: true }).isVisible())) {
      await page.keyboard.press(']');
      await page.keyboard.press('n');
    }
    await expect(page.getByRole('textbox', { name: 'Note', exact: true })).toBeFocused();
    await page.keyboard.type('By keys alone.');
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect.poll(async () => (await highlightsIn(place)).map(({ note }) => note)).toContain('By keys alone.');
  });
  await running.quit();
  place.remove();
});

test('the sign of a quote stays at its line when what is written above it grows', async () => {
  const place = givenPlace();
  const file = join(place.folder, 'harbour.txt');
  writeFileSync(file, HARBOUR);
  const running = await startApp(place, [file]);
  const { page } = running;
  await openHarbour(page);
  const sign = page.getByRole('button', { name: 'Highlight this quote by Mara Ellison' });
  const line = page.getByRole('article').locator('p').filter({ hasText: 'A port lives' });
  const distance = async () => {
    const [one, other] = [await sign.boundingBox(), await line.boundingBox()];
    return Math.abs(one!.y - other!.y);
  };
  await expect.poll(distance).toBeLessThan(8);
  const before = (await line.boundingBox())!.y;
  await page.getByRole('button', { name: 'Note on this brief' }).click();
  await page.keyboard.type('One.\nTwo.\nThree.\nFour.\nFive.');
  await expect.poll(async () => (await line.boundingBox())!.y).toBeGreaterThan(before + 60);
  await expect.poll(distance).toBeLessThan(8);
  await running.quit();
  place.remove();
});

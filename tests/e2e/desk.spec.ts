import { expect, test, type Page } from '@playwright/test';
import { givenPlace, startApp, type RunningApp } from '../helpers/app.ts';

/** Counts what a job costs: each key and each click is one. Typing the words of a note or a name is the job itself. */
function counting(page: Page) {
  let cost = 0;
  return {
    async press(...keys: string[]) {
      for (const key of keys) {
        cost += 1;
        await page.keyboard.press(key);
      }
    },
    async click(name: RegExp) {
      cost += 1;
      await page.getByRole('button', { name }).first().click();
    },
    /** What was spent since the last time this was asked. */
    spent: () => {
      const spent = cost;
      cost = 0;
      return spent;
    },
  };
}

const title = (page: Page) => page.locator('.brief-title');
const rows = (page: Page) => page.getByRole('listbox', { name: 'All briefs' }).getByRole('option');

async function withSamples(place: { folder: string; archive: string }): Promise<RunningApp> {
  const running = await startApp(place);
  await running.page.getByRole('button', { name: /sample briefs/ }).first().click();
  await expect(rows(running.page).first()).toBeVisible({ timeout: 30_000 });
  return running;
}

async function setSize({ app, page }: RunningApp, width: number, height: number): Promise<void> {
  await app.evaluate(({ BrowserWindow }, [w, h]) => {
    const window = BrowserWindow.getAllWindows()[0]!;
    window.setMinimumSize(200, 200);
    window.setContentSize(w!, h!);
  }, [width, height]);
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(width);
}

test('what the daily jobs cost in keys and clicks', async () => {
  test.setTimeout(180_000);
  const place = givenPlace();
  const running = await startApp(place);
  const { page } = running;
  const { press, click, spent } = counting(page);

  await test.step('try it: one click', async () => {
    await click(/sample briefs/);
    await expect(rows(page).first()).toBeVisible({ timeout: 30_000 });
    expect(spent()).toBe(1);
  });
  await test.step('the next brief: one key, and back: one key', async () => {
    await rows(page).nth(1).click();
    await expect(page.getByRole('region', { name: /^Brief: / })).toBeFocused();
    const second = await title(page).innerText();
    await press('j');
    await expect(title(page)).not.toHaveText(second);
    expect(spent()).toBe(1);
    await press('Alt+ArrowLeft');
    await expect(title(page)).toHaveText(second);
    expect(spent()).toBe(1);
  });
  await test.step('highlight what is selected: one key; with a note: two', async () => {
    await page.keyboard.press('q');
    await expect(page.getByRole('toolbar', { name: 'Selected words' })).toBeVisible();
    await press('2');
    await expect(page.getByRole('listbox').getByText(/\b1 highlight\b/)).toBeAttached();
    expect(spent()).toBe(1);
    await page.keyboard.press('v');
    await expect(page.getByRole('toolbar', { name: 'Selected words' })).toBeVisible();
    await press('n');
    await expect(page.getByRole('textbox', { name: 'Note' })).toBeFocused();
    await page.keyboard.type('Ask for the survey.');
    await press('Escape');
    await expect(page.getByRole('listbox').getByText(/\b2 highlights, with a note/)).toBeAttached();
    expect(spent()).toBe(2);
  });
  await test.step('find in the brief: one key', async () => {
    await page.getByRole('region', { name: /^Brief: / }).focus();
    await press('Control+f');
    await page.keyboard.type('THE');
    await expect(page.getByRole('group', { name: 'Matches in this brief' })).toContainText(/1 of \d+/);
    expect(spent()).toBe(1);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('group', { name: 'Matches in this brief' })).toBeHidden();
    await expect(page.getByRole('region', { name: /^Brief: / })).toBeFocused();
  });
  await test.step('open by name: the key, the name, Enter', async () => {
    await press('Control+k');
    await expect(page.getByRole('combobox', { name: 'Quick open' })).toBeFocused();
    await page.keyboard.type('why insurers');
    await expect(page.getByRole('option', { name: /Insurers/, selected: true })).toBeVisible();
    await press('Enter');
    await expect(title(page)).toContainText('Insurers');
    expect(spent()).toBe(2);
  });
  await running.quit();
  place.remove();
});

test('back and forward go over briefs, places and searches, by key, mouse and menu', async () => {
  test.setTimeout(120_000);
  const place = givenPlace();
  const running = await withSamples(place);
  const { page, app } = running;
  const choose = (id: string) => app.evaluate(({ Menu }, wanted) => Menu.getApplicationMenu()!.getMenuItemById(wanted)!.click(), id);
  const isPossible = (id: string) => app.evaluate(({ Menu }, wanted) => Menu.getApplicationMenu()!.getMenuItemById(wanted)!.enabled, id);

  await expect.poll(() => isPossible('toggle-star')).toBe(false);
  await rows(page).first().click();
  await expect(title(page)).toBeVisible();
  const first = await title(page).innerText();
  await expect.poll(() => isPossible('toggle-star')).toBe(true);
  await choose('next-brief');
  await expect(title(page)).not.toHaveText(first);
  await page.keyboard.press('Control+3');
  await expect(page.getByRole('heading', { name: 'Quotes' })).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('pier');
  await expect(page.getByRole('listbox', { name: 'Search results' })).toBeVisible();

  // Out of the box: in a field the keys are the field's.
  await page.getByRole('listbox', { name: 'Search results' }).getByRole('option').first().click();
  await expect(page.getByRole('group', { name: 'Matches in this brief' })).toBeVisible();
  await page.keyboard.press('Alt+ArrowLeft');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.getByRole('listbox', { name: 'All briefs' })).toBeVisible();
  await page.evaluate(() => window.dispatchEvent(new MouseEvent('mouseup', { button: 3 })));
  await expect(page.getByRole('heading', { name: 'Quotes' })).toBeVisible();
  await choose('back');
  await choose('back');
  await expect(title(page)).toHaveText(first);
  await page.keyboard.press('Alt+ArrowRight');
  await expect(title(page)).not.toHaveText(first);
  await running.quit();
  place.remove();
});

test('panes collapse and come back, a narrow window shows one, and the next start finds the desk as it was left', async () => {
  test.setTimeout(180_000);
  const place = givenPlace();
  const running = await withSamples(place);
  const { page } = running;
  await setSize(running, 1300, 800);
  const list = page.locator('.list-pane');
  const sidebar = page.getByRole('navigation', { name: 'Archive' });
  const reader = page.getByRole('region', { name: /^Brief: / });
  await rows(page).nth(2).click();
  await expect(reader).toBeFocused();
  const open = await title(page).innerText();

  await test.step('by key', async () => {
    await page.keyboard.press('Control+Shift+B');
    await expect(list).toBeHidden();
    await page.keyboard.press('Control+Shift+B');
    await expect(list).toBeVisible();
    const wide = (await sidebar.boundingBox())!.width;
    await page.keyboard.press('Control+b');
    await expect.poll(async () => (await sidebar.boundingBox())!.width).toBeLessThan(wide / 2);
    await page.keyboard.press('f');
    await expect(list).toBeHidden();
    await expect(sidebar).toBeHidden();
    await page.keyboard.press('Escape');
    await expect(sidebar).toBeVisible();
  });
  await test.step('by drag and by button', async () => {
    const { x, y, width } = (await list.boundingBox())!;
    await page.mouse.move(x + width, y + 300);
    await page.mouse.down();
    await page.mouse.move(x + 60, y + 300, { steps: 4 });
    await page.mouse.up();
    await expect(list).toBeHidden();
    await page.getByRole('button', { name: 'Show the list' }).click();
    await expect(list).toBeVisible();
  });
  await test.step('F6 goes round', async () => {
    await reader.focus();
    await page.keyboard.press('F6');
    await expect(sidebar.locator(':focus')).toHaveCount(1);
    await page.keyboard.press('F6');
    await expect(list.locator(':focus')).toHaveCount(1);
    await page.keyboard.press('F6');
    await expect(reader).toBeFocused();
    await page.keyboard.press('Shift+F6');
    await expect(list.locator(':focus')).toHaveCount(1);
  });
  await test.step('one pane, down to a zoom of 400 %', async () => {
    for (const [width, height] of [[720, 560], [512, 400], [320, 256]] as const) {
      await setSize(running, width, height);
      await expect(reader).toBeVisible();
      await expect(list).toBeHidden();
      // Nothing is cut at the right: the page is no wider than the window.
      expect(await page.evaluate(() => Math.max(document.documentElement.scrollWidth, document.querySelector('.reader-scroll')!.scrollWidth))).toBeLessThanOrEqual(width);
      await page.getByRole('button', { name: 'Back to the list' }).click();
      await expect(list).toBeVisible();
      await expect(reader).toBeHidden();
      await page.keyboard.press('Enter');
      await expect(reader).toBeFocused();
    }
    await setSize(running, 1300, 800);
  });
  await page.keyboard.press('Control+Shift+B');
  await expect(list).toBeHidden();
  await page.waitForTimeout(600);
  await running.quit();

  const next = await startApp(place);
  await setSize(next, 1300, 800);
  await expect(title(next.page)).toHaveText(open);
  await expect(next.page.locator('.list-pane')).toBeHidden();
  expect((await next.page.getByRole('navigation', { name: 'Archive' }).boundingBox())!.width).toBeLessThan(80);
  await next.quit();
  place.remove();
});

test('many briefs are selected by key and pointer, marked in one step and taken back; a context menu knows the same acts', async () => {
  test.setTimeout(120_000);
  const place = givenPlace();
  const running = await withSamples(place);
  const { page, app } = running;
  const bar = page.getByRole('toolbar', { name: 'Selected briefs' });
  const unread = page.locator('.brief-row[data-unread]');
  const all = await rows(page).count();
  await rows(page).first().focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(bar).toContainText('3 selected');
  await rows(page).nth(4).click({ modifiers: ['Control'] });
  await expect(bar).toContainText('4 selected');
  await rows(page).nth(4).focus();
  await page.keyboard.press('u');
  await expect(unread).toHaveCount(all - 4);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(unread).toHaveCount(all);
  await rows(page).first().focus();
  await page.keyboard.press('Control+a');
  await expect(bar).toContainText(`${all} selected`);
  await page.keyboard.press('Escape');
  await expect(bar).toBeHidden();

  await page.getByRole('combobox', { name: 'Order' }).selectOption('By title');
  await expect.poll(async () => {
    const titles = await page.locator('.brief-row-title').allInnerTexts();
    return titles.length === all && titles.every((each, index) => index === 0 || titles[index - 1]!.localeCompare(each, 'en', { sensitivity: 'base' }) <= 0);
  }).toBe(true);

  // Nobody can point at a native menu here: what it would show is looked at, and a line of it chosen.
  await app.evaluate(({ Menu }) => {
    Menu.prototype.popup = function popup(this: Electron.Menu) {
      (globalThis as { lines?: string[] }).lines = this.items.map(({ label, type }) => (type === 'separator' ? '-' : label));
      this.items.find(({ label }) => label === 'Star or remove star')?.click();
    };
  });
  await rows(page).nth(1).click({ button: 'right' });
  await expect(rows(page).nth(1).locator('[data-star="on"]')).toBeVisible();
  expect(await app.evaluate(() => (globalThis as { lines?: string[] }).lines)).toEqual(['Open', '-', 'Star or remove star', 'Mark as read or unread', '-', 'Select or deselect', 'Select all']);
  await running.quit();
  place.remove();
});

import { expect, test, type Page } from '@playwright/test';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { givenPlace, startApp, type RunningApp } from '../helpers/app.ts';
import { troubles } from '../helpers/axe.ts';
import { png } from '../helpers/png.ts';
import { openPublisher, type Publisher } from '../helpers/publisher-site.ts';

const PIECES = 180;

/** A site whose newest brief has an image, and which stops answering after the first hundred until `goOn`. */
async function givenSite() {
  const site = await openPublisher(PIECES);
  site.images.set('/images/harbour.png', png(320, 180, [40, 90, 140]));
  site.publish({
    title: 'The harbour at dusk',
    content: '<p>The lock was closed again, as this picture shows.</p>'
      + '<figure><img src="SITE/images/harbour.png" alt="The lock of Northhaven at dusk" width="320" height="180"><figcaption>The lock</figcaption></figure>'
      + '<p>“Nobody was told,” said Mara Ellison, a fellow of the institute.</p>',
  });
  // Questions that are held, and whether whoever asked them has gone.
  const held: { isGone: boolean }[] = [];
  const hold = () => {
    site.fault = (request, _, url) => {
      if (!(Number(url.searchParams.get('offset') ?? 0) > 0 || url.searchParams.has('include'))) return false;
      const one = { isGone: false };
      held.push(one);
      request.socket.once('close', () => { one.isGone = true; });
      return true;
    };
  };
  hold();
  return { site, held, hold, goOn: () => { site.fault = null; } };
}

const strip = (page: Page) => page.getByRole('progressbar', { name: 'Syncing' });

async function addSource(page: Page, site: Publisher): Promise<void> {
  await page.getByRole('button', { name: 'Add a source' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Add a source' });
  await expect(dialog.getByRole('textbox', { name: 'Address of the site' })).toBeFocused();
  await page.keyboard.type(site.address.replace('http://', ''));
  await page.keyboard.press('Enter');
  await expect(dialog.getByText(`WordPress site, the whole archive: ${PIECES + 1} briefs`)).toBeVisible();
  await expect(dialog.getByText('The harbour at dusk').first()).toBeVisible();
  expect(await troubles(page)).toEqual([]);
  await expect(dialog.getByRole('button', { name: 'Add this source' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
}

/** Takes the connection of the whole computer away, or gives it back, as far as the app can see. */
async function connect({ app }: RunningApp, isOnline: boolean): Promise<void> {
  await app.evaluate(({ net }, online) => { net.isOnline = () => online; }, isOnline);
}

test('an analyst adds a site, stops its first sync, goes on with it, and reads with images when the network is gone', async () => {
  test.setTimeout(120_000);
  const place = givenPlace();
  const { site, held, hold, goOn } = await givenSite();
  let running = await startApp(place);
  let { page } = running;
  const briefs = () => page.getByRole('navigation', { name: 'Archive' }).getByRole('button', { name: /^Port Notes \d/ });
  const state = (words: string | RegExp) => page.getByRole('region', { name: 'Briefs' }).locator('.source-bar').getByText(words);
  /** Ids of briefs whose texts the site was asked for since the last look. */
  const textsAsked = () => site.newlyAsked().flatMap((path) => new URL(path, site.address).searchParams.get('include')?.split(',').map(Number) ?? []);

  await test.step('add it and watch the bar', async () => {
    await addSource(page, site);
    await expect(strip(page)).toHaveAttribute('aria-valuetext', /^100 of 181 briefs/);
    await expect(strip(page)).toHaveAttribute('aria-valuenow', '55');
    const bar = (await strip(page).boundingBox())!;
    const filled = (await strip(page).locator('div').boundingBox())!;
    expect(filled.width / bar.width).toBeGreaterThan(0.5);
    expect(filled.width / bar.width).toBeLessThan(0.6);
    await expect(state('Syncing: 100 of 181 briefs')).toBeVisible();
    await expect(briefs()).toHaveAccessibleName(/^Port Notes 100 briefs\. Syncing/);
  });

  await test.step('what has arrived is read meanwhile, and nothing moves', async () => {
    const first = page.getByRole('listbox').getByRole('option').first();
    const title = await first.locator('.brief-row-title').innerText();
    await first.click();
    await expect(page.getByRole('main', { name: 'Reader' }).getByRole('heading', { level: 1 })).toHaveText(title);
    const places = async () => Promise.all([page.getByRole('button', { name: 'Settings' }), first, page.getByRole('article')].map((one) => one.boundingBox()));
    const before = await places();
    await page.waitForTimeout(600);
    expect(await places()).toEqual(before);
    await expect(strip(page)).toBeVisible();
  });

  await test.step('stop: the site is left alone and what had arrived stays', async () => {
    expect(held.length).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Stop syncing' }).click();
    await expect(strip(page)).toBeHidden();
    await expect(page.getByRole('status').filter({ hasText: '100 new. Stopped; what had arrived is kept.' })).toBeAttached();
    await expect(briefs()).toHaveAccessibleName(/^Port Notes 100 briefs\. First sync not finished/);
    await expect.poll(() => held.every(({ isGone }) => isGone)).toBe(true);
    site.newlyAsked();
    await page.waitForTimeout(700);
    expect(site.newlyAsked()).toEqual([]);
  });

  await test.step('go on: only what was missing is fetched', async () => {
    goOn();
    await page.getByRole('button', { name: 'Sync now' }).click();
    await expect(briefs()).toHaveAccessibleName(/^Port Notes 181 briefs\. Fetched just now/, { timeout: 15_000 });
    await expect(strip(page)).toBeHidden();
    const asked = textsAsked();
    expect([asked.length, new Set(asked).size]).toEqual([81, 81]);
    await expect(page.getByRole('status').filter({ hasText: '81 new, 1 image.' })).toBeAttached();
  });

  await test.step('cut the network in the middle of a sync', async () => {
    site.publish({ title: 'A night without pilots' });
    hold();
    const before = held.length;
    await page.getByRole('button', { name: 'Sync now' }).click();
    await expect.poll(() => held.length).toBeGreaterThan(before);
    await connect(running, false);
    site.close();
    await expect(page.getByText('Offline. Everything in your archive can still be read.')).toBeVisible();
    await expect(strip(page)).toBeHidden({ timeout: 30_000 });
    // A connection that is gone is no fault of the source.
    await expect(state('No connection now')).toBeVisible();
    await expect(page.locator('.source-trouble')).toHaveCount(0);
    await expect(briefs()).toHaveAccessibleName(/^Port Notes 181 briefs/);
    await readsWithImage(page);
    expect(await troubles(page)).toEqual([]);
  });

  await test.step('start again without a network, and read', async () => {
    await running.quit();
    running = await startApp(place);
    page = running.page;
    await connect(running, false);
    await expect(page.getByText('Offline. Everything in your archive can still be read.')).toBeVisible();
    await briefs().click();
    await readsWithImage(page);
  });

  await test.step('the connection is back, and what was missed comes by itself', async () => {
    goOn();
    await site.openAgain();
    await connect(running, true);
    await expect(page.getByRole('option', { name: /A night without pilots/ })).toBeVisible({ timeout: 30_000 });
    await expect(briefs()).toHaveAccessibleName(/^Port Notes 182 briefs\. Fetched just now/);
  });

  await test.step('look after it', async () => {
    await page.getByRole('button', { name: 'About this source' }).click();
    const dialog = page.getByRole('dialog', { name: 'Port Notes' });
    const log = dialog.locator('.source-run');
    await expect(log.nth(0)).toContainText('1 new.');
    await expect(log.nth(1)).toContainText('The connection was lost; what had arrived is kept.');
    await expect(log.nth(2)).toContainText('81 new, 1 image.');
    await expect(log.nth(3)).toContainText('100 new. Stopped; what had arrived is kept.');
    await log.nth(0).click();
    await expect(dialog.getByRole('button', { name: 'A night without pilots' })).toBeVisible();
    expect(await troubles(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Remove this source…' }).click();
    const question = page.getByRole('alertdialog');
    await expect(question.getByText(/182 briefs stay in the archive/)).toBeVisible();
    await question.getByRole('button', { name: 'Remove' }).click();
    await expect(briefs()).toHaveAccessibleName(/182 briefs. Removed; its briefs are kept/);
    await readsWithImage(page);
  });

  site.close();
  await running.quit();
  place.remove();
});

/** The brief with the picture is opened, and the picture comes from the archive. */
async function readsWithImage(page: Page): Promise<void> {
  await page.getByRole('option', { name: /The harbour at dusk/ }).click();
  const image = page.getByRole('img', { name: 'The lock of Northhaven at dusk' });
  await expect(image).toBeVisible();
  expect(await image.evaluate((element: HTMLImageElement) => [element.naturalWidth, new URL(element.src).protocol])).toEqual([320, 'briefcase:']);
}

test('the unread briefs of a source are counted, marked as read together, and unread again when that is taken back', async () => {
  const place = givenPlace();
  const site = await openPublisher(12);
  const running = await startApp(place);
  const { page } = running;
  await page.getByRole('main', { name: 'Welcome' }).getByRole('button', { name: /Add a source/ }).click();
  await page.getByRole('textbox', { name: 'Address of the site' }).fill(site.address);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Add this source' }).click();
  const source = page.getByRole('button', { name: /^Port Notes \d/ });
  await expect(source).toHaveAccessibleName(/12 unread$/);
  // The page that it was added from is gone: the keys go on at the source.
  await expect(source).toBeFocused();
  await page.getByRole('listbox').getByRole('option').first().click();
  await expect(source).toHaveAccessibleName(/11 unread$/);
  await expect(page.getByRole('button', { name: 'Unread 11 unread briefs' })).toBeVisible();
  await page.getByRole('button', { name: 'Mark all as read' }).click();
  await expect(source).toHaveAccessibleName(/^Port Notes 12 briefs\. Fetched just now$/);
  await expect(page.getByRole('button', { name: 'Mark all as read' })).toHaveCount(0);
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).or(page.getByRole('button', { name: 'Undo' })).first().click();
  await expect(source).toHaveAccessibleName(/11 unread$/);

  await source.focus();
  await page.keyboard.press('Alt+Enter');
  const dialog = page.getByRole('dialog', { name: 'Port Notes' });
  await dialog.getByRole('button', { name: 'Open the site' }).click();
  await expect(page.getByRole('dialog', { name: 'Open in your browser?' }).getByText(`${site.address}/`)).toBeVisible();
  expect(await troubles(page)).toEqual([]);
  site.close();
  await running.quit();
  place.remove();
});

test('a site that lets nobody in without a password asks for one, says when it is wrong, and is fetched with the right one', async () => {
  const place = givenPlace();
  const site = await openPublisher(3);
  // Spaces in an application password do not count.
  const known = ['good words', 'goodwords'].map((password) => `Basic ${Buffer.from(`jane:${password}`).toString('base64')}`);
  site.fault = (request, response, url) => {
    if (!known.includes(request.headers.authorization ?? '')) {
      response.writeHead(401, { 'content-type': 'text/html', 'www-authenticate': 'Basic realm="Port Notes"' }).end('<h1>Authorization required</h1>');
      return true;
    }
    if (!url.pathname.endsWith('/users/me')) return false;
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":1,"name":"Jane"}');
    return true;
  };
  let running = await startApp(place);
  let { page } = running;
  await page.getByRole('button', { name: 'Add a source' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Add a source' });
  await page.getByRole('textbox', { name: 'Address of the site' }).fill(site.address);
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toContainText('refused access');
  const password = dialog.getByLabel('Application password');
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('jane');
  await password.fill('bad words');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toContainText('did not accept the name and application password');
  await expect(password).toBeFocused();
  await expect(password).toHaveValue('bad words');
  expect(await troubles(page)).toEqual([]);
  await password.fill('good words');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('button', { name: 'Add this source' })).toBeFocused();
  await page.keyboard.press('Enter');
  const source = () => page.getByRole('button', { name: /^Port Notes 3 briefs\. Fetched/ });
  await expect(source()).toBeVisible();
  await running.quit();

  // Where no keyring is, the password is gone with the window; where there is one, it is known the next day.
  running = await startApp(place);
  page = running.page;
  await source().click();
  await page.getByRole('button', { name: 'Sync now' }).click();
  const enter = page.getByRole('button', { name: 'Enter the password…' });
  const again = page.getByRole('status').filter({ hasText: 'No changes.' });
  await expect(enter.or(again).first()).toBeAttached();
  if (await enter.isVisible()) {
    await enter.click();
    const about = page.getByRole('dialog', { name: 'Port Notes' });
    await expect(about.getByLabel('Signs in as')).toHaveValue('jane');
    await about.getByLabel('Application password').fill('good words');
    await page.keyboard.press('Enter');
    await expect(about.locator('.source-run').first()).toContainText('No changes.');
    await expect(page.locator('.source-trouble')).toHaveCount(0);
    expect(await troubles(page)).toEqual([]);
  }
  site.close();
  await running.quit();
  place.remove();
});

test('an address with nothing to subscribe to is answered with one sentence', async () => {
  const place = givenPlace();
  const site = await openPublisher();
  site.fault = (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>A page</title><p>Only words here.</p>');
    return true;
  };
  const running = await startApp(place);
  const { page } = running;
  await page.getByRole('button', { name: 'Add a source' }).first().click();
  await expect(page.getByRole('textbox', { name: 'Address of the site' })).toBeFocused();
  await page.keyboard.type(site.address);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'found no WordPress site and no feed' })).toBeVisible();
  expect(await troubles(page)).toEqual([]);
  site.close();
  await running.quit();
  place.remove();
});

test('a list of feeds comes in from another reader and goes out again', async () => {
  const place = givenPlace();
  const list = join(place.folder, 'feeds.opml');
  const written = join(place.folder, 'written.opml');
  writeFileSync(list, '<opml version="2.0"><body><outline text="Port Notes" type="rss" xmlUrl="http://127.0.0.1:9/feed/"/></body></opml>');
  const running = await startApp(place);
  const { app, page } = running;
  await connect(running, false);
  await app.evaluate(({ dialog }, [filePath, target]) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: target });
  }, [list, written] as const);
  await chooseInMenu(running, 'Import sources (OPML)…');
  await expect(page.getByRole('button', { name: /^Port Notes \d/ })).toBeVisible();
  await chooseInMenu(running, 'Export sources (OPML)…');
  await expect(page.getByRole('status').filter({ hasText: '1 source exported' })).toBeAttached();
  expect(readFileSync(written, 'utf8')).toContain('http://127.0.0.1:9/feed/');
  await running.quit();
  place.remove();
});

async function chooseInMenu({ app }: RunningApp, label: string): Promise<void> {
  await app.evaluate(({ Menu }, wanted) => {
    Menu.getApplicationMenu()!.items.flatMap(({ submenu }) => submenu?.items ?? []).find((one) => one.label === wanted)!.click();
  }, label);
}

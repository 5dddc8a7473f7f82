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
  const newest = site.publish({
    title: 'The harbour at dusk',
    content: '<p>The lock was closed again, as this picture shows.</p>'
      + '<figure><img src="SITE/images/harbour.png" alt="The lock of Northhaven at dusk" width="320" height="180"><figcaption>The lock</figcaption></figure>'
      + '<p>“Nobody was told,” said Mara Ellison, a fellow of the institute.</p>',
  });
  site.fault = (_, __, url) => Number(url.searchParams.get('offset') ?? 0) > 0;
  return { site, newest, goOn: () => { site.fault = null; } };
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
  const place = givenPlace();
  const { site, goOn } = await givenSite();
  const running = await startApp(place);
  const { page } = running;
  const briefs = () => page.getByRole('navigation', { name: 'Archive' }).getByRole('button', { name: /^Port Notes \d/ });

  await test.step('add it and watch', async () => {
    await addSource(page, site);
    await expect(strip(page)).toHaveAttribute('aria-valuetext', /\d+ of 181 briefs/);
    await expect(page.getByRole('option').first()).toBeVisible();
    // What is read while it syncs stays where it is.
    const box = await page.getByRole('button', { name: 'Settings' }).boundingBox();
    await page.waitForTimeout(300);
    expect(await page.getByRole('button', { name: 'Settings' }).boundingBox()).toEqual(box);
  });

  await test.step('stop', async () => {
    await page.getByRole('button', { name: 'Stop syncing' }).click();
    await expect(strip(page)).toBeHidden();
    await expect(page.getByRole('status').filter({ hasText: 'Stopped; what had arrived is kept' })).toBeAttached();
    await expect(briefs()).not.toHaveAccessibleName(/181 briefs/);
    await expect(briefs()).not.toHaveAccessibleName(/ 0 briefs/);
  });

  await test.step('go on', async () => {
    goOn();
    await page.getByRole('button', { name: 'Sync now' }).click();
    await expect(briefs()).toHaveAccessibleName(/181 briefs/, { timeout: 15_000 });
    await expect(strip(page)).toBeHidden();
  });

  await test.step('cut the network', async () => {
    site.close();
    await connect(running, false);
    await expect(page.getByText('No connection. Everything in the archive can be read.')).toBeVisible();
    await page.getByRole('option', { name: /The harbour at dusk/ }).click();
    const image = page.getByRole('img', { name: 'The lock of Northhaven at dusk' });
    await expect(image).toBeVisible();
    expect(await image.evaluate((element: HTMLImageElement) => [element.naturalWidth, new URL(element.src).protocol])).toEqual([320, 'briefcase:']);
    expect(await troubles(page)).toEqual([]);
  });

  await test.step('look after it', async () => {
    await page.getByRole('button', { name: 'About this source' }).click();
    const dialog = page.getByRole('dialog', { name: 'Port Notes' });
    await expect(dialog.getByText(/\d+ new.*Stopped; what had arrived is kept/)).toBeVisible();
    expect(await troubles(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Remove this source…' }).click();
    const question = page.getByRole('alertdialog');
    await expect(question.getByText(/181 briefs stay in the archive/)).toBeVisible();
    await question.getByRole('button', { name: 'Remove' }).click();
    await expect(briefs()).toHaveAccessibleName(/181 briefs. Removed: its briefs stay/);
    await expect(page.getByRole('option', { name: /The harbour at dusk/ })).toBeVisible();
  });

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
  await chooseInMenu(running, 'Import Sources (OPML)…');
  await expect(page.getByRole('button', { name: /^Port Notes \d/ })).toBeVisible();
  await chooseInMenu(running, 'Export Sources (OPML)…');
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

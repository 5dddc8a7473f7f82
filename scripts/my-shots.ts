import { _electron, type Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appEnv, PROJECT, SWITCHES } from '../tests/helpers/app.ts';
const home = mkdtempSync(join(tmpdir(), 'briefcase-pictures-'));
const app = await _electron.launch({ args: [...SWITCHES, PROJECT, '--archive', join(home, 'archive')], env: appEnv(home) });
const page = await app.firstWindow();
const errors: string[] = [];
page.on('console', (m) => { if (m.type() === 'error') errors.push(m.text()); });
page.on('pageerror', (e) => errors.push(String(e)));
const size = async (width: number, height: number) => { await app.evaluate(({ BrowserWindow }, s) => { const w = BrowserWindow.getAllWindows()[0]!; w.setMinimumSize(100, 100); w.setContentSize(s.width, s.height); }, { width, height }); await page.waitForTimeout(600); };
const shot = async (name: string) => { await page.mouse.move(1, 1); await page.waitForTimeout(400); await page.screenshot({ path: `/tmp/shots/${name}.png` }); };
const theme = (t: string) => page.evaluate((x) => { document.documentElement.dataset['theme'] = x; }, t);
try {
  await size(1440, 900);
  await page.getByRole('button', { name: /sample briefs/ }).first().click();
  await page.getByRole('option', { name: /Satellite Images/ }).click();
  await page.getByRole('article').waitFor();
  await page.waitForTimeout(1500);
  await shot('1440-reader');
  console.log('focus', await page.evaluate(() => document.activeElement?.className));
  console.log('measure', await page.evaluate(() => {
    const p = [...document.querySelectorAll('.brief-article p')].map((e) => ({ e, l: (e.textContent ?? '').length })).sort((a, b) => b.l - a.l)[0]!;
    const r = document.createRange(); r.selectNodeContents(p.e); const lines = new Set([...r.getClientRects()].map((x) => Math.round(x.top / 10)));
    return [p.l, lines.size, p.l / lines.size, p.e.getBoundingClientRect().width];
  }));
  await page.keyboard.press('j'); await page.waitForTimeout(800);
  console.log('after j', await page.locator('.brief-title').innerText());
  await page.keyboard.press('Alt+ArrowLeft'); await page.waitForTimeout(800);
  console.log('after back', await page.locator('.brief-title').innerText());
  await page.keyboard.press('Control+f'); await page.keyboard.type('the'); await page.waitForTimeout(300);
  await shot('1440-find');
  await page.keyboard.press('Escape');
  await page.keyboard.press('f'); await page.waitForTimeout(300); await shot('1440-focus'); await page.keyboard.press('Escape'); await page.waitForTimeout(300);
  await page.keyboard.press('Control+b'); await page.waitForTimeout(300); await shot('1440-icons'); await page.keyboard.press('Control+b');
  await page.keyboard.press('Control+Shift+B'); await page.waitForTimeout(300); await shot('1440-nolist'); await page.keyboard.press('Control+Shift+B');
  await page.getByRole('button', { name: /Highlight this quote/ }).first().click();
  await page.keyboard.press('n'); await page.getByRole('textbox', { name: 'Note' }).fill('The depth is the argument: ask for the survey.'); await page.waitForTimeout(800);
  await shot('1440-noting'); await page.keyboard.press('Escape'); await page.waitForTimeout(500); await shot('1440-noted');
  for (const [w, h] of [[1024, 700], [720, 560], [512, 350], [320, 256]] as const) {
    await size(w, h); await shot(`${w}-reader`);
    await page.keyboard.press('Control+Shift+B'); await page.waitForTimeout(400); await shot(`${w}-list`); await page.keyboard.press('Control+Shift+B'); await page.waitForTimeout(300);
    if (w < 760) { await page.keyboard.press('Control+Shift+B'); await page.keyboard.press('Enter'); }
    await page.waitForTimeout(500);
    if (w === 320 || w === 720) { await page.keyboard.press('?'); await page.waitForTimeout(500); await shot(`${w}-shortcuts`); await page.keyboard.press('Escape'); await page.keyboard.press('Control+,'); await page.waitForTimeout(500); await shot(`${w}-settings`); await page.keyboard.press('Escape'); await page.keyboard.press('Control+k'); await page.waitForTimeout(500); await shot(`${w}-palette`); await page.keyboard.press('Escape'); }
  }
  await size(1440, 900); await theme('dark'); await shot('1440-dark'); await theme('sepia'); await shot('1440-sepia');
  await page.keyboard.press('?'); await page.waitForTimeout(400); await shot('1440-shortcuts');
  console.log('menu', JSON.stringify(await app.evaluate(({ Menu }) => Menu.getApplicationMenu()!.items.map((m) => [m.label, m.submenu?.items.map((i) => `${i.label}|${i.accelerator ?? ''}|${i.enabled}`)]))));
} finally { console.log('errors', errors); await app.close(); rmSync(home, { recursive: true, force: true }); }

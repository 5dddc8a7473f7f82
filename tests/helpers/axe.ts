import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** The same in light and in dark, where colours have come to their end. */
export async function troublesInThemes(page: Page): Promise<string[]> {
  const all: string[] = [];
  for (const theme of ['dark', 'light']) {
    await page.evaluate((name) => { document.documentElement.dataset['theme'] = name; }, theme);
    await page.waitForTimeout(250);
    all.push(...(await troubles(page)).map((trouble) => `${theme}: ${trouble}`));
  }
  return all;
}

/** What a checker of accessibility says of the window; empty when all is well. The page forbids scripts of others, so it comes in through the debugger. */
export async function troubles(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(readFileSync(AXE, 'utf8'));
  return page.evaluate(async () => {
    // What is still fading in has not the colours that are read.
    const moving = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.all(moving.map(({ finished }) => finished.catch(() => {})));
    const { axe } = window as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
    const { violations } = await axe.run();
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
  });
}

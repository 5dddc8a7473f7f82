import { briefcase, type Started } from './process.ts';
import { atMost, quantile, type Figure, type Row } from './row.ts';

/*
 * Typing into the search box of the real window, key by key: from the key to the first painted results, and to the ranked ones. The
 * words are those of a made archive, the commonest among them.
 */

const TYPED = [
  'sanctions', 'security policy', 'government', 'grain port shipping', '"economic security"', 'missile -drone', 'officials 2019', 'title:energy', 'the state',
  'parliament election', 'topic:trade', 'inspectors could not', 'military economic', 'NEAR(oil gas, 5)', 'satellite', 'corrupt', 'maritime OR naval',
];
/** Keys before the first that is counted: code is loaded, statements are prepared, the words are read. */
const WARM_UP = 'security and trade with others';
/** Milliseconds between a painted result and the next key. */
const REST = 60;

type Page = Started['page'];
export interface Stroke {
  query: string;
  first: number;
  ranked: number;
}

const window: Row = {
  name: 'search: window',
  async run({ archive, briefs }) {
    const program = briefcase(await archive());
    const { page, end } = await program.start();
    await page.keyboard.press('/');
    await watchKeys(page);
    await typed(page, WARM_UP);
    await page.waitForTimeout(3_000);
    const strokes: Stroke[] = [];
    for (const text of TYPED) strokes.push(...(await typed(page, text)));
    const opened = await paletteStrokes(page);
    await end();
    program.remove();
    const figure = (name: string, times: number[], limit: number, more = ''): Figure => {
      const value = quantile(times, 0.95);
      return {
        name, value, unit: 'ms', floor: null, bound: atMost(value, limit, 'ms'),
        note: `p95 of ${times.length} keys; median ${quantile(times, 0.5).toFixed(1)} ms; ${briefs} briefs; keydown to paint${more}`,
      };
    };
    const slowest = (kind: 'first' | 'ranked') =>
      `; slowest: ${[...strokes].sort((a, b) => b[kind] - a[kind]).slice(0, 8).map((stroke) => `${stroke.query} ${stroke[kind].toFixed(0)}`).join(', ')}`;
    return [
      figure('a key to the first results', strokes.map(({ first }) => first), 50, slowest('first')),
      figure('a key to the ranked results', strokes.map(({ ranked }) => ranked), 100, slowest('ranked')),
      figure('a key to what quick open found', opened, 50),
    ];
  },
};

/** Before the first call of `typed`: the page remembers when each key went down. */
export async function watchKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    addEventListener('keydown', ({ timeStamp }) => { (globalThis as { typedAt?: number }).typedAt = timeStamp; }, { capture: true });
  });
}

/** Types a text into the emptied box; each key waits for the results of the one before. */
export async function typed(page: Page, text: string): Promise<Stroke[]> {
  await page.getByRole('combobox', { name: 'Search briefs, highlights and notes' }).fill('');
  await page.waitForTimeout(300);
  const strokes: Stroke[] = [];
  for (const [at, key] of Array.from(text).entries()) {
    const query = text.slice(0, at + 1);
    await page.evaluate(() => performance.clearMarks());
    await page.keyboard.press(key === ' ' ? 'Space' : key);
    const isSearched = /[\p{L}\p{N}]/u.test(query) && !/:$/.test(query);
    if (isSearched) {
      await page.waitForFunction((meant) => performance.getEntriesByName('ranked-painted').some((mark) => (mark as PerformanceMark).detail === meant), query, { polling: 10 });
      const times = await page.evaluate((meant) => {
        const painted = (name: string) => performance.getEntriesByName(name).find((mark) => (mark as PerformanceMark).detail === meant)!.startTime;
        const { typedAt } = globalThis as unknown as { typedAt: number };
        return { first: painted('results-painted') - typedAt, ranked: painted('ranked-painted') - typedAt };
      }, query);
      strokes.push({ query, ...times });
    }
    await page.waitForTimeout(REST);
  }
  return strokes;
}

/** The same for quick open, once its index is whole. */
async function paletteStrokes(page: Page): Promise<number[]> {
  await page.keyboard.press('Control+k');
  await page.waitForTimeout(6_000);
  const times: number[] = [];
  for (const text of ['trade agreement', 'secruity', 'settings', 'parliament', 'missle defense']) {
    await page.getByRole('combobox', { name: 'Quick open' }).fill('');
    for (const [at, key] of Array.from(text).entries()) {
      await page.evaluate(() => performance.clearMarks());
      await page.keyboard.press(key === ' ' ? 'Space' : key);
      await page.waitForFunction(() => performance.getEntriesByName('palette-painted').length > 0, undefined, { polling: 10 });
      times.push(await page.evaluate(() => performance.getEntriesByName('palette-painted')[0]!.startTime - (globalThis as unknown as { typedAt: number }).typedAt));
      await page.waitForTimeout(at % 5 === 0 ? 120 : 40);
    }
  }
  return times;
}

export const rows: Row[] = [window];

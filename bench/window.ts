import { briefcase, emptyWindow, type Program } from './process.ts';
import { atMost, atMostTimes, quantile, type Figure, type Row } from './row.ts';

const STARTS = 7;
const OPENED = 60;
const HIGHLIGHTS = 60;
const IDLE_MS = 6000;

/** Starts are measured in turns, so that whatever else the machine does falls on both. The first of each is a warm-up, as after an installation. */
const start: Row = {
  name: 'start',
  run: async ({ archive }) => withBoth(await archive(), async (ours, empty) => {
    await (await ours.start()).end();
    await (await empty.start()).end();
    const times: { ours: number[]; empty: number[] } = { ours: [], empty: [] };
    for (let n = 0; n < STARTS; n++) {
      times.empty.push(await startedAfter(empty));
      times.ours.push(await startedAfter(ours));
    }
    const floor = quantile(times.empty, 0.5);
    const value = quantile(times.ours, 0.5);
    return [{ name: 'start to painted list', value, unit: 'ms', floor, bound: atMostTimes(value, floor, 1.5), note: `empty window to first paint; medians of ${STARTS}` }];
  }),
};

async function withBoth<T>(archive: string, run: (ours: Program, empty: Program) => Promise<T>): Promise<T> {
  const ours = briefcase(archive);
  const empty = emptyWindow();
  try {
    return await run(ours, empty);
  } finally {
    ours.remove();
    empty.remove();
  }
}

async function startedAfter(program: Program): Promise<number> {
  const started = await program.start();
  await started.end();
  return started.paintedAfter;
}

const memory: Row = {
  name: 'memory',
  run: async ({ archive }) => withBoth(await archive(), async (ours, empty) => {
    const floor = await idleMemory(empty);
    const value = await idleMemory(ours);
    return [{ name: 'idle memory of all processes', value, unit: 'MB', floor, bound: atMostTimes(value, floor, 1.3), note: `empty window; PSS after ${IDLE_MS / 1000} s of rest` }];
  }),
};

async function idleMemory(program: Program): Promise<number> {
  const started = await program.start();
  await new Promise((resolve) => { setTimeout(resolve, IDLE_MS); });
  const megabytes = started.memory();
  await started.end();
  return megabytes;
}

/** From the click that opens a brief to its paint; from the colour key to the store's answer and the paint. */
const reading: Row = {
  name: 'reading',
  async run({ archive }) {
    const program = briefcase(await archive());
    const { page, end } = await program.start();
    const open = (row: number) => timed(page, 'brief-painted', 'click', () => page.locator(`.brief-row[data-row="${row}"]`).click());
    await open(0);
    const opened: number[] = [];
    for (let n = 1; n <= OPENED; n++) opened.push(await open(n));
    const made: number[] = [];
    await page.locator('.reader-scroll').focus();
    for (let n = 0; n < HIGHLIGHTS; n++) {
      await selectWords(page, n);
      made.push(await timed(page, 'highlight-painted', 'keydown', () => page.keyboard.press('1')));
    }
    await end();
    program.remove();
    const figure = (name: string, times: number[], limit: number): Figure => {
      const value = quantile(times, 0.95);
      return { name, value, unit: 'ms', floor: null, bound: atMost(value, limit, 'ms'), note: `p95 of ${times.length}; median ${quantile(times, 0.5).toFixed(1)} ms; input event to paint` };
    };
    return [figure('opening a brief', opened, 50), figure('a highlight acknowledged and painted', made, 50)];
  },
};

export type Page = Awaited<ReturnType<Program['start']>>['page'];

/** Milliseconds from the input event, as the page's own clock has it, to the next mark of that name. */
export async function timed(page: Page, mark: string, event: 'click' | 'keydown', act: () => Promise<void>): Promise<number> {
  const before = await page.evaluate(([name, type]) => {
    addEventListener(type, (happened) => { (globalThis as { happenedAt?: number }).happenedAt = happened.timeStamp; }, { capture: true, once: true });
    return performance.getEntriesByName(name).length;
  }, [mark, event] as const);
  await act();
  await page.waitForFunction(([name, count]) => performance.getEntriesByName(name).length > count, [mark, before] as const, { polling: 20 });
  return page.evaluate((name) => performance.getEntriesByName(name).at(-1)!.startTime - (globalThis as { happenedAt?: number }).happenedAt!, mark);
}

/** Goes to the nth paragraph and selects a few words of it, as a mouse would leave them. */
export async function selectWords(page: Page, n: number): Promise<void> {
  await page.evaluate((at) => {
    const paragraphs = [...document.querySelectorAll('article p')].filter((one) => (one.textContent ?? '').length > 60);
    const paragraph = paragraphs[at % paragraphs.length]!;
    paragraph.scrollIntoView({ block: 'center' });
    const text = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT).nextNode()!;
    const from = (Math.floor(at / paragraphs.length) * 7) % 30;
    getSelection()!.setBaseAndExtent(text, from, text, from + 20);
  }, n);
  await page.waitForTimeout(150);
}

export const rows: Row[] = [start, memory, reading];

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../tests/helpers/command.ts';
import { openPublisher } from '../tests/helpers/publisher-site.ts';
import { briefcase } from './process.ts';
import { atMostTimes, quantile, type Figure, type Row } from './row.ts';
import { typed, watchKeys, type Stroke } from './search-window.ts';
import { timed, type Page } from './window.ts';

/*
 * A sync beside a bare client that fetches the same pages of the same site, one after the other, and does nothing with them; and reading in the
 * window while a sync runs beside reading at rest. The site is one of the tests that takes as long as a WordPress does, or a real one: its
 * address in BRIEFCASE_BENCH_SITE.
 */

const RUNS = 5;
const PIECES = 1000;
/** What a WordPress 6 on a small server takes: to begin, and for each brief of which it shows the text. Milliseconds. */
const ANSWER_MS = 30;
const TEXT_MS = 1.5;

const syncRow: Row = {
  name: 'sync: beside a bare client',
  async run() {
    const site = await givenSite(PIECES);
    const place = mkdtempSync(join(tmpdir(), 'briefcase-bench-sync-'));
    const times = { first: [] as number[], bareFirst: [] as number[], idle: [] as number[], bareIdle: [] as number[] };
    for (let n = 0; n < RUNS; n++) {
      const archive = join(place, String(n));
      await runCommand(['sources', 'add', site.address, '--images', 'off', '--archive', archive], place);
      // In turns, so that whatever else the machine does falls on both.
      times.bareFirst.push(await took(() => bareTexts(site.address)));
      times.first.push(await syncTime(archive, place));
      times.bareIdle.push(await took(() => bareIndex(site.address)));
      times.idle.push(await syncTime(archive, place));
    }
    site.close();
    rmSync(place, { recursive: true, force: true, maxRetries: 5 });
    return [
      beside('a first sync', times.first, times.bareFirst, `bare client, same pages, ${site.briefs} briefs`),
      beside('a sync with nothing changed', times.idle, times.bareIdle, `bare index walk, ${site.briefs} briefs`),
    ];
  },
};

function beside(name: string, ours: number[], bare: number[], note: string): Figure {
  const value = quantile(ours, 0.5);
  const floor = quantile(bare, 0.5);
  return { name, value, unit: 'ms', floor, bound: atMostTimes(value, floor, 1.5), note: `${note}; medians of ${RUNS}` };
}

interface Site {
  address: string;
  briefs: number;
  close(): void;
}

async function givenSite(pieces: number): Promise<Site> {
  const real = process.env['BRIEFCASE_BENCH_SITE'];
  if (real !== undefined) {
    const response = await fetch(`${real}/wp-json/wp/v2/posts?per_page=1&_fields=id`);
    return { address: real, briefs: Number(response.headers.get('x-wp-total')), close: () => {} };
  }
  const site = await openPublisher();
  for (let n = 0; n < pieces; n++) site.publish({ content: content(n) });
  site.delay = asSlowAsWordpress;
  return { address: site.address, briefs: pieces, close: () => site.close() };
}

/** Some 600 words with sections, quotes and links, as briefs have them. */
function content(n: number): string {
  const paragraph = (at: number) => `<p>Officials of port ${n + at} signed a <a href="https://example.org/${n}/${at}">memorandum on dues</a> in March, the third such paper in ${at + 2} years, and ${n * 7} crates passed the lock between then and the thaw, said the authority of Northhaven in a note of ${at + 3} pages.</p>`;
  const section = (at: number) => `<h3>Part ${at}</h3>${paragraph(at)}${paragraph(at + 1)}<blockquote><p>“A port lives from trust, and trust number ${n + at} was lost.”</p><cite>Mara Ellison, Harbour Institute Fellow</cite></blockquote>${paragraph(at + 2)}`;
  return [1, 5, 9, 13].map(section).join('');
}

function asSlowAsWordpress({ searchParams }: URL): number {
  const withTexts = (searchParams.get('_fields') ?? '').includes('content');
  return ANSWER_MS + (withTexts ? TEXT_MS * Number(searchParams.get('per_page') ?? 10) : 0);
}

// ── The bare client

const INDEX = 'id,modified_gmt,date_gmt,slug,link,title,author,categories,tags';
const TEXTS = `${INDEX},date,content,lang`;

async function bareIndex(address: string): Promise<void> {
  for (let page = 1, pages = 1; page <= pages; page++) pages = await barePage(`${address}/wp-json/wp/v2/posts?per_page=100&orderby=id&order=asc&_fields=${INDEX}&page=${page}`);
}

async function bareTexts(address: string): Promise<void> {
  for (const names of ['users', 'categories', 'tags']) await barePage(`${address}/wp-json/wp/v2/${names}?per_page=100&_fields=id,name,parent`);
  for (let page = 1, pages = 1; page <= pages; page++) pages = await barePage(`${address}/wp-json/wp/v2/posts?per_page=100&orderby=id&order=desc&_fields=${TEXTS}&page=${page}`);
}

/** How many pages the list has. */
async function barePage(url: string): Promise<number> {
  const response = await fetch(url);
  JSON.parse(await response.text());
  return Number(response.headers.get('x-wp-totalpages') ?? 1);
}

async function took(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Of the sync itself, as its log has it; the program's own start is another figure. */
async function syncTime(archive: string, place: string): Promise<number> {
  const { json } = await runCommand(['sync', '--archive', archive, '--json'], place);
  const { runs: [run] } = json() as { runs: { startedAt: string; endedAt: string; outcome: string }[] };
  if (run?.outcome !== 'done') throw new Error(`the sync ended as ${run?.outcome}`);
  return Date.parse(run.endedAt) - Date.parse(run.startedAt);
}

// ── Reading while it syncs

/** What is measured at rest and while a sync runs, in input events. */
const OPENED = 60;
const WORDS = ['harbour', 'sanction', 'minister', 'shipping', 'northern', 'agreement', 'crossing'];

const readingRow: Row = {
  name: 'sync: reading meanwhile',
  async run({ archive }) {
    const folder = await archive();
    const site = await givenSite(2 * PIECES);
    const place = mkdtempSync(join(tmpdir(), 'briefcase-bench-sync-'));
    await runCommand(['sources', 'add', site.address, '--images', 'off', '--every', 'never', '--archive', folder], place);
    const program = briefcase(folder);
    const { page, end } = await program.start();
    await watchKeys(page);
    await read(page, 0);
    const rest = await read(page, 1);
    const archiveOf = page.getByRole('navigation', { name: 'Archive' });
    await archiveOf.getByRole('button', { name: /^Port Notes/ }).click();
    await page.getByRole('button', { name: 'Sync now' }).click();
    await archiveOf.getByRole('button', { name: /^All briefs/ }).click();
    const strip = page.getByRole('progressbar', { name: 'Syncing' });
    await strip.waitFor();
    const meanwhile = await read(page, 2);
    const isOver = await strip.isHidden();
    await end();
    program.remove();
    site.close();
    rmSync(place, { recursive: true, force: true, maxRetries: 5 });
    if (isOver) throw new Error('the sync was over before reading was measured');
    const figure = (name: string, ours: number[], floor: number[]): Figure => ({
      name: `${name} while a source of ${site.briefs} syncs`, value: quantile(ours, 0.95), unit: 'ms', floor: quantile(floor, 0.95),
      bound: atMostTimes(quantile(ours, 0.95), quantile(floor, 0.95), 1.5), note: `p95 of ${ours.length}; at rest; medians ${quantile(ours, 0.5).toFixed(1)} and ${quantile(floor, 0.5).toFixed(1)} ms`,
    });
    return [figure('opening a brief', meanwhile.opened, rest.opened), ...(['first', 'ranked'] as const).map((kind) => {
      const times = ({ searched }: { searched: Stroke[] }) => searched.map((stroke) => stroke[kind]);
      return figure(`${kind} results after a key`, times(meanwhile), times(rest));
    })];
  },
};

/** Opens briefs and types searches; milliseconds from each input event to its paint. `round`: others each time. */
async function read(page: Page, round: number): Promise<{ opened: number[]; searched: Stroke[] }> {
  const opened: number[] = [];
  const searched: Stroke[] = [];
  for (let n = 0; n < OPENED; n++) {
    opened.push(await timed(page, 'brief-painted', 'click', () => page.locator('.brief-row').nth((n * 3 + round) % 9).click()));
  }
  await page.keyboard.press('/');
  const box = page.getByRole('combobox', { name: 'Search briefs, highlights and notes' });
  for (const word of WORDS) searched.push(...(await typed(page, word)));
  await box.fill('');
  await page.keyboard.press('Escape');
  return { opened, searched };
}

export const rows: Row[] = [syncRow, readingRow];

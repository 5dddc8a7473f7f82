import { createHighlight } from '../electron/store/annotations/highlights.ts';
import { prepared } from '../electron/store/kernel/archive.ts';
import { saveNote } from '../electron/store/annotations/notes.ts';
import { savePost } from '../electron/store/briefs/briefs.ts';
import { makeBook } from '../scripts/archive/brief.ts';
import { workOn } from '../scripts/archive/make.ts';
import { randomFrom, whole } from '../scripts/archive/random.ts';
import { makeVocabulary } from '../scripts/archive/vocabulary.ts';
import { sentencesIn } from '../shared/annotate/borders.ts';
import { COLOURS } from '../shared/contract/calls.ts';
import type { RevisionId, TextOffset } from '../shared/ids.ts';
import { briefcase } from './process.ts';
import { atMost, quantile, type Figure, type Row } from './row.ts';
import { selectWords, timed, type Page } from './window.ts';

/*
 * A brief as long as a book, with five hundred highlights, a fifth of them with a note: it scrolls and selects without jank, and
 * one more highlight is there at once.
 */

const WORDS = 50_000;
const HIGHLIGHTS = 500;
const NOTED = 5;
const MORE = 60;
const FRAMES = 300;
/** CSS pixels that one frame of a brisk scroll moves. */
const STEP = 120;

const book: Row = {
  name: 'book',
  async run({ archive }) {
    const folder = await archive();
    addBook(folder);
    const program = briefcase(folder);
    const { page, end } = await program.start();
    await page.locator('.brief-row[data-row="0"]').click();
    await page.waitForFunction(() => performance.getEntriesByName('brief-painted').length > 0);
    await page.waitForTimeout(1500);
    await page.locator('.reader-scroll').focus();
    const scrolled = await framesOf(page, 'scroll');
    const made: number[] = [];
    for (let n = 0; n < MORE; n++) {
      await selectWords(page, n * 7);
      made.push(await timed(page, 'highlight-painted', 'keydown', () => page.keyboard.press('1')));
    }
    const selected = await framesOf(page, 'select');
    await end();
    program.remove();
    return [
      figure(`a frame while scrolling ${HIGHLIGHTS} highlights in ${WORDS} words`, scrolled, 32),
      figure('a frame while a selection grows there', selected, 32),
      figure('a highlight acknowledged and painted there', made, 50),
    ];
  },
};

function figure(name: string, times: number[], limit: number): Figure {
  const value = quantile(times, 0.95);
  return { name, value, unit: 'ms', floor: null, bound: atMost(value, limit, 'ms'), note: `p95 of ${times.length}; median ${quantile(times, 0.5).toFixed(1)} ms, longest ${Math.max(...times).toFixed(0)} ms` };
}

function addBook(folder: string): void {
  workOn(folder, (archive, sourceId) => {
    const saved = savePost(archive, sourceId, makeBook(0, 1, makeVocabulary(), WORDS));
    if (!saved.ok) throw new Error(saved.failure.code);
    const briefId = saved.value.id;
    const { revision_id: revisionId, text } = prepared<{ revision_id: RevisionId; text: string }>(archive.db, `
      SELECT brief.revision_id, revision.text FROM brief JOIN revision ON revision.id = brief.revision_id WHERE brief.id = ?`).get(briefId)!;
    const random = randomFrom(2);
    const sentences = sentencesIn(text);
    for (let n = 0; n < HIGHLIGHTS; n++) {
      const { start, end } = sentences[Math.floor((n * sentences.length) / HIGHLIGHTS)]!;
      const made = createHighlight(archive, {
        briefId, revisionId, start: start as TextOffset, end: (end + whole(random, 0, 60)) as TextOffset, colour: COLOURS[n % COLOURS.length]!, quoteId: null,
      });
      if (made.ok && n % NOTED === 0) saveNote(archive, { highlightId: made.value.id }, 'To be compared with the figures of last year.', `made ${n}`);
    }
  });
}

/** Milliseconds between two frames while the page scrolls, or while a selection grows by a word in every frame. */
function framesOf(page: Page, what: 'scroll' | 'select'): Promise<number[]> {
  return page.evaluate(async ([kind, count, step]) => {
    const scroller = document.querySelector('.reader-scroll')!;
    const frame = () => new Promise<number>((resolve) => { requestAnimationFrame(resolve); });
    if (kind === 'select') {
      const first = document.createTreeWalker(document.querySelector('article p')!, NodeFilter.SHOW_TEXT).nextNode()!;
      scroller.scrollTop = 0;
      getSelection()!.setBaseAndExtent(first, 0, first, 1);
    }
    const times: number[] = [];
    let last = await frame();
    for (let n = 0; n < count; n++) {
      if (kind === 'scroll') scroller.scrollTop += step;
      else getSelection()!.modify('extend', 'forward', 'word');
      const now = await frame();
      times.push(now - last);
      last = now;
    }
    getSelection()!.removeAllRanges();
    return times;
  }, [what, FRAMES, STEP] as const);
}

export const rows: Row[] = [book];

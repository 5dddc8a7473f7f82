import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeText } from '../../electron/fetcher/feeds/decode.ts';
import { extractArticle } from '../../electron/fetcher/pages/read-page.ts';
import { htmlToBody } from '../../shared/brief/read/from-html.ts';
import { bodyText } from '../../shared/brief/text.ts';
import { plainLine } from '../../shared/brief/normal/white-space.ts';
import { readDate } from '../../shared/feed/dates.ts';
import { plainText } from '../../shared/feed/plain-text.ts';
import type { Suite, SuiteResult } from './suite.ts';

interface Page {
  id: string;
  title: string | null;
  byline: string | null;
  publishedTime: string | null;
}

const ADDRESS = 'http://fakehost/test/page.html';
const F1_OF_A_PAGE = 0.9;

/** Real pages with the article another tool found in them: compared is the text of our body, word for word, and what the page says of itself. */
export const suite: Suite = {
  name: 'pages',
  bar: 'mean token F1 >= 0.95, title right >= 95%',
  run: async (dataDir, { limit }) => {
    const folder = existsSync(join(dataDir, 'index.json')) ? dataDir : join(dataDir, 'pages-readability');
    const index = (JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as Page[]).slice(0, limit ?? undefined);
    const failures: SuiteResult['failures'] = [];
    const scores: number[] = [];
    const right = { title: 0, byline: 0, date: 0 };
    for (const page of index) {
      const read = (name: string): string => decodeText(readFileSync(join(folder, 'pages', page.id, name)), 'text/html').text;
      const article = extractArticle(read('source.html'), ADDRESS);
      const found = article === null ? [] : tokens(bodyText(htmlToBody(article.html, { base: ADDRESS })));
      const score = f1(found, tokens(plainText(read('expected.html'))));
      scores.push(score);
      const wrong = [
        ...(score < F1_OF_A_PAGE ? [`F1 ${score.toFixed(3)}`] : []),
        ...check('title', plainLine(article?.title ?? '') === plainLine(page.title ?? ''), article?.title, page.title),
        ...check('byline', plainLine(article?.byline ?? '') === plainLine(page.byline ?? ''), article?.byline, page.byline),
        // A page that carries no date of its own in the golden output may well print one.
        ...check('date', page.publishedTime === null || sameTime(article?.published ?? null, page.publishedTime), article?.published, page.publishedTime),
      ];
      if (wrong.length > 0) failures.push({ case: page.id, reason: wrong.join('; ') });
    }
    function check(name: keyof typeof right, isRight: boolean, ours: unknown, golden: unknown): string[] {
      right[name] += isRight ? 1 : 0;
      return isRight ? [] : [`${name} ${JSON.stringify(ours)}, expected ${JSON.stringify(golden)}`];
    }
    const mean = scores.reduce((a, b) => a + b, 0) / Math.max(scores.length, 1);
    return {
      passed: index.length - failures.length,
      failed: failures.length,
      failures,
      figures: { 'mean token F1': mean.toFixed(4), 'title right': `${right.title}/${index.length}`, 'byline right': `${right.byline}/${index.length}`, 'date right': `${right.date}/${index.length}` },
      ok: index.length > 0 && mean >= 0.95 && right.title / index.length >= 0.95,
    };
  },
};

function tokens(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Harmonic mean of precision and recall over words as a bag. */
function f1(found: string[], expected: string[]): number {
  const left = new Map<string, number>();
  for (const word of expected) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of found) {
    const n = left.get(word) ?? 0;
    if (n > 0) common += 1;
    left.set(word, n - 1);
  }
  return found.length + expected.length === 0 ? 1 : (2 * common) / (found.length + expected.length);
}

function sameTime(a: string | null, b: string): boolean {
  const [ours, theirs] = [readDate(a), readDate(b)];
  return a === b || (ours !== null && theirs !== null && ours.instant === theirs.instant);
}

import type { Post } from '../../../shared/brief/brief.ts';
import { bodyText } from '../../../shared/brief/text.ts';
import { plainLine } from '../../../shared/brief/normal/white-space.ts';

/** UTF-16 code units of running text from which a page speaks for itself. */
const SURE = 1200;
/** A paragraph of running text; ideographs say more with less. */
const PARAGRAPH = /^(?=.{80})|^(?=[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]*[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])(?=.{30})/u;
const NOTICE = /cookie|javascript|browser|all rights reserved|subscri(?:be|ption)|sign in|log ?in|©/i;

/**
 * Whether a page is the text that a feed or listing has only the beginning of. A page that is drawn by script leaves its footer, a
 * request for JavaScript or a notice about cookies: longer than a short summary, and about something else.
 */
export function saysMore(page: Pick<Post, 'body' | 'title'>, known: { title: string; text: string }): boolean {
  const text = bodyText(page.body);
  if (text.length <= known.text.length) return false;
  const paragraphs = text.split('\n').filter((line) => PARAGRAPH.test(line));
  const said = paragraphs.filter((line) => !NOTICE.test(line)).join(' ');
  if (said.length >= SURE) return true;
  if (paragraphs.length === 0) return false;
  return sharedWords(known.text, text) >= 0.5 || (said.length >= 80 && sharedWords(known.title, `${page.title} ${text}`) >= 0.5);
}

/** The part of the longer words of one text that the other has, 0 to 1. */
function sharedWords(some: string, all: string): number {
  const words = [...new Set(wordsOf(some))].slice(0, 200);
  const there = new Set(wordsOf(all));
  return words.length === 0 ? 0 : words.filter((word) => there.has(word)).length / words.length;
}

function wordsOf(text: string): string[] {
  return plainLine(text).toLowerCase().match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2}|[\p{L}\p{N}\p{M}]{4,}/gu) ?? [];
}

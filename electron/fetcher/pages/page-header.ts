import { readByline } from '../../../shared/brief/read/dateline.ts';
import { isPersonName, splitNames } from '../../../shared/language/person.ts';
import { plainLine } from '../../../shared/brief/normal/white-space.ts';
import { readDate } from '../../../shared/feed/dates.ts';
import type { Page, PageElement, PageNode } from './page-document.ts';

/** What is printed around the main heading. */
export interface PrintedHeader {
  /** As printed, or as its time element says it; readable by `readDate`. */
  date: string | null;
  authors: string[];
}

export interface Line {
  text: string;
  /** The same with a bar where one element ends and another begins. */
  parted: string;
  heading: boolean;
  /** In an element that is there for the author. */
  ofAuthor: boolean;
  /** Of a time element in it. */
  datetime: string | null;
}

const BEFORE = 5;
const AFTER = 8;
/** Characters of a line that is text and no header. */
const TEXT = 240;
/** Lines of a page that are looked at for the heading. */
const MOST_LINES = 3000;

/** Reads the lines before and after the heading that is the title, down to the first paragraph of text. */
export function printedHeader(lines: readonly Line[], title: string, logos: readonly string[]): PrintedHeader {
  const named = lines.findIndex(({ text, heading }) => heading && text === title);
  const at = named >= 0 ? named : lines.findIndex(({ text, heading }) => heading && !logos.includes(text));
  const header: PrintedHeader = { date: null, authors: [] };
  if (at < 0) return header;
  const after = lines.slice(at + 1, at + 1 + AFTER);
  const end = after.findIndex(({ text }) => text.length > TEXT);
  const above = lines.slice(Math.max(0, at - BEFORE), at).reverse().filter(({ text }) => text.length <= TEXT);
  const near = [...after.slice(0, end < 0 ? AFTER : end), ...above];
  for (const line of near) {
    header.date ??= line.datetime !== null && readDate(line.datetime) !== null ? line.datetime : dateIn(line);
    if (header.authors.length === 0) header.authors = authorsIn(line);
  }
  return header;
}

const BORDER = /\s*[|•·¦‖]\s*|\s+(?:[–—-]{1,2}|\/)\s+|\s+(?=by\s+\p{Lu})|[\s\u3000]+(?=\p{L}{1,8}：)/iu;
const DATE_LABEL = new RegExp(
  String.raw`^(?:\p{L}[\p{L} ]{0,24}[:：]\s*|(?:(?:first )?published|posted|released|issued|dated|updated|publi\p{L}*|veröffentlicht|erschienen|pubbl\p{L}*|gepubliceerd`
  + String.raw`|opublik\p{L}*|опублик\p{L}*|mis en ligne|yayın\p{L}*)(?: \p{L}{1,3})?\s+)`, 'iu',
);

function dateIn({ text, parted }: Line): string | null {
  if (text.length > 160 || !/\p{Nd}/u.test(text)) return null;
  const pieces = [text, ...text.split(BORDER), ...parted.split(BORDER)].map((piece) => piece.trim());
  // "2023" alone is a year of something.
  return pieces.flatMap((piece) => [piece, piece.replace(DATE_LABEL, '')]).find((piece) => /\p{Nd}.*\P{Nd}/u.test(piece) && piece.length > 6 && !/^\d{4}\D(?!\d)/.test(piece) && readDate(piece) !== null) ?? null;
}

/** What stands before names in a byline. */
export const AUTHOR_LABEL = new RegExp(
  String.raw`^(?:作者|文|记者|記者|撰文|编辑|автор|автори|авторы|بقلم|كتب|yazan|szerző|autor|autore|auteur|por|par|von|di|door|`
  + String.raw`(?:(?:written|posted|published|story|text) )?by)\s*[:：]?\s+|^(?:作者|文|记者|記者|撰文)[:：]\s*`, 'iu',
);

function authorsIn({ text, parted, ofAuthor }: Line): string[] {
  if (text.length > 160) return [];
  for (const piece of [text, ...text.split(BORDER), ...(ofAuthor ? parted.split(BORDER) : [])].map((one) => one.trim())) {
    const byline = readByline(piece);
    if (byline !== null) return byline.authors;
    const said = piece.replace(AUTHOR_LABEL, '');
    const names = splitNames(said);
    if ((ofAuthor || said !== piece) && names.length > 0 && names.every(isPersonName)) return names;
  }
  return [];
}

const BLOCKS = new Set('ADDRESS ARTICLE ASIDE BLOCKQUOTE DD DIV DL DT FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN OL P PRE SECTION TABLE TBODY TD TH TR UL BR'.split(' '));
const UNSEEN = new Set('SCRIPT STYLE NOSCRIPT TEMPLATE SVG NAV FORM SELECT BUTTON IFRAME HEAD'.split(' '));
const AUTHORS = /(?:^|[\s_-])(?:author|byline|writer|contributor)s?(?:$|[\s_-](?:name|link|meta|info)?)/i;

/** The visible lines of a page in order; needs no call stack. */
export function linesOf(document: Page): Line[] {
  const lines: Line[] = [];
  const fresh = (): Line => ({ text: '', parted: '', heading: false, ofAuthor: false, datetime: null });
  let line = fresh();
  const end = (): void => {
    const text = plainLine(line.text);
    if (text !== '' || line.datetime !== null) lines.push({ ...line, text, parted: plainLine(line.parted) });
    line = fresh();
  };
  const waiting: (PageNode | (() => void))[] = [document.body];
  for (let next = waiting.pop(); next !== undefined && lines.length < MOST_LINES; next = waiting.pop()) {
    if (typeof next === 'function') next();
    else if (next.nodeType === 3) {
      line.text += next.textContent ?? '';
      line.parted += next.textContent ?? '';
    } else if (next.nodeType === 1) {
      const element = next as PageElement;
      if (UNSEEN.has(element.tagName)) continue;
      const isBlock = BLOCKS.has(element.tagName);
      if (isBlock) end();
      else line.parted += ' | ';
      const isHeading = element.tagName === 'H1' || element.tagName === 'H2';
      const isAuthor = AUTHORS.test(element.getAttribute('class') ?? '') || /\bauthor\b/.test(`${element.getAttribute('rel')} ${element.getAttribute('itemprop')}`);
      const datetime = element.tagName === 'TIME' ? element.getAttribute('datetime') : null;
      if (datetime !== null) line.datetime ??= datetime;
      waiting.push(() => {
        if (isHeading) line.heading = true;
        if (isAuthor) line.ofAuthor = true;
        if (isBlock) end();
        else line.parted += ' | ';
      });
      // Each look at childNodes makes a list anew.
      for (const child of [...element.childNodes].reverse()) waiting.push(child);
    }
  }
  end();
  return lines;
}

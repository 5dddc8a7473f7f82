import { plainLine } from '../../../shared/brief/normal/white-space.ts';
import { isFurniture, lengthOf, linkedShare } from './page-furniture.ts';
import type { Page, PageElement } from './page-document.ts';

/*
 * Readability leaves out what is short, stands in an `aside` or has an unlucky name: quotations in boxes of their own, captions,
 * key points, notes. Between its first and its last paragraph such things are the article's, unless they look like furniture.
 */

/** Blocks by the number that they were given, so that they are known again after Readability has taken the page apart. */
const NUMBER = 'data-briefcase-block';
const BLOCKS = 'p, h1, h2, h3, h4, h5, h6, li, blockquote, figure, figcaption, pre, table, tr, dl, dt, dd, ul, ol, aside, div, section, footer';
/** Elements that are numbered: more are no article, and comparing would take long. */
const MOST = 20_000;
const LEAST = 25;

/** A copy of each block as it was, by its number; to be made before anything is taken away. */
export type Blocks = ReadonlyMap<string, PageElement>;

export function numberedBlocks(document: Page): Blocks {
  const blocks = [...document.querySelectorAll(BLOCKS)].slice(0, MOST);
  for (const [index, block] of blocks.entries()) block.setAttribute(NUMBER, String(index));
  const copy = document.body.cloneNode(true);
  return new Map([...copy.querySelectorAll(`[${NUMBER}]`)].map((block) => [block.getAttribute(NUMBER)!, block]));
}

/** Puts back, each behind the block that it stood behind. */
export function restoreMissing(article: PageElement, blocks: Blocks): void {
  const kept = new Map([...article.querySelectorAll(`[${NUMBER}]`)].map((block) => [block.getAttribute(NUMBER)!, block]));
  const leaves = [...blocks].filter(([number, block]) => kept.has(number) && isParagraph(block));
  const [first, last] = [leaves[0]?.[0], leaves.at(-1)?.[0]];
  if (first === undefined || last === undefined) return;
  const alike = placesOf(leaves.map(([, block]) => block));
  const isBetween = (number: string): boolean => Number(number) >= Number(first) && Number(number) <= Number(last);
  const heading = [...blocks].findLast(([number, block]) => block.tagName === 'H1' && Number(number) < Number(first))?.[0];
  const text = plainLine(article.textContent ?? '');
  let behind: PageElement | null = null;
  let inside: PageElement | null = null;
  const apart = new Map<PageElement, boolean>();
  const start = outermost(kept.get(first)!, article);
  for (const standfirst of standfirstsOf(blocks, kept, Number(first), text, apart)) start.before(standfirst.cloneNode(true));
  for (const [number, block] of blocks) {
    const here = kept.get(number);
    if (here !== undefined) {
      if (isBetween(number) && isLeaf(here)) behind = here;
      continue;
    }
    if (inside?.contains(block) || holdsKept(block, kept)) continue;
    // Above the first and below the last paragraph only what stands as they do: an advertisement may have cut the article there.
    const isOfArticle = isBetween(number) ? behind !== null && isMissed(block, text, apart) : Number(number) > Number(heading ?? -1) && isLike(block, alike) && !text.includes(plainLine(block.textContent ?? '')) && !isApart(block, apart);
    if (!isOfArticle) continue;
    const copy = block.cloneNode(true);
    if (behind === null) start.before(copy);
    else outermost(behind, article).after(copy);
    if (behind !== null) behind = copy;
    inside = block;
  }
  for (const block of article.querySelectorAll(`[${NUMBER}]`)) block.removeAttribute(NUMBER);
}

/** How paragraphs stand in the page: the elements around each, up to the article, with their classes. */
function placesOf(paragraphs: readonly PageElement[]): ReadonlySet<string> {
  return new Set(paragraphs.map(placeOf).filter((place) => place !== null));
}

/** null outside an article, or where nothing but the article is around it: any paragraph stands so. */
function placeOf(block: PageElement): string | null {
  const around: string[] = [];
  for (let element: PageElement | null = block; element !== null && element.tagName !== 'BODY'; element = element.parentElement) {
    if (element.tagName === 'ARTICLE' || element.tagName === 'MAIN' || element.getAttribute('itemprop') === 'articleBody') return around.length > 1 ? around.join(' ') : null;
    around.push(`${element.tagName}.${element.getAttribute('class') ?? ''}`);
  }
  return null;
}

/** A paragraph, or the box of some, that stands as the paragraphs of the article do. */
function isLike(block: PageElement, alike: ReadonlySet<string>): boolean {
  if (alike.size === 0 || !/^(?:P|DIV|SECTION)$/.test(block.tagName) || linkedShare(block) > 0.3 || block.querySelector('form, input, button, nav, iframe, article, h1') !== null) return false;
  const paragraphs = block.tagName === 'P' ? [block] : [...block.querySelectorAll('p')];
  return paragraphs.some((one) => lengthOf(one) > 60) && paragraphs.every((one) => alike.has(placeOf(one) ?? ''));
}

/** What stands between the main heading and the text and is called a subtitle, a lead or a summary. */
function standfirstsOf(
  blocks: Blocks, kept: ReadonlyMap<string, PageElement>, first: number, text: string, apart: Map<PageElement, boolean>,
): PageElement[] {
  const above = [...blocks].filter(([number]) => Number(number) < first);
  const from = above.findLastIndex(([, block]) => block.tagName === 'H1');
  if (from < 0) return [];
  const isFound = ([number, block]: [string, PageElement]): boolean => (
    !kept.has(number) && isLeaf(block) && isStandfirst(block) && isMissed(block, text, apart)
  );
  const found = above.slice(from + 1).filter(isFound).map(([, block]) => block);
  // Some pages print it once for wide and once for narrow windows.
  return [...new Map(found.toReversed().map((block) => [plainLine(block.textContent ?? ''), block])).values()].toReversed().slice(0, 3);
}

function isStandfirst(block: PageElement): boolean {
  const names = [block, block.parentElement].map((element) => `${element?.getAttribute('class') ?? ''} ${element?.getAttribute('itemprop') ?? ''}`).join(' ');
  return lengthOf(block) < 800 && /(?:^|[\s_-])(?:standfirst|sub-?title|sub-?head(?:line|ing)?|dek|deck|lead|lede|intro(?:duction)?|summary|abstract|excerpt|alternativeHeadline)(?:$|[\s_-])/i.test(names);
}

/** A paragraph of running text: what an article certainly begins and ends with. */
function isParagraph(block: PageElement): boolean {
  return /^(?:P|DIV|LI|BLOCKQUOTE|PRE|TD)$/.test(block.tagName) && isLeaf(block) && plainLine(block.textContent ?? '').length > 80 && linkedShare(block) < 0.3;
}

function isLeaf(block: PageElement): boolean {
  return block.querySelector(`[${NUMBER}]`) === null;
}

function holdsKept(block: PageElement, kept: ReadonlyMap<string, PageElement>): boolean {
  return [...block.querySelectorAll(`[${NUMBER}]`)].some((inner) => kept.has(inner.getAttribute(NUMBER)!));
}

function isMissed(block: PageElement, text: string, apart: Map<PageElement, boolean>): boolean {
  const words = plainLine(block.textContent ?? '');
  if (words.length < LEAST || text.includes(words) || /^(?:LI|TR|DT|DD|UL|OL|FOOTER)$/.test(block.tagName)) return false;
  if (isStandfirst(block) && block.querySelector('a') === null) return !isApart(block, apart);
  if (/^H\d$/.test(block.tagName)) return false;
  if (block.querySelector('form, input, button, nav, iframe, article') !== null) return false;
  // Boxes that lead elsewhere have links; what only says something has sentences.
  const isOfText = /^(?:BLOCKQUOTE|FIGCAPTION|FIGURE|TABLE|DL|PRE)$/.test(block.tagName) || isListOfText(block);
  if (isOfText ? linkedShare(block) > 0.25 : block.querySelector('a') !== null || !SENTENCE.test(words)) return false;
  return !isApart(block, apart);
}

/**
 * In something that is no part of the text, by its name or because nobody sees it. `known` keeps what was found of each element: many
 * blocks share what is around them.
 */
function isApart(block: PageElement, known: Map<PageElement, boolean>): boolean {
  const unknown: PageElement[] = [];
  let around: PageElement | null = block;
  for (; around !== null && around.tagName !== 'BODY' && !known.has(around); around = around.parentElement) unknown.push(around);
  let apart = around !== null && (known.get(around) ?? false);
  for (const element of unknown.reverse()) {
    apart ||= isUnseen(element) || ODD.test(namesOf(element)) || /^(?:NAV|FORM|BUTTON|DIALOG|TEMPLATE|NOSCRIPT)$/.test(element.tagName) || isFurniture(element);
    known.set(element, apart);
  }
  return apart;
}

function namesOf(element: PageElement): string {
  return `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
}

/** A box with a heading or none, and items that say something: recommendations, findings, key points. */
function isListOfText(block: PageElement): boolean {
  if (!/^(?:DIV|SECTION|ASIDE)$/.test(block.tagName) || linkedShare(block) > 0.1) return false;
  const items = [...block.querySelectorAll('li')];
  return items.length > 0 && items.filter((item) => lengthOf(item) >= LEAST && /\s\S+\s/.test((item.textContent ?? '').trim())).length >= items.length / 2;
}

const SENTENCE = /\p{L}{2}.{20,}[.!?…。！？؟”"»]$/u;

/** Names of what may stand in an article and is about something else. */
const ODD = /(?:^|[\s_-])(?:nav|menu|sidebar|widget|author|authors|bio|byline|meta|toc|tags?|teaser|trending|popular|login|toolbar|tooltip|modal|popup|rating|timestamp|dateline|credits?|outbrain|taboola|print|most)(?:$|[\s_-])/i;

function isUnseen(element: PageElement): boolean {
  return element.getAttribute('hidden') !== null || element.getAttribute('aria-hidden') === 'true' || /display\s*:\s*none|visibility\s*:\s*hidden/i.test(element.getAttribute('style') ?? '');
}

/** The list, table or figure that the block is in, so that nothing is put into the middle of one. */
function outermost(block: PageElement, article: PageElement): PageElement {
  let found = block;
  for (let around = block.parentElement; around !== null && around !== article; around = around.parentElement) {
    if (/^(?:UL|OL|DL|TABLE|FIGURE|BLOCKQUOTE)$/.test(around.tagName)) found = around;
  }
  return found;
}

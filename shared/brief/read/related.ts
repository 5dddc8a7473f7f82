import type { TextOffset } from '../../ids.ts';
import type { BodyElement, BodyText } from '../body.ts';
import type { RelatedLink } from '../brief.ts';
import type { Leaf } from '../leaves.ts';
import { isPersonName, splitNames } from '../../language/person.ts';
import { printedDate } from '../../language/printed-date.ts';
import { phrasingText } from '../text.ts';
import { isKindOfBrief } from '../vocabulary.ts';

/** A link in a leaf: where its words stand in the leaf's text. */
interface Anchor {
  start: number;
  end: number;
  href: string;
}

/** The items listed under headings like "Related Analysis". A paragraph of prose there is not an item. */
export function relatedOf(leaves: readonly Leaf[]): RelatedLink[] {
  return leaves.filter((leaf) => leaf.inRelated && leaf.element.tagName !== 'pre').flatMap((leaf) => {
    const anchors = anchorsIn(leaf.element).slice(0, 1000);
    let offset = 0;
    return leaf.text.split('\n').flatMap((line) => {
      const from = offset;
      offset += line.length + 1;
      const onLine = anchors.filter((anchor) => anchor.start >= from && anchor.end <= from + line.length)
        .map((anchor) => ({ ...anchor, start: anchor.start - from, end: anchor.end - from }));
      const item = readItem(line, onLine);
      if (item === null) return [];
      const start = (leaf.start + from + item.start) as TextOffset;
      const end = (leaf.start + from + item.end) as TextOffset;
      return [{ title: line.slice(item.start, item.end), authors: item.authors, url: item.url, start, end }];
    });
  });
}

/** `start`-`end`: the title, without its quotation marks and the comma that the sentence set. */
interface Item {
  start: number;
  end: number;
  authors: string[];
  url: string | null;
}

function readItem(line: string, anchors: readonly Anchor[]): Item | null {
  const title = line.length > 600 ? null : titleIn(line, anchors);
  if (title === null) return null;
  const anchor = anchors.find(({ start, end }) => start < title.end && end > title.start);
  return { ...title, url: anchor?.href ?? null };
}

function titleIn(line: string, anchors: readonly Anchor[]): Omit<Item, 'url'> | null {
  const [anchor] = anchors;
  const isFirst = anchor !== undefined && /^[\s"“„«‘•*-]*$/u.test(line.slice(0, anchor.start));
  if (isFirst && anchor.end - anchor.start >= line.length * 0.3) {
    const rest = line.slice(anchor.end);
    return { ...withoutMarks(line, anchor.start, anchor.end), authors: isAside(rest) ? creditsIn(rest) : [] };
  }
  // “Title,” by Jane Roe | Jane Roe, “Title,” Flash Brief | Title,” by Jane Roe (the opening mark was lost on the way).
  for (const { 0: mark, index } of [...line.matchAll(/[,.?!]?["”»]/g)].reverse()) {
    const rest = line.slice(index + mark.length);
    const isEnd = rest.trim() === '' || BY.test(rest) || creditsIn(rest).every(isCredit);
    if (index < 8 || !isEnd) continue;
    const opening = line.search(/["“„«]/);
    const marked = line.slice(opening, index + mark.length);
    const isLost = marked.length === 1 || !isBeforeTitle(line.slice(0, opening)) || closesItself(marked);
    const before = isLost ? [] : creditsIn(line.slice(0, opening));
    const title = withoutMarks(line, isLost ? 0 : opening + 1, index + mark.length - 1);
    return { ...title, authors: [...before, ...creditsIn(rest)] };
  }
  // “Title, by Jane Roe: the closing mark was lost, or never there.
  const by = /,?\s+by\s+(?=\p{Lu})/iu.exec(line);
  if (by !== null && by.index > 8 && creditsIn(line.slice(by.index)).every(isCredit)) {
    return { ...withoutMarks(line, 0, by.index), authors: creditsIn(line.slice(by.index)) };
  }
  const border = /\s+[|–—]\s+/u.exec(line);
  if (border !== null && creditsIn(line.slice(border.index)).every(isCredit)) {
    return { ...withoutMarks(line, 0, border.index), authors: creditsIn(line.slice(border.index)) };
  }
  const isSentence = /[.!;:…]["”’)]*$/.test(line) || line.split(' ').length > 25;
  return isSentence || line.split(' ').length < 2 ? null : { ...withoutMarks(line, 0, line.length), authors: [] };
}

const BY = /^[\s,.]*(?:by|von|par|por)\s+\p{L}/iu;

/** Names or a kind of brief in what follows (or precedes) a title: ",” by A and B", " (Policy Brief, June 2, 2023)". */
function creditsIn(rest: string): string[] {
  const words = rest.replace(/^[\s,.;:–—|("”’]+|[\s,;:)“"]+$/gu, '').replace(/(?<!\b(?:Jr|Sr|\p{Lu}))\.$/u, '');
  const undated = words.replace(/^by\s+/i, '').replace(DATE_AT_END, '');
  if (undated === '' || undated.length > 200 || printedDate(undated) !== null) return [];
  return splitNames(undated);
}

/** ", June 2, 2023", " (2 June 2023)", ", June 2023", " 2023" */
const DATE_AT_END = /,?\s*\(?(?:\p{L}+\.?\s+\d{1,2},\s+|(?:\d{1,2}\s+)?\p{L}+\.?\s+)?\d{4}(?:-\d\d-\d\d)?\)?$/u;

function isCredit(name: string): boolean {
  return isPersonName(name) || isKindOfBrief(name);
}

/**
 * "Not a Drill": Customs Rehearses,”: the straight marks are a pair of their own, and the last mark has lost its
 * partner.
 */
function closesItself(words: string): boolean {
  return /^"[^“]*”$/u.test(words) && (words.match(/"/g)?.length ?? 0) % 2 === 0;
}

/** Nothing, or the author: "Jane Roe, “Title”". A longer sentence before a quotation is prose. */
function isBeforeTitle(before: string): boolean {
  return before.trim() === '' || /^[•*-]?\s*$/.test(before) || creditsIn(before).every(isCredit);
}

function isAside(rest: string): boolean {
  return rest.split(' ').length <= 14 && !/[.!?]\s/.test(rest);
}

/** The title without the comma that the sentence set and without marks that enclose it, or have lost their partner. */
function withoutMarks(line: string, from: number, to: number): { start: number; end: number } {
  let [start, end] = [from, to];
  const trim = (): void => {
    while (start < end && /\s/.test(line.charAt(start))) start += 1;
    while (start < end && /[\s,;:]/.test(line.charAt(end - 1))) end -= 1;
  };
  trim();
  const count = (marks: RegExp): number => line.slice(start, end).match(marks)?.length ?? 0;
  const isPaired = count(/[“„«]/g) + count(/"/g) / 2 === count(/[”»]/g) + count(/"/g) / 2 && count(/"/g) % 2 === 0;
  const encloses = /^["“„«][^"“”„«»]*["”»]$/u.test(line.slice(start, end));
  if ((encloses || !isPaired) && /["“„«]/.test(line.charAt(start))) start += 1;
  if ((encloses || !isPaired) && /["”»]/.test(line.charAt(end - 1))) end -= 1;
  trim();
  return start < end ? { start, end } : { start: from, end: to };
}

function anchorsIn(element: BodyElement): Anchor[] {
  const anchors: Anchor[] = [];
  let offset = 0;
  const visit = (node: BodyElement | BodyText): void => {
    if (node.type === 'element' && node.properties.href !== undefined) {
      anchors.push({ start: offset, end: offset + phrasingText(node).length, href: node.properties.href });
    }
    if (node.type === 'element' && node.tagName !== 'br') node.children.forEach(visit);
    else offset += phrasingText(node).length;
  };
  element.children.forEach(visit);
  return anchors;
}

import type { TextOffset } from '../ids.ts';
import type { BodyElement, BodyText } from './body.ts';
import type { RelatedLink } from './brief.ts';
import type { Leaf } from './leaves.ts';
import { isPersonName, splitNames } from './person.ts';
import { printedDate } from './printed-date.ts';
import { quotationsIn } from './quotation.ts';
import { phrasingText } from './text.ts';
import { isKindOfBrief } from './vocabulary.ts';

/** A link in a leaf: where its words stand in the leaf's text. */
interface Anchor {
  start: number;
  end: number;
  href: string;
}

/** The items listed under headings like "Related Analysis". A paragraph of prose there is not an item. */
export function relatedOf(leaves: readonly Leaf[]): RelatedLink[] {
  return leaves.filter((leaf) => leaf.inRelated && leaf.element.tagName !== 'pre').flatMap((leaf) => {
    const anchors = anchorsIn(leaf.element);
    let offset = 0;
    return leaf.text.split('\n').flatMap((line) => {
      const from = offset;
      offset += line.length + 1;
      const onLine = anchors.filter((anchor) => anchor.start >= from && anchor.end <= from + line.length)
        .map((anchor) => ({ ...anchor, start: anchor.start - from, end: anchor.end - from }));
      const item = readItem(line, onLine);
      if (item === null) return [];
      const { start, end, authors, url } = item;
      const place = leaf.start + from;
      return [{ title: line.slice(start, end), authors, url, start: (place + start) as TextOffset, end: (place + end) as TextOffset }];
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
  const [quoted] = quotationsIn(line);
  const isWhole = quoted !== undefined && quoted.isClosed && quoted.end - quoted.start >= 8;
  // “Title,” by Jane Roe | Jane Roe, “Title,” Flash Brief
  if (isWhole && isBeforeTitle(line.slice(0, quoted.open))) {
    const before = creditsIn(line.slice(0, quoted.open));
    return { ...withoutComma(line, quoted.start, quoted.end), authors: [...before, ...creditsIn(line.slice(quoted.after))] };
  }
  // Title,” by Jane Roe: the opening mark was lost on the way.
  const closing = /[,.?!]?["”»]/.exec(line);
  if (closing !== null && closing.index >= 8 && !/["“”„«»]/.test(line.slice(0, closing.index))) {
    return { ...withoutComma(line, 0, closing.index + closing[0].length - 1), authors: creditsIn(line.slice(closing.index + closing[0].length)) };
  }
  // “Title, by Jane Roe: the closing mark was lost.
  const start = /^["“„«]/.test(line) ? 1 : 0;
  const by = /,?\s+by\s+(?=\p{Lu})/iu.exec(line);
  if (by !== null && by.index > start && creditsIn(line.slice(by.index)).every(isCredit)) {
    return { ...withoutComma(line, start, by.index), authors: creditsIn(line.slice(by.index)) };
  }
  const [anchor] = anchors;
  if (anchor !== undefined && anchor.end - anchor.start >= line.length * 0.4) {
    const rest = line.slice(anchor.end);
    return { ...withoutComma(line, anchor.start, anchor.end), authors: isAside(rest) ? creditsIn(rest) : [] };
  }
  const border = /\s+[|–—]\s+/u.exec(line);
  if (border !== null && creditsIn(line.slice(border.index)).every(isCredit)) {
    return { ...withoutComma(line, start, border.index), authors: creditsIn(line.slice(border.index)) };
  }
  const isSentence = /[.!;:…]["”’)]*$/.test(line) || line.split(' ').length > 25;
  return isSentence || line.split(' ').length < 2 ? null : { ...withoutComma(line, start, line.length), authors: [] };
}

/** Names or a kind of brief in what follows (or precedes) a title: ",” by A and B", ", FDD Flash Brief", " (Policy Brief, June 2, 2023)". */
function creditsIn(rest: string): string[] {
  const plain = rest.replace(/^[\s,.;:–—|("”’]+|[\s,.;:)“"]+$/gu, '').replace(/^by\s+/i, '');
  const undated = plain.replace(/,?\s*\(?(?:\p{L}+\.?\s+\d{1,2},\s+\d{4}|\d{1,2}\s+\p{L}+\.?\s+\d{4}|\p{L}+\s+\d{4}|\d{4}(?:-\d\d-\d\d)?)\)?$/u, '');
  if (undated === '' || undated.length > 200 || printedDate(undated) !== null) return [];
  return splitNames(undated);
}

function isCredit(name: string): boolean {
  return isPersonName(name) || isKindOfBrief(name);
}

/** Nothing, or the author: "Jane Roe, “Title”". A longer sentence before a quotation is prose. */
function isBeforeTitle(before: string): boolean {
  return before.trim() === '' || /^[•*-]?\s*$/.test(before) || creditsIn(before).every(isCredit);
}

function isAside(rest: string): boolean {
  return rest.split(' ').length <= 14 && !/[.!?]\s/.test(rest);
}

/** The title's own question or exclamation mark stays; quotation marks and the comma before them belong to the line. */
function withoutComma(line: string, start: number, end: number): { start: number; end: number } {
  const slice = line.slice(start, end);
  const before = /^[\s"“„«‘]*/u.exec(slice)?.[0].length ?? 0;
  const after = /[\s,;:"”»]*$/u.exec(slice)?.[0].length ?? 0;
  return before + after >= slice.length ? { start, end } : { start: start + before, end: end - after };
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

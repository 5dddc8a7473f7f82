import type { CalendarDate } from '../../ids.ts';
import type { Byline } from './dateline.ts';
import { readByline, readDateline, sameLine } from './dateline.ts';
import { isPersonName, readAttribution } from '../../language/person.ts';
import { dispatchDate } from '../../language/printed-date.ts';
import { isKindOfBrief, isSectionName } from '../vocabulary.ts';

/** What stands above the text of a brief. */
export interface Header {
  /** null when no line is one. */
  title: string | null;
  date: CalendarDate | null;
  series: string | null;
  authors: string[];
  url: string | null;
  /** The line of topics as printed, when the header names it so. */
  topics: string | null;
  /** Lines (by index) whose every word is in a field above: they are not repeated in the body. */
  taken: ReadonlySet<number>;
  /** Lines that say who or when and more than the fields hold: they stay in the text, and are no headings. */
  kept: ReadonlySet<number>;
}

/** How many paragraphs from the top can belong to a header. */
const REACH = 12;

/**
 * Reads the header from the first paragraphs of a text, in whatever order it prints its parts and however often. A
 * line that says more than the fields hold stays in the text. `known` is a title that is certain already (from front
 * matter, from h1).
 */
export function readHeader(lines: readonly string[], known: { title?: string } = {}): Header {
  const taken = new Set<number>();
  const kept = new Set<number>();
  const header: Fields = {
    title: known.title ?? null, date: null, series: null, authors: [], url: null, topics: null,
  };
  const repeated = known.title === undefined ? repeatedTitle(lines) : null;
  // A single paragraph is text, however short.
  for (let index = 0; index < Math.min(lines.length, REACH) && lines.length > 1; index += 1) {
    const line = lines[index] ?? '';
    const dateline = isDatedTitle(lines, index, header) ? null : readDateline(line);
    const names = readByline(line) ?? creditBeside(lines, index, header.title !== null);
    if (takeField(line, header)) {
      taken.add(index);
    } else if (dateline !== null && (header.date ?? dateline.date) === dateline.date) {
      header.date = dateline.date;
      const isNews = (header.series ??= dateline.series) === dateline.series || dateline.series === null;
      addAuthors(header.authors, dateline.authors);
      (dateline.isComplete && isNews ? taken : kept).add(index);
    } else if (header.title !== null && sameLine(line, header.title)) {
      taken.add(index);
    } else if (names !== null) {
      addAuthors(header.authors, names.authors);
      (names.isComplete ? taken : kept).add(index);
    } else if (header.title !== null && BODY.test(line) && !isSectionName(line)) {
      kept.add(index);
    } else if (header.series === null && isKindLine(lines, index, header.title !== null)) {
      header.series = line;
      taken.add(index);
    } else if (header.title === null && isTitle(line) && !isMasthead(lines, index) && sameLine(repeated ?? line, line)) {
      header.title = line;
      taken.add(index);
    } else if (!isShort(line) || !hasHeaderBelow(lines, index, header.title)) {
      break;
    }
  }
  header.date ??= lines.slice(0, 6).map(dispatchDate).find((date) => date !== null) ?? null;
  return { ...header, taken, kept };
}

/** True for a line that can be a title: short enough, no sentence, not the name of a section. */
export function isTitle(line: string): boolean {
  if (line.length > 500 || line.split(' ').length > 70 || isSectionName(line) || !/\p{L}/u.test(line) || /^https?:\/\//.test(line)) return false;
  return !/[;:,…]$/.test(line) && (!/[.。]["”’]?$/.test(line) || /\b(?:\p{Lu}\.){1,3}$/u.test(line));
}

type Fields = Omit<Header, 'taken' | 'kept'>;

const FIELD = new RegExp(
  '^(title|headline|source|url|link|topics?|tags?|keywords?|categor(?:y|ies)|filed under|series|type|issues?)'
  + '\\s*:\\s*(\\S.*)$', 'i',
);

/** "Title: …", "Date: …", "Source: https://…": a header that names its own parts. */
function takeField(line: string, header: Fields): boolean {
  const [, label = '', value = ''] = FIELD.exec(line) ?? [];
  switch (label.toLowerCase()) {
    case 'title': case 'headline':
      if (header.title !== null) return sameLine(header.title, value);
      header.title = value;
      return true;
    case 'source': case 'url': case 'link':
      if (header.url !== null || !/^https?:\/\/\S+$/i.test(value) || !URL.canParse(value)) return false;
      header.url = value;
      return true;
    case 'series': case 'type':
      if (header.series !== null) return sameLine(header.series, value);
      header.series = value;
      return true;
    case '':
      return false;
    default:
      if (header.topics !== null || value.length > 400) return false;
      header.topics = value;
      return true;
  }
}

/** A line that comes again further down is the title: the page printed it in its banner and above its text. */
export function repeatedTitle(lines: readonly string[]): string | null {
  const top = lines.slice(0, 8);
  const isTwice = (line: string, index: number): boolean => top.slice(index + 1).some((other) => sameLine(line, other));
  const canBe = (line: string): boolean => isTitle(line) && !isAroundTitle(line) && !BODY.test(line);
  return top.find((line, index) => canBe(line) && isTwice(line, index)) ?? null;
}

/** "Jane Roe | Analyst" or "Jane Roe, Senior Fellow" below the title; a bare name only where no heading could stand. */
function creditBeside(lines: readonly string[], index: number, afterTitle: boolean): Byline | null {
  const line = lines[index] ?? '';
  if (!afterTitle || line.length > 120) return null;
  if (isPersonName(line)) {
    const [above, below] = [lines[index - 1] ?? '', lines[index + 1] ?? ''];
    const isBetween = readDateline(below) !== null || (readDateline(above) !== null && isSectionName(below));
    return isBetween && !isSectionName(line) ? { authors: [line], isComplete: true } : null;
  }
  const credit = readAttribution(line.replace(/\s*[|•·]\s*/, ', '));
  const isCredit = credit !== null && credit.role !== null && line.startsWith(credit.speaker);
  return isCredit ? { authors: [credit.speaker], isComplete: false } : null;
}

/** "Department Press Briefing – June 3, 2021" is a title when a dateline stands beside it. */
function isDatedTitle(lines: readonly string[], index: number, header: Fields): boolean {
  const line = lines[index] ?? '';
  if (header.title !== null || readDateline(line)?.series == null || /[|•·]/.test(line)) return false;
  const beside = [lines[index - 1], lines[index + 1]].filter((other) => other !== undefined && !sameLine(other, line));
  return beside.some((other) => other !== undefined && readDateline(other) !== null);
}

/** A kind of brief on a line of its own: above the title, or beside a dateline. */
function isKindLine(lines: readonly string[], index: number, afterTitle: boolean): boolean {
  const line = lines[index] ?? '';
  if (!isKindOfBrief(line, !afterTitle) || isSectionName(line)) return false;
  const [above, below] = [lines[index - 1] ?? '', lines[index + 1] ?? ''];
  if (readDateline(above) !== null || readDateline(below) !== null) return true;
  return !afterTitle && isTitle(below) && lines.length > index + 2;
}

/** The publisher's name above the title: then the title comes next, with its dateline or byline around it. */
function isMasthead(lines: readonly string[], index: number): boolean {
  if (!BODY.test(lines[index] ?? '')) return false;
  const [next = '', afterNext = ''] = lines.slice(index + 1, index + 3);
  if (isAroundTitle(next)) return isTitle(afterNext) && isShort(afterNext) && !isAroundTitle(afterNext);
  return isTitle(next) && isAroundTitle(afterNext);
}

/** A dateline, a byline or a kind of brief. */
function isAroundTitle(line: string): boolean {
  return readDateline(line) !== null || readByline(line) !== null || isKindOfBrief(line);
}

/** "Harbor Institute", "Office of the Spokesperson", "The Center for Maritime Law" */
const BODY = new RegExp(
  '^(?:the )?(?:[\\p{L}’\'&.-]+ ){0,5}(?:institute|foundation|cent(?:er|re)|council|ministry|department|agency|'
  + 'group|office'
  + '|university|society|bureau|commission|embassy)(?: (?:for|of|on|in) [\\p{L}’\' &-]+)?$', 'iu',
);

function hasHeaderBelow(lines: readonly string[], index: number, title: string | null): boolean {
  return lines.slice(index + 1, index + 3).some((line) => {
    const isTitleOfIt = title === null ? isTitle(line) && isShort(line) : sameLine(line, title);
    return isTitleOfIt || readDateline(line) !== null || readByline(line) !== null;
  });
}

function isShort(line: string): boolean {
  return line.length <= 220 && line.split(' ').length <= 35;
}

function addAuthors(authors: string[], more: readonly string[]): void {
  for (const name of more) if (!authors.some((author) => sameLine(author, name))) authors.push(name);
}

import type { CalendarDate } from '../../ids.ts';
import { isPersonName, splitNames } from '../../language/person.ts';
import { printedDate } from '../../language/printed-date.ts';
import { folded, isKindOfBrief } from '../vocabulary.ts';

/** What a line above or below the title says. `isComplete` when every word of it is in one of the fields. */
export interface Dateline {
  date: CalendarDate;
  series: string | null;
  authors: string[];
  isComplete: boolean;
}

export interface Byline {
  authors: string[];
  isComplete: boolean;
}

const SEPARATOR = /\s*[|•·¦‖]\s*|\s+[–—/-]{1,2}\s+/u;
const DATE_LABEL = /^(?:date(?: published)?|(?:published|posted|released|issued)(?: on)?|dated)\s*:?\s+/i;
const BY = /^(?:by|von|par|por|autor(?:es|in)?|authors?|written by|автор|автори|بقلم)\s*:?\s+/iu;

/**
 * "June 28, 2023 | Flash Brief", "Published: 28 June 2023", "Policy Brief · 2023-06-28 · By Jane Roe"; null when no
 * part is a date.
 */
export function readDateline(line: string): Dateline | null {
  if (line.length > 160 || !/\p{Nd}/u.test(line)) return null;
  // A date may itself hold a dash or a slash, so the whole line is tried first.
  const parts = readDatePart(line) === null ? partsOf(line) : [line];
  const found: Dateline = { date: '' as CalendarDate, series: null, authors: [], isComplete: true };
  for (const part of parts) {
    const date = readDatePart(part);
    const names = BY.test(part) ? readByline(part) : null;
    if (date !== null && found.date === '') found.date = date;
    else if (names !== null) takeNames(found, names);
    else if (found.series === null && isKindOfBrief(part)) found.series = part;
    else if (splitNames(part).every(isPersonName)) found.authors.push(...splitNames(part));
    else if (found.series === null && parts.length === 2 && isShortLabel(part)) found.series = part;
    else if (part.split(' ').length <= 8) found.isComplete = false;
    else return null;
  }
  return found.date === '' ? null : found;
}

/**
 * "By Jane Roe and John Doe", "Jane Roe | Analyst" is not one: it has no "by" and could be anything. Null when no
 * name follows.
 */
export function readByline(line: string): Byline | null {
  if (line.length > 200 || !BY.test(line)) return null;
  const said = line.replace(BY, '').replace(/\.$/, '');
  const parts = said.split(SEPARATOR);
  const names = splitNames(parts[0] ?? '');
  const authors = names.filter(isPersonName);
  if (authors.length === 0 || !isPersonName(names[0] ?? '')) return null;
  return { authors, isComplete: parts.length === 1 && authors.length === names.length };
}

/** Two datelines print the same when they differ in case and spaces only. */
export function sameLine(a: string, b: string): boolean {
  return a === b || (a.length <= 600 && b.length <= 600 && folded(a) === folded(b));
}

function takeNames(found: Dateline, byline: Byline): void {
  found.authors.push(...byline.authors);
  found.isComplete &&= byline.isComplete;
}

function readDatePart(part: string): CalendarDate | null {
  return printedDate(part.replace(DATE_LABEL, ''));
}

function partsOf(line: string): string[] {
  const parts = line.split(SEPARATOR).filter((part) => part !== '');
  if (parts.length > 1) return parts;
  // "June 28, 2023 Flash Brief": the date ends at its year.
  const split = /^(.{6,40}?\b\d{4})\s+(\p{Lu}.*)$/u.exec(line);
  const [, date = '', kind = ''] = split ?? [];
  return split !== null && readDatePart(date) !== null && isKindOfBrief(kind) ? [date, kind] : parts;
}

/**
 * A word or two beside the date that say what kind of thing this is, in any language; places have commas or stand
 * alone.
 */
function isShortLabel(part: string): boolean {
  return part.length <= 40 && part.split(' ').length <= 4 && !/[\d,.!?:]/.test(part);
}

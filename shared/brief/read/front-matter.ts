import type { CalendarDate } from '../../ids.ts';
import { splitNames } from '../../language/person.ts';
import type { Declared } from './post-from-body.ts';
import { fieldsOf, headBlock } from './front-matter-fields.ts';
import type { FieldValue } from './front-matter-fields.ts';
import { dateOf, printedDate } from '../../language/printed-date.ts';
import { isLanguage } from '../normal/properties.ts';
import { plainLine } from '../normal/white-space.ts';

/** A Markdown file cut in two: what its head declares, and the text below. */
export interface FrontMatter {
  declared: Declared;
  text: string;
}

/**
 * Reads a block of YAML or TOML at the top, or lines of "Name: value" (MultiMarkdown). What names nothing is text and
 * stays where it is.
 */
export function readFrontMatter(file: string): FrontMatter {
  const head = headBlock(file);
  const fields = head === null ? null : fieldsOf(head);
  if (head === null || fields === null) return { declared: {}, text: file };
  const all = (...names: string[]): string[] => names.flatMap((name) => texts(fields[name]));
  const first = (...names: string[]): string | null => all(...names)[0] ?? null;
  const url = first('source', 'url', 'link', 'canonical', 'canonical_url', 'source_url');
  const language = first('lang', 'language');
  const title = first('title', 'headline');
  const topics = all('topics', 'topic', 'tags', 'categories', 'keywords').flatMap((row) => row.split(/\s*[,;]\s*/));
  return {
    declared: {
      ...(title === null ? {} : { title }),
      url: url !== null && /^https?:\/\//i.test(url) && URL.canParse(url) ? url : null,
      date: dateIn(first('date', 'published', 'pubdate', 'publish_date', 'issued')),
      series: first('series', 'kind', 'type'),
      authors: all('author', 'authors', 'by', 'byline').flatMap((row) => splitNames(row.replace(/^by\s+/i, ''))),
      topics: [...new Set(topics)].filter((name) => name !== '').map((name) => ({ name, known: true })),
      language: isLanguage(language) ? language : null,
    },
    text: head.text,
  };
}

/** The texts in a field, however it is written: one, a list, a list of maps with names. */
function texts(value: FieldValue | null | undefined, depth = 0): string[] {
  if (value === undefined || value === null || depth > 4) return [];
  if (typeof value === 'string') return [plainLine(value)].filter((text) => text !== '');
  if (Array.isArray(value)) return value.flatMap((part) => texts(part, depth + 1));
  return texts(value['name'] ?? value['title'], depth + 1);
}

function dateIn(value: string | null): CalendarDate | null {
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:$|[T ])/.exec(value ?? '') ?? [];
  return year === undefined ? printedDate(value ?? '') : dateOf(year, Number(month), day);
}

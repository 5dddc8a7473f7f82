import { changeLabel, citationOf, type CitedHighlight } from './cited-highlight.ts';

/*
 * Highlights for a memo or a vault: each a block quote with its label, its citation, its tags and its note, apart by a line. Words of
 * publishers are escaped, so that they read as they were printed; the analyst's notes are Markdown already.
 */

export function highlightsMarkdown(highlights: readonly CitedHighlight[]): string {
  return highlights.map(entry).join('\n---\n\n');
}

function entry(highlight: CitedHighlight): string {
  const { exact, tags, note, verdict, date, revision } = highlight;
  const label = changeLabel({ verdict, date, fetchedAt: revision.fetchedAt });
  return [
    ...(label === null ? [] : [`**[${capital(label)}.]**\n`]),
    `${quoted(exact)}\n`,
    `— ${escaped(citationOf(highlight))}\n`,
    ...(tags.length === 0 ? [] : [`${tags.map(hashtag).join(' ')}\n`]),
    ...(note === null ? [] : [`${itemised(note)}\n`]),
  ].join('\n');
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Every line of the text is a paragraph of its own. */
function quoted(text: string): string {
  const lines = text.split(/\s*[\n\r\u2028\u2029]\s*/).filter((line) => line !== '');
  return lines.map((line) => `> ${escaped(line)}`).join('\n>\n');
}

/** Signs that mean something in CommonMark, in tables, or in Obsidian (math, marks, comments, tags, block ids). */
const SIGNS = /[\\`*_{}[\]<>&~|$=%#^]/g;

/** One line of text that reads as it stands. */
function escaped(line: string): string {
  return line
    .trim()
    .replace(SIGNS, '\\$&')
    // What would begin a list.
    .replace(/^([-+])(?=\s|$|-)/, '\\$1')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}

/** As Obsidian knows tags: no spaces, no signs but - _ and /. */
const hashtag = (name: string): string => `#${name.trim().replace(/[^\p{L}\p{M}\p{N}/_-]+/gu, '-').replace(/^-+|-+$/g, '') || '-'}`;

/** Inside a list item nothing of a note, not even an open code fence, reaches what comes after it. */
function itemised(note: string): string {
  const [first = '', ...rest] = note.trim().split(/\r\n|[\n\r]/);
  return [`- Note: ${first}`, ...rest.map((line) => (line.trim() === '' ? '' : `  ${line}`))].join('\n');
}

import { marksIn, painted } from './marks.ts';
import type { Mark } from './marks.ts';
import type { Near, Words } from './query.ts';

/** A short piece of a text around the words that were found. */
export type Excerpt = {
  /** One line; "…" where the paragraph goes on. */
  readonly text: string;
  /** UTF-16 code units into `text` above. */
  readonly marks: [start: number, end: number][];
  /** The first mark in the piece, as UTF-16 code units into the whole text. */
  readonly start: number;
  readonly end: number;
};

/** UTF-16 code units. */
const MOST = 280;
const LEAD = 90;
/** How much of a very long text is read for the best piece; past it the first piece that matches will do. */
const READ = 60_000;

/** The piece of the text that shows most of the terms, or null when none of them stands in it. */
export function bestExcerpt(text: string, terms: readonly (Words | Near)[]): Excerpt | null {
  if (terms.length === 0) return null;
  for (let from = 0; from < text.length; ) {
    const to = partEnd(text, from);
    const marks = marksIn(text.slice(from, to), terms);
    if (marks.length > 0) return excerptAround(text, marks.map((mark) => ({ ...mark, start: mark.start + from, end: mark.end + from })));
    from = to;
  }
  return null;
}

/** What stands from `start` to `end`, as much as an excerpt holds of it. Nothing in it is marked. */
export function excerptOf(text: string, start: number, end: number): Excerpt {
  const to = Math.min(end, tailEnd(text, start, start));
  return { text: `${text.slice(start, to).replace(/\s/g, ' ')}${to < end ? '…' : ''}`, marks: [], start, end };
}

function partEnd(text: string, from: number): number {
  if (text.length - from <= READ) return text.length;
  const lineEnd = text.indexOf('\n', from + READ);
  return lineEnd < 0 || lineEnd - from > 2 * READ ? Math.min(text.length, from + 2 * READ) : lineEnd + 1;
}

function excerptAround(text: string, marks: readonly Mark[]): Excerpt {
  const { first, last } = bestRun(marks, linesOf(text, marks));
  const shown = marks.slice(first, last + 1);
  const start = leadStart(text, (shown[0] as Mark).start);
  const end = tailEnd(text, Math.max(...shown.map((mark) => mark.end)), start);
  const inside = marks.filter((mark) => mark.start >= start && mark.end <= end);
  const before = start > 0 && text[start - 1] !== '\n' ? '…' : '';
  const after = end < text.length && text[end] !== '\n' ? '…' : '';
  return {
    text: `${before}${text.slice(start, end).replace(/\s/g, ' ')}${after}`,
    marks: painted(inside.map((mark) => ({ start: mark.start - start + before.length, end: mark.end - start + before.length }))),
    start: (shown[0] as Mark).start,
    end: (shown[0] as Mark).end,
  };
}

/** The paragraph in which each mark begins. */
function linesOf(text: string, marks: readonly Mark[]): number[] {
  let line = 0;
  let lineEnd = text.indexOf('\n');
  return marks.map(({ start }) => {
    while (lineEnd >= 0 && lineEnd < start) {
      line++;
      lineEnd = text.indexOf('\n', lineEnd + 1);
    }
    return line;
  });
}

/** The run of marks in one paragraph, no longer than an excerpt, with most different terms; then most marks; then the first. */
function bestRun(marks: readonly Mark[], lines: readonly number[]): { first: number; last: number } {
  let best = { first: 0, last: 0, score: -1 };
  let last = 0;
  const counts = new Map<number, number>();
  for (let first = 0; first < marks.length; first++) {
    while (last < marks.length && lines[last] === lines[first] && (marks[last] as Mark).end - (marks[first] as Mark).start <= MOST - LEAD) {
      const { term } = marks[last] as Mark;
      counts.set(term, (counts.get(term) ?? 0) + 1);
      last++;
    }
    if (last === first) {
      if (best.score < 0) best = { first, last: first, score: 0 };
      last = first + 1;
      continue;
    }
    const score = counts.size + Math.min(last - first, 50) / 100;
    if (score > best.score) best = { first, last: last - 1, score };
    const { term } = marks[first] as Mark;
    const left = (counts.get(term) ?? 1) - 1;
    if (left <= 0) counts.delete(term);
    else counts.set(term, left);
  }
  return best;
}

/** The start of the sentence or paragraph when it is near, else a word's. */
function leadStart(text: string, from: number): number {
  const earliest = Math.max(0, from - LEAD);
  const lead = text.slice(earliest, from);
  const line = lead.lastIndexOf('\n');
  if (line >= 0) return earliest + line + 1;
  if (earliest === 0) return 0;
  const sentences = [...lead.matchAll(/[.!?]["”’)]*\s+/g)];
  const sentence = sentences[0];
  if (sentence !== undefined) return earliest + sentence.index + sentence[0].length;
  const space = lead.search(/\s/);
  return space < 0 ? from : earliest + space + 1;
}

function tailEnd(text: string, to: number, start: number): number {
  const latest = Math.min(text.length, Math.max(start + MOST, to));
  const line = text.slice(to, latest).indexOf('\n');
  if (line >= 0) return to + line;
  if (latest === text.length) return latest;
  const space = text.slice(to, latest).lastIndexOf(' ');
  return space < 0 ? to : to + space;
}

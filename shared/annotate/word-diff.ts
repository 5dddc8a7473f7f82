import type { TextOffset } from '../ids.ts';
import type { Side } from './align/pairing.ts';
import { alignTexts, type Alignment } from './align/align-revisions.ts';
import { firstAtLeast } from './tokenize.ts';

/**
 * A run of a word diff. The old texts of `same` and `gone` runs in order are the old text; the new texts of `same` and
 * `come` runs are the new one. `passage`: 0, or the number that a passage bears on both sides when it went elsewhere.
 */
export interface DiffRun {
  readonly kind: 'same' | 'gone' | 'come';
  readonly text: string;
  readonly passage: number;
  /** Where it stands in the old text; null for what came. */
  readonly old: TextOffset | null;
  /** Where it stands in the new text; null for what went. */
  readonly now: TextOffset | null;
}

/** The differences of two texts by words, in reading order; what went stands before what came in its place. */
export function wordDiff(older: string, newer: string): DiffRun[] {
  return wordDiffOf(alignTexts(older, newer));
}

export function wordDiffOf(alignment: Alignment): DiffRun[] {
  const { before, after } = alignment;
  const runs: DiffRun[] = [];
  let old = 0;
  let now = 0;
  for (let i = 0; i <= before.words.count; i++) {
    const isEnd = i === before.words.count;
    const j = isEnd ? after.words.count : before.partner[i]!;
    if (!isEnd && (j < 0 || alignment.passage[i] !== 0 || rawWord(before, i) !== rawWord(after, j))) continue;
    addGap(
      runs,
      alignment,
      { from: old, to: isEnd ? before.text.length : before.words.starts[i]! },
      { from: now, to: isEnd ? after.text.length : after.words.starts[j]! },
    );
    if (isEnd) break;
    add(runs, {
      kind: 'same',
      text: rawWord(before, i),
      passage: 0,
      old: before.words.starts[i]! as TextOffset,
      now: after.words.starts[j]! as TextOffset,
    });
    old = before.words.ends[i]!;
    now = after.words.ends[j]!;
  }
  return runs;
}

interface Gap {
  readonly from: number;
  readonly to: number;
}

/** What stands between two words that stayed: its equal ends stayed too, the rest went and came. */
function addGap(runs: DiffRun[], alignment: Alignment, old: Gap, now: Gap): void {
  const { before, after } = alignment;
  const oldText = before.text.slice(old.from, old.to);
  const newText = after.text.slice(now.from, now.to);
  const head = oldText === newText ? oldText.length : equalMarks(oldText, newText);
  const tail = equalMarks(reversed(oldText.slice(head)), reversed(newText.slice(head)));
  const same = (oldAt: number, newAt: number, length: number) =>
    add(runs, {
      kind: 'same',
      text: oldText.slice(oldAt, oldAt + length),
      passage: 0,
      old: (old.from + oldAt) as TextOffset,
      now: (now.from + newAt) as TextOffset,
    });
  same(0, 0, head);
  for (const { from, to, passage } of byPassage(before, (k) => alignment.passage[k]!, {
    from: old.from + head,
    to: old.to - tail,
  })) {
    add(runs, { kind: 'gone', text: before.text.slice(from, to), passage, old: from as TextOffset, now: null });
  }
  const passageOfNew = (k: number) => (after.partner[k]! < 0 ? 0 : alignment.passage[after.partner[k]!]!);
  for (const { from, to, passage } of byPassage(after, passageOfNew, { from: now.from + head, to: now.to - tail })) {
    add(runs, { kind: 'come', text: after.text.slice(from, to), passage, old: null, now: from as TextOffset });
  }
  same(oldText.length - tail, newText.length - tail, tail);
}

/** A stretch cut where another passage begins; punctuation goes with the word before it. */
function byPassage(
  { words }: Side,
  passageOf: (k: number) => number,
  { from, to }: Gap,
): (Gap & { passage: number })[] {
  const cuts: (Gap & { passage: number })[] = [];
  let start = from;
  let passage = -1;
  for (let k = firstAtLeast(words.starts, from); k < words.count && words.starts[k]! < to; k++) {
    if (passage >= 0 && passageOf(k) !== passage) {
      cuts.push({ from: start, to: words.starts[k]!, passage });
      start = words.starts[k]!;
    }
    passage = passageOf(k);
  }
  if (start < to) cuts.push({ from: start, to, passage: Math.max(0, passage) });
  return cuts;
}

/** Joins a run to the last one when it carries it on. */
function add(runs: DiffRun[], run: DiffRun): void {
  if (run.text === '') return;
  const last = runs.at(-1);
  if (last !== undefined && last.kind === run.kind && last.passage === run.passage)
    runs[runs.length - 1] = { ...last, text: last.text + run.text };
  else runs.push(run);
}

/** How many characters at the beginning are equal and belong to no word; never half of a surrogate pair. */
function equalMarks(a: string, b: string): number {
  let count = 0;
  while (
    count < a.length
    && count < b.length
    && a[count] === b[count]
    && !/[\p{L}\p{N}\p{M}\uD800-\uDFFF]/u.test(a[count]!)
  )
    count++;
  return count;
}

/** By UTF-16 code units: used to count from the end. */
function reversed(text: string): string {
  return text.split('').reverse().join('');
}

function rawWord({ text, words }: Side, k: number): string {
  return text.slice(words.starts[k], words.ends[k]);
}

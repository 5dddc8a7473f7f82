import type { Pairing } from '../align/pairing.ts';
import type { OldWords } from './cluster.ts';
import type { NewWords } from './edges.ts';

const MARK = /[^\p{L}\p{N}\s]/u;

/**
 * Offsets for the found words, as the analyst cut the old ones: inside a word when the word is unchanged, with the
 * punctuation at the ends when the highlight had some. `start`-`end` are the old offsets; the result is not yet snapped
 * to characters.
 */
export function offsetsOf(
  { before, after, sameness }: Pairing,
  { from, to }: OldWords,
  { first, last }: NewWords,
  start: number,
  end: number,
): { start: number; end: number } {
  const oldStart = before.words.starts[from]!;
  const oldEnd = before.words.ends[to - 1]!;
  const newStart = after.words.starts[first]!;
  const newEnd = after.words.ends[last]!;
  const asItWas = newStart - (oldStart - start);
  if (
    asItWas >= 0
    && after.text.startsWith(before.text.slice(start, end), asItWas)
    && asItWas + (end - start) === newEnd - (oldEnd - end)
  ) {
    return { start: asItWas, end: asItWas + (end - start) };
  }
  const keepsStart = before.partner[from] === first && sameness[from] === 1;
  const keepsEnd = before.partner[to - 1] === last && sameness[to - 1] === 1;
  return {
    start:
      start > oldStart
        ? keepsStart
          ? Math.min(newEnd, newStart + (start - oldStart))
          : newStart
        : newStart - marksBefore(after.text, newStart, before.text.slice(start, oldStart).trim().length),
    end:
      end < oldEnd
        ? keepsEnd
          ? Math.max(newStart, newEnd - (oldEnd - end))
          : newEnd
        : newEnd + marksAfter(after.text, newEnd, before.text.slice(oldEnd, end).trim().length, marksAt(before.text, oldEnd)),
  };
}

function marksBefore(text: string, at: number, most: number): number {
  let count = 0;
  while (count < most && at - count > 0 && MARK.test(text[at - count - 1]!)) count++;
  return count;
}

/**
 * As many as the highlight had. Up to two that the edit added are taken along: edits like to add a closing quote mark and a full stop. A
 * closing mark that stood behind the highlight before is not part of it now. `stood`: all that followed the old words.
 */
function marksAfter(text: string, at: number, most: number, stood: number): number {
  if (most === 0) return 0;
  const stand = marksAt(text, at);
  return Math.min(stand, most + Math.min(2, Math.max(0, stand - stood)));
}

function marksAt(text: string, at: number): number {
  let count = 0;
  while (MARK.test(text[at + count] ?? ' ')) count++;
  return count;
}

/** A run of words that is in both texts, or only in one. */
export interface Run {
  kind: 'same' | 'gone' | 'new';
  text: string;
}

/** Words with the white space after them; more than this many on a side are not compared word by word. */
const MOST = 600;

/** What changed from one wording to another, word by word: joined, the same and gone runs give the old text, the same and new ones the new. */
export function wordChange(then: string, now: string): Run[] {
  const old = wordsOf(then);
  const young = wordsOf(now);
  if (old.length > MOST || young.length > MOST)
    return joined([
      { kind: 'gone', text: then },
      { kind: 'new', text: now },
    ]);
  // Lengths of the longest common subsequence of what is left, from each pair of places to the ends.
  const common = Array.from({ length: old.length + 1 }, () => new Uint16Array(young.length + 1));
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = young.length - 1; j >= 0; j--) {
      common[i]![j] =
        old[i] === young[j] ? common[i + 1]![j + 1]! + 1 : Math.max(common[i + 1]![j]!, common[i]![j + 1]!);
    }
  }
  const runs: Run[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < young.length) {
    if (i < old.length && j < young.length && old[i] === young[j]) {
      runs.push({ kind: 'same', text: old[i]! });
      i++;
      j++;
    } else if (i < old.length && (j >= young.length || common[i + 1]![j]! >= common[i]![j + 1]!))
      runs.push({ kind: 'gone', text: old[i++]! });
    else runs.push({ kind: 'new', text: young[j++]! });
  }
  return joined(runs);
}

const wordsOf = (text: string): string[] => text.match(/\s+|[\p{L}\p{N}\p{M}’'-]+|[^\s\p{L}\p{N}\p{M}]/gu) ?? [];

function joined(runs: readonly Run[]): Run[] {
  const result: Run[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    if (run.text === '') continue;
    if (last?.kind === run.kind) last.text += run.text;
    else result.push({ ...run });
  }
  return result;
}

/** Marks that are kept of one text. */
const MARKS = 12;
/** Characters of a text that are looked at: more would say nothing more about which text it is. */
const LOOKED_AT = 200_000;

/** A word, or one character of a script that puts no spaces between words. */
const WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]|[\p{L}\p{N}]+/gu;

/** The runs of three words in a text as numbers (32 bits, unsigned); of single words where the text is too short for runs. */
export function runsOf(text: string, length: 1 | 3 = runLength(text)): Set<number> {
  const words = wordsOf(text);
  const runs = new Set<number>();
  for (let from = 0; from + length <= words.length; from += 1) {
    let run = 0x811c9dc5;
    for (let index = from; index < from + length; index += 1) run = mixed(run, words[index]!);
    runs.add(run >>> 0);
  }
  return runs;
}

/** The same few runs of a text each time, whatever stands around them: an edit leaves most of them. */
export function marksOf(text: string): number[] {
  return [...runsOf(text)].sort((one, other) => one - other).slice(0, MARKS);
}

/** 0 to 1: how much two texts have in common; 1 also where one holds the other whole and both are long enough to tell. */
export function likeness(one: string, other: string): number {
  const length = runLength(one) === 3 && runLength(other) === 3 ? 3 : 1;
  const [runs, others] = [runsOf(one, length), runsOf(other, length)];
  const least = Math.min(runs.size, others.size);
  if (least === 0) return 0;
  let shared = 0;
  for (const run of runs) if (others.has(run)) shared += 1;
  const held = shared / least;
  return least >= 40 && held > 0.8 ? held : (2 * shared) / (runs.size + others.size);
}

function runLength(text: string): 1 | 3 {
  return text.length > 2000 || wordsOf(text).length >= 15 ? 3 : 1;
}

function wordsOf(text: string): string[] {
  return text.slice(0, LOOKED_AT).normalize('NFKC').toLowerCase().match(WORD) ?? [];
}

/** FNV-1a over the characters of a word and a space. */
function mixed(run: number, word: string): number {
  let hash = run;
  for (let index = 0; index < word.length; index += 1) hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193);
  return Math.imul(hash ^ 0x20, 0x01000193);
}

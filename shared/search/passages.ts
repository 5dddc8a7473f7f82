/** A stretch of a brief's text: UTF-16 code units, `end` excluded. */
export type Passage = { readonly start: number; readonly end: number };

/** UTF-16 code units: about a hundred words, what a remembered sentence and its neighbours need. */
const ENOUGH = 600;
const MOST = 1_000;

/**
 * Cuts a text into passages: whole paragraphs up to a good size, long paragraphs at the ends of sentences. Every
 * character but the breaks between passages belongs to exactly one, no word to two, and the same text always gives the same passages.
 */
export function passagesOf(text: string): Passage[] {
  const passages: Passage[] = [];
  let start = 0;
  while (start < text.length) {
    const end = passageEnd(text, start);
    if (end > start) passages.push({ start, end });
    start = text[end] === '\n' ? end + 1 : Math.max(end, start + 1);
  }
  return passages;
}

function passageEnd(text: string, start: number): number {
  let end = start;
  for (;;) {
    const found = text.indexOf('\n', end);
    const blockEnd = found < 0 ? text.length : found;
    if (blockEnd - start > MOST) return end > start ? end - 1 : sentenceEnd(text, start, blockEnd);
    if (blockEnd - start >= ENOUGH || blockEnd === text.length) return blockEnd;
    end = blockEnd + 1;
  }
}

const SENTENCE_END = /[.!?]["”’)\]]*\s|[。！？]/g;
const SPACE = /\s/g;

/** The first end of a sentence after a good size, else the next space: a passage never ends inside a word. */
function sentenceEnd(text: string, start: number, blockEnd: number): number {
  SENTENCE_END.lastIndex = start + ENOUGH / 2;
  const sentence = SENTENCE_END.exec(text);
  if (sentence !== null && sentence.index < start + MOST) return Math.min(sentence.index + sentence[0].length, blockEnd);
  SPACE.lastIndex = start + ENOUGH;
  const space = SPACE.exec(text);
  return space === null || space.index > blockEnd ? blockEnd : space.index + 1;
}

/**
 * What the index of passages holds of a text: all words but those of one or two Latin letters, which tell nothing about
 * a sentence that is remembered and would take a sixth of that index.
 */
export function tellingText(indexed: string): string {
  return indexed.replace(SHORT, ' ');
}

const SHORT = /(?<![^\0-\u007f])\b[A-Za-z]{1,2}\b(?![^\0-\u007f])/g;

/** Whether `tellingText` keeps a word. */
export function isTelling(word: string): boolean {
  return word.length > 2 || !/^[a-z]+$/.test(word);
}
